import { fieldsOf, parseExpression } from '../../base/expression.ts';
import type { Doubt } from '../doubt.ts';
import type { DraftField } from '../draft.ts';
import type { SkipRule } from './skip-logic.ts';

/** A code that differs between the rows of a study decides nothing about the study: conditions on it are dropped. */
export function withoutRowConditions(
  { fields, doubts, rules }: { fields: DraftField[]; doubts: Doubt[]; rules: ReadonlyMap<string, SkipRule> },
  varying: ReadonlySet<string>,
): void {
  const isVarying = (name: string | null): boolean =>
    fieldsOf(parseExpression(rules.get(name ?? '')?.expression ?? 'x is missing')).some(field =>
      varying.has(field.name),
    );
  fields.forEach((field, at) => {
    const { appliesIf, ...rest } = field;
    if (appliesIf !== undefined && isVarying(field.name)) fields[at] = rest;
  });
  doubts.splice(0, doubts.length, ...doubts.filter(({ key, field }) => key !== 'appliesIf' || !isVarying(field)));
}
