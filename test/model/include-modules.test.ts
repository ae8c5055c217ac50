import { expect, test } from 'vitest';
import { loadCodebook } from '../../src/review.ts';
import { memoryEffects } from '../support/memory-effects.ts';

const HOST = `version: 1.0.0
primaryKey: id
include:
  - { path: modules/audit.yaml, version: 0.2.0 }
missingValues: [{ value: NR, label: not_reported }]
fields:
  - name: id
  - name: design
    categories: [trial, cohort]
`;
const MODULE = `version: 0.2.0
source: doi:10.1000/audit
missingValues: [{ value: UNCLEAR, label: unclear }]
fields:
  - name: privacy
    appliesIf: design = trial
    categories: ["0", "1"]
rules: [{ name: r, assert: privacy != 0 or design = trial }]
derive: [{ name: flag, expression: privacy = 0 }]
`;

const load = (files: Readonly<Record<string, string>>) =>
  loadCodebook(
    memoryEffects({ 'codebook/host.yaml': HOST, 'codebook/modules/audit.yaml': MODULE, ...files }),
    'codebook/host.yaml',
    'codebook/host.yaml',
  );

const fault = async (files: Readonly<Record<string, string>>): Promise<string> =>
  load(files).then(
    () => 'no fault',
    error => (error as Error).message,
  );

test('fields of a module keep its version, its source and its missing values', async () => {
  const codebook = await load({});
  const module = { file: 'codebook/modules/audit.yaml', version: '0.2.0', source: 'doi:10.1000/audit' };
  expect(codebook.modules).toEqual([module]);
  expect(codebook.fields.map(field => [field.name, field.module, [...field.missing.keys()]])).toEqual([
    ['id', null, ['NR']],
    ['design', null, ['NR']],
    ['privacy', module, ['UNCLEAR']],
  ]);
  expect([codebook.rules.map(rule => rule.name), codebook.derive.map(entry => entry.name)]).toEqual([['r'], ['flag']]);
  expect(codebook.fields[2]?.place).toMatchObject({ file: 'codebook/modules/audit.yaml', line: 5 });
});

const module = (text: string) => ({ 'codebook/modules/audit.yaml': text });

test.each([
  [
    'another version',
    module(MODULE.replace('0.2.0', '0.3.0')),
    'codebook/host.yaml:4:42: the module codebook/modules/audit.yaml has version 0.3.0, and version 0.2.0 is included; name version 0.3.0 here, or restore the other file',
  ],
  [
    'a module that is included twice',
    {
      'codebook/host.yaml': HOST.replace(
        'missingValues',
        '  - { path: ./modules/audit.yaml, version: 0.2.0 }\nmissingValues',
      ),
    },
    'codebook/host.yaml:5:13: the module "./modules/audit.yaml" is included twice; remove one of the two',
  ],
  [
    'a module without a version',
    module(MODULE.replace('version: 0.2.0\n', '')),
    'codebook/host.yaml:4:42: the module codebook/modules/audit.yaml declares no version, and version 0.2.0 is included; add `version:` to the module',
  ],
  [
    'an include without a version',
    { 'codebook/host.yaml': HOST.replace(', version: 0.2.0', '') },
    "codebook/host.yaml:4:5: include.0.version: this can't be left out",
  ],
  [
    'a module that is missing',
    { 'codebook/host.yaml': HOST.replace('audit.yaml', 'adit.yaml') },
    'codebook/host.yaml:4:13: the module codebook/modules/adit.yaml does not exist; check the path, or copy the module there',
  ],
  [
    'a module outside the folder',
    { 'codebook/host.yaml': HOST.replace('modules/audit.yaml', '../audit.yaml') },
    'codebook/host.yaml:4:13: the module "../audit.yaml" lies outside the codebook\'s folder; copy it there and name it relative to the codebook',
  ],
  [
    'a circle',
    module(`include: [{ path: ../host.yaml, version: 1.0.0 }]\n${MODULE}`),
    'codebook/modules/audit.yaml:1:19: the module "../host.yaml" lies outside',
  ],
  [
    'a circle in one folder',
    {
      'codebook/host.yaml': HOST.replace('modules/audit.yaml', 'a.yaml'),
      'codebook/a.yaml': 'version: 0.2.0\ninclude: [{ path: host.yaml, version: 1.0.0 }]\nfields: [{ name: a }]\n',
    },
    'codebook/a.yaml:2:19: the includes form a cycle: codebook/host.yaml → codebook/a.yaml → codebook/host.yaml; remove one of them',
  ],
  [
    'a field that is there already',
    module(MODULE.replace('- name: privacy', '- name: design')),
    'codebook/modules/audit.yaml:5:11: the field "design" of the module codebook/modules/audit.yaml (version 0.2.0) is declared already at codebook/host.yaml:8:11; give one of the two another name',
  ],
  [
    'a derived field with the name of a field',
    module(MODULE.replace('name: flag', 'name: design')),
    'codebook/modules/audit.yaml:9:18: the derived field "design" of the module codebook/modules/audit.yaml (version 0.2.0) is declared already at codebook/host.yaml:8:11; give one of the two another name',
  ],
  [
    'a condition in a module on a field that is missing',
    module(MODULE.replace('design = trial\n    cat', 'desgn = trial\n    cat')),
    'codebook/modules/audit.yaml:6:16: unknown field "desgn"',
  ],
  [
    'a flag on a field that is missing',
    module(MODULE.replace('expression: privacy = 0', 'expression: privcy = 0')),
    'codebook/modules/audit.yaml:9:36: unknown field "privcy"',
  ],
])('%s is refused with its place', async (_, files, message) => {
  const said = await fault(files);
  expect(said.split('\n')).toHaveLength(1);
  expect(said.slice(0, message.length)).toBe(message);
});

test('evidence must be another field of the codebook', async () => {
  const said = await fault(
    module(MODULE.replace('- name: privacy\n', '- name: privacy\n    evidence: privacy_words\n')),
  );
  expect(said).toBe(
    'codebook/modules/audit.yaml:6:15: the evidence field "privacy_words" of "privacy" is not a field; did you mean "privacy"?',
  );
});
