import { expect, test } from 'vitest';
import { checkForeignKey, type ForeignTarget, keyIndex, keysByFields } from '../../src/validate/foreign-keys.ts';
import { codebookOf } from '../support/codebook.ts';
import { tableOf } from '../support/table.ts';

const codebook = await codebookOf('fields:\n  - { name: study }\n  - { name: arm }\n  - { name: n, type: integer }\n');
const STUDIES: ForeignTarget = { file: 'studies.csv', unit: 'study', keys: keyIndex(['S1', '02', '', 'S1', 's 3']) };

/** The places of the keys, and what is reported. */
function joined(header: string[], rows: string[][], needed: boolean, target = STUDIES, fields = ['study']) {
  const said: unknown[] = [];
  const at = checkForeignKey(tableOf(header, rows), codebook, fields, target, needed, (rule, problem, place) =>
    said.push([rule.severity, problem.message, problem.suggestion ?? null, place.row]),
  );
  return { at: at === null ? null : [...at], said };
}

test('keys that differ by leading zeros are one; of a key that occurs twice the first place counts', () => {
  const { at, like } = keyIndex(['S1', '02', '', 'S1', 'S2 | a']);
  expect([at('S1'), at('2'), at('002'), at(''), at('S2 | a'), at('s1')]).toEqual([0, 1, 1, undefined, 4, undefined]);
  expect([like('s1'), like('S9')]).toEqual(['S1', null]);
});

test('a key that the other sheet lacks is an error with its row, and the nearest spelling', () => {
  expect(
    joined(
      ['study', 'n'],
      [
        ['S1', '3'],
        ['2', '4'],
        ['s1', '5'],
        ['S9', '6'],
      ],
      true,
    ),
  ).toEqual({
    at: [0, 1, -1, -1],
    said: [
      ['error', 'study is "s1", and studies.csv has no such study', 'write S1', 2],
      ['error', 'study is "S9", and studies.csv has no such study', null, 3],
    ],
  });
});

test('a blank key is an error where each row must belong to a unit, and nothing elsewhere', () => {
  expect(joined(['study'], [['']], true)).toEqual({
    at: [-1],
    said: [['error', 'study is blank, so the row belongs to no study', null, 0]],
  });
  expect(joined(['study'], [['']], false)).toEqual({ at: [-1], said: [] });
});

test('without its column no row can be assigned; where it need not be, the key is not checked', () => {
  expect(joined(['n'], [['3']], true)).toEqual({
    at: null,
    said: [
      ['error', 'the column of study is missing, so no row can be assigned to its study in studies.csv', null, null],
    ],
  });
  const rows = { ...STUDIES, unit: 'row' };
  expect(joined(['study'], [['S1']], false, rows, ['study', 'arm'])).toEqual({
    at: null,
    said: [
      [
        expect.any(String),
        'the column of study and arm is missing, so no row can be assigned to a row in studies.csv',
        null,
        null,
      ],
    ],
  });
});

test('the keys of several fields are joined; a sheet that lacks one of them has none', () => {
  const sheet = tableOf(
    ['study', 'arm'],
    [
      ['S1', 'a'],
      ['S1', 'b'],
    ],
  );
  expect(keysByFields(sheet, codebook, ['study', 'arm'])).toEqual(['S1 | a', 'S1 | b']);
  expect(keysByFields(sheet, codebook, ['study', 'n'])).toBeNull();
});
