import { describe, expect, test } from 'vitest';
import { STATES } from '../../src/model/state.ts';
import { codedSheet } from '../../src/read/coded-sheet.ts';
import { RULES } from '../../src/validate/rules/index.ts';
import { validate } from '../../src/validate/validate.ts';
import { codebookOf } from '../support/codebook.ts';
import { tableOf } from '../support/table.ts';

const CODEBOOK = `
primaryKey: id
missingValues: [{ value: NR, label: not_reported }, { value: NA, label: not_applicable }]
fields:
  - { name: id }
  - { name: title }
  - { name: doi }
  - { name: year, type: integer, constraints: { minimum: 2010, maximum: 2025 } }
  - { name: score, type: number, decimalChar: "," }
  - { name: day, type: date }
  - { name: code, constraints: { pattern: "S[0-9]{3}", unique: true } }
  - name: method
    constraints: { required: true }
    categories: [{ value: prompting, label: Prompting, aliases: [prompt-based] }, { value: fine_tuning, label: Fine-tuning }, { value: any, codable: false }]
  - name: strategy
    type: list
    delimiter: ";"
    appliesIf: method = prompting
    categories: [zero_shot, few_shot, { value: none, exclusive: true }]
  - { name: language, type: list, delimiter: ";", items: { pattern: "[a-z]{2}" } }
  - { name: open, type: boolean }
rules:
  - { name: late, assert: "method != fine_tuning or year >= 2015", message: fine-tuning needs 2015 or later, severity: warning }
`;
const HEADER = ['id', 'title', 'doi', 'year', 'score', 'day', 'code', 'method', 'strategy', 'language', 'open'];
const GOOD: Record<string, string> = {
  id: 's1',
  title: 'A long enough title of a study',
  doi: '10.1/a',
  year: '2020',
  score: '1,5',
  day: '2024-02-29',
  code: 'S001',
  method: 'prompting',
  strategy: 'zero_shot',
  language: 'en',
  open: 'true',
};
const OTHER: Record<string, string> = {
  ...GOOD,
  id: 's0',
  title: 'Something quite different again',
  doi: '10.1/z',
  code: 'S000',
};

type Case = [
  name: string,
  cells: Record<string, string>,
  code: string,
  severity: string,
  message: RegExp,
  state: [string, string] | null,
  suggestion?: string,
];
const cases: Case[] = [
  [
    'a misspelt category',
    { method: 'promtping' },
    'D101',
    'error',
    /did you mean "prompting"/,
    ['method', 'invalid'],
    'prompting',
  ],
  [
    'a wholly unknown category',
    { method: 'xyzzy' },
    'D101',
    'error',
    /the codes are prompting, fine_tuning/,
    ['method', 'invalid'],
  ],
  [
    'an alias',
    { method: 'prompt-based' },
    'D102',
    'warning',
    /read as prompting \(alias\)/,
    ['method', 'coded'],
    'prompting',
  ],
  [
    'another case',
    { method: 'PROMPTING' },
    'D102',
    'warning',
    /case or white space differs/,
    ['method', 'coded'],
    'prompting',
  ],
  [
    'white space around',
    { method: ' prompting ' },
    'D102',
    'warning',
    /case or white space differs/,
    ['method', 'coded'],
    'prompting',
  ],
  [
    'letters for digits',
    { year: '2O2l' },
    'D103',
    'error',
    /not a whole number; did you mean 2021/,
    ['year', 'invalid'],
    '2021',
  ],
  [
    'a decimal point where a comma is declared',
    { score: '1.5' },
    'D103',
    'error',
    /did you mean 1,5/,
    ['score', 'invalid'],
    '1,5',
  ],
  ['a day that does not exist', { day: '2023-02-29' }, 'D103', 'error', /not a date as yyyy-mm-dd/, ['day', 'invalid']],
  ['too early', { year: '1899' }, 'D104', 'error', /must be at least 2010/, ['year', 'invalid']],
  ['too late', { year: '2026' }, 'D104', 'error', /must be at most 2025/, ['year', 'invalid']],
  ['another pattern', { code: 'X1' }, 'D105', 'error', /does not match the pattern/, ['code', 'invalid']],
  [
    'a blank where a code is required',
    { method: '' },
    'D106',
    'error',
    /required and the cell is blank/,
    ['method', 'not_coded'],
  ],
  [
    'an unknown item',
    { strategy: 'zero_shot;fewshot' },
    'D107',
    'error',
    /did you mean "few_shot"/,
    ['strategy', 'invalid'],
    'zero_shot;few_shot',
  ],
  [
    'items split by another mark',
    { strategy: 'zero_shot, few_shot' },
    'D107',
    'error',
    /separates items by ";", this cell has ","/,
    ['strategy', 'invalid'],
  ],
  [
    'a repeated item',
    { strategy: 'few_shot;few_shot' },
    'D108',
    'warning',
    /named twice in this cell and counted once/,
    ['strategy', 'coded'],
    'few_shot',
  ],
  [
    'an exclusive item in company',
    { strategy: 'none;few_shot' },
    'D109',
    'error',
    /must be the only item/,
    ['strategy', 'invalid'],
  ],
  [
    'a delimiter with nothing behind it',
    { strategy: 'few_shot;' },
    'D110',
    'warning',
    /no item beside it/,
    ['strategy', 'coded'],
    'few_shot',
  ],
  [
    'a missing token among items',
    { strategy: 'few_shot;NR' },
    'D111',
    'error',
    /can't appear beside items/,
    ['strategy', 'invalid'],
  ],
  [
    'a disguised missing value in a category',
    { method: 'n/a' },
    'D112',
    'error',
    /looks like a missing value/,
    ['method', 'invalid'],
  ],
  [
    'a disguised missing value in a number',
    { score: '-' },
    'D112',
    'error',
    /looks like a missing value/,
    ['score', 'invalid'],
  ],
  [
    '999 where any number may stand',
    { score: '999' },
    'D117',
    'warning',
    /999 is far outside the other numbers \(1.5 to 1.5\)/,
    ['score', 'coded'],
  ],
  [
    'a disguised missing value in a text',
    { title: 'unknown' },
    'D112',
    'warning',
    /write NR \(not reported\) or NA/,
    ['title', 'coded'],
  ],
  [
    'a code that only groups',
    { method: 'any' },
    'D113',
    'error',
    /only groups other categories/,
    ['method', 'invalid'],
  ],
  [
    'an item against its pattern',
    { language: 'en;English' },
    'D114',
    'error',
    /"English" of language does not match/,
    ['language', 'invalid'],
  ],
  ['a key that occurs twice', { id: 's0' }, 'D205', 'error', /"s0" is in row 2 already/, ['method', 'coded']],
  ['a row without a key', { id: ' ' }, 'D205', 'error', /this row has no id/, ['method', 'coded']],
  ['a value twice in a unique field', { code: 'S000' }, 'D206', 'error', /must be unique/, ['code', 'coded']],
  [
    'the same DOI, written differently',
    { doi: 'https://doi.org/10.1/Z' },
    'D208',
    'warning',
    /is in row 2 \(s0\)/,
    ['doi', 'coded'],
  ],
  [
    'almost the same title',
    { title: 'Something quite different - again!' },
    'D209',
    'warning',
    /the same as that of row 2/,
    ['title', 'coded'],
  ],
  [
    'a value where the field does not apply',
    { method: 'fine_tuning' },
    'D301',
    'error',
    /does not apply here \(it applies if method = prompting\)/,
    ['strategy', 'invalid'],
  ],
  [
    '"not applicable" where the field applies',
    { strategy: 'NA' },
    'D302',
    'error',
    /applies here/,
    ['strategy', 'invalid'],
  ],
  [
    'nothing where the field applies',
    { strategy: '' },
    'D303',
    'warning',
    /the cell is blank/,
    ['strategy', 'not_coded'],
  ],
  [
    'a rule between fields',
    { method: 'fine_tuning', strategy: '', year: '2012' },
    'D401',
    'warning',
    /fine-tuning needs 2015 or later \(rule late\)/,
    ['year', 'coded'],
  ],
];

describe('every rule finds what it is for, at its cell, and nothing else is found', () => {
  test.each(cases)('%s', async (_, cells, code, severity, message, state, suggestion) => {
    const codebook = await codebookOf(CODEBOOK);
    const rows = [OTHER, { ...GOOD, ...cells }].map(row => HEADER.map(name => row[name] ?? ''));
    const citation = { author: null, year: 'year', title: 'title', identifier: 'doi' };
    for (const paged of [false, true]) {
      const { findings, coded } = validate(tableOf(HEADER, rows, { paged }), codebook, { citation });
      expect(findings.map(finding => finding.code)).toEqual([code]);
      expect(findings[0]).toMatchObject({ severity, row: 3, message: expect.stringMatching(message) });
      if (suggestion !== undefined) expect(findings[0]?.suggestion).toBe(suggestion);
      if (state !== null) expect(STATES[coded.columns.get(state[0])?.states[1] ?? -1]).toBe(state[1]);
    }
  });

  test('a correct sheet has no finding', async () => {
    const { findings } = validate(
      tableOf(
        HEADER,
        [GOOD, OTHER].map(row => HEADER.map(name => row[name] ?? '')),
      ),
      await codebookOf(CODEBOOK),
    );
    expect(findings).toEqual([]);
  });
});

describe('columns', () => {
  const codebook = codebookOf(
    'primaryKey: id\nfields: [{ name: id }, { name: method, aliases: [Approach], constraints: { required: true } }, { name: venue }]',
  );
  const codes = async (header: string[], coder: string | null = null) =>
    validate(tableOf(header, [header.map(() => 'x')]), await codebook, { coder }).findings.map(finding => [
      finding.code,
      finding.severity,
    ]);
  test('matched by name, alias or variant, never by order', async () => {
    expect(await codes(['venue', 'method', 'id'])).toEqual([]);
    expect(await codes(['venue', 'Approach', 'id'])).toEqual([]);
    expect(await codes(['venue', ' METHOD', 'id'])).toEqual([['D204', 'note']]);
  });
  test('a missing key or required column is an error, another a warning, an unknown one a warning', async () => {
    expect(await codes(['method', 'venue'])).toContainEqual(['D201', 'error']);
    expect(await codes(['id', 'venue'])).toEqual([['D201', 'error']]);
    expect(await codes(['id', 'method'])).toEqual([['D201', 'warning']]);
    expect(await codes(['id', 'method', 'venue', 'extra'])).toEqual([['D202', 'warning']]);
    expect(await codes(['id', 'method', 'venue', 'method'])).toEqual([['D203', 'error']]);
  });
  test("a coder's sheet needs only the key", async () => {
    expect(await codes(['id'], 'A')).toEqual([]);
  });
});

test('boxes: ticked, explicitly off, all blank, unreadable', async () => {
  const codebook = await codebookOf(
    'fields: [{ name: use, type: list, categories: [a, b], columns: [{ name: use___a, value: a }, { name: use___b, value: b }] }]',
  );
  const rows = [
    ['1', '0'],
    ['0', '0'],
    ['', ''],
    ['1', 'a lot'],
    ['a', 'Use___b'],
  ];
  const { coded, findings } = validate(tableOf(['use___a', 'use___b'], rows), codebook);
  const column = coded.columns.get('use');
  expect([...(column?.states ?? [])].map(state => STATES[state])).toEqual([
    'coded',
    'coded',
    'not_coded',
    'invalid',
    'invalid',
  ]);
  expect(column?.kind === 'multi' && [...column.codes].slice(0, 2).map(code => column.sets[code])).toEqual([[0], []]);
  expect(findings.map(finding => `${finding.column}${finding.row} ${finding.code}`)).toEqual(['B5 D115', 'B6 D115']);
});

test('companion reports are one unit: agreement counts once, contradiction is a finding, lists are united', async () => {
  const codebook = await codebookOf(
    'primaryKey: report\nfields: [{ name: report }, { name: study }, { name: method, categories: [a, b] }, { name: tags, type: list, categories: [x, y] }]',
  );
  const rows = [
    ['r1', 's1', 'a', 'x'],
    ['r2', 's1', 'a', 'y'],
    ['r3', 's2', 'a', 'x'],
    ['r4', 's2', 'b', 'x'],
    ['r5', 's3', '', 'y'],
    ['r6', 's3', 'b', ''],
  ];
  const { coded, findings } = validate(tableOf(['report', 'study', 'method', 'tags'], rows), codebook, {
    unit: { name: 'study', key: 'study' },
  });
  expect(coded.units).toBe(3);
  expect([0, 1, 2].map(unit => coded.key(unit))).toEqual(['s1', 's2', 's3']);
  expect([...(coded.columns.get('method')?.states ?? [])].map(state => STATES[state])).toEqual([
    'coded',
    'invalid',
    'coded',
  ]);
  const tags = coded.columns.get('tags');
  expect(tags?.kind === 'multi' && [...tags.codes].map(code => tags.sets[code])).toEqual([[0, 1], [0], [1]]);
  expect(findings.map(finding => [finding.code, finding.row])).toEqual([
    ['D506', null],
    ['D501', 5],
  ]);
});

test('a formula without a value and a cell error are findings, and their cells count nowhere', async () => {
  const codebook = await codebookOf('fields: [{ name: year, type: integer }]');
  const table = tableOf(['year'], [['2020'], ['#REF!'], ['']], {
    problems: [
      { row: 1, column: 0, kind: 'error', text: '#REF!' },
      { row: 2, column: 0, kind: 'formula', text: 'A1+1' },
    ],
  });
  const { coded, findings } = validate(table, codebook);
  expect([...(coded.columns.get('year')?.states ?? [])].map(state => STATES[state])).toEqual([
    'coded',
    'invalid',
    'invalid',
  ]);
  // and nothing else is said of them
  expect(findings.map(finding => [finding.code, finding.row])).toEqual([
    ['D207', 3],
    ['D207', 4],
  ]);
});

test('a number of a workbook has a point, whatever mark its text cells have', async () => {
  const codebook = await codebookOf('fields: [{ name: score, type: number, decimalChar: "," }]');
  const sheet = tableOf(['score'], [['1.5'], ['1,5']]);
  const counts = (table: typeof sheet) => validate(table, codebook).findings.map(({ code, row }) => [code, row]);
  expect(counts(sheet)).toEqual([['D103', 2]]);
  expect(counts({ ...sheet, sheet: 'Data' })).toEqual([]);
});

test('validating twice gives the same findings', async () => {
  const codebook = await codebookOf(CODEBOOK);
  const rows = cases.map(([, cells]) => HEADER.map(name => ({ ...GOOD, ...cells })[name] ?? ''));
  const once = () => validate(tableOf(HEADER, rows), codebook).findings;
  expect(once()).toEqual(once());
});

test('every rule has a code of its own and a sentence for the reference', () => {
  expect(new Set(RULES.all.map(rule => rule.code)).size).toBe(RULES.all.length);
  for (const rule of RULES.all) expect(rule.explain).toMatch(/\.$/);
  const tested = new Set(cases.map(([, , code]) => code));
  const elsewhere = ['D118', 'D119', 'D120', 'D201', 'D202', 'D203', 'D204', 'D207', 'D402'];
  expect(RULES.all.map(rule => rule.code).filter(code => !tested.has(code) && !elsewhere.includes(code))).toEqual([]);
});

test('a broken rule points at the cell that breaks it, and a rule that a missing state disarms is noted', async () => {
  const codebook = `primaryKey: id
missingValues: [{ value: NR, label: not_reported }, { value: NA, label: not_applicable }]
fields:
  - { name: id }
  - { name: read, categories: [abstract, full] }
  - { name: generator, categories: ["1", "3"] }
  - { name: utility, categories: ["2", "3"] }
  - { name: test_data, categories: [real, synthetic] }
rules:
  - { name: abstract, assert: "read != abstract or not (generator = 3 or utility = 3)", message: read the full text }
  - { name: real-test, assert: "utility != 3 or test_data = real", message: utility 3 needs real test data }
`;
  const rows = [
    ['s1', 'abstract', '3', '2', 'NR'],
    ['s2', 'full', '1', '3', 'NR'],
    ['s3', 'full', '1', '3', 'synthetic'],
    ['s4', 'full', 'NR', 'NR', 'NR'],
  ];
  const { findings } = codedSheet(
    tableOf(['id', 'read', 'generator', 'utility', 'test_data'], rows),
    await codebookOf(codebook),
  );
  expect(findings.map(({ code, row, field }) => [code, row, field])).toEqual([
    ['D402', null, 'test_data'],
    ['D401', 2, 'generator'],
    ['D401', 4, 'test_data'],
  ]);
  expect(findings[0]?.message).toBe(
    'the rule real-test passes in 1 row (row 3) only because test_data is not reported there: an unknown rule passes',
  );
});
