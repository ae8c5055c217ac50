import type { SkipRule } from '../columns/skip-logic.ts';
import type { Doubt } from '../doubt.ts';
import { withField } from '../doubt.ts';

/** A condition that the data prove is taken over; one with an exception or two is only asked about. */
export function skipDoubt(field: string, rule: SkipRule): Doubt {
  const applies = `it applies only if ${rule.expression}`;
  const always = 'it applies to every study';
  return {
    scope: 'field',
    field,
    key: 'appliesIf',
    evidence: rule.evidence,
    question: 'To which studies does this question apply?',
    proposal: rule.isProven ? applies : always,
    choices: [
      rule.isProven
        ? { label: always, apply: draft => withField(draft, field, { appliesIf: undefined }) }
        : { label: applies, apply: draft => withField(draft, field, { appliesIf: rule.expression }) },
    ],
  };
}
