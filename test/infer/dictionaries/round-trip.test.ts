import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExpression, print } from '../../../src/base/expression.ts';
import { CODEBOOK_FORMATS } from '../../../src/export/codebook/formats/index.ts';
import { plainCodebook } from '../../../src/export/codebook/plain-codebook.ts';
import { toRedcapLogic } from '../../../src/export/codebook/redcap-logic.ts';
import { applyDictionary } from '../../../src/infer/dictionaries/apply-dictionary.ts';
import { readDictionary } from '../../../src/infer/dictionaries/read-dictionary.ts';
import { fromRedcapLogic } from '../../../src/infer/dictionaries/redcap-logic.ts';
import { infer } from '../../../src/infer/infer.ts';
import { codebookYaml } from '../../../src/infer/write/codebook-yaml.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import type { Codebook } from '../../../src/model/codebook.ts';
import { codebookOf } from '../../support/codebook.ts';
import { sourceOf } from '../../support/source.ts';

const seed = await codebookOf(readFileSync('codebook/synthetic-data.yaml', 'utf8'));
const rich = await codebookOf(`
version: 2.1
title: Everything that a codebook can say
primaryKey: study_id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: study_id, title: Study, constraints: { required: true, unique: true, pattern: "s[0-9]+" }, example: s1 }
  - { name: year, type: year, group: Bibliography, constraints: { minimum: 1990, maximum: 2030 } }
  - { name: effect, type: number, decimalChar: ",", missingValues: [] }
  - { name: blinded, type: boolean, trueValues: [ja], falseValues: [nein] }
  - name: design
    categories:
      - { value: "1", label: "Trial, randomised" , description: by chance, aliases: [RCT] }
      - { value: "2", label: Cohort, parent: obs }
      - { value: obs, label: Observational, codable: false }
    categoriesOrdered: true
  - name: setting
    type: list
    columns: [{ name: setting___1, value: "1" }, { name: setting___2, value: "2" }]
    unchecked: none
    categories: [{ value: "1", label: Hospital }, { value: "2", label: School, exclusive: true }]
    appliesIf: design = 1 or design = 2
  - { name: terms, type: list, delimiter: "|", items: { pattern: "[a-z]+" }, aliases: [Keywords], appliesIf: not setting has 2 }
rules: [{ name: late, assert: not (design = 1 and year < 1995), severity: warning }]
derive:
  - { name: recent, title: Recent, expression: year >= 2020 }
  - { name: period, categories: [{ value: early, when: year < 2010 }, { value: late, label: Later }], categoriesOrdered: true }
`);

const write = async (codebook: Codebook, format: string) =>
  (await CODEBOOK_FORMATS.get(format)!.write(codebook)) as { data: string; unsaid: string[] };

test.each([
  ['the seed', seed],
  ['everything', rich],
])('YAML says all: %s', async (_, codebook) => {
  const { data, unsaid } = await write(codebook, 'yaml');
  expect(plainCodebook(await codebookOf(data))).toEqual(plainCodebook(codebook));
  expect(unsaid).toEqual([]);
});

test.each([
  ['the seed', seed, 'json'],
  ['everything', rich, 'json'],
  ['everything, packaged', rich, 'package'],
])('Table Schema and back: %s', async (_, codebook, format) => {
  const { data, unsaid } = await write(codebook, format);
  const reading = readDictionary({ name: 'x.json', json: JSON.parse(data), table: null })!;
  expect(reading.unsaid).toEqual([]);
  expect(plainCodebook(await codebookOf(codebookYaml(reading.codebook, 'x')))).toEqual(plainCodebook(codebook));
  if (codebook === rich)
    for (const text of ['x-appliesIf', 'x-categories', 'x-rules', 'x-derive'])
      expect(unsaid.join('\n')).toContain(text);
});

test('a Table Schema holds no key that the standard and x- do not allow', async () => {
  const schema = JSON.parse((await write(rich, 'json')).data) as { fields: Record<string, unknown>[] };
  const allowed =
    /^(name|type|format|title|description|example|constraints|categories|categoriesOrdered|missingValues|rdfType|delimiter|decimalChar|trueValues|falseValues|x-.*)$/;
  for (const field of schema.fields) for (const key of Object.keys(field)) expect(key).toMatch(allowed);
  for (const field of schema.fields) if (field.categories) expect(['string', 'integer']).toContain(field.type);
});

test('REDCap and back: what it can say comes back, the rest is listed', async () => {
  const { data, unsaid } = await write(rich, 'redcap');
  const table = await ingest(sourceOf(data, 'dictionary.csv'));
  const reading = readDictionary({ name: 'dictionary.csv', json: null, table })!;
  const back = await codebookOf(codebookYaml(reading.codebook, 'x'));
  expect(table.columns).toHaveLength(18);
  expect(back.fields.map(field => field.name)).toEqual(rich.fields.map(field => field.name));
  expect(back.primaryKey).toEqual(['study_id']);
  for (const field of rich.fields) {
    const other = back.fields.find(entry => entry.name === field.name)!;
    expect(other.title).toBe(field.title);
    expect(other.appliesIf && print(other.appliesIf)).toEqual(field.appliesIf && print(field.appliesIf));
    if (field.type !== 'boolean')
      expect(other.categories?.map(({ value, label }) => ({ value, label })) ?? null).toEqual(
        field.categories?.filter(category => category.codable).map(({ value, label }) => ({ value, label })) ?? null,
      );
    expect(other.columns).toEqual(field.columns);
    expect(other.constraints.minimum).toBe(field.constraints.minimum);
    expect(other.constraints.required).toBe(field.constraints.required);
  }
  const told = unsaid.join('\n');
  for (const text of [
    'design: the definition of "1"',
    'the aliases of "1"',
    'belongs to "obs"',
    'the group "obs"',
    'ordered',
    'NR',
    'late',
    'recent',
    'excludes all other options',
    'pattern of its items',
    'Keywords',
    'year: a year is a whole number',
  ])
    expect(told).toContain(text);
});

test.each([
  ["[age] > 30 and [sex] = '1'", 'age > 30 and sex = 1'],
  ["[setting(2)] = '1' or ([a] <> '3' and [b(x)] <> '1')", 'setting has 2 or (a != 3 and not b has x)'],
  ["[event_1_arm_1][design] = 'Case report'", "design = 'Case report'"],
  ['[a]=""', 'a is missing'],
  ["[a] <> ''", 'a is not missing'],
])('branching logic: %s', (logic, expression) => {
  expect(fromRedcapLogic(logic)).toEqual({ ok: true, expression });
});

test.each(["datediff([a], [b], 'd') > 3", '[a] = [b]', "[a] ='1' xor [b] = '2'", '[a]', ''])(
  'branching logic that has no counterpart is refused with a reason: %s',
  logic => {
    const result = fromRedcapLogic(logic);
    expect(result.ok).toBe(false);
    expect(result.ok ? '' : result.reason).not.toBe('');
  },
);

const word = fc
  .stringMatching(/^[a-z][a-z0-9_]{0,8}$/)
  .filter(text => !['and', 'or', 'not', 'in', 'has', 'is'].includes(text));
const atom = fc.oneof(
  fc
    .tuple(word, fc.constantFrom('=', '!='), fc.oneof(word, fc.nat(99).map(String), fc.constant("'Case report'")))
    .map(([f, o, v]) => `${f} ${o} ${v}`),
  fc.tuple(word, word).map(([f, v]) => `${f}_boxes has ${v}`),
  word.map(f => `${f} is missing`),
);
const { condition } = fc.letrec<{ condition: string }>(tie => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    atom,
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
      .map(([a, join, b]) => `(${a}) ${join} (${b})`),
    fc.constant('not a_boxes has b'),
  ),
}));

test('conditions survive the way to branching logic and back', () => {
  fc.assert(
    fc.property(condition, text => {
      const tree = parseExpression(text);
      const logic = toRedcapLogic(tree, field => field.endsWith('_boxes'));
      const back = fromRedcapLogic(logic ?? '');
      expect(back.ok && print(parseExpression(back.expression))).toBe(print(tree));
    }),
    { numRuns: 200 },
  );
});

test.each(['md', 'html', 'csv', 'xlsx', 'docx'])(
  'a codebook for people names every field, code and definition: %s',
  async format => {
    const { data } = await CODEBOOK_FORMATS.get(format)!.write(seed);
    if (typeof data !== 'string') {
      expect([...data.subarray(0, 2)]).toEqual([0x50, 0x4b]);
      expect(
        Buffer.from((await CODEBOOK_FORMATS.get(format)!.write(seed)).data as Uint8Array).equals(Buffer.from(data)),
      ).toBe(true);
      return;
    }
    const text = data.replaceAll('\\', '');
    for (const field of seed.fields) {
      expect(text).toContain(field.name);
      for (const category of field.categories ?? []) expect(text).toContain(category.value);
    }
  },
);

test.each([
  ['the seed', seed, 'csv'],
  ['everything', rich, 'csv'],
  ['the seed', seed, 'xlsx'],
  ['everything', rich, 'xlsx'],
])('a codebook sheet says all: %s, %#', async (_, codebook, format) => {
  const { data, unsaid } = await CODEBOOK_FORMATS.get(format)!.write(codebook);
  const name = `c.${format}`;
  const reading = readDictionary({ name, json: null, table: await ingest(sourceOf(data, name)) })!;
  expect([reading.format, ...reading.unsaid, ...unsaid]).toEqual(['scopebook-sheet']);
  expect(plainCodebook(await codebookOf(codebookYaml(reading.codebook, 'x')))).toEqual(plainCodebook(codebook));
});

test('a codebook sheet that is applied to a sheet keeps all, and takes no code from the cells', async () => {
  const { data } = await CODEBOOK_FORMATS.get('xlsx')!.write(rich);
  const reading = readDictionary({ name: 'c.xlsx', json: null, table: await ingest(sourceOf(data, 'c.xlsx')) })!;
  const sheet = `study_id,year,effect,blinded,design,setting___1,setting___2,Keywords,extra
s1,1999,"1,5",ja,1,1,0,a|b,x
s2,2001,"2,5",nein,RCT,0,1,b,y
s3,2011,NR,ja,3,0,0,c,x
`;
  const applied = applyDictionary(infer(await ingest(sourceOf(sheet))).codebook, reading);
  const back = plainCodebook(await codebookOf(codebookYaml(applied.codebook, 'x')));
  const { fields, ...head } = plainCodebook(rich);
  expect(back).toMatchObject(head);
  expect(back.fields.slice(0, -1)).toEqual(fields);
  expect(back.fields.at(-1)).toMatchObject({ name: 'extra' });
  expect(applied.notes.map(note => note.message)).toEqual([
    'the codebook doesn\'t describe "extra"; those columns were inferred',
  ]);
});

const BLANK = 'id,study,first_author,tests,size,note\ns1.1,s1,Wu,,,\ns2.1,s2,Li,,,\n';
const proposed = async () => infer(await ingest(sourceOf(BLANK, 'form.csv')));
const blankOf = (guesses: Awaited<ReturnType<typeof proposed>>['guesses']) =>
  new Set(guesses.filter(guess => guess.detector === 'empty').map(guess => guess.name));

test('a blank column is what the dictionary says, and the key is the one that it names', async () => {
  const { codebook, guesses } = await proposed();
  const schema = {
    primaryKey: 'study',
    fields: [
      { name: 'id', type: 'string' },
      { name: 'study', type: 'string' },
      { name: 'tests', type: 'list', delimiter: ';', categories: ['a', 'b'] },
      { name: 'size', type: 'integer' },
    ],
  };
  const reading = readDictionary({ name: 'd.json', json: schema, table: null })!;
  const applied = applyDictionary(codebook, reading, blankOf(guesses)).codebook;
  expect(applied.primaryKey).toBe('study');
  const field = (name: string) => applied.fields.find(entry => entry.name === name);
  expect(field('tests')).toMatchObject({ type: 'list', delimiter: ';' });
  expect(field('size')?.type).toBe('integer');
  // a column with values is never read against them
  expect(field('first_author')?.type).toBe('string');
  const lost = { ...schema, primaryKey: 'record' };
  const without = applyDictionary(codebook, readDictionary({ name: 'd.json', json: lost, table: null })!, new Set());
  expect(without.codebook.primaryKey).toBe('id');
  expect(without.notes.map(note => note.message)).toContain(
    'the dictionary names record as the key, which the sheet does not have; the key was inferred',
  );
});

test('a Table Schema that scopebook wrote comes back whole over blank columns', async () => {
  const own = await codebookOf(`version: '2'
primaryKey: id
fields:
  - { name: id }
  - { name: study, given: true }
  - { name: first_author }
  - { name: tests, type: list, delimiter: ";", evidence: note, categories: [a, b], appliesIf: size > 3 }
  - { name: size, type: integer }
  - { name: note }
derive: [{ name: tested, expression: tests has a }]
`);
  const { data } = await write(own, 'json');
  const { codebook, guesses } = await proposed();
  const reading = readDictionary({ name: 'd.json', json: JSON.parse(data), table: null })!;
  const applied = applyDictionary(codebook, reading, blankOf(guesses)).codebook;
  expect(plainCodebook(await codebookOf(codebookYaml(applied, '', new Map())))).toEqual(plainCodebook(own));
});
