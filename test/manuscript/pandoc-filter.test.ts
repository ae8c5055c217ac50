import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const hasPandoc = spawnSync('pandoc', ['--version']).status === 0;
const HEAD = `---\nscopebook:\n  command: ${process.execPath} ${resolve('dist/cli.js')}\n---\n\n`;

/** A text of Markdown, rendered by pandoc with the filter in a folder that has the repository's own review. */
function rendered(text: string): { status: number | null; stdout: string; stderr: string } {
  const folder = temporaryFolder();
  for (const part of ['review.yaml', 'corpus', 'codebook', 'figures'])
    cpSync(part, join(folder, part), { recursive: true });
  return spawnSync('pandoc', ['--lua-filter', resolve('templates/scopebook.lua'), '-t', 'plain', '--wrap=none'], {
    cwd: folder,
    encoding: 'utf8',
    input: HEAD + text,
  });
}

// R 4.2: x <- read.csv("corpus/studies.csv"); nrow(x) is 87, sum(x$method == "prompting") is 69
describe.skipIf(!hasPandoc)(`the filter for pandoc${hasPandoc ? '' : ' (no pandoc here)'}`, () => {
  test('fills placeholders in text, over lines, in tables and as shortcodes; leaves code and other braces', () => {
    const { stdout, stderr } = rendered(
      'Prompting: **{{ method = prompting }}**, ({{ method =\nprompting | n/N }}) and {{< scopebook method = prompting | % >}}.\n\n' +
        '| a |\n|---|\n| {{ studies \\| n }} |\n\nElse `{{ method }}` and {{< include x.qmd >}}.\n',
    );
    expect(stdout, stderr).toContain('Prompting: 69 (79.3%), (69/87) and 79.3%.');
    expect(stdout).toMatch(/-\s+87\s/);
    expect(stdout).toContain('Else {{ method }} and {{< include x.qmd >}}.');
  });

  test('a placeholder that cannot be filled, or is cut by a table, ends the rendering with the reason', () => {
    const unknown = rendered('{{ metod = prompting }}\n');
    expect(unknown.status).not.toBe(0);
    expect(unknown.stderr).toContain('unknown field "metod" (did you mean method?)');
    const cut = rendered('| a | b |\n|---|---|\n| {{ studies | n }} | x |\n');
    expect(cut.status).not.toBe(0);
    expect(cut.stderr).toContain('a placeholder is not closed: {{ studies');
  });
});
