/** A command of a console block with what it is said to print. */
export interface Example {
  readonly command: string;
  readonly printed: readonly string[];
}

/** The commands of a console block: each line that begins with `$ `, and the lines below it. */
export function examplesOf(content: string): Example[] {
  const found: { command: string; printed: string[] }[] = [];
  for (const line of content.split('\n'))
    if (line.startsWith('$ ')) found.push({ command: line.slice(2), printed: [] });
    else found.at(-1)?.printed.push(line);
  return found.map(({ command, printed }) => ({ command, printed: trimmed(printed) }));
}

/** The words of a command as a shell gives them: double quotes hold together, ` # ` begins a remark. */
export function shellWords(command: string): string[] {
  const words: string[] = [];
  for (const match of command.matchAll(/\s*(?:(#.*$)|((?:"[^"]*"|[^\s"])+))/g))
    if (match[2] !== undefined) words.push(match[2].replaceAll('"', ''));
    else break;
  return words;
}

/** What a program printed, as lines; the width of blanks, those at the end of a line and blank lines around are not looked at. */
export const linesOf = (text: string): string[] => trimmed(text.split('\n'));

function trimmed(lines: readonly string[]): string[] {
  const all = lines.map(line => line.replace(/[\u00a0\u202f]/g, ' ').trimEnd());
  while (all.at(-1) === '') all.pop();
  while (all[0] === '') all.shift();
  return all;
}

/**
 * Whether lines are what a page shows of them. A line `…` stands for one or more lines, and ` …` at the end of a line for the
 * rest of it.
 */
export function shows(shown: readonly string[], lines: readonly string[]): boolean {
  const [first, ...rest] = shown;
  if (first === undefined) return lines.length === 0;
  if (first.trim() === '…') return lines.some((_, index) => shows(rest, lines.slice(index + 1)));
  const line = lines[0];
  if (line === undefined) return false;
  const same =
    line === first || (first.endsWith(' …') && line.startsWith(first.slice(0, -2)) && line.length >= first.length);
  return same && shows(rest, lines.slice(1));
}

/** Whether some of the lines, one after another, are what a page shows of them. */
export const showsPart = (shown: readonly string[], lines: readonly string[]): boolean =>
  shown.length > 0 &&
  lines.some((_, from) => shows(shown, lines.slice(from)) || shows([...shown, '…'], lines.slice(from)));
