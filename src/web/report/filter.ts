import { printWord } from '../../base/expression.ts';
import type { CodedColumn } from '../../model/coded-table.ts';
import { STATES } from '../../model/state.ts';

/** Coded with none of the options: chosen like a missing state, though it is none. */
export const NONE = 'none';

/** What is asked of one field. */
export interface FieldFilter {
  /** `any` and `all` keep units with these codes; `none` keeps the others, those without a code too */
  readonly mode: 'any' | 'all' | 'none';
  readonly codes: readonly string[];
  /** missing states, and `none` for a multi-select cell that is coded and empty */
  readonly states: readonly string[];
  /** of a number; null where open */
  readonly from: number | null;
  readonly to: number | null;
}

/** Fields with what is asked of them; a unit has to satisfy all. */
export type Filter = Readonly<Record<string, FieldFilter>>;

export const NO_CHOICE: FieldFilter = { mode: 'any', codes: [], states: [], from: null, to: null };

export const isEmptyChoice = ({ codes, states, from, to }: FieldFilter): boolean =>
  codes.length === 0 && states.length === 0 && from === null && to === null;

/** A filter with another choice for one field; an empty choice takes the field out. */
export function withChoice(filter: Filter, field: string, choice: FieldFilter): Filter {
  const { [field]: _, ...others } = filter;
  return isEmptyChoice(choice) ? others : { ...others, [field]: choice };
}

const list = (codes: readonly string[]): string => `(${codes.map(code => printWord(code, "'")).join(', ')})`;

/**
 * One field's choice in the expression language, exactly as `--where` takes it.
 *
 * Missing values are unknown in that language and `where` keeps only what is true, so chosen states are named.
 */
export function choiceExpression(choice: FieldFilter, column: CodedColumn): string {
  const name = printWord(column.field.name, '`');
  const { mode, codes, states, from, to } = choice;
  const everyCode = column.kind === 'multi' ? list(column.levels.map(level => level.value)) : '()';
  const isEmpty = `(${name} is not missing and not ${name} has any ${everyCode})`;
  const stateIs = (state: string): string => (state === NONE ? isEmpty : `${name} is ${state}`);
  const kept = column.kind === 'multi' ? `${name} has any ${list(codes)}` : `${name} in ${list(codes)}`;
  if (mode === 'none') {
    const others = [
      codes.length > 0 ? `not ${kept}` : `${name} is not missing`,
      ...(states.includes(NONE) ? [`${name} has any ${everyCode}`] : []),
      ...rangeParts(name, from, to).map(part => `not ${part}`),
    ];
    const left = STATES.filter((state, at) => at > 0 && !states.includes(state)).map(stateIs);
    return joined([joined(others, 'and'), ...left], 'or');
  }
  const range = rangeParts(name, from, to);
  return joined(
    [
      ...(codes.length === 0
        ? []
        : [mode === 'all' && column.kind === 'multi' ? `${name} has all ${list(codes)}` : kept]),
      ...(range.length === 0 ? [] : [joined(range, 'and')]),
      ...states.map(stateIs),
    ],
    'or',
  );
}

const rangeParts = (name: string, from: number | null, to: number | null): string[] => [
  ...(from === null ? [] : [`${name} >= ${from}`]),
  ...(to === null ? [] : [`${name} <= ${to}`]),
];

const joined = (parts: readonly string[], word: 'and' | 'or'): string =>
  parts.length === 1 ? parts[0]! : `(${parts.join(` ${word} `)})`;

/** A whole filter in the expression language; null where nothing is asked. */
export function filterExpression(filter: Filter, columns: ReadonlyMap<string, CodedColumn>): string | null {
  const parts = [...columns].flatMap(([field, column]) => {
    const choice = filter[field];
    return choice === undefined || isEmptyChoice(choice) ? [] : [choiceExpression(choice, column)];
  });
  return parts.length === 0 ? null : parts.join(' and ');
}
