import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
for (const part of ['review.yaml', 'corpus', 'codebook', 'figures'])
  cpSync(part, join(folder, part), { recursive: true });

// util-linux's `script` gives the program a real terminal
const terminal =
  spawnSync('script', ['-V'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true &&
  existsSync('dist/cli.js');

/** Runs `scopebook add` on a pseudo-terminal; each answer is typed when its question stands on the screen. */
function session(answers: readonly (readonly [question: string, answer: string])[]): Promise<string> {
  const child = spawn('script', ['-qfec', `"${process.execPath}" "${resolve('dist/cli.js')}" add`, '/dev/null'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let screen = '';
  let seen = 0;
  const waiting = [...answers];
  return new Promise(done => {
    child.stdout.on('data', (chunk: Buffer) => {
      screen += chunk.toString('utf8');
      const next = waiting[0];
      if (next === undefined) return;
      const at = screen.indexOf(next[0], seen);
      if (at < 0 || !screen.slice(at).includes('> ')) return;
      seen = screen.length;
      waiting.shift();
      child.stdin.write(next[1]);
    });
    child.on('close', () => done(screen));
  });
}

test.skipIf(!terminal)(
  'a study is charted at a terminal: wrong answers, definitions, an interruption, going on, skip logic',
  async () => {
    const sheet = join(folder, 'corpus/studies.csv');
    const before = readFileSync(sheet, 'utf8');
    const first = await session([
      ['First author', 'Doe\n'],
      ['Year of publication', '1999\n'],
      ['Year of publication', '2024\n'],
      ['Title', 'A study that was charted at a terminal\n'],
      ['Venue', '\n'],
      // Ctrl-C in the middle
      ['Identifier', '\u0003'],
    ]);
    expect(first).toContain('! ');
    expect(readFileSync(sheet, 'utf8')).toBe(before);
    const second = await session([
      ['Identifier', '\n'],
      ['Address', '\n'],
      ['Clinical domain', '?\n'],
      ['Clinical domain', 'oncology\n'],
      ['Modality', '1\n'],
      ['Data type', '1;3\n'],
      ['Generation method', '2\n'],
      ['Model family', 'NR\n'],
      ['Model access', 'NR\n'],
      ['Language', 'en\n'],
      ['Purpose', '1\n'],
      ['Source material', 'NR\n'],
      ['Evaluation', '2\n'],
      ['Privacy claim', 'not_mentioned\n'],
      ['Release', 'NR\n'],
      ['Note', '\n'],
      ['Add this row?', 'yes\n'],
    ]);
    expect(second).toContain('4 answers were kept');
    expect(second).toContain('added s089 to corpus/studies.csv');
    const after = readFileSync(sheet, 'utf8');
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length).trim()).toBe(
      's089,Doe,2024,A study that was charted at a terminal,,,,oncology,text,clinical_note;dialogue,fine_tuning,,NR,NR,en,augmentation,NR,human,not_mentioned,NR,',
    );
  },
  60_000,
);
