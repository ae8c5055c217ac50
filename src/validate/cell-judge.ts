import type { Field } from '../model/codebook.ts';
import { INVALID } from '../model/state.ts';
import type { Reading } from './reading.ts';
import type { CellRule, Problem } from './rule.ts';

/** A rule's problem, with the rule. */
export interface Judged {
  readonly rule: CellRule;
  readonly problem: Problem;
}

/** Applies the cell rules that can concern a field; an error makes the cell `invalid`. */
export function cellJudge(
  field: Field,
  rules: readonly CellRule[],
): (reading: Reading) => { state: number; judged: readonly Judged[] } {
  const concerned = rules.filter(rule => rule.on(field));
  const clean: readonly Judged[] = [];
  return reading => {
    let judged: Judged[] | null = null;
    let state = reading.state;
    for (const rule of concerned) {
      const problem = rule.check(reading, field);
      if (problem === null) continue;
      judged ??= [];
      judged.push({ rule, problem });
      // a blank stays "not coded" whatever is said of it
      if ((problem.severity ?? rule.severity) === 'error' && reading.raw.trim() !== '') state = INVALID;
    }
    return { state, judged: judged ?? clean };
  };
}
