import { printWord } from '../../base/expression/print.ts';
import { type Surroundings, UNIT_WORDS } from './sentences.ts';
import type { Proposal } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOfLabel } from './words.ts';

const SAID =
  '(?:reported|stated|given|known|specified|described|documented|available|clear|provided|determined|identified|disclosed|mentioned|recorded|indicated)';
/** `Where it was reported, …`, `If stated, …`, `Where severity was known, …`; after a sentence on what is missing, `Where it was, …` */
const WHERE_SAID = new RegExp(
  `(?:^|[;.,(])\\s*(?:where|when|if|whenever) (?:(?:it|this|that|they|these) (?:was|were)(?: ${SAID})?|([^,;.()]{2,50}?) (?:was|were|had been) ${SAID}|${SAID})\\s*,`,
  'i',
);
/** `Of the 364 reports with a known duration, …`, `among those that reported it, …` */
const OF_THOSE = new RegExp(
  `\\b(?:of|among|amongst|in|for|from|within|by) (?:the |those |all |these )?(?:[\\d,]+ )?(?:(?:${UNIT_WORDS}|cases|ones|those) )?(?:(?:that|which|who) (?:actually |explicitly )?(?:reported|stated|gave|specified|provided|described|disclosed|mentioned|indicated)|reporting|stating|giving|specifying|providing|describing|with (?:an? |the )?(?:known|reported|stated|specified|clear|information (?:on|about)|data (?:on|about))) ?([^,;.()]{0,60})`,
  'i',
);
const BEGINS_WITH_UNITS = new RegExp(`^\\W*(?:of (?:the )?)?(?:${UNIT_WORDS})\\b`, 'i');
/** A clause that goes on behind a number with what its whole is. */
const GOES_ON = /^\W{0,3}(?:that|which|who|reporting|with)\b/i;
/** Words for nothing but the item that is spoken of anyway. */
const ITSELF = new Set(
  'it this that them one so any such the a an information data detail details item items respective characteristic variable in question'.split(
    ' ',
  ),
);
const isItself = (item: string): boolean =>
  item
    .toLowerCase()
    .split(/\W+/)
    .every(word => word === '' || ITSELF.has(word));
/** A note on what percentages are of: `Percentages are of the reports that gave the information`. */
const NOTE = new RegExp(
  `\\b(?:percentages?|proportions?|shares|denominators?|%)\\b[^.;]{0,80}\\b(?:(?:that|which|who) (?:reported|gave|provided|stated|specified|contained|had)\\b[^.;]{0,40}|with (?:available |complete |non-missing )?(?:information|data)\\b|reporting (?:the|this|that|each|it)\\b|for which\\b[^.;]{0,40}\\b${SAID}|(?:exclud\\w+|without|omit\\w*|leave out|disregard\\w*|do not include) (?:${UNIT_WORDS}|cases|those|missing|not reported|unreported|unclear|NR)\\b)|\\b(?:missing (?:data|values|information)|not reported|unreported|NR)\\b[^.;]{0,40}\\b(?:excluded from|left out of|not (?:included|counted) in|omitted from)\\b[^.;]{0,30}\\b(?:percentages?|denominators?|totals?|calculations?)`,
  'i',
);

/** Whether a note or caption says that percentages are of the units that report the item. */
export const saysOfReported = (text: string): boolean => NOTE.test(text);

/** Which fields a phrase limits to the units that report them. */
export type ReportedOnly = (field: string) => boolean;

/** What stands before a number in its sentence, or behind as what it is of, limits it to units that report the item; else null. */
export function reportedOnly(
  before: string,
  { of, after }: Pick<Surroundings, 'of' | 'after'>,
  vocabulary: Vocabulary,
): ReportedOnly | null {
  // `625/972 (64.3%) articles with a known aim`
  const right = BEGINS_WITH_UNITS.test(after)
    ? OF_THOSE.exec(`of ${after.trim()}`)
    : // `33 of the 54 studies (61.1%) that reported the resolution`
      GOES_ON.test(after)
      ? OF_THOSE.exec(`of those ${after.trim()}`)
      : null;
  const behind = of === null ? right : OF_THOSE.exec(`of ${of}`);
  const found = behind ?? OF_THOSE.exec(before) ?? WHERE_SAID.exec(before);
  return found === null ? null : limits(found[1] ?? '', vocabulary);
}

function limits(item: string, vocabulary: Vocabulary): ReportedOnly {
  if (isItself(item)) return () => true;
  const words = wordsOfLabel(item);
  return field => vocabulary.titled(field, words) >= 0.5;
}

/** Units by what they report, as a proposition: `reports with a known duration`; null where the words name no field alone. */
export function unitsThatReport(label: string, vocabulary: Vocabulary): Proposal | null {
  const item = OF_THOSE.exec(`of ${label.trim()}`)?.[1] ?? '';
  if (isItself(item)) return null;
  const [first, second] = vocabulary
    .fields(wordsOfLabel(item))
    .map(entry => ({ ...entry, worth: entry.cover * entry.precise }))
    .sort((a, b) => b.worth - a.worth);
  if (first === undefined || first.worth < 0.5 || first.worth - (second?.worth ?? 0) < 0.15) return null;
  if (first.field.includes('\u0000')) return null;
  return { field: `${printWord(first.field, '`')} is not missing`, level: null, certainty: 0.8 };
}
