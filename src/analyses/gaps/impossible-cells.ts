import { type Expression, evaluate, FALSE, fieldsOf, TRUE } from '../../base/expression.ts';
import type { CodedColumn, CodedTable, MultiColumn, SingleColumn } from '../../model/coded-table.ts';
import { CODED, NOT_CODED } from '../../model/state.ts';
import { wordsOf } from '../../model/words.ts';
import { isOfRows } from '../../tabulate/data/of-any-row.ts';

type Coded = SingleColumn | MultiColumn;

/** A pair of codes, and why no unit can have both, as the declaration says it. */
export type Impossible = (rowLevel: number, columnLevel: number) => string | null;

/** A column of `length` made-up units: all with the same state and value. */
function always(column: CodedColumn, set: readonly number[] | null, length: number): CodedColumn {
  const states = new Uint8Array(length).fill(set === null ? NOT_CODED : CODED);
  switch (column.kind) {
    case 'single':
      return { ...column, states, codes: new Uint32Array(length).fill(set?.[0] ?? 0) };
    case 'multi':
      return { ...column, states, sets: [set ?? []], codes: new Uint32Array(length) };
    case 'numeric':
      return { ...column, states, values: new Float64Array(length).fill(Number.NaN) };
    case 'text':
      return { ...column, states, text: () => '' };
  }
}

/** What a cell may hold that holds this level: itself alone, with up to two others, and with all others. */
function holdings(column: Coded, level: number): readonly (readonly number[])[] {
  if (column.kind === 'single') return [[level]];
  const exclusive = (index: number): boolean =>
    column.field.categories?.find(category => category.value === column.levels[index]?.value)?.exclusive === true;
  if (exclusive(level)) return [[level]];
  const others = column.levels.flatMap((_, index) => (index === level || exclusive(index) ? [] : [index]));
  const sets = [[], ...others.map(other => [other]), others];
  others.forEach((a, i) => {
    for (const b of others.slice(i + 1)) sets.push([a, b]);
  });
  return sets.map(set => [level, ...set].sort((a, b) => a - b));
}

/**
 * Which cells of a grid the declarations exclude: a condition (`appliesIf`) or an error rule of the codebook that is false, or
 * an expression of `impossible` that is true, for a unit of which nothing is known but the two codes (and, in a multi-select
 * field, whatever other codes stand beside them).
 */
export function impossibleCells(
  coded: CodedTable,
  row: Coded,
  column: Coded,
  declared: readonly Expression[],
): Impossible {
  const words = wordsOf(coded);
  const grid = new Set([row.field.name, column.field.name]);
  const concerns = (tree: Expression): boolean => fieldsOf(tree).some(({ name }) => grid.has(name));
  const tests: { tree: Expression; excluded: number; why: string }[] = [
    ...[row, column].flatMap(({ field }) =>
      field.appliesIf !== null && concerns(field.appliesIf)
        ? [
            {
              tree: field.appliesIf,
              excluded: FALSE,
              why: `${field.title} applies only if ${words.condition(field.appliesIf)}`,
            },
          ]
        : [],
    ),
    ...coded.codebook.rules
      .filter(rule => rule.severity === 'error' && concerns(rule.assert))
      .map(rule => ({ tree: rule.assert, excluded: FALSE, why: `rule ${rule.name}: ${rule.message}` })),
    ...declared.map(tree => ({ tree, excluded: TRUE, why: `declared impossible: ${words.condition(tree)}` })),
  ].filter(
    ({ tree }) =>
      fieldsOf(tree).every(({ name }) => coded.columns.has(name)) && !isOfRows(tree, name => coded.columns.get(name)),
  );
  return (rowLevel, columnLevel) => {
    for (const { tree, excluded, why } of tests) {
      const names = [...new Set(fieldsOf(tree).map(({ name }) => name))];
      const every = holdings(row, rowLevel).every(rowSet =>
        holdings(column, columnLevel).every(columnSet => {
          const parts = new Map(
            names.map(name => {
              const set = name === row.field.name ? rowSet : name === column.field.name ? columnSet : null;
              return [name, always(coded.columns.get(name)!, set, 1)];
            }),
          );
          return evaluate(tree, name => parts.get(name)!, 1)[0] === excluded;
        }),
      );
      if (every) return why;
    }
    return null;
  };
}
