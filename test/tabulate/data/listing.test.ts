import { expect, test } from 'vitest';
import { cellCode } from '../../../src/tabulate/agreement/cell-code.ts';
import { citer, listing } from '../../../src/tabulate/data/listing.ts';
import { validate } from '../../../src/validate/validate.ts';
import { codebookOf } from '../../support/codebook.ts';
import { tableOf } from '../../support/table.ts';

const { coded } = validate(
  tableOf(
    ['id', 'author', 'year', 'doi', 'design', 'tools', 'open', 'remark'],
    [
      ['s1', 'Ada', '2020', 'https://doi.org/10.1000/X', 'rct', 'b;a', 'z;y', 'fine'],
      ['s2', 'Ada', '2020', 'hdl:7', 'NR', 'NR', '', ''],
      ['s3', '', '', '', 'oops', 'a', 'y', 'late'],
      ['s4', 'Bo', '2021', '', '', '', '', ''],
    ],
  ),
  await codebookOf(`primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id }
  - { name: author }
  - { name: year, type: integer }
  - { name: doi }
  - { name: design, categories: [{ value: rct, label: Trial }, cohort] }
  - { name: tools, type: list, delimiter: ";", categories: [{ value: a, label: Tool A }, { value: b, label: Tool B }] }
  - { name: open, type: list, delimiter: ";" }
  - { name: remark }
`),
);
const CITED = { author: 'author', year: 'year', identifier: 'doi' };

test('units one by one, with citations that tell them apart, DOIs, words and codes', () => {
  const { units } = listing(coded, ['design', 'tools', 'year', 'remark'], 'tools has a', CITED);
  expect(units).toEqual([
    {
      key: 's1',
      citation: 'Ada 2020a',
      doi: '10.1000/x',
      cells: [
        { state: 'coded', text: 'Trial', codes: ['rct'] },
        {
          state: 'coded',
          text: expect.stringMatching(/Tool B.*Tool A|Tool A.*Tool B/),
          codes: expect.arrayContaining(['a', 'b']),
        },
        { state: 'coded', text: '2020', codes: ['2020'] },
        { state: 'coded', text: 'fine', codes: ['fine'] },
      ],
    },
    {
      key: 's3',
      citation: 's3',
      doi: null,
      cells: [
        { state: 'invalid', text: '', codes: [] },
        { state: 'coded', text: 'Tool A', codes: ['a'] },
        { state: 'not_coded', text: '', codes: [] },
        { state: 'coded', text: 'late', codes: ['late'] },
      ],
    },
  ]);
});

test('a proposition is listed as yes or no; an identifier that is no DOI is kept as it is', () => {
  expect(listing(coded, ['year >= 2021'], null, CITED).units.map(({ cells }) => cells[0]!.codes)).toEqual([
    ['false'],
    ['false'],
    [],
    ['true'],
  ]);
  expect(citer(coded, CITED)(1)).toEqual({ key: 's2', citation: 'Ada 2020b', doi: 'hdl:7' });
});

test('without fields for a citation the key stands in its place', () => {
  expect(citer(coded, { author: null, year: 'nowhere', identifier: null })(3)).toEqual({
    key: 's4',
    citation: 's4',
    doi: null,
  });
});

test('a cell as a coder would write it', () => {
  const row = (name: string) => [0, 1, 2, 3].map(unit => cellCode(coded.columns.get(name)!, unit));
  // a state without a word of its own in the codebook has its name, and a blank cell is blank
  expect(row('design')).toEqual(['rct', 'NR', 'invalid', '']);
  // codes of the codebook are in its order or that of the cell, items of an open list by code point
  expect(row('open')).toEqual(['y;z', '', 'y', '']);
  expect(row('tools').slice(1)).toEqual(['NR', 'a', '']);
  expect(row('year')).toEqual(['2020', '2020', '', '2021']);
  expect(row('remark')).toEqual(['fine', '', 'late', '']);
});
