import { type Dialect, gridOf } from './cells.ts';
import { folded } from './condition.ts';

/** The studies' rows of a sheet, under the header that `init` and the codebook name. */
export interface Sheet {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads a sheet by what review.yaml declares of it. */
export function sheetOf(name: string, bytes: Uint8Array, dialect: Dialect, encoding: string | undefined): Sheet {
  const whole = gridOf(name, bytes, dialect, encoding);
  const width = Math.max(...whole.map(row => row.length));
  const turned = dialect.orientation === 'columns';
  const grid = turned
    ? Array.from({ length: width }, (_, column) => whole.map(row => row[column] ?? ''))
    : whole.map(row => [...row, ...Array<string>(width - row.length).fill('')]);
  const area = areaOf(dialect.range, turned);
  const cut = grid.map(row => row.slice(area.left, area.right === null ? undefined : area.right + 1));
  const isBlank = (row: readonly string[]): boolean => row.every(cell => cell.trim() === '');
  const top = dialect.headerRows ?? [firstFrom(area.top, row => !isBlank(cut[row - 1] ?? []), cut.length)];
  const header = named(
    headerOf(
      top.map(row => cut[row - 1]!),
      dialect.headerJoin ?? ' ',
    ),
  );
  const skipped = new Set([...(dialect.skipRows ?? []), ...(dialect.summaryRows ?? [])]);
  const rows = cut.filter((row, i) => {
    const number = i + 1;
    if (number <= top.at(-1)! || (area.bottom !== null && number > area.bottom) || isBlank(row)) return false;
    if (dialect.commentChar !== undefined && row[0]!.startsWith(dialect.commentChar)) return false;
    return !skipped.has(row.find(cell => cell.trim() !== '')!.trim());
  });
  for (const name of dialect.fillDown ?? []) {
    const at = header.findIndex(text => text.trim() === name.trim());
    rows.forEach((row, i) => {
      if (at >= 0 && row[at]!.trim() === '' && i > 0) row[at] = rows[i - 1]![at]!;
    });
  }
  return joined({ header, rows }, dialect.slots ?? {});
}

const firstFrom = (from: number, test: (row: number) => boolean, most: number): number => {
  for (let row = from; row <= most; row++) if (test(row)) return row;
  return from;
};

/** `B3:F40`, from 1; of a turned sheet in its own terms. */
function areaOf(range: string | undefined, turned: boolean) {
  const column = (letters: string): number => [...letters].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0);
  const found = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d*))?$/.exec(range ?? 'A1')!;
  const [left, top] = [column(found[1]!), Number(found[2])];
  const right = found[3] === undefined ? null : column(found[3]);
  const bottom = found[4] === undefined || found[4] === '' ? null : Number(found[4]);
  return turned
    ? { left: top - 1, right: bottom === null ? null : bottom - 1, top: left, bottom: right }
    : { left: left - 1, right: right === null ? null : right - 1, top, bottom };
}

/** Several header rows: a label above stands for the blank cells to its right, where the last row is filled. */
function headerOf(rows: readonly (readonly string[])[], mark: string): string[] {
  const last = rows.at(-1)!.map(cell => cell.trim());
  const above = rows.slice(0, -1).map(row => {
    let label = '';
    return row.map((cell, column) => {
      if (cell.trim() !== '') label = cell.trim();
      return cell.trim() === '' && last[column] === '' ? '' : label;
    });
  });
  return last.map((name, column) => [...above.map(row => row[column]!), name].filter(text => text !== '').join(mark));
}

/** The second column of a name is `name (2)`. */
function named(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map(name => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** What fills a slot that holds no further answer. */
const NOTHING = /^(|na|n\/a|n\.a\.|nan|null|none|-+|[\u2013\u2014.]|not applicable)$/i;

/** Columns that are slots of one list stand in one cell, at the place of the first. */
function joined(sheet: Sheet, slots: Readonly<Record<string, readonly string[]>>): Sheet {
  let { header, rows } = sheet;
  for (const [name, parts] of Object.entries(slots)) {
    const at = parts.map(part => header.findIndex(text => folded(text) === folded(part)));
    const answers = (row: readonly string[]): string => {
      const filled = at.map(column => row[column]!.trim()).filter(text => text !== '');
      const said = filled.filter(text => !NOTHING.test(text));
      return said.length > 0 ? said.join('; ') : (filled[0] ?? '');
    };
    const keep = <T>(list: readonly T[], own: T): T[] =>
      list.flatMap((entry, column) => (column === at[0] ? [own] : at.includes(column) ? [] : [entry]));
    rows = rows.map(row => keep(row, answers(row)));
    header = keep(header, name);
  }
  return { header, rows };
}
