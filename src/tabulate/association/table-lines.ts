import type { RowKind } from '../../model/result-row.ts';
import { CODED, STATE_LABELS, STATES } from '../../model/state.ts';
import type { CellValue, CellValues } from '../data/cell-values.ts';
import { countLevels, levelOrder, parentsOf } from '../data/count-levels.ts';
import type { Subject } from '../data/subject.ts';

/** What can be counted of a field: a category, a roll-up, "none" or a missing state, and which values belong to it. */
export interface Line {
  readonly kind: RowKind;
  readonly level: string;
  readonly label: string;
  /** whether its units are in the denominator */
  readonly inside: boolean;
  pick(value: CellValue): boolean;
  /** how many of a value's items belong to it: of a roll-up there can be several */
  items(value: CellValue): number;
}

type LinePart = Omit<Line, 'items'> & Partial<Pick<Line, 'items'>>;

/** The rows of a table: codes in their order, roll-ups, "none", the states that occur. */
export function tableLines(
  field: CellValues,
  subject: Subject,
  counts: readonly Uint32Array[],
  inside: readonly boolean[],
): Line[] {
  const all = new Uint32Array(field.distinct.length);
  for (const group of counts) for (let at = 0; at < all.length; at++) all[at]! += group[at]!;
  const { levels, states, none } = countLevels(field, all);
  const lines: LinePart[] = levelOrder(field, levels).map(level => {
    const { value, label } = field.levels[level]!;
    return { kind: 'level', level: value, label, inside: true, pick: value => value.levels.includes(level) };
  });
  for (const { parent, below } of parentsOf(subject.column.field.categories))
    lines.push({
      kind: 'rollup',
      level: parent.value,
      label: parent.label,
      inside: true,
      pick: value => value.levels.some(level => below.has(level)),
      items: value => value.levels.filter(level => below.has(level)).length,
    });
  if (none > 0)
    lines.push({
      kind: 'none',
      level: 'none',
      label: 'None',
      inside: true,
      pick: value => value.state === CODED && value.levels.length === 0,
    });
  STATES.forEach((state, at) => {
    if (at !== CODED && states[at]! > 0)
      lines.push({
        kind: 'state',
        level: state,
        label: STATE_LABELS[state],
        inside: inside[at] === true,
        pick: value => value.state === at,
      });
  });
  return lines.map(line => ({ items: value => (line.pick(value) ? 1 : 0), ...line }));
}
