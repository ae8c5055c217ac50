import type { Codebook, Field } from '../model/codebook.ts';
import type { Random } from '../stats/random.ts';

/** A coder's error: what the consensus has, and what the coder wrote. */
export interface CoderError {
  readonly row: number;
  readonly column: number;
  readonly field: string;
  readonly was: string;
  readonly wrote: string;
}

/**
 * A coder's sheet: the consensus with errors. In each cell of the fields that may err, another category stands with a fixed
 * probability, each of them equally likely.
 *
 * @param fallible single-select fields that no condition and no rule refers to, so that an error stays one cell
 */
export function drawCoder(
  rows: readonly (readonly string[])[],
  headers: readonly string[],
  fallible: readonly Field[],
  rate: number,
  random: Random,
): { readonly rows: string[][]; readonly errors: readonly CoderError[] } {
  const errors: CoderError[] = [];
  const columns = new Map(fallible.map(field => [headers.indexOf(field.name), field]));
  const coded = rows.map((cells, row) =>
    cells.map((was, column) => {
      const field = columns.get(column);
      const others = (field?.categories ?? []).filter(entry => entry.codable && entry.value !== was);
      const isCode = field?.categories?.some(entry => entry.value === was) === true;
      if (field === undefined || !isCode || others.length === 0 || random.uniform() >= rate) return was;
      const wrote = others[random.below(others.length)]!.value;
      errors.push({ row, column, field: field.name, was, wrote });
      return wrote;
    }),
  );
  return { rows: coded, errors };
}

/** Single-select fields that conditions, rules and derived fields of rules do not refer to. */
export function fallibleFields(codebook: Codebook, referred: ReadonlySet<string>): Field[] {
  return codebook.fields.filter(
    field =>
      field.categories !== null &&
      field.type !== 'list' &&
      !field.given &&
      !referred.has(field.name) &&
      !codebook.primaryKey.includes(field.name),
  );
}
