import { describe, expect, test } from 'vitest';
import { cellOf } from '../../src/tabulate/data/listing.ts';
import { validate } from '../../src/validate/validate.ts';
import { codebookOf } from '../support/codebook.ts';
import { tableOf } from '../support/table.ts';

/** What each cell of a field is read as, and the codes of the findings. */
async function read(field: string, cells: readonly string[]) {
  const codebook = await codebookOf(`primaryKey: id\nfields:\n  - { name: id }\n  - { name: f, ${field} }\n`);
  const { coded, findings } = validate(
    tableOf(
      ['id', 'f'],
      cells.map((cell, at) => [`s${at}`, cell]),
    ),
    codebook,
  );
  return {
    texts: cells
      .map((_, unit) => cellOf(coded.columns.get('f')!, unit))
      .map(({ state, text }) => (state === 'coded' ? text : state)),
    messages: findings.map(({ message }) => message),
  };
}

describe('numbers', () => {
  test.each([
    [
      'marks between thousands',
      'type: number, groupChar: ","',
      ['1,250', '12,500.5', '-1,000'],
      ['1250', '12500.5', '-1000'],
    ],
    [
      'points between thousands, a decimal comma',
      'type: number, decimalChar: ",", groupChar: "."',
      ['1.250', '1.250,5', '3,5'],
      ['1250', '1250.5', '3.5'],
    ],
    [
      'marks that part no thousands',
      'type: number, groupChar: ","',
      ['1,25', '12,3456', '1234,567'],
      ['invalid', 'invalid', 'invalid'],
    ],
    [
      'a sign or a unit beside it',
      'type: number, bareNumber: false',
      ['43 %', '$ 12', 'n = 7', '5 kg'],
      ['43', '12', '7', '5'],
    ],
    ['an exponent, and a point at either end', 'type: number', ['1e3', '.5', '2.', '+4'], ['1000', '0.5', '2', '4']],
    [
      'what is no number',
      'type: number',
      ['1e999', '0x10', '12 months', '1.2.3'],
      ['invalid', 'invalid', 'invalid', 'invalid'],
    ],
    [
      'no fraction in a whole number',
      'type: integer',
      ['3', '3.0', '3.5', '1e3'],
      ['3', 'invalid', 'invalid', 'invalid'],
    ],
    [
      'no point where the decimal mark is a comma',
      'type: number, decimalChar: ","',
      ['1.5', '1,5'],
      ['invalid', '1.5'],
    ],
  ])('%s', async (_, field, cells, texts) => {
    expect((await read(field, cells)).texts).toEqual(texts);
  });
});

test('days are those of the calendar; a time of day may follow', async () => {
  const cells = [
    '2024-02-29',
    '2023-02-29',
    '1900-02-29',
    '2000-02-29',
    '2024-13-01',
    '2024-04-31',
    '2024-01-00',
    '2024-05-06T07:08:09Z',
    '6.5.2024',
  ];
  const { texts } = await read('type: date', cells);
  expect(texts.map(text => text !== 'invalid')).toEqual([true, false, false, true, false, false, false, true, false]);
});

test('limits of numbers, inclusive and exclusive', async () => {
  const { messages } = await read('type: number, constraints: { minimum: 1, maximum: 9 }', ['0.5', '1', '9', '9.5']);
  expect(messages).toEqual(['0.5 is out of range: f must be at least 1', '9.5 is out of range: f must be at most 9']);
  const open = await read('type: number, constraints: { exclusiveMinimum: 0, exclusiveMaximum: 1 }', [
    '0',
    '0.5',
    '1',
    'NaN',
  ]);
  expect(open.messages.slice(0, 2)).toEqual([
    '0 is out of range: f must be more than 0',
    '1 is out of range: f must be less than 1',
  ]);
});

test('texts that are too short, too long, or not of the pattern; characters are counted, not bytes', async () => {
  const { messages } = await read('constraints: { minLength: 2, maxLength: 4 }', ['a', 'ab', '𝒳𝒳', 'abcde']);
  expect(messages).toEqual([
    '"a" has 1 character; f needs at least 2',
    'this text has 5 characters; f allows at most 4',
  ]);
  const shaped = await read('example: S001, constraints: { pattern: "S[0-9]{3}" }', ['S12', 'S123']);
  expect(shaped.messages).toEqual(['"S12" does not match the pattern S[0-9]{3} of f (example: S001)']);
});
