import { soundsLikeKey } from '../columns/find-key.ts';
import type { Profile } from '../columns/profile.ts';
import { isCoderHeader } from './is-coder-header.ts';

/** A sheet with a row per study and coder. */
export interface CoderRows {
  readonly coder: number;
  readonly key: number;
  readonly consensus: string | null;
  /** units that have no consensus row and one coder: they count as that coder coded them */
  readonly single: number;
  readonly evidence: string;
}

const CONSENSUS = /^(consensus|final|agreed?|agreement|adjudicat\w*|reconcil\w*|resolved|resolution|gold)\b/i;

/** A column of coders, and a key that repeats under different coders. */
export function findCoderRows(profiles: readonly Profile[]): CoderRows | null {
  for (const coder of profiles) {
    if (!isCoderHeader(coder.header)) continue;
    if (coder.paged || coder.values.length < 2 || coder.values.length > 40 || coder.coded < coder.rows * 0.9) continue;
    const keys = profiles
      .filter(profile => profile !== coder && soundsLikeKey(profile.header) > 0 && profile.coded >= profile.rows * 0.98)
      .filter(profile => !profile.paged && profile.values.length < profile.rows * 0.9 && profile.values.length > 1)
      .sort((a, b) => soundsLikeKey(b.header) - soundsLikeKey(a.header) || b.values.length - a.values.length);
    for (const key of keys) {
      const pairs = new Set<string>();
      for (let row = 0; row < coder.rows; row++) pairs.add(`${key.text(row)}\u0000${coder.text(row)}`);
      if (pairs.size < coder.rows * 0.4 || pairs.size <= key.values.length * 1.1) continue;
      const consensus = coder.values.map(([text]) => text).find(text => CONSENSUS.test(text)) ?? null;
      const coders = new Map<string, Set<string>>();
      for (let row = 0; row < coder.rows; row++) {
        const own = coders.get(key.text(row)) ?? new Set<string>();
        coders.set(key.text(row), own.add(coder.text(row)));
      }
      const single =
        consensus === null ? 0 : [...coders.values()].filter(set => set.size === 1 && !set.has(consensus)).length;
      return {
        single,
        coder: coder.index,
        key: key.index,
        consensus,
        evidence: `${key.values.length} values of "${key.header}" stand in ${coder.rows} rows, under ${coder.values.length} values of "${coder.header}"`,
      };
    }
  }
  return null;
}
