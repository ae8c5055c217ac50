import type { Profile } from './profile.ts';

const PART =
  /^(.*[\p{L}\d)])\s{0,9}[-–—:,;(/]?\s{0,9}\b(?:arm|group|grp|exp|expt|experiment|study|sample|cohort|trial|outcome|comparison|contrast|effect|es|phase|part|gruppe|groupe|grupo|bras|brazo|studie|étude|estudio)\.?\s{0,9}#?\s{0,9}(?:\d{1,2}|[a-e]|i{1,3})\)?$/iu;
const NUMBER = /^(.*\S)\s{0,9}(?:\.\d{1,2}|\(\d{1,2}\)|[-_/]\d)$/u;
/** `12a`, `S3b`: letters that are no part of a year. */
const LETTERED = /^(\p{L}{0,3}\d{1,3})[a-f]$/u;
const YEAR = /\d{4}[a-z]?$/;

/** `12` of `12.1`, `Lee 2010` of `Lee 2010.1`. */
function numbered(name: string): string | undefined {
  const stem = NUMBER.exec(name)?.[1];
  if (stem === undefined || /^\d{1,5}$/.test(stem)) return stem;
  const author = stem.replace(YEAR, '');
  return author !== stem && /[\p{L}\d]/u.test(author) ? stem : undefined;
}

/** Rows of one study whose names differ by an arm, an experiment or the like, and how many studies there are. */
export interface PartsInKey {
  readonly studies: number;
  readonly example: readonly [string, string];
}

/** Whether the names of rows hold what only tells rows of one study apart (`Lee 2010 - arm 1`, `Lee 2010 - arm 2`; `12.1`, `12.2`; `3a`, `3b`). */
export function partsInKey({ rows, text }: Pick<Profile, 'rows' | 'text'>): PartsInKey | null {
  const of = new Map<string, string[]>();
  for (let row = 0; row < rows; row++) {
    const name = text(row);
    const stem = (PART.exec(name)?.[1] ?? LETTERED.exec(name)?.[1] ?? numbered(name) ?? name).trim();
    of.set(stem, [...(of.get(stem) ?? []), name]);
  }
  const several = [...of.values()].filter(names => names.length > 1);
  const inSeveral = several.reduce((sum, names) => sum + names.length, 0);
  if (several.length < 2 || inSeveral < rows * 0.2) return null;
  return { studies: of.size, example: [several[0]![0]!, several[0]![1]!] };
}
