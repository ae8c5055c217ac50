import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explained, results } from '../../../src/pipeline/request/results.ts';
import { openReview } from '../../../src/read/session.ts';
import { filesOf } from '../../support/files.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const FILES = filesOf('test/docs/guides/several-sheets');

test('arms of one study are paired by their treatments; n and N are pairs, beside them studies', async () => {
  const open = await openReview(memoryEffects(FILES), null);
  const { rows, notes } = results(open, [{ analysis: 'pairs', fields: ['treatment'], of: 'arms' }]);
  // by hand: s1 app-care, s2 app-web, app-wait, web-wait, s4 app-app; s3 has one arm
  expect(rows.map(row => [row.statistic, row.level, row.n, row.N, row.parents?.n, row.parents?.N])).toEqual([
    ['unit_pair', 'app + app', 1, 5, 1, 3],
    ['unit_pair', 'app + web', 1, 5, 1, 3],
    ['unit_pair', 'app + care', 1, 5, 1, 3],
    ['unit_pair', 'app + wait', 1, 5, 1, 3],
    ['unit_pair', 'web + wait', 1, 5, 1, 3],
    ['same_code_pairs', null, 1, 5, 1, 3],
  ]);
  expect(rows[0]?.unit).toBe('pair');
  expect(notes.map(note => note.message)).toContain(
    'Pairs of arms that belong to the same study and have a code of Treatment: 5 pairs of 3 studies.',
  );
});

test('each study has rows of its own on request, and they add up', async () => {
  const open = await openReview(memoryEffects(FILES), null);
  const { rows } = results(open, [{ analysis: 'pairs', fields: ['domain'], of: 'outcomes', options: { each: true } }]);
  const whole = rows.filter(row => row.by.length === 0 && row.statistic === 'unit_pair');
  for (const row of whole) {
    const own = rows.filter(other => other.by.length === 1 && other.level === row.level);
    expect(own.reduce((sum, other) => sum + (other.n ?? 0), 0)).toBe(row.n);
    expect(own.filter(other => (other.n ?? 0) > 0).length).toBe(row.parents?.n);
  }
});

test('pairs equal those that two loops over all units find, with several codes and blank cells', async () => {
  const cell = fc.subarray(['a', 'b', 'c']).map(codes => codes.join(';'));
  const row = fc.record({ study: fc.integer({ min: 1, max: 4 }), codes: cell });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 14 }), async list => {
      const effects = memoryEffects({
        'review.yaml':
          'name: t\nunit: { name: study, key: id }\nresources:\n  - { name: studies, path: s.csv, schema: s.yaml }\n  - { name: arms, path: a.csv, schema: a.yaml, unit: arm, of: studies, by: id }\n',
        's.yaml': 'primaryKey: id\nfields:\n  - { name: id }\n',
        's.csv': 'id\n1\n2\n3\n4\n',
        'a.yaml': 'fields:\n  - { name: id }\n  - { name: t, type: list, delimiter: ";", categories: [a, b, c] }\n',
        'a.csv': `id,t\n${list.map(({ study, codes }) => `${study},${codes}\n`).join('')}`,
      });
      const { rows } = results(await openReview(effects, null), [{ analysis: 'pairs', fields: ['t'], of: 'arms' }]);
      const expected = new Map<string, number>();
      let all = 0;
      list.forEach((one, i) => {
        for (const other of list.slice(i + 1)) {
          if (one.study !== other.study || one.codes === '' || other.codes === '') continue;
          all++;
          const found = new Set(
            one.codes
              .split(';')
              .flatMap(code => other.codes.split(';').map(second => [code, second].sort().join(' + '))),
          );
          for (const pair of found) expected.set(pair, (expected.get(pair) ?? 0) + 1);
        }
      });
      const pairs = rows.filter(entry => entry.statistic === 'unit_pair');
      expect(new Map(pairs.map(entry => [entry.level, entry.n]))).toEqual(expected);
      expect(rows.every(entry => entry.N === all)).toBe(true);
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('pairs need a unit that both belong to, and groups that both are in', async () => {
  const open = await openReview(memoryEffects(FILES), null);
  expect(() => results(open, [{ analysis: 'pairs', fields: ['design'] }])).toThrow(/belongs to no other unit/);
  expect(() => results(open, [{ analysis: 'pairs', fields: ['treatment'], by: ['size'], of: 'arms' }])).toThrow(
    /a pair can have two codes of size/,
  );
  expect(() =>
    results(open, [{ analysis: 'pairs', fields: ['treatment'], of: 'arms', options: { within: 'centre' } }]),
  ).toThrow(/no arm belongs to a "centre"/);
});

test('a row of pairs is explained by the units that its pairs are made of', async () => {
  const open = (await openReview(memoryEffects(FILES), null)).of('arms');
  const { rows } = results(open, [{ analysis: 'pairs', fields: ['treatment'], options: { each: true } }]);
  for (const { id } of rows) expect(explained(open, id, null).n, id).toBeNull();
  const own = explained(open, 'unit_pair treatment="app + care" by study=s1 /reported from arms', null);
  expect(own.studies.map(unit => unit.key)).toEqual(['s1 | a', 's1 | b']);
});
