import { decodeEntities } from '../../base/decode-entities.ts';
import { fold } from '../../base/fold.ts';
import { remembered } from '../../base/remembered.ts';
import { missingState } from './missing-state.ts';

/** with the apostrophe by which a spreadsheet program keeps a dash as text */
const BULLET = /^'?(?:[•▪◦●‣►➢○■□✓✔☑]\s*|[·*–—-]\s+)(?=\S)/u;
const COUNT = /(?<!\s)\s*(?:[([]\s{0,9}n\s{0,9}=\s{0,9}\d[^()[\]]*[)\]]|(?:[,:]\s{0,9})?\bn\s{0,9}=\s{0,9}\d+)$/i;
/** soft hyphens and marks without a width */
const HIDDEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** `="1-2"`: how text is kept as text when a spreadsheet program opens a CSV file; `"Lee, K."` in quotes of its own */
const QUOTED = /^=?"([^"]+)"$/;
const FOOTNOTE = /(?<=[\p{L}\d)])(?<![*†‡§¶¹²³⁴-⁹ᵃᵇᶜᵈᵉᶠᵍʰ])\s?(?:[*†‡§¶¹²³⁴-⁹ᵃᵇᶜᵈᵉᶠᵍʰ]+|\[[1-9a-h]\])$/u;
const NUMBERING = /^\(?(\d{1,2}|[a-h])[.)]\s+(?=\S)/i;

/**
 * An item without what is written around it: a bullet in front, a count of its own or the
 * mark of a footnote behind, signs as web pages write them.
 *
 * @example bareItem('• Cost') // => 'Cost'
 * @example bareItem('Interviews (n = 12)') // => 'Interviews'
 * @example bareItem('- ') // => '-'
 */
export function bareItem(text: string): string {
  const bare = withoutSigns(text).replace(COUNT, '').replace(FOOTNOTE, '').trim();
  return bare === '' ? text : bare;
}

/** Without what carries no meaning: references of HTML, marks without a width, a bullet. */
const withoutSigns = (text: string): string =>
  (text.includes('&') ? decodeEntities(text) : text)
    // "NA" in quotes of its own may be what a text says, beside cells that are not applicable
    .replace(QUOTED, (quoted, inner) => (quoted.startsWith('=') || missingState(inner) === null ? inner : quoted))
    .replace(HIDDEN, '')
    .replace(BULLET, '')
    .trim();

/**
 * A spelling without what people vary by accident: beside case and white space, the mark between two words (`case control`,
 * `case-control`), a full stop behind, bullets and counts.
 *
 * @example spellingKey('Mixed–methods.') // => 'mixed methods'
 */
export const spellingKey = remembered(text => (PLAIN.test(text) ? text.toLowerCase() : accidentKey(bareItem(text))));

/** Words of letters and digits: nothing but their case can vary by accident. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;

function accidentKey(text: string): string {
  const folded = fold(text);
  const key = folded
    .replace(/(?<=\p{L})[-_ ]+(?=\p{L})/gu, ' ')
    .replace(/(?<=[\p{L}\d)])[.,;:]+$/u, '')
    .trim();
  return key === '' ? folded : key;
}

/**
 * Whether two spellings differ by more than signs that carry no meaning: by a number or a mark, which may be one.
 *
 * @example differByNumbers('Grade (1)', 'Grade') // => true
 * @example differByNumbers('• case-control.', 'Case control') // => false
 */
export const differByNumbers = (first: string, second: string): boolean =>
  accidentKey(withoutSigns(first)) !== accidentKey(withoutSigns(second));

/** `Cost (++)`, `Cost (***)`: how much of it there is. */
const WEIGHT = / ?\((\+{1,4}|\*{1,4})\)$/;
const SHARE = /(?<!\s)\s*\(\s{0,9}(\d{1,3}(?:[.,]\d{1,9})?\s{0,9}%?)\s{0,9}\)$/;

/**
 * Items of a column without numbers that vary for the same item: its place in the cell (`1) Cost; 2) Time` here, `1) Time`
 * there), or a count behind it (`Kenya (3)`, `Kenya (1)`). Numbers that always belong to the same item are part of its code.
 */
export function withoutNumbers(items: Iterable<string>): (text: string) => string {
  const all = [...items].map(item => ({ item, key: spellingKey(item) }));
  const strips = [NUMBERING, SHARE, WEIGHT].filter(pattern => {
    const numbersOf = new Map<string, Set<string>>();
    for (const { item, key } of all) {
      const number = pattern.exec(item);
      const bare = number === null ? key : spellingKey(item.replace(pattern, ''));
      numbersOf.set(bare, (numbersOf.get(bare) ?? new Set<string>()).add(number?.[1] ?? ''));
    }
    const varying = [...numbersOf.values()].filter(numbers => numbers.size > 1).length;
    return pattern === NUMBERING ? varying > 0 && varying * 2 >= numbersOf.size - 1 : varying > 1;
  });
  return text => strips.reduce((rest, pattern) => rest.replace(pattern, ''), text);
}
