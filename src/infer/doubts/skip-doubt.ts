import type { CodersAgainst } from '../coders/coders-against-rule.ts';
import { cells } from '../columns/detector.ts';
import type { SkipRule } from '../columns/skip-logic.ts';
import type { Doubt } from '../doubt.ts';
import { withField } from '../doubt.ts';

/**
 * A condition that the data prove is taken over; one with an exception or two is only asked about. Coders who do not
 * follow a rule of their consensus make it doubtful, because their cells against it are ratings or errors.
 */
export function skipDoubt(field: string, rule: SkipRule, against: CodersAgainst | null = null): Doubt {
  const applies = `it applies only if ${rule.expression}`;
  const always = 'it applies to every study';
  return {
    scope: 'field',
    field,
    key: 'appliesIf',
    evidence:
      against === null
        ? rule.evidence
        : `${rule.evidence}; ${cells(against.cells)} of ${against.coders.join(' and ')} ${against.cells === 1 ? 'does' : 'do'} not follow it`,
    question: 'To which studies does this question apply?',
    proposal: rule.isProven ? applies : always,
    choices: [
      rule.isProven
        ? { label: always, apply: draft => withField(draft, field, { appliesIf: undefined }) }
        : { label: applies, apply: draft => withField(draft, field, { appliesIf: rule.expression }) },
    ],
    ...(against === null
      ? {}
      : {
          otherwise: `the ${cells(against.cells)} of single coders against it are ratings, not errors (as long as this is a guess, they count in the agreement)`,
        }),
  };
}
