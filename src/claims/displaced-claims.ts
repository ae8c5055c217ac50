import { plainCharacters } from '../base/printed-number.ts';
import type { ClaimSet } from './claim.ts';

/** White space and the width of spaces don't make a sentence another sentence. */
const folded = (text: string): string => plainCharacters(text).replace(/\s+/g, ' ').trim();

/**
 * The claims whose sentence no longer stands in the file that it was taken from, or doesn't hold the claim's numbers: by id,
 * with the reason.
 */
export async function displacedClaims(
  set: ClaimSet,
  read: (file: string) => Promise<string>,
): Promise<Map<string, string>> {
  const displaced = new Map<string, string>();
  for (const claim of set.claims) {
    if (claim.sentence === null) continue;
    const { file, text } = claim.sentence;
    const sentence = folded(text);
    if (!folded(await read(file)).includes(sentence))
      displaced.set(
        claim.id,
        `${claim.place}: ${file} no longer says "${sentence}"; correct the sentence there or here.`,
      );
    else {
      const lost = Object.entries(claim.reported).find(
        ([name, number]) => name !== 'range' && name !== 'iqr' && name !== 'interval' && !holds(sentence, number),
      );
      if (lost !== undefined)
        displaced.set(claim.id, `${claim.place}: the sentence "${sentence}" doesn't hold ${lost[0]} ${lost[1]}.`);
    }
  }
  return displaced;
}

/** The number itself, not a part of a longer one. */
const holds = (sentence: string, number: string): boolean => {
  const plain = folded(number);
  for (let at = sentence.indexOf(plain); at >= 0; at = sentence.indexOf(plain, at + 1)) {
    const [before, after] = [sentence.slice(0, at), sentence.slice(at + plain.length)];
    if (!/[\d][.,]?$/.test(before) && !/^[.,]?\d/.test(after)) return true;
  }
  return false;
};
