import { describe, expect, test } from 'vitest';
import { codebookFault, codebookOf } from '../support/codebook.ts';

describe('a codebook with a mistake names its place and the nearest valid word', () => {
  const cases: [name: string, yaml: string, message: RegExp][] = [
    [
      'an unknown key',
      'fields:\n  - name: a\n    titel: A\n',
      /codebook\.yaml:3:12: unknown key "titel"; did you mean "title"\?/,
    ],
    [
      'an unknown type',
      'fields:\n  - name: a\n    type: strnig\n',
      /:3:11: .*"strnig" is not one of .*did you mean "string"\?/,
    ],
    [
      'an unknown state',
      'missingValues: [{ value: NR, label: not_reprted }]\nfields: [{ name: a }]\n',
      /:1:37: .*did you mean "not_reported"/,
    ],
    ['no fields', 'version: 1\n', /fields: this is missing/],
    ['an empty file', '\n', /codebook\.yaml:1:1: the file is empty/],
    ['broken YAML', 'fields: [a, b\nb: {', /codebook\.yaml:\d+:\d+: this is not valid YAML/],
    [
      'a key twice in YAML',
      'version: 1\nversion: 2\nfields: [{ name: a }]\n',
      /:2:1: this is not valid YAML: Map keys must be unique/,
    ],
    ['a field twice', 'fields:\n  - name: a\n  - name: a\n', /:3:11: the field "a" occurs twice/],
    ['a code twice', 'fields:\n  - name: a\n    categories: [x, y, x]\n', /:3:24: the code "x" occurs twice/],
    [
      'a spelling for two codes',
      'fields:\n  - name: a\n    categories: [{ value: x, aliases: [z] }, { value: y, aliases: [z] }]\n',
      /"z" stands for "y" and for "x"/,
    ],
    [
      'an unknown parent',
      'fields:\n  - name: a\n    categories: [{ value: text, parent: txet }, { value: test }]\n',
      /:3:41: the parent "txet" is not a code of "a"; did you mean "te[sx]t"/,
    ],
    [
      'parents in a circle',
      'fields:\n  - name: a\n    categories: [{ value: x, parent: y }, { value: y, parent: x }]\n',
      /form a cycle/,
    ],
    [
      'an unknown key field',
      'primaryKey: studyid\nfields: [{ name: study_id }]\n',
      /:1:13: the key "studyid" is not a field; did you mean "study_id"/,
    ],
    [
      'a condition that cannot be read',
      'fields:\n  - name: a\n  - name: b\n    appliesIf: a = = 1\n',
      /:4:16: .*at character \d+ of "a = = 1"/,
    ],
    [
      'a condition on an unknown field',
      'fields:\n  - name: method\n  - name: b\n    appliesIf: metod = 1\n',
      /:4:16: .*"metod".*did you mean method/,
    ],
    [
      'a condition on an unknown code',
      'fields:\n  - name: method\n    categories: [prompting, tuning]\n  - name: b\n    appliesIf: method = promting\n',
      /:5:16: .*"promting".*did you mean prompting/,
    ],
    [
      'conditions in a circle',
      'fields:\n  - { name: a, appliesIf: b = 1 }\n  - { name: b, appliesIf: c = 1 }\n  - { name: c, appliesIf: a = 1 }\n',
      /:2:27: these conditions refer to each other in a cycle: a → b → c → a/,
    ],
    [
      'a field that depends on itself',
      'fields:\n  - { name: a, appliesIf: a = 1 }\n',
      /refer to each other in a cycle: a → a/,
    ],
    [
      'a pattern that is none',
      'fields:\n  - { name: a, constraints: { pattern: "(" } }\n',
      /is not a regular expression/,
    ],
    [
      'a delimiter on a text',
      'fields:\n  - { name: a, type: string, delimiter: ";" }\n',
      /"delimiter" is for fields of type list/,
    ],
    ['a missing value without a state', 'missingValues: [NA]\nfields: [{ name: a }]\n', /:1:17: missingValues\.0: /],
    [
      'a number where a word belongs',
      'fields:\n  - { name: a, constraints: { minimum: few } }\n',
      /:2:40: .*must be a number/,
    ],
  ];
  test.each(cases)('%s', async (_, yaml, message) => {
    expect(await codebookFault(yaml)).toMatch(message);
  });

  test('several mistakes come in one message, in the order of the file', async () => {
    const message = await codebookFault('fields:\n  - name: a\n    typ: string\n  - name: b\n    titel: B\n');
    expect(message.split('\n')).toHaveLength(2);
    expect(message).toMatch(/:3:10:[\s\S]*:5:12:/);
  });
});

test('codes are text: 010, 1.0 and yes stay what was written', async () => {
  const codebook = await codebookOf('fields:\n  - name: a\n    categories: [010, 1.0, yes, true, "null"]\n');
  expect(codebook.fields[0]?.categories?.map(category => category.value)).toEqual([
    '010',
    '1.0',
    'yes',
    'true',
    'null',
  ]);
});

test('own keys start with x-', async () => {
  expect(await codebookFault('fields: [{ name: a, x-owner: me }]\n')).toBe('no fault');
});

test('an alias bomb is refused', async () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
    .split('')
    .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
    .join('\n')}`;
  expect(await codebookFault(bomb)).toMatch(/alias/i);
});

test('defaults are filled in', async () => {
  const { fields } = await codebookOf(
    'missingValues: [{ value: NR, label: not_reported }]\nfields:\n  - { name: a, delimiter: ";" }\n  - { name: b, missingValues: [{ value: "-", label: unclear }] }\n',
  );
  expect(fields[0]).toMatchObject({ type: 'list', title: 'a', delimiter: ';', appliesIf: null });
  expect([...(fields[0]?.missing ?? [])]).toEqual([['NR', 'not_reported']]);
  expect([...(fields[1]?.missing ?? [])]).toEqual([['-', 'unclear']]);
});
