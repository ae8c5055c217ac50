import type { Profile } from './profile.ts';

const PART =
  /^(.*[\p{L}\d)])\s*[-–—:,;(/]?\s*\b(?:arm|group|grp|exp|expt|experiment|study|sample|cohort|trial|outcome|comparison|contrast|effect|es|phase|part|gruppe|arm|groupe|grupo|bras|brazo|studie|étude|estudio)\.?\s*#?\s*(?:\d{1,2}|[a-e]|i{1,3})\)?$/iu;
const NUMBER = /^(\d{1,5}|.*[\p{L}\d].*\d{4}[a-z]?)\s*(?:\.\d{1,2}|\(\d{1,2}\)|[-_/]\d)$/u;

/** Rows of one study whose names differ by an arm, an experiment or the like, and how many studies there are. */
export interface PartsInKey {
  readonly studies: number;
  readonly example: readonly [string, string];
}

/** Whether the names of rows hold what only tells rows of one study apart (`Lee 2010 - arm 1`, `Lee 2010 - arm 2`; `12.1`, `12.2`). */
export function partsInKey({ rows, text }: Pick<Profile, 'rows' | 'text'>): PartsInKey | null {
  const of = new Map<string, string[]>();
  for (let row = 0; row < rows; row++) {
    const name = text(row);
    const stem = (PART.exec(name)?.[1] ?? NUMBER.exec(name)?.[1] ?? name).trim();
    of.set(stem, [...(of.get(stem) ?? []), name]);
  }
  const several = [...of.values()].filter(names => names.length > 1);
  const inSeveral = several.reduce((sum, names) => sum + names.length, 0);
  if (several.length < 2 || inSeveral < rows * 0.2) return null;
  return { studies: of.size, example: [several[0]![0]!, several[0]![1]!] };
}
