import { describe, expect, test } from 'vitest';
import { cellOf } from '../../src/tabulate/data/listing.ts';
import { reviewOf } from '../support/review.ts';

const review = (fields: string, sheet: string, unit = '{ name: study, key: study }', key = '[study, outcome]') =>
  reviewOf({
    'review.yaml': `name: t\nunit: ${unit}\nresources: [{ name: s, path: s.csv, schema: c.yaml }]\n`,
    'c.yaml': `primaryKey: ${key}\nmissingValues: [{ value: NR, label: not_reported }]\nfields:\n  - { name: study }\n  - { name: outcome, categories: [pain, mood] }\n${fields}`,
    's.csv': sheet,
  });
type Open = Awaited<ReturnType<typeof review>>;
const cell = ({ studies }: Open, field: string, unit: number) => cellOf(studies.coded.columns.get(field)!, unit);
const said = ({ findings }: Open, code: string) =>
  findings.filter(entry => entry.code === code).map(({ message }) => message);

describe('a key whose parts tell the rows of one study apart', () => {
  test('the parts and open text are united, and anything else that differs has no single value', async () => {
    const open = await review(
      '  - { name: design, categories: [rct, cohort] }\n  - { name: n, type: integer }\n  - { name: tool }\n',
      'study,outcome,design,n,tool\n1,pain,rct,10,VAS\n1,mood,cohort,10,PHQ\n2,pain,rct,20,VAS\n3,mood,NR,30,\n3,pain,,31,VAS\n',
    );
    expect(open.studies.coded.units).toBe(3);
    expect([0, 1, 2].map(unit => cell(open, 'outcome', unit).codes)).toEqual([
      ['pain', 'mood'],
      ['pain'],
      ['pain', 'mood'],
    ]);
    expect(cell(open, 'tool', 0).codes).toEqual(['VAS', 'PHQ']);
    expect([0, 1, 2].map(unit => cell(open, 'design', unit).state)).toEqual(['invalid', 'coded', 'not_reported']);
    expect([0, 1, 2].map(unit => cell(open, 'n', unit).text)).toEqual(['10', '20', '']);
    expect(said(open, 'D509')).toEqual([
      'outcome is part of the key and differs between the rows of 2 studies: it is counted as a field with several codes, and its shares may add up to more than 100%',
    ]);
    expect(said(open, 'D513')).toEqual([
      'design differs between the rows of 1 study, such as 1: it has no single value and is not counted; make the rows agree, or write `type: list` if a study can have several',
      'n differs between the rows of 1 study, such as 3: it has no single value and is not counted; make the rows agree, or write `type: list` if a study can have several',
    ]);
  });

  test('several studies that differ are named together', async () => {
    const open = await review(
      '  - { name: n, type: integer }\n',
      'study,outcome,n\n1,pain,1\n1,mood,2\n2,pain,1\n2,mood,2\n',
    );
    expect(said(open, 'D513')[0]).toMatch(
      /rows of 2 studies, such as 1, 2: they have no single value and are not counted/,
    );
  });

  test('rows without a difference are one unit without a word', async () => {
    const open = await review('  - { name: n, type: integer }\n', 'study,outcome,n\n1,pain,5\n1,mood,5\n');
    expect(cell(open, 'n', 0).text).toBe('5');
    expect(said(open, 'D513')).toEqual([]);
  });
});

test('of rows of one study, an invalid cell makes the value invalid, and a blank one does not', async () => {
  const open = await review(
    '  - { name: row }\n  - { name: design, categories: [rct, cohort] }\n  - { name: n, type: integer }\n  - { name: tags, type: list, delimiter: ";", categories: [a, b] }\n  - { name: note }\n',
    'row,study,outcome,design,n,tags,note\nr1,1,pain,oops,5,a,first\nr2,1,pain,rct,,b,\nr3,2,pain,,7,,\nr4,2,pain,rct,7,NR,last\n',
    undefined,
    'row',
  );
  expect(open.studies.coded.units).toBe(2);
  expect([cell(open, 'design', 0).state, cell(open, 'design', 1).codes]).toEqual(['invalid', ['rct']]);
  expect([cell(open, 'n', 0).text, cell(open, 'n', 1).text]).toEqual(['5', '7']);
  expect([cell(open, 'tags', 0).codes, cell(open, 'tags', 1).state]).toEqual([['a', 'b'], 'not_reported']);
  expect([cell(open, 'note', 0).text, cell(open, 'note', 1).text]).toEqual(['first', 'last']);
});
