import type { Codebook, Field } from '../../model/codebook.ts';
import type { CodedColumn, CodedTable } from '../../model/coded-table.ts';
import { type Parents, prefixOf } from '../../model/parents.ts';
import { INVALID } from '../../model/state.ts';

/**
 * A table whose units belong to those of another one, with the fields of that other as columns of its own: `study.country`
 * beside the fields of an outcome. What its parent inherited keeps its name. A unit without a parent has no valid value there.
 */
export function withParentColumns(coded: CodedTable, parent: CodedTable, { of }: Pick<Parents, 'of'>): CodedTable {
  const columns = new Map(coded.columns);
  const own = new Set([...coded.codebook.fields, ...coded.codebook.derive].map(field => field.title));
  const inherited: Field[] = [];
  for (const [name, column] of parentColumns(parent, of, name => !columns.has(name))) {
    const { title } = column.field;
    const field: Field = own.has(title) ? { ...column.field, title: `${title} (${parent.unit})` } : column.field;
    inherited.push(field);
    columns.set(name, { ...column, field });
  }
  const { fields, guesses } = coded.codebook;
  const prefix = prefixOf(parent.unit);
  const parentGuesses = parent.codebook.guesses.map(guess =>
    guess.scope === 'field' && !isInherited(parent.codebook, guess.name)
      ? { ...guess, name: `${prefix}.${guess.name}` }
      : guess,
  );
  return {
    ...coded,
    columns,
    codebook: { ...coded.codebook, fields: [...fields, ...inherited], guesses: [...guesses, ...parentGuesses] },
  };
}

/**
 * The fields of a parent, each with the name of its unit before it, for rows or units that belong to it.
 *
 * @param of for each of them the place of its parent, -1 where it has none
 * @param isAsked whether a field is looked up, by its full name
 */
export function parentColumns(
  parent: CodedTable,
  of: Int32Array,
  isAsked: (name: string) => boolean,
): Map<string, CodedColumn> {
  const columns = new Map<string, CodedColumn>();
  for (const [name, column] of parent.columns) {
    const full = isInherited(parent.codebook, name) ? name : `${prefixOf(parent.unit)}.${name}`;
    if (!isAsked(full)) continue;
    // whether it applies was settled in the parent's sheet, by fields that stand there
    const field: Field = { ...column.field, name: full, appliesIf: null, inherited: true };
    columns.set(full, lookedUp(column, field, of));
  }
  return columns;
}

const isInherited = (codebook: Codebook, name: string): boolean =>
  codebook.fields.some(field => field.name === name && field.inherited === true);

function lookedUp(column: CodedColumn, field: Field, of: Int32Array): CodedColumn {
  const states = Uint8Array.from(of, at => (at < 0 ? INVALID : column.states[at]!));
  switch (column.kind) {
    case 'single':
    case 'multi':
      return { ...column, field, states, codes: Uint32Array.from(of, at => (at < 0 ? 0 : column.codes[at]!)) };
    case 'numeric':
      return {
        ...column,
        field,
        states,
        values: Float64Array.from(of, at => (at < 0 ? Number.NaN : column.values[at]!)),
      };
    case 'text':
      return { ...column, field, states, text: unit => (of[unit]! < 0 ? '' : column.text(of[unit]!)) };
  }
}
