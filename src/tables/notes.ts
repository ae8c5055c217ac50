import type { ExhibitInput } from '../model/exhibit.ts';
import { declaredNotes, noteTexts } from '../model/note.ts';
import type { ResultRow } from '../model/result-row.ts';
import { sentence } from './footnotes.ts';
import { type GroupColumn, groupKey } from './groups.ts';

/** What every table says below itself: the declared note, what the numbers are and of which units, how the data were coded. */
export function standardNotes(
  { declaration, results, disclosure, words }: Pick<ExhibitInput, 'declaration' | 'results' | 'disclosure' | 'words'>,
  made: readonly (string | null)[] = [],
): string[] {
  const where = results.rows.find(row => row.where !== null)?.where ?? declaration.where;
  return [
    ...declaredNotes(declaration),
    ...(where === undefined ? [] : [`Only ${words.units} with ${words.condition(where)}.`]),
    ...made.filter(note => note !== null),
    ...noteTexts(results.notes),
    ...(disclosure === null ? [] : [sentence(disclosure)]),
  ];
}

/** "Not reported" is a finding; it never says that a study did not. */
export function statesNote(rows: readonly ResultRow[], unit: string): string | null {
  const states = new Set(rows.filter(row => row.kind === 'state').map(row => row.level));
  const meanings: Readonly<Record<string, string>> = {
    not_reported: `Not reported: the ${unit} does not say, which does not mean that it did not.`,
    unclear: `Unclear: the ${unit} can be read in more than one way.`,
    not_coded: 'Not coded: the cell is blank.',
    not_accessible: 'Not accessible: the report could not be read.',
    invalid: 'Invalid: the cell has an error (see the findings).',
  };
  const said = Object.entries(meanings).flatMap(([state, text]) => (states.has(state) ? [text] : []));
  return said.length === 0 ? null : said.join(' ');
}

/**
 * The rounding note, only where it is true: the printed percentages of some block of categories that exclude one another
 * don't add up to 100.
 *
 * @param exclusive fields whose units have one category each
 */
export function roundingNote(
  rows: readonly ResultRow[],
  exclusive: (field: string) => boolean,
  percent: (n: number | null, N: number | null) => string,
  decimalMark: string,
): string | null {
  const blocks = new Map<string, ResultRow[]>();
  for (const row of rows) {
    if (row.statistic !== 'share' || row.kind === 'rollup' || row.denominator === null || row.field === null) continue;
    if (row.N === null || row.N === 0 || row.unit === 'mention' || !exclusive(row.field)) continue;
    const key = `${row.field} ${groupKey(row)}`;
    blocks.set(key, [...(blocks.get(key) ?? []), row]);
  }
  for (const block of blocks.values()) {
    if (block.reduce((sum, row) => sum + (row.n ?? 0), 0) !== block[0]!.N) continue;
    const printed = block.map(row => percent(row.n, row.N));
    if (printed.some(text => /^[<>]/.test(text))) return NOTE;
    // summed in units of the last decimal, so that no binary fraction disturbs it
    const decimals = Math.max(...printed.map(text => (text.split(decimalMark)[1] ?? '').length));
    const total = printed.reduce(
      (sum, text) => sum + Math.round(Number(text.replace(decimalMark, '.')) * 10 ** decimals),
      0,
    );
    if (total !== 100 * 10 ** decimals) return NOTE;
  }
  return null;
}

const NOTE = 'Percentages may not add up to 100 because of rounding.';

/** Percentages of very few units are named, so that nobody reads more into them than there is. */
export function smallGroupsNote(groups: readonly GroupColumn[], least: number, units: string): string | null {
  const small = groups.filter(
    group => group.labels.length > 0 && group.size !== null && group.size > 0 && group.size < least,
  );
  return small.length === 0
    ? null
    : `Fewer than ${least} ${units} (rely on the counts, not on the percentages): ${small.map(group => group.labels.join(', ')).join('; ')}.`;
}
