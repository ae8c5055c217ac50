import type { FlowKey } from '../../model/flow.ts';
import { type FlowEquation, solvedFor } from './flow-equations.ts';

/** Equations that do not hold, and the box that would mend most of them; null where several boxes would mend as many. */
export interface Blame {
  readonly equations: readonly FlowEquation[];
  readonly box: { readonly key: FlowKey; readonly n: number } | null;
  /** boxes that would each mend as much */
  readonly suspects: readonly FlowKey[];
}

const keysOf = (equation: FlowEquation): FlowKey[] => [...equation.plus, ...equation.minus, equation.left];

/**
 * Finds the boxes to look at: a changed box must mend equations that fail and may break none that hold. The box that mends
 * most is taken first; what it does not mend is looked at again.
 *
 * @param open equations that fail too, but that a box without a count could explain: they tell between boxes that mend as many
 */
export function blamed(
  equations: readonly FlowEquation[],
  open: readonly FlowEquation[],
  n: (key: FlowKey) => number,
): Blame[] {
  const holds = (equation: FlowEquation): boolean => solvedFor(equation, equation.left, n) === n(equation.left);
  const sound = equations.filter(holds);
  let failing = equations.filter(equation => !holds(equation));
  const found: Blame[] = [];
  while (failing.length > 0) {
    const candidates = [...new Set(failing.flatMap(keysOf))].flatMap(key =>
      bestValue(key, failing, { sound, open }, n),
    );
    const most = Math.max(0, ...candidates.map(entry => entry.gain));
    const best = candidates.filter(entry => entry.gain === most && most > 0);
    const [only] = best;
    if (only !== undefined && best.length === 1) {
      found.push({ equations: only.mended, box: { key: only.key, n: only.value }, suspects: [only.key] });
      failing = failing.filter(equation => !only.mended.includes(equation));
      continue;
    }
    const [first] = failing;
    if (first === undefined) break;
    const own = keysOf(first);
    const suspects = best.filter(entry => own.includes(entry.key)).map(entry => entry.key);
    found.push({ equations: [first], box: null, suspects: suspects.length > 0 ? suspects : own });
    failing = failing.filter(equation => equation !== first);
  }
  return found;
}

/** The value of a box that mends most of the failing equations, and how many more hold with it; an open one counts half. */
function bestValue(
  key: FlowKey,
  failing: readonly FlowEquation[],
  { sound, open }: { readonly sound: readonly FlowEquation[]; readonly open: readonly FlowEquation[] },
  n: (key: FlowKey) => number,
): { key: FlowKey; value: number; gain: number; mended: FlowEquation[] }[] {
  const byValue = new Map<number, FlowEquation[]>();
  for (const equation of failing.filter(entry => keysOf(entry).includes(key))) {
    const value = solvedFor(equation, key, n);
    if (value >= 0) byValue.set(value, [...(byValue.get(value) ?? []), equation]);
  }
  const broken = sound.filter(entry => keysOf(entry).includes(key)).length;
  const alsoMended = (value: number): FlowEquation[] =>
    open.filter(entry => keysOf(entry).includes(key) && solvedFor(entry, key, n) === value);
  return [...byValue]
    .map(([value, firm]) => {
      const also = alsoMended(value);
      return { key, value, gain: firm.length - broken + also.length / 2, mended: [...also, ...firm] };
    })
    .sort((a, b) => b.gain - a.gain)
    .slice(0, 1);
}
