import { saysMissing } from './says-missing.ts';
import { ENDS_WITH_UNITS, type Surroundings, UNIT_WORDS, UNITS_ONLY } from './sentences.ts';

/** Whether a text has words beside those for units. */
export const hasContent = (text: string): boolean => !UNITS_ONLY.test(text) && /\p{L}{2}/u.test(text);

/** Behind the number its clause ends. */
const CLOSES = /^\s*(?:[,;.)]|and\b|or\b|$)/;

/** The same, behind a word for units. */
const UNITS_CLOSE = new RegExp(`^ (?:${UNIT_WORDS})(?:[,;.)]|$)`, 'i');
/** A phrase that the clause of a number opens with, and nothing else. */
const OPENS_WITH_PLACE = /(?:^|[.;])\W{0,9}(?:in|from|for|among|within|with|by) [^,;:.]{2,60}, (?:only |just )?$/i;
/** Units, and that there are such: `51 trials were done`, `51 were found`. */
const DONE = new RegExp(
  `^ ?(?:(?:${UNIT_WORDS}) ?)?(?:(?:were|was|had been) (?:done|conducted|found|carried out|performed|published|identified|included|undertaken|available))?(?:[,;.)]|$)`,
  'i',
);

/** `for seven studies we could not tell`: a clause of its own. */
const OWN_CLAUSE = new RegExp(`^ ?(?:(?:${UNIT_WORDS}) )?(?:we|it|this|that|they|the authors) [^,;:.]{0,60}`, 'i');

/** Which side of a number its words stand on, where its form decides; null where the whole sentence must. */
export function fixedSide(around: Surroundings, namedBefore: boolean, namedAfter: boolean): 'before' | 'after' | null {
  const { before, after, bracketed, led, inside } = around;
  // `In Europe, 51 trials were done, in Asia 16`: what stands behind says nothing, up to the comma
  if (!bracketed && OPENS_WITH_PLACE.test(before) && DONE.test(after)) return 'before';
  if (!bracketed && saysMissing(OWN_CLAUSE.exec(after)?.[0] ?? '')) return 'after';
  const [left, right] = [hasContent(before), hasContent(after) || namedAfter];
  if (bracketed) {
    // `most (n = 50) reported …`: only what stands in the same clause is what the bracket is of
    const clause = /(?<![^,;:])[^,;:]*$/.exec(before)![0];
    if (CLOSES.test(after)) return 'before';
    // `case-control studies (n = 6) were rare`, `most trials (n = 50) used …`
    if (hasContent(clause)) return ENDS_WITH_UNITS.test(clause) && right ? null : 'before';
    return left && !right ? 'before' : 'after';
  }
  // `…, Other in 5 (5.7%), Trial document in 2 (2.3%)`: words that elsewhere say little are labels of a list
  if (led && namedBefore && CLOSES.test(after)) return 'before';
  if (!left && !hasContent(inside)) return 'after';
  if (!right) return 'before';
  // `Industry funded nine trials, charities 23`
  const closes = CLOSES.test(after) || (!namedAfter && UNITS_CLOSE.test(after));
  if (
    closes &&
    (led ||
      (/\p{L}{3}/u.test(/(?<![^,;:])[^,;:]*$/.exec(before)![0].replace(/^\s*(?:and|but|or|while)\b/i, '')) &&
        hasContent(/(?<![^,;:])[^,;:]*$/.exec(before)![0])))
  )
    return 'before';
  // a number that begins its clause, with words right behind it
  if (
    !closes &&
    /(?:^|[,;:.])\s*(?:(?:and|but|while|whereas|then|or|only|lastly|finally|followed by|another|a further|an additional)\s+)*$/i.test(
      before,
    )
  )
    return 'after';
  return null;
}
