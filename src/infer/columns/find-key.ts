import type { Profile } from './profile.ts';

/** The column that tells the units apart, with what speaks for it. */
export interface FoundKey {
  readonly index: number;
  readonly unique: boolean;
  readonly evidence: string;
}

/** Words of a header, `StudyId` and `study_id` alike. */
export const headerWords = (header: string): string =>
  header
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_\-.]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

const ID =
  /^(código|codigo|code étude|numéro|número|identificador|identifiant|kennung|studiennummer|lfd nr|laufende nummer|lp|poř|pořadí|pořadové číslo|编号|序号|编码|研究编号|étude|etude|estudio|estudo|studie)\.?$|\b(id|ids|guid|uid|uuid|key|pmid|refid|accession)\b|^(no|nr|number|#|n°|record|covidence|study|ref|reference|paper|article|case)( ?(no|nr|number|#|id|code))?\.?$|\b(study|article|paper|record|reference|publication|review|trial) ?(no|nr|number|#|code)\b/;
const FALLBACK =
  /\bdoi\b|^(title|citation|study title|article title|url|reference)$|\b(title|citation|name of the \w+|homepage|website|web address)$/;
/** ids of persons and forms, not of what is counted */
const NOT = /\b(coder|reviewer|rater|screener|user|respondent|collector|investigator|author)\b/;

const NAME = /^(?=.*\p{L}{2})[\p{L}\p{N}_.-]{3,40}$/u;

/** How much a header sounds like a key: 2 an id, 1 a DOI or title, 0 neither. */
export const soundsLikeKey = (header: string): 0 | 1 | 2 => {
  const words = headerWords(header);
  if (NOT.test(words)) return 0;
  return ID.test(words) ? 2 : FALLBACK.test(words) ? 1 : 0;
};

/** `3.11E+07`: a spreadsheet rounded the identifiers, which therefore tell nothing apart. */
export const isRounded = ({ values }: Profile): boolean =>
  values.length > 0 && values.every(([text]) => /^\d[.,]\d+E\+\d+$/i.test(text));

/** Looks for a column that is filled and different in (nearly) every row; an id before a DOI before a title. */
export function findKey(profiles: readonly Profile[]): FoundKey | null {
  const ranked = profiles
    .map(profile => {
      const filled = profile.coded === profile.rows && profile.rows > 0;
      const share = profile.paged ? 1 : profile.values.length / Math.max(1, profile.rows);
      return { profile, filled, share, sound: soundsLikeKey(profile.header) };
    })
    .filter(
      ({ profile, filled, share, sound }) =>
        filled &&
        profile.header !== '' &&
        !isRounded(profile) &&
        (share === 1 ? sound > 0 : sound === 2 && share >= 0.98),
    )
    .sort((a, b) => b.share - a.share || b.sound - a.sound || a.profile.index - b.profile.index);
  // an id that is unique wins over a title that is; a first column that is unique is an id whatever it is called
  const best = ranked.find(entry => entry.share === 1 && entry.sound === 2) ?? ranked.find(entry => entry.share === 1);
  const first = profiles[0];
  if (
    best === undefined &&
    first &&
    first.header !== '' &&
    first.coded === first.rows &&
    first.values.length === first.rows &&
    first.rows > 1
  )
    return {
      index: first.index,
      unique: true,
      evidence: `the first column is filled and different in each of the ${first.rows} rows`,
    };
  const chosen = best ?? ranked[0] ?? (namesOfRows(profiles) === null ? nearly(profiles) : undefined);
  if (chosen === undefined) return namesOfRows(profiles);
  const { profile, share } = chosen;
  return {
    index: profile.index,
    unique: share === 1,
    evidence:
      share === 1
        ? `filled and different in each of the ${profile.rows} rows`
        : `filled, and ${profile.values.length} different values in ${profile.rows} rows: ${profile.rows - profile.values.length} ${profile.rows - profile.values.length === 1 ? 'row repeats' : 'rows repeat'} a key`,
  };
}

/** A first column without a header that is filled and different in each row, as numbers or as names of studies. */
export function headerlessKey(profiles: readonly Profile[]): number | null {
  const [first] = profiles;
  if (first === undefined || first.header !== '' || first.letter === '' || first.rows < 3) return null;
  return first.coded === first.rows && first.values.length === first.rows ? first.index : null;
}

/** One row in so many repeats an identifier by mistake at most; more of them say that studies have several rows. */
const SELDOM = 0.93;

/** An id that is filled and different in all but a few rows of a short sheet: `validate` reports the rows that repeat one. */
function nearly(profiles: readonly Profile[]): { profile: Profile; share: number } | undefined {
  return profiles
    .filter(
      profile =>
        !profile.paged &&
        soundsLikeKey(profile.header) === 2 &&
        profile.coded === profile.rows &&
        !isRounded(profile) &&
        // names of authors with a year repeat by chance
        profile.values.every(([text]) => /^[^\s,;]{1,24}$/.test(text)),
    )
    .map(profile => ({ profile, share: profile.values.length / profile.rows }))
    .find(
      ({ profile: { rows, values }, share }) =>
        rows >= 5 && (share > SELDOM || rows - values.length === 1) && share < 1,
    );
}

/** A column of names without blanks (`prereg_statement`), a different one in each row. */
function namesOfRows(profiles: readonly Profile[]): FoundKey | null {
  const found = profiles.find(
    ({ header, rows, coded, values }) =>
      header !== '' &&
      rows >= 5 &&
      coded === rows &&
      values.length === rows &&
      values.every(([text]) => NAME.test(text)),
  );
  if (found === undefined) return null;
  const evidence = `a name without blanks, different in each of the ${found.rows} rows`;
  return { index: found.index, unique: true, evidence };
}
