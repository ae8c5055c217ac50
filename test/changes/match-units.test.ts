import { expect, test } from 'vitest';
import { matchUnits } from '../../src/changes/match-units.ts';
import { validate } from '../../src/validate/validate.ts';
import { codebookOf } from '../support/codebook.ts';
import { tableOf } from '../support/table.ts';

const BOOK = 'fields:\n  - { name: doi }\n  - { name: title }\n  - { name: method, categories: [x, y] }\n';
const read = async (rows: string[][], header = ['doi', 'title', 'method']) =>
  validate(tableOf(header, rows), await codebookOf(BOOK)).coded;

const keysOf = ({ units, key }: { units: number; key(unit: number): string }): string[] =>
  Array.from({ length: units }, (_, unit) => key(unit));

test('by identifier, then by title, then by identical cells; what is left was removed', async () => {
  const before = await read([
    ['10.1000/a', 'First', 'x'],
    ['', 'The second title', 'x'],
    ['', '', 'y'],
    ['', 'Nowhere again', 'x'],
  ]);
  const after = await read([
    ['', '', 'y'],
    ['', 'The Second Title.', 'y'],
    ['https://doi.org/10.1000/A', 'Renamed', 'y'],
  ]);
  const { before: matched, after: now, matching } = matchUnits(before, after, { identifier: 'doi', title: 'title' });
  expect(matching).toEqual({ identifier: 1, title: 1, content: 1 });
  const keys = keysOf(now);
  expect(keysOf(matched)).toEqual([keys[2], keys[1], keys[0], expect.stringMatching(/ \(before\)$/)]);
});

test('an identifier or a title that occurs twice matches nobody; identical rows match as often as they are in both', async () => {
  const before = await read([
    ['10.1000/a', 'Same', 'x'],
    ['10.1000/a', 'Same', 'y'],
    ['', '', 'x'],
    ['', '', 'x'],
    ['', '', 'x'],
  ]);
  const after = await read([
    ['10.1000/a', 'Same', 'y'],
    ['', '', 'x'],
    ['', '', 'x'],
  ]);
  const { matching, before: matched } = matchUnits(before, after, { identifier: 'doi', title: 'title' });
  expect(matching).toEqual({ identifier: 0, title: 0, content: 3 });
  expect(keysOf(matched).filter(key => key.endsWith('(before)'))).toHaveLength(2);
});

test('a field that is not there, or an identifier that is no DOI, is compared as it is', async () => {
  const before = await read([['PMID 1', '', 'x']]);
  const after = await read([[' pmid 1 ', '', 'y']]);
  expect(matchUnits(before, after, { identifier: 'doi', title: null }).matching.identifier).toBe(1);
  expect(matchUnits(before, after, { identifier: 'nothing', title: 'method' }).matching).toEqual({
    identifier: 0,
    title: 0,
    content: 0,
  });
  // one code each: a field with categories may be the title
  expect(matchUnits(before, await read([['', '', 'x']]), { identifier: null, title: 'method' }).matching.title).toBe(1);
  // the cells that both sheets have are compared
  const fewer = await read([['x']], ['method']);
  expect(matchUnits(before, fewer, { identifier: null, title: null }).matching.content).toBe(1);
});
