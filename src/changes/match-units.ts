import { bareDoi } from '../base/doi.ts';
import { fold } from '../base/fold.ts';
import type { CodedTable } from '../model/coded-table.ts';
import { CODED } from '../model/state.ts';
import { comparableTitle } from '../text/comparable-title.ts';

/** How many units of two sheets without a key were matched by what. */
export interface Matching {
  readonly identifier: number;
  readonly title: number;
  readonly content: number;
}

export interface Matched {
  /** the older sheet; matched units have the newer one's keys */
  readonly before: CodedTable;
  readonly after: CodedTable;
  readonly matching: Matching;
}

/**
 * Matches the units of two sheets that have no key: by identifier, then by title, then by identical cells; never by the
 * number of a row. Identifiers and titles match where they occur once in either sheet. Whatever is left was added or removed.
 */
export function matchUnits(
  before: CodedTable,
  after: CodedTable,
  fields: { readonly identifier: string | null; readonly title: string | null },
): Matched {
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (of: (coded: CodedTable) => (unit: number) => string, several: boolean): number => {
    const rest = unitsBy(after, of(after), unit => !taken.has(unit));
    let count = 0;
    for (const [text, units] of unitsBy(before, of(before), unit => !partner.has(unit))) {
      const others = rest.get(text) ?? [];
      if (!several && (units.length !== 1 || others.length !== 1)) continue;
      for (const [at, unit] of units.slice(0, others.length).entries()) {
        partner.set(unit, others[at]!);
        taken.add(others[at]!);
        count++;
      }
    }
    return count;
  };
  const matching: Matching = {
    identifier: pair(coded => textReader(coded, fields.identifier, plainIdentifier), false),
    title: pair(coded => textReader(coded, fields.title, comparableTitle), false),
    content: pair(coded => contents(coded, shared(before, after)), true),
  };
  const keys = Array.from({ length: before.units }, (_, unit) => {
    const other = partner.get(unit);
    return other === undefined ? `${before.key(unit)} (before)` : after.key(other);
  });
  return { before: { ...before, key: unit => keys[unit] ?? '' }, after, matching };
}

/** @example plainIdentifier('https://doi.org/10.1000/A') // => '10.1000/a' */
export const plainIdentifier = (text: string): string => bareDoi(text) ?? text.trim().toLowerCase();

/** Units under their text, in the sheet's order; a unit without any is left out. */
export function unitsBy(
  { units }: CodedTable,
  text: (unit: number) => string,
  free: (unit: number) => boolean,
): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (let unit = 0; unit < units; unit++) {
    const of = free(unit) ? text(unit) : '';
    if (of !== '') found.set(of, [...(found.get(of) ?? []), unit]);
  }
  return found;
}

/** The plain text of a field of each unit; '' where it is not coded. */
export function textReader(
  coded: CodedTable,
  field: string | null,
  plain: (text: string) => string,
): (unit: number) => string {
  const column = field === null ? undefined : coded.columns.get(field);
  const isCoded = (unit: number): boolean => column?.states[unit] === CODED;
  if (column?.kind === 'text') return unit => (isCoded(unit) ? plain(column.text(unit)) : '');
  if (column?.kind === 'single')
    return unit => (isCoded(unit) ? plain(column.levels[column.codes[unit]!]?.label ?? '') : '');
  return () => '';
}

const shared = (before: CodedTable, after: CodedTable): string[] => {
  const others = new Set(before.table.columns.map(column => fold(column.header)));
  return after.table.columns.map(column => fold(column.header)).filter(header => others.has(header));
};

/** Every cell of a unit, in the columns that both sheets have. */
function contents({ table, unitOfRow }: CodedTable, headers: readonly string[]): (unit: number) => string {
  const columns = headers.flatMap(header => table.columns.find(column => fold(column.header) === header) ?? []);
  const texts = new Map<number, string>();
  for (let row = 0; row < table.rows; row++) {
    const unit = unitOfRow?.[row] ?? row;
    texts.set(unit, `${texts.get(unit) ?? ''}${JSON.stringify(columns.map(column => column.value(row)))}`);
  }
  return unit => texts.get(unit) ?? '';
}
