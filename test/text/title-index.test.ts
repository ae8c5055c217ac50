import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparableTitle } from '../../src/text/comparable-title.ts';
import { isLetterSlip } from '../../src/text/letter-slip.ts';
import { titleForm } from '../../src/text/title-form.ts';
import { type RelatedTitle, TitleIndex } from '../../src/text/title-index.ts';
import { type TitleRelation, titleRelation } from '../../src/text/title-relation.ts';
import { wordText } from '../../src/text/title-words.ts';

/** The same relation by lists of words, as its docstrings define it; the vocabulary below needs no change of spelling. */
function plainRelation(a: string, b: string): TitleRelation {
  const words = (title: string): string[] =>
    comparableTitle(title)
      .split(' ')
      .filter(word => !['', 'a', 'an', 'the', 'and'].includes(word));
  const [one, other] = [words(a), words(b)];
  if (one.join('') === other.join('')) return one.length === 0 ? null : 'same';
  const numbers = (list: string[]): string => list.filter(word => /\d/.test(word)).join(' ');
  if (numbers(one) !== numbers(other)) return null;
  const main = (title: string): string =>
    title.indexOf(': ') < 15 ? '' : words(title.slice(0, title.indexOf(': '))).join('');
  const isSubtitled = (main(a) !== '' && main(a) === other.join('')) || (main(b) !== '' && main(b) === one.join(''));
  const left = [...other];
  const rest = one.filter(word => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  if (rest.length === 0 && left.length === 0) return 'spelling';
  if (rest.join('') === left.join('')) return 'same';
  const common = one.length - rest.length;
  const isSimilar = common >= 3 && common / (common + rest.length + left.length) >= 0.7;
  if (isSubtitled) return [...rest, ...left].includes('protocol') ? 'similar' : 'subtitle';
  const partners = [...left];
  const isSpelt =
    rest.every(word => {
      const at = partners.findIndex(partner => isLetterSlip(word, partner));
      if (at >= 0) partners.splice(at, 1);
      return at >= 0 || ['of', 'in'].includes(word);
    }) && partners.every(word => ['of', 'in'].includes(word));
  if (common >= 3 && rest.length <= 3 && left.length <= 3 && isSpelt) return 'spelling';
  return isSimilar ? 'similar' : null;
}

const WORDS =
  'synthetic notes clinical text mining textmining records privacy model models data trial trials exercise adolescents adolecents nurses cohort of in the protocol 2 3'.split(
    ' ',
  );
const asTitle = (words: readonly string[], colon: number): string =>
  words.map((word, at) => (at === colon && at < words.length - 1 ? `${word}:` : word)).join(' ');
const words = (from: number, to: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: from, maxLength: to });
const colon = fc.constantFrom(99, 3, 4, 5);
/** A title, and others that are made of it: words exchanged, left out and added, so that many are near each other. */
const family: fc.Arbitrary<string[]> = fc.tuple(words(5, 14), colon).chain(([first, mark]) =>
  fc.array(
    fc.tuple(words(0, 3), fc.nat(14), fc.nat(3), colon, fc.boolean()).map(([added, at, out, other, isUpper]) => {
      const changed = [...new Set([...first.slice(0, at), ...added, ...first.slice(at + out)])];
      const title = asTitle(changed, isUpper ? mark : other);
      return isUpper ? title.toUpperCase() : title;
    }),
    { minLength: 1, maxLength: 8 },
  ),
);

test('the relation of two titles is the one that a comparison of their lists of words gives', () => {
  fc.assert(
    fc.property(family, family, (some, others) => {
      const titles = [...some, ...others];
      for (const a of titles)
        for (const b of titles)
          expect(titleRelation(titleForm(a), titleForm(b)), `${a} | ${b}`).toBe(plainRelation(a, b));
    }),
    { numRuns: 300, seed: 14 },
  );
});

test('the index finds what a comparison with every title finds, the closest first and of the similar ones the first', () => {
  const RANK = { same: 0, spelling: 1, subtitle: 2, similar: 3 };
  let found = 0;
  fc.assert(
    fc.property(fc.array(family, { minLength: 2, maxLength: 4 }), families => {
      const titles = families.flat();
      const index = new TitleIndex(titles.slice(0, Math.ceil(titles.length / 2)));
      titles.forEach((title, at) => {
        const form = titleForm(title);
        if (at >= Math.ceil(titles.length / 2)) {
          const all = titles.slice(0, at).flatMap((other, place): RelatedTitle[] => {
            const relation = plainRelation(title, other);
            return relation === null ? [] : [{ index: place, relation }];
          });
          // titles with the same letters are the only answer
          const sameLetters = all.filter(
            ({ index: place }) =>
              comparableTitle(title).replace(/\b(?:the|and) ?| /g, '') ===
              comparableTitle(titles[place]!).replace(/\b(?:the|and) ?| /g, ''),
          );
          const sorted = all.sort((a, b) => RANK[a.relation] - RANK[b.relation] || a.index - b.index);
          const expected =
            sameLetters.length > 0
              ? sameLetters
              : sorted.filter(
                  (entry, i) => entry.relation !== 'similar' || sorted.findIndex(o => o.relation === 'similar') === i,
                );
          const related = index.related(form);
          expect(related, title).toEqual(expected);
          found += related.length;
          index.add(form);
        }
      });
    }),
    { numRuns: 300, seed: 14 },
  );
  expect(found).toBeGreaterThan(500);
});

test('a title is read in one walk as its definition says: words in order, and where its subtitle begins', () => {
  const piece = fc.constantFrom(
    ...'Sleep the a An and cats 2020 3a X-ray Sleep_well ii RETRACTED: Retracted withdrawn ( (abstract) é [x] &amp; : ? ! . - , " –'.split(
      ' ',
    ),
  );
  const blank = fc.constantFrom(' ', ' ', '', '\n', '\t', '  ');
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, blank), { maxLength: 14 }), pieces => {
      const title = pieces.flat().join('');
      const form = titleForm(title);
      const words = comparableTitle(form.title)
        .split(' ')
        .filter(word => !['', 'a', 'an', 'the', 'and'].includes(word))
        .map(word => (word === 'ii' ? '2' : word));
      expect(form.words.map(wordText)).toEqual(words);
      expect(form.letters).toBe(words.join('').length);
      const cut = form.title.search(/[:?!]\s|\s[–—-]\s|\.\s(?=\p{Lu})/u);
      expect(form.subtitle).toBe(cut < 15 ? 0 : cut);
      const main = titleForm(form.title.slice(0, form.subtitle));
      if (form.subtitle > 0 && main.title === form.title.slice(0, form.subtitle)) expect(form.mainHash).toBe(main.hash);
    }),
    { seed: 20261201, numRuns: 2000 },
  );
});

test('a title of one endless word is read like any other', () => {
  const long = 'a'.repeat(400_000);
  expect(new TitleIndex([long]).related(titleForm(long.toUpperCase()))).toEqual([{ index: 0, relation: 'same' }]);
});
