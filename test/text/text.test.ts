import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { crossValidate } from '../../src/text/cross-validate.ts';
import { foldVariants } from '../../src/text/fold-variants.ts';
import { ListsByNumber } from '../../src/text/lists-by-number.ts';
import { markingTerms } from '../../src/text/marking-terms.ts';
import { trainBayes } from '../../src/text/naive-bayes.ts';
import { termsOf, wordsOfStems } from '../../src/text/terms.ts';
import { titleForm } from '../../src/text/title-form.ts';
import { TitleIndex } from '../../src/text/title-index.ts';
import { titleRelation } from '../../src/text/title-relation.ts';

const known = JSON.parse(readFileSync(new URL('../known/text/bayes.json', import.meta.url), 'utf8')) as {
  documents: [string, string][];
  classes: string[];
  probabilities: [string, number[]][];
  tails: [number, number, number, number][];
};
const words = (text: string): Set<string> => new Set(text.split(' '));
const chance = (seed: number) => ({
  seed,
  shuffle: (items: number[]) => seededRandom(seed).shuffle(items),
  binomialTail,
});

describe('naive Bayes', () => {
  const model = trainBayes(
    known.documents.map(([text]) => words(text)),
    known.documents.map(([, label]) => label),
  );

  test('gives the probabilities that exact fractions give', () => {
    expect(model.classes).toEqual(known.classes);
    for (const [text, expected] of known.probabilities)
      model.probabilities(words(text)).forEach((p, i) => void expect(p).toBeCloseTo(expected[i] ?? Number.NaN, 12));
  });

  test('does not underflow on a text of 50,000 words', () => {
    const long = new Set(Array.from({ length: 50_000 }, (_, i) => `w${i}`));
    const big = trainBayes([long, new Set(['x'])], ['a', 'b']);
    const probabilities = big.probabilities(long);
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    // each word is (2 / 100,001) against (1 / 50,002) likely
    const ratio = Math.exp(50_000 * Math.log((2 * 50_002) / 100_001));
    expect(probabilities[0]).toBeCloseTo(ratio / (1 + ratio), 6);
  });
});

test('binomial tails agree with SciPy', () => {
  for (const [k, n, p, expected] of known.tails)
    expect(Math.abs(binomialTail(k, n, p) - expected)).toBeLessThanOrEqual(1e-12 * expected);
});

describe('cross-validation', () => {
  const texts = (shuffled: number | null) => {
    const documents = Array.from({ length: 60 }, (_, i) =>
      words(i % 3 === 0 ? `image report scan n${i % 7}` : `note record letter n${i % 5}`),
    );
    const labels = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? 'image' : 'text'));
    if (shuffled !== null) seededRandom(shuffled).shuffle(labels);
    return { documents, labels };
  };

  test('sees what can be learned', () => {
    const { documents, labels } = texts(null);
    const found = crossValidate(documents, labels, chance(1));
    expect(found).toMatchObject({ texts: 60, right: 60, folds: 10, better: true });
    // "always text" is right for the 40 of 60 that are text
    expect(found.majorityRight).toBe(40);
  });

  test('does no better than chance where classes are equally frequent and words say nothing', () => {
    const better = Array.from({ length: 40 }, (_, seed) => {
      const random = seededRandom(seed + 1);
      const documents = Array.from({ length: 60 }, (_, i) =>
        words(`w${(i * 7) % 11} v${(i * 5) % 13} u${(i * 3) % 17}`),
      );
      const labels = Array.from({ length: 60 }, (_, i) => `class ${i % 3}`);
      random.shuffle(labels);
      const found = crossValidate(documents, labels, chance(seed + 1));
      // a third of the texts are of any class
      expect(found.majorityRight).toBe(20);
      return found.better;
    });
    // each has a chance of 1%: more than two of 40 would be one of 7 in 1,000
    expect(better.filter(Boolean).length).toBeLessThanOrEqual(2);
  });

  test('does no better than chance on shuffled labels', () => {
    const better = Array.from({ length: 40 }, (_, seed) => {
      const { documents, labels } = texts(seed + 1);
      return crossValidate(documents, labels, chance(seed + 1)).better;
    });
    expect(better.filter(Boolean)).toEqual([]);
  });
});

test('words keep their letters, stems are counted, and people read the most frequent word of a stem', () => {
  const found = termsOf('Müller generates generated notes; the NOTES of 2024');
  expect(found.map(term => term.word)).toEqual(['müller', 'generates', 'generated', 'notes', 'notes']);
  expect(new Set(found.map(term => term.stem)).size).toBe(3);
  expect(wordsOfStems([found]).get(found[1]?.stem ?? '')).toBe('generated');
});

test('marking words: the share of a group with the word, times log(N / texts with it)', () => {
  const documents = ['a x', 'a y', 'b x', 'b z'].map(words);
  const found = markingTerms(documents, ['g', 'g', 'h', 'h'], 5);
  expect(found.get('g')).toEqual([
    { stem: 'a', inside: 2, overall: 2, weight: Math.log(2) },
    { stem: 'x', inside: 1, overall: 2, weight: 0.5 * Math.log(2) },
  ]);
});

test.each([
  [
    ['USA', 'USA', 'United States', 'U.S.A.', 'united states of america'],
    ['U.S.A.', 'United States', 'united states of america'],
  ],
  [['South Africa', 'South Africa', 'South Africa', 'South Korea'], []],
  [['Austria', 'Australia', 'Australia', 'Australia'], []],
  [['Iran', 'Iraq', 'Iraq', 'Iraq', 'Iraq'], []],
  [['Included', 'Included', 'Included', 'Included', 'Excluded'], []],
  [['Inpatients', 'Outpatients', 'Outpatients', 'Outpatients', 'Outpatients'], []],
  [['RCT', 'RCT', 'Randomised controlled trial'], ['Randomised controlled trial']],
  [['Questionaire', 'Questionnaire', 'Questionnaire', 'Questionnaire', 'Questionnaire'], ['Questionaire']],
  [['Clinic', 'Clinics', 'Clinic'], ['Clinics']],
  [['Phase 1', 'Phase 2'], []],
  [['male', 'female', 'female'], []],
  // one letter apart and both frequent: two answers, as far as anyone can tell
  [['oral', 'orals', 'aural', 'aural'], ['orals']],
  [['Congo', 'Democratic Republic of the Congo'], []],
  [['UK', 'United Kingdom', 'USA', 'Ukraine'], ['United Kingdom']],
  // nobody knows which of two words is right that stand once each
  [['mobility', 'motility'], []],
  [['adherence', 'adherance', 'adherence', 'adherence'], ['adherance']],
  // initials of two
  [['ARC', 'American Red Cross', 'Australian Research Council'], []],
  [
    ['PHQ-9', 'PHQ9', 'PHQ-2', 'SF-36', 'SF36'],
    ['PHQ9', 'SF36'],
  ],
  [
    ['Grade I', 'Grade II', 'grade 2', 'Grade III', 'Grade IIIa', 'Grade 3a'],
    ['Grade II', 'Grade IIIa'],
  ],
  [['I', '1', 'V', 'X'], []],
  [['two arms', '2 arms', '3 arms', 'two sites'], ['two arms']],
  [['vitamin C', 'vitamin D', 'vitamin 100'], []],
  [
    ['colour', 'color', 'grey', 'gray', 'Paediatrics', 'Pediatrics', 'centre', 'center'],
    ['colour', 'grey', 'Pediatrics', 'centre'],
  ],
  [
    ['Randomised', 'Randomized', 'labelled', 'labeled'],
    ['Randomized', 'labelled'],
  ],
  [['four', 'for', 'filling', 'filing', 'canoe', 'cane', 'hour', 'hor'], []],
  [
    ['child', 'children', 'diagnosis', 'diagnoses', 'news', 'new'],
    ['children', 'diagnosis'],
  ],
  [
    ['man', 'woman', 'men', 'women'],
    ['men', 'women'],
  ],
])('answers are folded only on evidence: %j', (answers, variants) => {
  expect(
    foldVariants(answers)
      .flatMap(group => group.variants.map(variant => variant.spelling))
      .sort(),
  ).toEqual([...variants].sort());
});

test('names that differ by an s or a letter are two', () => {
  const names = [
    'Vaccine',
    'Vaccine',
    'Vaccine',
    'Vaccines',
    'Vaccins',
    'BMJ',
    'British Medical Journal',
    'Pediatrics',
    'Paediatrics',
  ];
  expect(foldVariants(names, true).map(({ keep, variants }) => [keep, variants.map(entry => entry.why)])).toEqual([
    ['BMJ', ['initials']],
  ]);
});

test('spelling variants are grouped under the most frequent one; other numbers and short answers stay apart', () => {
  const found = foldVariants([
    'Université de Genève',
    'Universite de Geneve',
    'Université de Genève',
    'universite de genevre',
    'US',
    'UK',
    'Phase 1 trial',
    'Phase 2 trial',
    '',
  ]);
  expect(found).toEqual([
    {
      keep: 'Université de Genève',
      kept: 2,
      count: 4,
      variants: [
        { spelling: 'Universite de Geneve', count: 1, why: 'same letters' },
        { spelling: 'universite de genevre', count: 1, why: 'one letter apart' },
      ],
    },
  ]);
});

test('lists by number are what a map of arrays is', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: -40, max: 400 }), fc.nat(9)), { maxLength: 1500 }), pairs => {
      const lists = new ListsByNumber();
      const map = new Map<number, number[]>();
      for (const [key, value] of pairs) {
        lists.add(key, value);
        map.set(key, [...(map.get(key) ?? []), value]);
      }
      for (let key = -41; key <= 401; key++) {
        const found: number[] = [];
        for (let entry = lists.first(key); entry !== 0; entry = lists.next(entry)) found.push(lists.value(entry));
        expect(found).toEqual(map.get(key) ?? []);
        expect(lists.length(key)).toBe(found.length);
      }
    }),
    { numRuns: 10 },
  );
});

test('the index finds every title that a comparison of all finds', () => {
  const word = fc.constantFrom(
    'synthetic',
    'notes',
    'clinical',
    'text',
    'mining',
    'records',
    'privacy',
    'model',
    'data',
  );
  const title = fc.array(word, { minLength: 4, maxLength: 7 }).map(list => list.join(' '));
  fc.assert(
    fc.property(fc.array(title, { minLength: 1, maxLength: 15 }), title, (titles, asked) => {
      const form = titleForm(asked);
      const all = titles.flatMap((other, index) => {
        const relation = titleRelation(form, titleForm(other));
        return relation === null ? [] : [{ index, relation }];
      });
      const found = new TitleIndex(titles).related(form);
      const same = all.filter(entry => entry.relation === 'same');
      const bySpelling = (list: typeof all): typeof all => list.filter(entry => entry.relation === 'spelling');
      expect(found.filter(entry => entry.relation === 'same')).toEqual(same);
      if (same.length === 0) expect(bySpelling(found)).toEqual(bySpelling(all));
    }),
  );
});

test.each([
  ['The effects of text-mining', 'Effects of textmining', 'same'],
  ['Behaviour &amp; organisation of <i>Oncology</i> nurses', 'Behavior and organization of oncology nurses.', 'same'],
  ['[Übergewicht bei Kindern]', 'Ubergewicht bei Kindern', 'same'],
  ['Sleep problems in adolescents with epilepsy', 'Sleep problems in adolecents with epilepsy', 'spelling'],
  ['Sleep problems in adolescents: a cohort study', 'Sleep problems in adolescents', 'subtitle'],
  ['Exercise and mood in adults', 'Exercise and mood in older adults', 'similar'],
  ['Burnout among hospital nurses in Spain', 'Burnout among student nurses in Spain', 'similar'],
  ['Effects of hypotension on outcome in adults', 'Effects of hypertension on outcome in adults', 'similar'],
  ['Privacy of records, part 1: methods', 'Privacy of records, part 2: methods', null],
  ['Sleep in men', 'Sleep in women', null],
])('%s | %s: %s', (a, b, relation) => {
  expect(titleRelation(titleForm(a), titleForm(b))).toBe(relation);
});
