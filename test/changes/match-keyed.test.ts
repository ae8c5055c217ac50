import { expect, test } from 'vitest';
import { matchKeyed } from '../../src/changes/match-keyed.ts';
import { validate } from '../../src/validate/validate.ts';
import { codebookOf } from '../support/codebook.ts';
import { tableOf } from '../support/table.ts';

const BOOK = 'primaryKey: id\nfields:\n  - { name: id }\n  - { name: doi }\n  - { name: title }\n';
const FIELDS = { identifier: 'doi', title: 'title' };
const read = async (rows: string[][]) =>
  validate(tableOf(['id', 'doi', 'title'], rows), await codebookOf(BOOK), { unit: { name: 'study', key: 'id' } }).coded;
const matched = async (before: string[][], after: string[][], fields: Parameters<typeof matchKeyed>[2] = FIELDS) => {
  const found = matchKeyed(await read(before), await read(after), fields);
  return {
    keys: Array.from({ length: found.before.units }, (_, unit) => found.before.key(unit)),
    rekeyed: found.rekeyed.map(({ was, key }) => `${was} is now ${key}`),
  };
};

const OLD = [
  ['1', '', 'Alpha waves in snails'],
  ['2', '10.1000/b', 'Beta rays in hens'],
  ['3', '', 'Gamma in cows'],
];

test('a row inserted above moves all running numbers: units are found by title or identifier', async () => {
  const now = [
    ['1', '', 'A new one'],
    ['2', '', 'Alpha Waves in Snails.'],
    ['3', '10.1000/B', 'Renamed'],
    ['4', '', 'Gamma in cows'],
  ];
  expect(await matched(OLD, now)).toEqual({
    keys: ['2', '3', '4'],
    rekeyed: ['1 is now 2', '2 is now 3', '3 is now 4'],
  });
  expect((await matched(OLD, now, { identifier: null, title: null })).rekeyed).toEqual([]);
});

test('a corrected title keeps its key; a key that went to another study does not', async () => {
  expect((await matched(OLD, [['1', '', 'Alpha rays in slugs'], ...OLD.slice(1)])).rekeyed).toEqual([]);
  expect(
    await matched(OLD, [
      ['1', '', 'Gamma in cows'],
      ['2', '10.1000/b', 'Beta rays in hens'],
    ]),
  ).toEqual({
    keys: ['1 (before)', '2', '1'],
    rekeyed: ['3 is now 1'],
  });
});

test('a title that stands twice matches nobody', async () => {
  const twice = [
    ['1', '', 'Editorial'],
    ['2', '', 'Editorial'],
  ];
  expect(
    (
      await matched(twice, [
        ['3', '', 'Editorial'],
        ['4', '', 'Editorial'],
      ])
    ).keys,
  ).toEqual(['1', '2']);
});
