import { expect, test } from 'vitest';
import { type About, Fault, usageFault } from '../../../src/base/fault.ts';
import { readDeclaration, type Schema } from '../../../src/base/read-declaration.ts';
import { type ExhibitFile, exhibitFile } from '../../../src/model/exhibit-file.ts';
import { exhibitFault } from '../../../src/pipeline/exhibits/exhibit-fault.ts';

const FILE = 'figures/f.yaml';
const exhibit = async () => ({
  file: FILE,
  declaration: await readDeclaration(
    FILE,
    'figure: bar\nfield: kind\nby: [group, place]\nwhere: a = b\noptions:\n  most: 3\n  over: year\n',
    exhibitFile as unknown as Schema<ExhibitFile>,
  ),
});

test.each<[string, About | null, string]>([
  ['an option has the line of its key', { option: 'by' }, 'figures/f.yaml:3:1: no'],
  ['a condition too', { option: 'where' }, 'figures/f.yaml:4:8: no'],
  ["a type's own option", { option: 'most' }, 'figures/f.yaml:6:9: no'],
  ['a field, under any key that names fields', { field: 'kind' }, 'figures/f.yaml:2:8: no'],
  ['a field of a list', { field: 'place' }, 'figures/f.yaml:3:13: no'],
  ["a field of a type's own option", { field: 'year' }, 'figures/f.yaml:7:9: no'],
  ['what the exhibit does not have', { option: 'denominator' }, 'figures/f.yaml: no'],
  ['a field that it does not name', { field: 'method' }, 'figures/f.yaml: no'],
  ['nothing in particular', null, 'figures/f.yaml: no'],
])('%s', async (_, about, expected) => {
  const found = exhibitFault(usageFault('code', 'no', 'a hint', about), await exhibit());
  expect(found).toBeInstanceOf(Fault);
  expect([found.message, found.code, found.hint, found.status, found.about]).toEqual([
    expected,
    'code',
    'a hint',
    2,
    about,
  ]);
});

test('options have the names of keys', async () => {
  const fault = usageFault(
    'by',
    door => `${door.option('by')} is one too many`,
    door => `write ${door.request('shares', ['kind'], { by: 'group', test: true })}`,
    { option: 'by' },
  );
  const found = exhibitFault(fault, await exhibit());
  expect(found.message).toBe('figures/f.yaml:3:1: `by:` is one too many');
  expect(found.hint).toBe('write shares of kind with `by: group` and `test: true`');
});

test('a fault with the place already stays as it is', async () => {
  const fault = usageFault('declaration', 'figures/f.yaml:1:1: broken');
  expect(exhibitFault(fault, await exhibit())).toBe(fault);
});

test('a bug stays a bug', async () => {
  const declared = await exhibit();
  expect(() => exhibitFault(new TypeError('x is not a function'), declared)).toThrow(TypeError);
});
