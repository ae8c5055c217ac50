interface Range {
  readonly low: number;
  readonly high: number;
}

/** Which units must have moved, at least. */
export interface Moves {
  readonly moves: readonly { readonly from: string; readonly to: string; readonly n: number }[];
  /** units that changed their category, at least */
  readonly least: number;
  /** more (or fewer) units in all */
  readonly added: number;
}

/**
 * The smallest net recoding that turns one distribution into another: each category's difference is chosen as near to 0 as the
 * ranges of its counts allow, so that all differences sum to what was added in all; then what left goes to what came, in order.
 *
 * @returns null where the ranges allow no such differences
 * @example recoding(['prompting', 'fine_tuning', 'other'], [{ low: 43, high: 43 }, { low: 13, high: 13 }, { low: 3, high: 3 }], [{ low: 44, high: 44 }, { low: 12, high: 12 }, { low: 3, high: 3 }]).moves // => [{ from: 'fine_tuning', to: 'prompting', n: 1 }]
 */
export function recoding(names: readonly string[], old: readonly Range[], now: readonly Range[]): Moves | null {
  const ranges = names.map((_, i) => ({ low: now[i]!.low - old[i]!.high, high: now[i]!.high - old[i]!.low }));
  const exact = [...old, ...now].every(range => range.low === range.high);
  const added = exact ? ranges.reduce((sum, range) => sum + range.low, 0) : 0;
  const differences = ranges.map(range => Math.min(range.high, Math.max(range.low, 0)));
  let off = added - differences.reduce((sum, difference) => sum + difference, 0);
  // the slack of a range takes up what is missing, where it costs least: first where a difference shrinks
  for (const shrinking of [true, false])
    for (let i = 0; i < differences.length && off !== 0; i++) {
      const sign = Math.sign(off);
      const current = differences[i]!;
      if (shrinking !== (current !== 0 && Math.sign(current) !== sign)) continue;
      const room = sign > 0 ? ranges[i]!.high - current : current - ranges[i]!.low;
      const step = Math.min(room, Math.abs(off)) * sign;
      differences[i] = current + step;
      off -= step;
    }
  if (off !== 0) return null;
  const moves: { from: string; to: string; n: number }[] = [];
  const left = differences.map(difference => difference);
  for (let to = 0; to < left.length; to++)
    for (let from = 0; from < left.length && left[to]! > 0; from++) {
      if (left[from]! >= 0) continue;
      const n = Math.min(left[to]!, -left[from]!);
      moves.push({ from: names[from]!, to: names[to]!, n });
      left[to]! -= n;
      left[from]! += n;
    }
  return { moves, least: moves.reduce((sum, move) => sum + move.n, 0), added };
}
