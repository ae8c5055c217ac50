import { canonicalKey } from '../../model/canonical-key.ts';
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
  /** units that have no consensus row and several coders: they count where these agree */
  readonly several: number;
  /** a column whose codes part the rows of a coder (title, abstract, full text), each with those who coded most of it */
  readonly stage: CoderStages | null;
  readonly evidence: string;
}

export interface CoderStages {
  readonly index: number;
  readonly stages: readonly { readonly code: string; readonly coders: readonly string[] | null }[];
}

const CONSENSUS = /^(consensus|final|agreed?|agreement|adjudicat\w*|reconcil\w*|resolved|resolution|gold)\b/i;

/** A column of coders, and a key that repeats under different coders. */
export function findCoderRows(profiles: readonly Profile[]): CoderRows | null {
  for (const coder of profiles) {
    if (!isCoderHeader(coder.header)) continue;
    if (coder.paged || coder.values.length < 2 || coder.values.length > 40 || coder.coded < coder.rows * 0.9) continue;
    const keys = profiles
      .filter(profile => profile !== coder && soundsLikeKey(profile.header) > 0 && profile.coded >= profile.rows * 0.98)
      .filter(profile => !profile.paged && unitsOf(profile) < profile.rows * 0.9 && unitsOf(profile) > 1)
      .sort((a, b) => soundsLikeKey(b.header) - soundsLikeKey(a.header) || b.values.length - a.values.length);
    for (const key of keys) {
      const pairs = countDistinct(coder.rows, [key, coder]);
      if (pairs < coder.rows * 0.4 || pairs <= unitsOf(key) * 1.1) continue;
      const consensus = coder.values.map(([text]) => text).find(text => CONSENSUS.test(text)) ?? null;
      const coders = new Map<string, Set<string>>();
      for (let row = 0; row < coder.rows; row++) {
        const unit = canonicalKey(key.text(row));
        coders.set(unit, (coders.get(unit) ?? new Set<string>()).add(coder.text(row)));
      }
      const open = consensus === null ? [] : [...coders.values()].filter(set => !set.has(consensus));
      const single = open.filter(set => set.size === 1).length;
      return {
        single,
        several: open.length - single,
        coder: coder.index,
        key: key.index,
        consensus,
        stage: consensus === null && pairs < coder.rows * 0.95 ? findStages(profiles, key, coder) : null,
        evidence: `${unitsOf(key)} values of "${key.header}" are in ${coder.rows} rows, under ${coder.values.length} values of "${coder.header}"`,
      };
    }
  }
  return null;
}

/** Different keys: 001 is 1. */
const unitsOf = ({ values }: Profile): number => new Set(values.map(([text]) => canonicalKey(text))).size;

const MAX_STAGES = 8;

/** A column of few codes with which a coder has (nearly) one row a study. */
function findStages(profiles: readonly Profile[], key: Profile, coder: Profile): CoderStages | null {
  const column = profiles.find(
    profile =>
      profile !== key &&
      profile !== coder &&
      profile.header.trim() !== '' &&
      profile.values.length > 1 &&
      profile.values.length <= MAX_STAGES &&
      profile.coded === profile.rows &&
      countDistinct(coder.rows, [key, coder, profile]) >= coder.rows * 0.995,
  );
  if (column === undefined) return null;
  return {
    index: column.index,
    stages: column.values.map(([code]) => ({ code, coders: mainCoders(key, coder, column, code) })),
  };
}

/** Those who coded most units of a stage, where the others coded few; null: everybody. */
function mainCoders(key: Profile, coder: Profile, column: Profile, code: string): string[] | null {
  const units = new Map<string, Set<string>>();
  const all = new Set<string>();
  for (let row = 0; row < coder.rows; row++) {
    if (column.text(row) !== code) continue;
    all.add(key.text(row));
    units.set(coder.text(row), (units.get(coder.text(row)) ?? new Set()).add(key.text(row)));
  }
  const shares = [...units].map(([name, set]) => [name, set.size / all.size] as const);
  const main = shares.filter(([, share]) => share >= 0.8).map(([name]) => name);
  const others = shares.filter(([, share]) => share < 0.8);
  return main.length >= 2 && others.length > 0 && others.every(([, share]) => share < 0.65) ? main.sort() : null;
}

function countDistinct(rows: number, columns: readonly Profile[]): number {
  const seen = new Set<string>();
  for (let row = 0; row < rows; row++) seen.add(JSON.stringify(columns.map(column => column.text(row))));
  return seen.size;
}
