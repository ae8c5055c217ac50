import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { keepSuggestions } from '../../../src/pipeline/sheets/keep-suggestions.ts';
import { suggest } from '../../../src/pipeline/sheets/suggest.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';

const seed = seedFiles();
const whole = parse(seed['corpus/studies.csv'] ?? '') as string[][];
const header = whole[0] ?? [];

describe('on the seed corpus', () => {
  test.each(['domain', 'modality', 'method', 'evaluation'])(
    '%s: right and most frequent are both told, and add up',
    async field => {
      const found = await suggest(memoryEffects(seed), null, field, { from: ['title'], seed: 1 });
      expect(found.judged.length).toBeGreaterThan(0);
      for (const judged of found.judged) {
        expect(judged.right).toBeLessThanOrEqual(judged.texts);
        expect(judged.majorityRight).toBeLessThanOrEqual(judged.texts);
        // better only where the evidence is strong
        expect(judged.better).toBe(judged.p <= 0.01);
      }
      if (!found.judged.some(judged => judged.better)) expect(found.suggestions).toEqual([]);
    },
  );

  test.each([1, 2, 3])(
    'with shuffled labels (seed %d) it does no better than chance, and suggests nothing',
    async shuffle => {
      const at = header.indexOf('modality');
      const rows = whole.slice(1).map(row => [...row]);
      const labels = rows.map(row => row[at] ?? '');
      seededRandom(shuffle).shuffle(labels);
      rows.forEach((row, i) => {
        // the last ten wait for a code
        row[at] = i >= rows.length - 10 ? '' : (labels[i] ?? '');
      });
      const effects = memoryEffects({ ...seed, 'corpus/studies.csv': stringify([header, ...rows]) });
      const found = await suggest(effects, null, 'modality', { from: ['title'], seed: 1 });
      expect(found.uncoded).toBe(10);
      expect(found.judged.map(judged => judged.better)).toEqual([false]);
      expect(found.suggestions).toEqual([]);
    },
  );
});

test('what titles tell is learned: proposals with their words, beside the data, and once only', async () => {
  const titles = (kind: string, n: number) =>
    Array.from({ length: n }, (_, i) =>
      kind === 'image'
        ? `Chest scan pixels and radiograph images, part ${i}`
        : `Clinical letters and narrative notes, part ${i}`,
    );
  const coded = [
    ...titles('image', 20).map(title => [title, 'image']),
    ...titles('text', 30).map(title => [title, 'text']),
  ];
  // of the third no word was learned: its most likely code is only the most frequent one
  const open = ['Radiograph pixels of the hand', 'Narrative letters to patients', 'Weather of the sea'];
  const rows = [...coded, ...open.map(title => [title, ''])].map((row, i) => [`s${i + 1}`, ...row]);
  const review = {
    'review.yaml':
      'name: r\nunit: { name: study, key: id }\nresources: [{ name: studies, path: data/s.csv, schema: c.yaml }]\n',
    'c.yaml':
      'primaryKey: id\nfields: [{ name: id }, { name: title, type: string }, { name: kind, categories: [image, text] }]\n',
    'data/s.csv': stringify([['id', 'title', 'kind'], ...rows]),
  };
  const effects = memoryEffects(review);
  const found = await suggest(effects, null, 'kind', { from: [], seed: 1 });
  expect(found.judged).toMatchObject([{ texts: 50, right: 50, majorityRight: 30, better: true }]);
  expect(found.suggestions.map(entry => [entry.unit, entry.code])).toEqual([
    ['s51', 'image'],
    ['s52', 'text'],
  ]);
  expect(found.suggestions[0]?.words).toContain('pixels');
  const before = effects.text('data/s.csv');
  expect(await keepSuggestions(effects, found.open.review, found)).toBe('data/suggestions.csv');
  await keepSuggestions(effects, found.open.review, found);
  expect(effects.text('data/suggestions.csv').trim().split('\n')).toHaveLength(3);
  expect(effects.text('data/s.csv')).toBe(before);
  await expect(suggest(effects, null, 'title', { from: [], seed: 1 })).rejects.toThrow(
    'title has no categories that could be suggested',
  );
});
