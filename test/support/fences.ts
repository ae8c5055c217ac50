import { readFileSync } from 'node:fs';

/** A fenced block of a page, or lines of it that a comment names. */
export interface Fence {
  readonly page: string;
  /** the line of the opening fence, counted from 1 */
  readonly line: number;
  readonly language: string;
  /** the file that the block defines: `file=PATH` behind the language, or a first line `# PATH` in YAML */
  readonly file: string | null;
  /** the written file that the block shows: `output=PATH` behind the language, or in a comment before a table */
  readonly output: string | null;
  readonly content: string;
}

const attribute = (info: string, name: string): string | null =>
  new RegExp(`(?:^|\\s)${name}=(\\S+)`).exec(info)?.[1] ?? null;

/** The fenced blocks of a Markdown page, and the lines below `<!-- output=PATH -->`, in their order. */
export function fencesOf(page: string, text = readFileSync(page, 'utf8')): Fence[] {
  const found: Fence[] = [];
  const pattern = /^( *)(```+)([^\n`]*)\n([\s\S]*?)^\1\2 *$|^<!-- (output=\S+) -->\n([\s\S]*?)(?:\n\n|$(?![\s\S]))/gm;
  for (const match of text.matchAll(pattern)) {
    const info = match[5] ?? match[3]!.trim();
    const content = match[6] ?? match[4]!;
    const language = match[5] === undefined ? (/^\w+/.exec(info)?.[0] ?? '') : 'lines';
    const named = /^ya?ml$/.test(language) ? /^# (\S+\.ya?ml)\n/.exec(content)?.[1] : undefined;
    found.push({
      page,
      line: text.slice(0, match.index).split('\n').length,
      language,
      file: attribute(info, 'file') ?? named ?? null,
      output: attribute(info, 'output'),
      content,
    });
  }
  return found;
}
