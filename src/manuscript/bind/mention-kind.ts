import type { Mention } from '../scan/mention.ts';
import type { Surroundings } from './sentences.ts';

const STATISTICS = ['median', 'mean', 'range', 'iqr'];
const COEFFICIENTS = ['kappa', 'agreement', 'value'];

/** The title of a table or figure. */
export const CAPTION =
  /^\W*(?:(?:supplementa\w+|appendix|extended data) )?e?(?:tab(?:le)?|fig(?:ure)?|box|exhibit)\b\.? ?[A-Z]?\d{0,2}\b/i;

/** Units that a word names, before their verb. */
const SUBJECT =
  /^\s*(?!(?:included|eligible|remaining|other) )(?:[\w-]+ ){1,2}(?:studies|articles|papers|reviews|reports|publications|trials) [a-z]/i;

/** What a number is of: a whole, a share, or a statistic of its own. */
export type MentionKind = 'whole' | 'coefficient' | 'statistic' | 'distinct' | 'share';

/** What kind of number a mention is, by its form and the words around. */
export function kindOf(mention: Mention, around: Surroundings, total: number | null, isCaption: boolean): MentionKind {
  if (mention.distinct !== undefined) return 'distinct';
  if (COEFFICIENTS.some(name => name in mention.numbers)) return 'coefficient';
  if (STATISTICS.some(name => name in mention.numbers)) return 'statistic';
  // `these 86 studies`, `of the 133 studies`: a count that speaks of a whole
  if (mention.whole) return 'whole';
  // `Table 2. Characteristics of the articles (n = 968)`
  if (Number(mention.numbers.n) === total && isCaption && around.bracketed) return 'whole';
  // `The 13 studies came from …`
  if (
    Number(mention.numbers.n) === total &&
    mention.numbers.percent === undefined &&
    mention.numbers.N === undefined &&
    /^\W*(?:(?:in|among|across|from|for) )?(?:the|these|all|our|we included(?: the)?|a total of|all of the|in|among|across|from|for)\W*$/i.test(
      around.before,
    )
  )
    return 'whole';
  const lone = Object.keys(mention.numbers).join() === 'n';
  // `The 50 acceptability studies asked teachers (68%) …`
  if (lone && /^\W*(?:the|these|those) $/i.test(around.before) && SUBJECT.test(`${around.inside}${around.after}`))
    return 'whole';
  return lone &&
    /\b(?:these|those|the|our|all|remaining)\s*$/i.test(around.before) &&
    /^\s*(?:[\w-]+ ){0,3}(?:studies|articles|papers|reviews|reports|publications|trials)\b/i.test(around.after) &&
    /\b(?:of|among|in|from|across|within|these|those)\b[^,]{0,12}$/i.test(around.before)
    ? 'whole'
    : 'share';
}
