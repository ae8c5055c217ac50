/** Marks of private use: where a row of a table begins, and where one ends although its line goes on. */
export const ROW = '\ue003';
export const BREAK = '\ue004';

const TABLE = /\\begin\{(tabular[xy*]?|tabulary|longtable|supertabular|array|tblr)\}/g;
/** A table inside a cell, as table editors write cells of several lines. */
const INNER =
  /\\begin\{(tabular[xy*]?|array)\}(?:\[[^\]]{0,99}\])?\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}((?:(?!\\begin\{)[\s\S])*?)\\end\{\1\}/g;
const STACKED = /\\(?:makecell|shortstack|thead)(?:\[[^\]]{0,99}\])?\{((?:[^{}]|\{[^{}]*\})*)\}/g;
/** What stands between two rows, or before the first, and is none. */
const SETTING =
  /^(?:\s|\\(?:top|mid|bottom|specialc?)rule(?:\[[^\]]{0,99}\])?|\\hline|\\c(?:midrule|line)(?:\[[^\]]{0,99}\])?(?:\([^)]*\))?\{[^{}]*\}|\\addlinespace(?:\[[^\]]{0,99}\])?|\\end(?:first|last)?(?:head|foot)\b|\\(?:no)?pagebreak(?:\[\d\])?|\\rowcolor(?:\[[^\]]{0,99}\])?\{[^{}]*\}|\\row(?:style|font)\{[^{}]*\}|\[[^\]]{0,99}\])+/;

/**
 * LaTeX in which every row of a table is on one line, whatever lines it was written on; the number of line breaks stays, so that
 * line numbers do.
 *
 * @param source LaTeX without comments
 */
export function rowsOnLines(source: string): string {
  let text = '';
  let at = 0;
  for (const match of source.matchAll(TABLE)) {
    if (match.index < at) continue;
    const end = endOf(source, match.index, match[1]!);
    if (end < 0) break;
    const body = match.index + match[0].length;
    text += source.slice(at, body) + rows(source.slice(body, end));
    at = end;
  }
  return text + source.slice(at);
}

/** Where the environment that begins at a place ends. */
function endOf(source: string, from: number, name: string): number {
  let depth = 0;
  const marks = new RegExp(`\\\\(begin|end)\\{${name.replace('*', '\\*')}\\}`, 'g');
  marks.lastIndex = from;
  for (let mark = marks.exec(source); mark !== null; mark = marks.exec(source)) {
    depth += mark[1] === 'begin' ? 1 : -1;
    if (depth === 0) return mark.index;
  }
  return -1;
}

const flat = (part: string): string => part.replace(/\\\\(?:\[[^\]]{0,99}\])?/g, ' ');

function rows(body: string): string {
  const plain = body
    .replace(INNER, (_, __, inner: string) => flat(inner))
    .replace(STACKED, (_, inner: string) => flat(inner));
  const parts = plain.split(/(?<!\\)\\\\\*?(?:\[[^\]\n]{0,99}\])?/);
  return parts
    .map((part, i) => {
      // what follows the last row is no row
      if (i === parts.length - 1) return part;
      const setting = SETTING.exec(part)?.[0] ?? '';
      const row = part.slice(setting.length);
      if (row.trim() === '' || /^\s*\\(?:caption|label|multicolumn\{\d+\}\{[^{}]*\}\{\s*\\tablename)/.test(row))
        return `${part}\\\\`;
      const lines = row.split('\n');
      // columns of the first row's own line are set before: `{lrr} Item & n`
      const lead =
        i === 0
          ? (/^\s*(?:\[[^\]]{0,99}\])?(?:\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}\s*)+/.exec(setting + row)?.[0] ?? '')
          : '';
      if (lead !== '') {
        const rest = (setting + row).slice(lead.length);
        const head = SETTING.exec(rest)?.[0] ?? '';
        // a longtable has its caption where its first row would be
        if (rest.slice(head.length).startsWith('\\caption')) return `${part}\\\\`;
        return `${lead}${head}${joined(rest.slice(head.length).split('\n'), head.includes('\n') || lead.includes('\n'))}`;
      }
      return `${setting}${joined(lines, setting.includes('\n'))}`;
    })
    .join('');
}

/** The lines of a row as one, and after it the line breaks that it had: lines without text that end no table. */
function joined(lines: readonly string[], fresh: boolean): string {
  return `${fresh ? '' : BREAK}${ROW}${lines.map(line => line.trim()).join(' ')}\\\\${'\n\\hline'.repeat(lines.length - 1)}`;
}
