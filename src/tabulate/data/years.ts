import { usageFault } from '../../base/fault.ts';
import type { Field } from '../../model/codebook.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import { CODED } from '../../model/state.ts';
import { countWhere } from '../../model/unit-count.ts';
import { columnNamed, type Selection } from './selection.ts';

/** A field of years (or other whole numbers) as steps without holes: years without studies are there too. */
export interface Years {
  readonly field: string;
  readonly years: readonly number[];
  /** place of each unit among `years`, −1 without one */
  readonly of: Int32Array;
  /** selected units without a year */
  readonly without: number;
}

/** More steps than this are no years. */
const MAX_YEARS = 1_000;

/** The field that stands for time: named, else the codebook's first year. */
export function yearField(coded: CodedTable, named: string | undefined): string {
  if (named !== undefined) return named;
  const found = yearFields(coded.codebook.fields).find(({ name }) => coded.columns.get(name)?.kind === 'numeric');
  if (found !== undefined) return found.name;
  throw usageFault('no-year', 'the codebook has no field of years', door => `name one in ${door.option('over')}`);
}

/** The fields that may stand for time, the best first: years, then whatever is called a year. */
export const yearFields = (fields: readonly Field[]): Field[] => [
  ...fields.filter(({ type }) => type === 'year'),
  ...fields.filter(({ name }) => /(^|_)year$/i.test(name)),
];

/** Every year from the first to the last of the selected units. */
export function yearsOf(coded: CodedTable, name: string, selection: Selection): Years {
  const column = columnNamed(coded, name);
  if (column.kind !== 'numeric') {
    const numbers = [...coded.columns].flatMap(([field, { kind }]) => (kind === 'numeric' ? [field] : []));
    throw usageFault(
      'no-years',
      `a trend over ${name} needs years or whole numbers`,
      `${numbers.length > 0 ? `fields with numbers are ${numbers.join(', ')}` : 'no field of the codebook has numbers'}; for categories, make a cross-tab`,
      { field: name },
    );
  }
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const chosen = (unit: number): boolean => selection.mask === null || selection.mask[unit] === 1;
  for (let unit = 0; unit < coded.units; unit++) {
    if (!chosen(unit) || column.states[unit] !== CODED) continue;
    const value = column.values[unit]!;
    if (!Number.isInteger(value))
      throw usageFault(
        'no-years',
        `${name} has a number that is not a year (${value})`,
        'name a field of whole numbers',
        {
          field: name,
        },
      );
    first = Math.min(first, value);
    last = Math.max(last, value);
  }
  if (last - first >= MAX_YEARS)
    throw usageFault(
      'no-years',
      `${name} goes from ${first} to ${last}, which are more than ${MAX_YEARS} steps`,
      'name a field of years',
      { field: name },
    );
  const years = last < first ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const of = new Int32Array(coded.units).fill(-1);
  for (let unit = 0; unit < coded.units; unit++)
    if (chosen(unit) && column.states[unit] === CODED) of[unit] = column.values[unit]! - first;
  const without = countWhere(coded, unit => chosen(unit) && column.states[unit] !== CODED);
  return { field: name, years, of, without };
}
