import { counted } from '../../base/plural.ts';
import type { Table } from '../../model/table.ts';
import type { InferNote } from '../draft.ts';
import { type Block, mainBlock } from './blocks.ts';
import { findHeader, range } from './find-header.ts';
import { findOrientation } from './find-orientation.ts';
import { findSkippedRows, type SkippedRows } from './find-skipped-rows.ts';
import { findSummaryRows, type SummaryRows } from './find-summary-rows.ts';
import { gridOf } from './grid.ts';

/** What a resource's `dialect` must say so that the table is read and nothing beside it. */
export interface Layout {
  readonly dialect: {
    readonly headerRows?: readonly number[];
    readonly headerJoin?: string;
    readonly commentChar?: string;
    readonly orientation?: 'columns';
    readonly range?: string;
    readonly summaryRows?: readonly string[];
    readonly skipRows?: readonly string[];
  };
  readonly notes: readonly InferNote[];
  /** what of it is a guess that could move a number; null where nothing is */
  readonly guess: Readonly<Record<string, string>> | null;
}

const SUMMARY = /^(total|totals|sum|mean|average|median|sd|standard deviation|grand total)\b/i;
const REMARK =
  /^(notes?|sources?|legend|abbreviations?|key|anmerkung(en)?|nota) ?[:=]|^[*†‡§¶¹²³⁴-⁹ᵃᵇᶜᵈᵉᶠᵍʰ]{1,3}\s*\p{L}|^\[[1-9a-h]\]\s*\p{L}/iu;
/** `a Design changed during the trial` */
const FOOTNOTE = /^[a-h]\)?\s\p{Lu}/u;
const LEGEND =
  /^(legends?|keys?|codes?|abbreviations?|notes?|definitions?|legende|abkürzungen|anmerkungen|légende|abréviations|leyenda|abreviaturas|legenda|note)\s?:?$/i;
const CHANGE = 'declare it otherwise in the `dialect:` of the resource in review.yaml';

/** Looks at a sheet that was read without a header, and finds the table in it. */
export function findLayout(table: Table): Layout {
  const grid = gridOf(table);
  const notes: InferNote[] = [];
  const say = (message: string, change = CHANGE): void => void notes.push({ field: null, message, change });
  if (grid.rows === 0) return { dialect: {}, notes, guess: null };
  const block = mainBlock(grid);
  for (const part of block.beside)
    say(
      `${part.cells} ${part.cells === 1 ? 'cell' : 'cells'} in column${part.first === part.last ? ` ${grid.letter(part.first)}` : `s ${grid.letter(part.first)} to ${grid.letter(part.last)}`} appear beside the table (a blank column between) and are not read`,
    );
  const header = findHeader(grid, block);
  const top = header.rows[0]!;
  const above = range(0, top - 1).filter(row =>
    range(block.first, block.last).some(column => grid.filled(row, column)),
  );
  if (above.length > 0)
    say(
      `the header is in row ${grid.rowNumber(top)}; the rows above it are not read: ${above
        .slice(0, 3)
        .map(
          row =>
            `"${
              range(block.first, block.last)
                .map(column => grid.cell(row, column))
                .find(text => text !== '')
                ?.slice(0, 50) ?? ''
            }"`,
        )
        .join(', ')}`,
    );
  const turned = header.rows.length === 1 ? findOrientation(grid, block, top) : null;
  if (turned !== null) {
    say(
      `items are in rows and studies in columns (${turned.evidence}); the sheet is turned`,
      'remove `orientation: columns` from the `dialect:` in review.yaml if every row is a study',
    );
    for (const column of range(block.first, turned.labels - 1))
      say(`column ${grid.letter(column)} is before the names of the items and is not read`);
    if (turned.described.length > 0)
      say(
        `${counted(turned.described.length, 'column')} (${turned.described.map(column => `"${grid.cell(top, column)}"`).join(', ')}) ${turned.described.length === 1 ? 'explains' : 'explain'} the items and ${turned.described.length === 1 ? 'is' : 'are'} not read`,
        'remove its header from `skipRows:` in the `dialect:` of the resource in review.yaml if such a column is a study',
      );
    for (const column of turned.totals)
      say(`column ${grid.letter(column)} ("${grid.cell(top, column)}") summarises the studies and is not read`);
    const whole = turned.labels === 0 && turned.last === grid.columns - 1 && top === 0;
    const bottom = table.at(table.rows - 1, null).row ?? table.rows;
    return {
      dialect: {
        orientation: 'columns',
        ...(turned.described.length === 0 ? {} : { skipRows: turned.described.map(column => grid.cell(top, column)) }),
        ...(whole
          ? {}
          : { range: `${grid.letter(turned.labels)}${grid.rowNumber(top)}:${grid.letter(turned.last)}${bottom}` }),
      },
      notes,
      guess: { orientation: turned.evidence, otherwise: 'every row is a study' },
    };
  }
  const sums = findSummaryRows(table, header.rows.at(-1)!, block.first, block.last);
  const number = (row: number): number => table.at(row, null).row ?? row + 1;
  if (sums.rows.length > 0)
    say(
      `${sums.rows.length === 1 ? 'row' : 'rows'} ${sums.rows.map(number).join(', ')} (${sums.labels.map(label => `"${label}"`).join(', ')}) ${sums.rows.length === 1 ? 'sums up the studies and is' : 'sum up the studies and are'} not read`,
      'remove the text from `summaryRows:` in the `dialect:` of the resource in review.yaml if such a row is a study',
    );
  const skipped = findSkippedRows(table, header.rows.at(-1)!, block.first, block.last);
  if (skipped.rows.length > 0)
    say(
      `${skipped.evidence.join('; ')}: not read (${skipped.texts
        .slice(0, 3)
        .map(text => `"${text.slice(0, 40)}"`)
        .join(', ')})`,
      'remove the text from `skipRows:` in the `dialect:` of the resource in review.yaml if such a row is a study',
    );
  if (skipped.echoes.length > 0)
    say(
      `${skipped.echoes.length === 1 ? 'row' : 'rows'} ${skipped.echoes.map(number).join(', ')} ${skipped.echoes.length === 1 ? 'repeats the header and counts' : 'repeat the header and count'} as a study`,
      'delete such rows in the sheet, and run init again',
    );
  const aside = [...sums.rows, ...skipped.rows];
  const { second } = skipped;
  if (second !== null)
    say(`a second table below the studies ("${leadOf(table, second, block)}", row ${number(second)}) is not read`);
  const bottom = second === null ? footer(table, aside, block.first, block.last, say) : number(second - 1);
  const cutColumns = block.beside.length > 0;
  const dialect: {
    headerRows?: number[];
    headerJoin?: string;
    commentChar?: string;
    range?: string;
    summaryRows?: readonly string[];
    skipRows?: readonly string[];
  } = {};
  if (skipped.rows.length > 0) dialect.skipRows = skipped.texts;
  if (sums.rows.length > 0) dialect.summaryRows = sums.labels;
  if (header.comment !== undefined) {
    dialect.commentChar = header.comment;
    say(header.evidence);
  }
  if (cutColumns || bottom !== null)
    dialect.range = `${grid.letter(block.first)}${grid.rowNumber(top)}:${grid.letter(block.last)}${bottom ?? ''}`;
  if (header.rows.length > 1) {
    say(`the header is made of ${header.rows.length === 2 ? 'two' : 'three'} rows: ${header.evidence}`);
    dialect.headerRows = header.rows.map(row => grid.rowNumber(row));
    dialect.headerJoin = ' | ';
  } else if (above.length > 0 && dialect.range === undefined) dialect.headerRows = [grid.rowNumber(top)];
  const isAside = (row: number): boolean => aside.includes(row);
  const below =
    bottom === null ? 0 : range(0, table.rows - 1).filter(row => number(row) > bottom && !isAside(row)).length;
  const left = below + aside.length;
  const read = table.rows - left - (header.rows.at(-1)! + 1);
  const isSure = left === skipped.sure && skipped.echoes.length === 0;
  return { dialect, notes, guess: isSure ? null : guessOf(sums, skipped, below, bottom, read) };
}

/** The first filled cell of a row. */
const leadOf = (table: Table, row: number, { first, last }: Block): string =>
  range(first, last)
    .map(column => table.columns[column]?.value(row).trim() ?? '')
    .find(text => text !== '')
    ?.slice(0, 40) ?? '';

/** What of the rows that are left out is guessed. */
function guessOf(
  sums: SummaryRows,
  skipped: SkippedRows,
  below: number,
  bottom: number | null,
  read: number,
): Readonly<Record<string, string>> {
  const left = below + sums.rows.length + skipped.rows.length;
  return {
    ...(skipped.rows.length === 0 ? {} : { skipRows: `${skipped.evidence.join('; ')}` }),
    ...(sums.rows.length === 0
      ? {}
      : {
          summaryRows: `${counted(sums.rows.length, 'row')} (${sums.labels.join(', ')}) ${sums.rows.length === 1 ? 'sums' : 'sum'} up and ${sums.rows.length === 1 ? 'is' : 'are'} not read`,
        }),
    ...(below === 0
      ? {}
      : { range: `${counted(below, 'row')} below row ${bottom} ${below === 1 ? 'is' : 'are'} not read` }),
    ...(skipped.echoes.length === 0
      ? {}
      : {
          rows:
            skipped.echoes.length === 1
              ? '1 row that repeats the header is read as a study'
              : `${skipped.echoes.length} rows that repeat the header are read as studies`,
        }),
    otherwise: `${counted(left === 0 ? read - skipped.echoes.length : read + left, 'row')} instead of ${read}`,
  };
}

/**
 * Where a table of counts begins below the studies (a pivot table), behind a blank row: its second column holds numbers where
 * the studies have none. Null where there is none.
 */
function countsBelow(table: Table, kept: readonly number[], columns: readonly number[]): number | null {
  const cell = (row: number, column: number): string => table.columns[column]?.value(row).trim() ?? '';
  const isNumber = (text: string): boolean => /^\d[\d.,]*%?$/.test(text);
  const number = (row: number): number => table.at(row, null).row ?? row + 1;
  for (let i = kept.length - 2; i > Math.max(4, kept.length - 40); i--) {
    if (number(kept[i]!) - number(kept[i - 1]!) <= kept[i]! - kept[i - 1]!) continue;
    const [head, ...below] = kept.slice(i);
    const above = kept.slice(1, i);
    const isCounts = columns.slice(1).some(column => {
      const numbers = below.map(row => cell(row, column)).filter(text => text !== '');
      if (numbers.length < 2 || numbers.length < below.length || !numbers.every(isNumber)) return false;
      return above.every(row => !isNumber(cell(row, column))) && !isNumber(cell(head!, column));
    });
    if (isCounts) return i;
  }
  return null;
}

/** How many rows at the end pass a test, where none of those above does. */
function trailing(rows: readonly number[], test: (row: number) => boolean): number {
  const first = rows.findIndex((row, i) => i > 0 && test(row));
  return first >= 6 && rows.slice(first).every(test) ? rows.length - first : 0;
}

/** Remarks and other tables below the table: the last row number that belongs to it, or null where nothing stands below. */
function footer(
  table: Table,
  sums: readonly number[],
  first: number,
  last: number,
  say: (message: string) => void,
): number | null {
  const number = (row: number): number => table.at(row, null).row ?? row + 1;
  const cellsOf = (row: number): string[] =>
    range(first, last).map(column => table.columns[column]?.value(row).trim() ?? '');
  const fill = (row: number): number => cellsOf(row).filter(text => text !== '').length;
  const width = range(first, last).length;
  const above = range(1, Math.max(1, table.rows - 31)).concat(
    table.rows <= 31 ? range(1, Math.floor(table.rows / 2)) : [],
  );
  const firstIsKey = above.length >= 3 && above.every(row => (table.columns[first]?.value(row).trim() ?? '') !== '');
  const kept = range(0, table.rows - 1).filter(row => !sums.includes(row));
  let end = kept.length - 1;
  // a second table, or counts, below a blank row: the first column, which every study fills, is blank there
  const isKeyless = (row: number): boolean =>
    (table.columns[first]?.value(row).trim() ?? '') === '' && width > 1 && firstIsKey;
  const isFew = (row: number): boolean => fill(row) <= Math.max(1, width * 0.34);
  const pivot = countsBelow(table, kept, range(first, last));
  if (pivot !== null) end = pivot - 1;
  const nameless = trailing(kept.slice(0, end + 1), row => isKeyless(row) && fill(row) <= width * 0.5);
  // another column that names every row to the end
  const isNamed = range(first + 1, last).some(column => {
    const values = kept.slice(1, end + 1).map(row => table.columns[column]?.value(row).trim() ?? '');
    return !values.includes('') && new Set(values).size === values.length;
  });
  if (nameless >= 2 && firstIsKey && !isNamed) end -= nameless;
  // up to a heading such as "Legend:" behind a blank row, rows explain the table
  const heading = kept.findLastIndex((row, i) => {
    const label = cellsOf(row).find(text => text !== '') ?? '';
    return i > 1 && fill(row) === 1 && LEGEND.test(label) && number(row) - number(kept[i - 1]!) > row - kept[i - 1]!;
  });
  const explained = (i: number): boolean => heading > 0 && i > heading;
  for (let i = end; i > Math.max(1, kept.length - 30); i--) {
    const [row, before] = [kept[i]!, kept[i - 1]!];
    const label = cellsOf(row).find(text => text !== '') ?? '';
    const gap = number(row) - number(before) > row - before;
    const sparse = fill(row) <= Math.max(1, width * 0.3);
    const below = kept.slice(i, end + 1);
    if (SUMMARY.test(label) && label.length < 30) end = i - 1;
    else if (gap && below.every(isKeyless)) end = i - 1;
    else if (sparse && (REMARK.test(label) || FOOTNOTE.test(label))) end = i - 1;
    // what is below its heading explains the table
    else if (gap && fill(row) === 1 && LEGEND.test(label)) end = i - 1;
    else if (gap && width > 3 && below.every(isFew)) end = i - 1;
    else if (!sparse && !isKeyless(row) && !explained(i)) break;
  }
  if (end === kept.length - 1) return null;
  const rows = kept.slice(end + 1);
  say(
    `${rows.length} ${rows.length === 1 ? 'row' : 'rows'} below the table (row ${number(rows[0]!)}${rows.length > 1 ? ` to ${number(rows.at(-1)!)}` : ''}: "${
      cellsOf(rows[0]!)
        .find(text => text !== '')
        ?.slice(0, 40) ?? ''
    }" …) hold sums or remarks and are not read`,
  );
  return number(kept[end]!);
}
