import { canonicalKey } from '../../model/canonical-key.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import { looseKey } from '../../model/loose-key.ts';
import type { CoderTable, Stage } from '../../model/material.ts';

/** One spelling for each key of a stage. */
export interface KeySpelling {
  spelling(key: string): string;
  /** keys that were matched although they differ by more than the zeros of a number: as the first sheet and as another writes them */
  readonly alike: readonly (readonly [string, string])[];
}

/**
 * Keys as the consensus writes them, or the first coder: `001` in one sheet is `1` in another. Keys that differ in case or
 * blanks (`Lee 2010`, `lee2010`) or in the zeros of an id (`S01`, `s1`) are one where each sheet has only one of them.
 */
export function keySpelling({ consensus }: Stage, raters: readonly CoderTable[]): KeySpelling {
  const sheets = [...(consensus === null ? [] : [consensus]), ...raters.map(({ coded }) => coded)].map(keysOf);
  const split = new Set<string>();
  for (const keys of sheets) {
    const own = new Map<string, string>();
    for (const [canonical] of keys) {
      const loose = looseKey(canonical);
      if (own.has(loose)) split.add(loose);
      own.set(loose, canonical);
    }
  }
  const joinOf = (canonical: string): string => {
    const loose = looseKey(canonical);
    return split.has(loose) ? canonical : loose;
  };
  const first = new Map<string, { canonical: string; key: string }>();
  const alike = new Map<string, readonly [string, string]>();
  for (const keys of sheets)
    for (const [canonical, key] of keys) {
      const join = joinOf(canonical);
      const before = first.get(join);
      if (before === undefined) first.set(join, { canonical, key });
      else if (before.canonical !== canonical && !alike.has(join)) alike.set(join, [before.key, key]);
    }
  return {
    spelling: key => first.get(joinOf(canonicalKey(key)))?.key ?? key,
    alike: [...alike.values()],
  };
}

/** The keys of a sheet, each as it is first written, by what is compared. */
function keysOf(coded: CodedTable): Map<string, string> {
  const keys = new Map<string, string>();
  for (let unit = 0; unit < coded.units; unit++) {
    const text = coded.key(unit).trim();
    if (text !== '' && !keys.has(canonicalKey(text))) keys.set(canonicalKey(text), text);
  }
  return keys;
}
