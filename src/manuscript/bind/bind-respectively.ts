import { plainCharacters } from '../../base/printed-number.ts';
import type { Mention } from '../scan/mention.ts';
import { hasWords } from '../scan/unseen-row.ts';
import { bindLabels } from './bind-labels.ts';
import type { Ranked } from './bind-sentence.ts';
import { doubted } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What stands between numbers of one list. */
const BETWEEN = /^[\s)\]]*(?:,|;|and|or|, and|, or|vs\.?|versus)\s*(?:[([]\s*)?$/i;
const SPLIT = /,\s{0,9}(?:and|or)\s|[,;]|\s(?:and|or)\s/i;
/** What a list begins with, and is no part of its first item. */
const LEAD =
  /^(?:\s|\b(?:of (?:these|those|them)|studies|articles|papers|reviews|were|was|are|had|have|used|rated|reported|judged|as|being|the|in|by|with|classified|considered|scored)\b)+/i;

/**
 * Numbers in a row that report one list item each: `12, 8 and 3 studies used interviews, surveys and observations`, or
 * `… were rated low, moderate and high, respectively`. Gives what the numbers report, in their order; null where the sentence
 * has no such row. A row whose list is not understood is doubted.
 *
 * @param mentions the counts and shares of the sentence, in their order, with what they were bound to so far
 */
export function bindRespectively(
  text: string,
  sentence: { readonly start: number; readonly end: number },
  mentions: readonly { readonly mention: Mention; readonly ranked: Ranked }[],
  vocabulary: Vocabulary,
): Ranked[] | null {
  const plain = (from: number, to: number): string => plainCharacters(text.slice(from, to)).replace(/\n/g, ' ');
  const said = /\brespectively\b/i.exec(plain(sentence.start, sentence.end));
  const found = mentions.map(({ ranked }) => ranked);
  let any = false;
  for (let first = 0; first < mentions.length; ) {
    let last = first;
    while (
      last + 1 < mentions.length &&
      // `57.3% used surveys (55/96), 27.1% interviews (26/96)`: each says itself what it is of
      !(hasWords(mentions[last]!.mention) && hasWords(mentions[last + 1]!.mention)) &&
      BETWEEN.test(plain(mentions[last]!.mention.end, mentions[last + 1]!.mention.start))
    )
      last++;
    const [from, to, count] = [mentions[first]!.mention.start, mentions[last]!.mention.end, last - first + 1];
    // two numbers may be anything; `respectively` says that they are a row
    if (count >= 3 || (count === 2 && said !== null && sentence.start + said.index > to)) {
      any = true;
      const before = plain(sentence.start, from).split(SPLIT).slice(-count);
      const after = plain(to, sentence.end)
        .split(/\brespectively\b|[.;](?:\s|$)/i)[0]!
        .split(SPLIT)
        .filter(item => /\p{L}/u.test(item))
        .slice(0, count);
      const items = [after, before].find(list => list.length === count && list.every(item => /\p{L}{2}/u.test(item)));
      const ranked =
        items === undefined
          ? null
          : bindLabels(
              items.map(item => ({
                label: item.replace(LEAD, '').trim(),
                above: '',
                around: plain(sentence.start, sentence.end),
              })),
              vocabulary,
            );
      const fields = new Set(ranked?.map(([best]) => best?.field));
      for (let i = 0; i < count; i++)
        found[first + i] =
          ranked !== null && fields.size === 1 && !fields.has(undefined)
            ? ranked[i]!
            : mentions[first + i]!.ranked.map(doubted);
    }
    first = last + 1;
  }
  return any ? found : null;
}
