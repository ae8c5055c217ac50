import { isLetterSlip } from './letter-slip.ts';
import { commonWords, isSameTitle, isWithoutSubtitle, missingWords, type TitleForm } from './title-form.ts';
import { wordText } from './title-words.ts';

/**
 * How two titles are related: the same words; other spellings of the same words; one without the other's subtitle; most words
 * the same; or nothing of these.
 */
export type TitleRelation = 'same' | 'spelling' | 'subtitle' | 'similar' | null;

/** Titles with at least this share of their words in common are similar. */
const SIMILAR = 0.7;
/** Words that say little by themselves. */
const SMALL = new Set('of in on for to with by at from as its their using into via'.split(' '));

/** Words of a subtitle that make it the title of another report on the same matter. */
const OTHER_REPORT = new Set(
  'protocol rationale reply response comment comments commentary erratum corrigendum correction retraction editorial letter supplement part followup follow secondary posthoc pilot feasibility extension update updated interim subgroup cost costs economic qualitative baseline'.split(
    ' ',
  ),
);

/**
 * @example titleRelation(titleForm('Text-mining of notes'), titleForm('Textmining of notes')) // => 'same'
 * @example titleRelation(titleForm('Exercise and mood in adults'), titleForm('Exercise and mood in older adults')) // => 'similar'
 */
export function titleRelation(a: TitleForm, b: TitleForm): TitleRelation {
  if (isSameTitle(a, b)) return a.words.length === 0 ? null : 'same';
  if (a.numbers !== b.numbers) return null;
  const isSubtitled = isWithoutSubtitle(a, b) || isWithoutSubtitle(b, a);
  // most titles that are compared have little in common
  if (!isSubtitled && (missingWords(a, b) > mostMissing(a) || missingWords(b, a) > mostMissing(b))) return null;
  const common = commonWords(a, b);
  const [missingA, missingB] = [a.words.length - common, b.words.length - common];
  if (missingA === 0 && missingB === 0) return 'spelling';
  const isSimilar = common >= 3 && common / (common + missingA + missingB) >= SIMILAR;
  const areFew = missingA <= FEW && missingB <= FEW;
  // of most titles, numbers say enough: the words themselves are needed where they may be spellings of each other
  if (!isSubtitled && a.letters !== b.letters && (!areFew || common < 3)) return isSimilar ? 'similar' : null;
  const [restA, restB] = rests(a, b);
  if (restA.join('') === restB.join('')) return 'same';
  if (isSubtitled) return [...restA, ...restB].some(word => OTHER_REPORT.has(word)) ? 'similar' : 'subtitle';
  // a difference of spelling needs enough words beside it that are the same
  if (common >= 3 && areFew && areSpellings(restA, restB)) return 'spelling';
  return isSimilar ? 'similar' : null;
}

/** More words are no spellings of as many others. */
const FEW = 3;

/** Words of a title that a related one may lack: of all words of both, three of ten, or a few that are spelt otherwise. */
const mostMissing = ({ words }: TitleForm): number => Math.max(6, Math.floor((0.3 / 0.7) * words.length));

/** What is left of each title without the words of the other. */
function rests(a: TitleForm, b: TitleForm): [string[], string[]] {
  const left = b.words.slice();
  const restA: string[] = [];
  for (const word of a.words) {
    const at = left.indexOf(word);
    if (at < 0) restA.push(wordText(word));
    else left[at] = 0;
  }
  return [restA, left.filter(word => word !== 0).map(wordText)];
}

/** Whether every word has a partner that is one letter apart; small words may be missing. */
function areSpellings(a: readonly string[], b: readonly string[]): boolean {
  const left = [...b];
  for (const word of a) {
    const at = left.findIndex(other => isLetterSlip(word, other));
    if (at >= 0) left.splice(at, 1);
    else if (!SMALL.has(word)) return false;
  }
  return left.every(word => SMALL.has(word));
}
