import type { RowKind } from '../model/result-row.ts';
import { CODED, STATE_LABELS, STATES } from '../model/state.ts';
import type { Class, Classified } from './classes.ts';
import type { Subject } from './subject.ts';
import { levelOrder, parentsOf, tally } from './tally.ts';

/** What can be counted of a field: a category, a roll-up, "none" or a missing state, and which classes belong to it. */
export interface Line {
  readonly kind: RowKind;
  readonly level: string;
  readonly label: string;
  /** whether its units are in the denominator */
  readonly inside: boolean;
  pick(klass: Class): boolean;
}

/** The rows of a table: codes in their order, roll-ups, "none", the states that occur. */
export function linesOf(
  field: Classified,
  subject: Subject,
  counts: readonly Uint32Array[],
  inside: readonly boolean[],
): Line[] {
  const all = new Uint32Array(field.classes.length);
  for (const group of counts) for (let at = 0; at < all.length; at++) all[at]! += group[at]!;
  const { levels, states, none } = tally(field, all);
  const lines: Line[] = levelOrder(field, levels).map(level => {
    const { value, label } = field.levels[level]!;
    return { kind: 'level', level: value, label, inside: true, pick: klass => klass.levels.includes(level) };
  });
  for (const { parent, below } of parentsOf(subject.column.field.categories))
    lines.push({
      kind: 'rollup',
      level: parent.value,
      label: parent.label,
      inside: true,
      pick: klass => klass.levels.some(level => below.has(level)),
    });
  if (none > 0)
    lines.push({
      kind: 'none',
      level: 'none',
      label: 'None',
      inside: true,
      pick: klass => klass.state === CODED && klass.levels.length === 0,
    });
  STATES.forEach((state, at) => {
    if (at !== CODED && states[at]! > 0)
      lines.push({
        kind: 'state',
        level: state,
        label: STATE_LABELS[state],
        inside: inside[at] === true,
        pick: klass => klass.state === at,
      });
  });
  return lines;
}
