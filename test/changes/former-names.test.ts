import { expect, test } from 'vitest';
import { formerNames } from '../../src/changes/former-names.ts';
import { renameInCodebook } from '../../src/changes/rename-in-codebook.ts';
import { codebookOf } from '../support/codebook.ts';

const book = (text: string) => codebookOf(`fields:\n${text}`);

test('an alias that is the name of a field that is gone is a renaming, and so is another key', async () => {
  const before = await book('  - { name: study }\n  - { name: size }\n  - { name: kept }\n');
  const after = await book('  - { name: id }\n  - { name: sample, aliases: [Size of it, size] }\n  - { name: kept }\n');
  expect(formerNames(before, after, { before: 'study', after: 'id' })).toEqual([
    { rename: { field: 'size', to: 'sample' } },
    { rename: { field: 'study', to: 'id' } },
  ]);
  expect(formerNames(before, before, { before: 'study', after: 'study' })).toEqual([]);
});

test('an alias of a field that is still there is none', async () => {
  const before = await book('  - { name: size }\n  - { name: sample }\n');
  const after = await book('  - { name: sample, aliases: [size] }\n');
  // both were columns of their own before: one of them went
  expect(formerNames(before, after, { before: null, after: null })).toEqual([]);
});

test('a field and a code under another name, wherever a codebook mentions them', async () => {
  const before = await book(
    '  - { name: a, categories: [x, y] }\n  - { name: b, appliesIf: "not (a = x)" }\nprimaryKey: a\nrules: [{ name: r, assert: "a in (x, y) or b is missing", message: m }]\nderive: [{ name: d, expression: a = x }]\n',
  );
  const after = renameInCodebook(before, [
    { rename: { field: 'a', to: 'c' } },
    { rename: { field: 'c', code: 'x', to: 'z' } },
  ]);
  const mentions = (value: unknown): string => JSON.stringify(value, (key, own) => (key === 'at' ? undefined : own));
  expect(
    after.fields.map(field => [field.name, field.title, field.categories?.map(category => category.value)]),
  ).toEqual([
    ['c', 'c', ['z', 'y']],
    ['b', 'b', undefined],
  ]);
  expect(after.primaryKey).toEqual(['c']);
  expect(mentions([after.fields[1]!.appliesIf, after.rules[0]!.assert, after.derive[0]!.expression])).toBe(
    '[{"kind":"not","node":{"kind":"compare","field":{"name":"c"},"operator":"=","operand":{"text":"z"}},"text":"not (a = x)"},{"kind":"or","nodes":[{"kind":"in","field":{"name":"c"},"negated":false,"operands":[{"text":"z"},{"text":"y"}]},{"kind":"is","field":{"name":"b"},"negated":false,"state":"missing"}],"text":"a in (x, y) or b is missing"},{"kind":"compare","field":{"name":"c"},"operator":"=","operand":{"text":"z"},"text":"a = x"}]',
  );
});
