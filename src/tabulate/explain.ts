import { evaluate, fieldsOf } from '../base/expression.ts';
import type { CodedTable } from '../model/coded-table.ts';
import type { CitedUnit } from '../model/listing.ts';
import { CODED, STATE_LABELS, STATES } from '../model/state.ts';
import { type CitationFields, citer } from './listing.ts';
import { columnNamed, expressionFor, select } from './selection.ts';

/** A unit that is in neither n nor N, and why. */
export interface LeftOut extends CitedUnit {
  readonly reason: string;
}

/** The units behind a number. */
export interface Explanation {
  readonly proposition: string;
  readonly where: string | null;
  readonly n: number;
  readonly N: number;
  readonly denominator: string;
  /** true: they are n */
  readonly studies: readonly CitedUnit[];
  /** false: with `studies` they are N */
  readonly others: readonly CitedUnit[];
  /** unknown, because a value is missing */
  readonly excluded: readonly LeftOut[];
}

/**
 * The units behind a proposition: those for which it is true (n), those for which it is false (with them N), and those
 * without a value, each with the reason.
 */
export function explain(
  coded: CodedTable,
  proposition: string,
  where: string | null,
  citation: CitationFields,
): Explanation {
  const tree = expressionFor(proposition, coded);
  const selection = select(coded, where);
  const truth = evaluate(tree, name => columnNamed(coded, name), coded.units);
  const cite = citer(coded, citation);
  const fields = [...new Set(fieldsOf(tree).map(reference => reference.name))];
  const studies: CitedUnit[] = [];
  const others: CitedUnit[] = [];
  const excluded: LeftOut[] = [];
  for (let unit = 0; unit < coded.units; unit++) {
    if (selection.mask !== null && selection.mask[unit] === 0) continue;
    if (truth[unit] === 1) studies.push(cite(unit));
    else if (truth[unit] === 0) others.push(cite(unit));
    else {
      const reasons = fields.flatMap(name => {
        const state = columnNamed(coded, name).states[unit]!;
        return state === CODED ? [] : [`${name}: ${STATE_LABELS[STATES[state]!].toLowerCase()}`];
      });
      excluded.push({ ...cite(unit), reason: reasons.join(', ') });
    }
  }
  return {
    proposition: tree.text,
    where: selection.where,
    n: studies.length,
    N: studies.length + others.length,
    denominator: `units for which ${fields.join(' and ')} ${fields.length === 1 ? 'has' : 'have'} a code`,
    studies,
    others,
    excluded,
  };
}
