import { expect, test } from 'vitest';
import { Fault, usageFault } from '../../../src/base/fault.ts';
import { readDeclaration, type Schema } from '../../../src/base/read-declaration.ts';
import { type ExhibitFile, exhibitFile } from '../../../src/model/exhibit-file.ts';
import { exhibitFault } from '../../../src/pipeline/exhibits/exhibit-fault.ts';

const FILE = 'figures/f.yaml';
const exhibit = async () => ({
  file: FILE,
  declaration: await readDeclaration(
    FILE,
    'figure: bar\nfield: kind\nby: group\nwhere: a = b\noptions:\n  most: 3\n',
    exhibitFile as unknown as Schema<ExhibitFile>,
  ),
});

test.each([
  ['by', 'a trend has no subgroups', 'figures/f.yaml:3:5: a trend has no subgroups'],
  ['expression', '"a = b": a is no field', 'figures/f.yaml:4:8: "a = b": a is no field'],
  ['option', 'options.most: 0 is not a number', 'figures/f.yaml:6:9: options.most: 0 is not a number'],
  // what is not declared has no line
  ['denominator', 'a trend counts units', 'figures/f.yaml: a trend counts units'],
  ['option', 'options.least: is missing', 'figures/f.yaml: options.least: is missing'],
  ['free-text', 'kind is free text', 'figures/f.yaml: kind is free text'],
  ['declaration', 'figures/f.yaml:1:1: broken', 'figures/f.yaml:1:1: broken'],
])('%s: %s', async (code, message, expected) => {
  const found = exhibitFault(usageFault(code, message, 'a hint'), await exhibit());
  expect(found).toBeInstanceOf(Fault);
  expect([found.message, found.code, found.hint, found.status]).toEqual([expected, code, 'a hint', 2]);
});

test('a bug stays a bug', async () => {
  const declared = await exhibit();
  expect(() => exhibitFault(new TypeError('x is not a function'), declared)).toThrow(TypeError);
});
