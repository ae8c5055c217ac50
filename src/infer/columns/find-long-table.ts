import { isRedcapRepeat } from '../../model/redcap-repeats.ts';
import type { FoundKey } from './find-key.ts';
import { headerWords, isRounded, soundsLikeKey } from './find-key.ts';
import type { Profile } from './profile.ts';

/** A sheet in which studies have several rows: the column that names the study, and those that tell its rows apart. */
export interface LongTable {
  readonly key: number;
  /** with the key, they are different in every row; [] where no columns are */
  readonly parts: readonly number[];
}

/** Headers of what is counted. */
const STUDY =
  /^(covidence |included |the )?(study|article|paper|trial|publication|report|reference|ref|record)( ?(id|ids|no|nr|number|#|key|code|name|label|identifier))?$|^(study|article|paper) (author|title|citation)$|^(doi|pmid|refid|citation|author year|author \(?year\)?|study ref(erence)?)$|\b(study|article|paper|trial|publication|covidence|endnote|pubmed) ?(id|no|nr|number|#|key)$/;
/** Headers of what a study has several of. */
const PART =
  /\b(outcome|arm|effect|row|comparison|measure|dataset|estimate|result|experiment|instrument|measurement|observation|line|entry|group|cohort|sample|site|country|response|form|submission)s?\b/;
/** More columns are not tried. */
const MAX_TRIED = 40;

/**
 * Whether studies have several rows: a filled column with the identifier of studies, with at most four different values
 * for five rows (nine for ten, where its header names studies). Where another column is different in every row, that one must name something else than studies.
 */
export function findLongTable(
  profiles: readonly Profile[],
  key: FoundKey | null,
  studies: string | null = null,
): LongTable | null {
  const known = profiles.find(({ header }) => header.trim() === studies);
  if (known !== undefined) return { key: known.index, parts: telling(profiles, [known.index]) ?? [] };
  const unique = key === null || !key.unique ? null : profiles[key.index]!;
  if (unique !== null && isStudy(unique) && !PART.test(headerWords(unique.header))) return null;
  const repeated = profiles
    .filter(profile => profile !== unique && isRepeated(profile))
    .filter(profile => isStudy(profile) || (unique === null && soundsLikeKey(profile.header) === 2))
    .sort(
      (a, b) =>
        Number(isStudy(b)) - Number(isStudy(a)) ||
        soundsLikeKey(b.header) - soundsLikeKey(a.header) ||
        a.index - b.index,
    )[0];
  if (repeated === undefined) return null;
  const parts = unique === null ? telling(profiles, [repeated.index]) : [unique.index];
  return { key: repeated.index, parts: parts ?? [] };
}

const isStudy = ({ header }: Profile): boolean => {
  const words = headerWords(header);
  return STUDY.test(words) && !PART.test(words);
};

/** An identifier of studies with at most so many different values a row names studies with several reports. */
const OFTEN = 0.93;

function isRepeated(profile: Profile): boolean {
  const { coded, rows, values, paged } = profile;
  if (paged || coded < rows || values.length < 2 || isRounded(profile)) return false;
  const isOften = isStudy(profile) && values.length <= rows * OFTEN && rows - values.length >= 2;
  return values.length <= rows * 0.8 || isOften;
}

/** The fewest columns (one to three) that, with the given ones, are different in every row: codes before text, numbers last. */
export function telling(
  candidates: readonly Profile[],
  given: readonly number[],
  profiles: readonly Profile[] = candidates,
): number[] | null {
  const rows = profiles[0]?.rows ?? 0;
  if (isUnique(profiles, given, rows)) return [];
  const tried = candidates
    .filter(
      ({ index, header, values, paged, blank, ditto }) =>
        // "not reported" tells a row apart from the others as well as a code does
        ((blank === 0 && ditto.size === 0) || isRedcapRepeat(header)) &&
        !given.includes(index) &&
        header !== '' &&
        (paged || values.length > 1),
    )
    .sort((a, b) => cost(a) - cost(b) || a.index - b.index)
    .slice(0, MAX_TRIED);
  const byItself = ({ index }: Profile): boolean => isUnique(profiles, [...given, index], rows);
  const single = tried.find(profile => !isMeasure(profile) && byItself(profile));
  if (single !== undefined) return [single.index];
  const few = tried.filter(profile => !isMeasure(profile)).slice(0, MAX_PAIRED);
  for (const [i, { index: first }] of few.entries())
    for (const { index: second } of few.slice(i + 1))
      if (isUnique(profiles, [...given, first, second], rows)) return [first, second].sort((a, b) => a - b);
  for (const [i, { index: first }] of few.slice(0, MAX_TRIPLED).entries())
    for (const [j, { index: second }] of few.slice(i + 1, MAX_TRIPLED).entries())
      for (const { index: third } of few.slice(i + j + 2, MAX_TRIPLED))
        if (isUnique(profiles, [...given, first, second, third], rows))
          return [first, second, third].sort((a, b) => a - b);
  const measure = tried.find(profile => isMeasure(profile) && byItself(profile));
  return measure === undefined ? null : [measure.index];
}

const MAX_PAIRED = 12;
const MAX_TRIPLED = 8;

/** Numbers that are nearly all different tell rows apart by chance: a size or an effect, not a name for a row. */
const isMeasure = ({ header, values, rows, paged }: Profile): boolean =>
  !paged &&
  values.length > rows * 0.5 &&
  soundsLikeKey(header) === 0 &&
  !PART.test(headerWords(header)) &&
  values.every(([text]) => /^[<>~]?[+-]?\d[\d.,]*%?$/.test(text));

const cost = ({ values, rows, coded, paged, header }: Profile): number =>
  (isRedcapRepeat(header) ? -8 : PART.test(headerWords(header)) ? 0 : 4) +
  (coded < rows ? 2 : 0) +
  (paged || values.length > rows * 0.5 ? 1 : 0) +
  (paged ? 2 : 0);

function isUnique(profiles: readonly Profile[], columns: readonly number[], rows: number): boolean {
  const seen = new Set<string>();
  for (let row = 0; row < rows; row++) {
    seen.add(JSON.stringify(columns.map(column => profiles[column]!.text(row))));
    if (seen.size <= row) return false;
  }
  return true;
}
