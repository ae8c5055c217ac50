import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { fromXlsformLogic } from '../../../src/infer/dictionaries/xlsform-logic.ts';
import { initReview } from '../../../src/pipeline/sheets/init.ts';
import { openReview } from '../../../src/read/session.ts';
import { commandResults } from '../../support/command-results.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const created = new Date(Date.UTC(2026, 0, 1));
const book = (sheets: Readonly<Record<string, string[][]>>) =>
  writeXlsx({
    sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })),
    properties: { created, modified: created },
  });
const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

async function begun(sheet: string | null, dictionary: Uint8Array | string, name: string) {
  const effects = memoryEffects({ ...(sheet === null ? {} : { 's.csv': sheet }), [name]: dictionary });
  const done = await initReview(effects, 'r', { from: sheet === null ? null : 's.csv', dictionary: name, sheet: null });
  return { done, open: await openReview(effects, 'r') };
}

type Begun = Awaited<ReturnType<typeof begun>>;

function counts({ open }: Begun, field: string): string {
  const { rows } = commandResults(open, 'shares', [field]);
  const levels = rows.filter(row => row.kind === 'level');
  return `${levels.map(row => `${row.label} ${row.n}`).join(', ')} of ${levels[0]?.N}`;
}

/** `@{name}` refers to a question. */
const form = (text: string): string => text.replaceAll('@', '$');

const survey = [
  ['type', 'name', 'label::English (en)', 'relevant', 'required', 'hint'],
  ['start', 'start', '', '', '', ''],
  ['begin group', 'g', 'Design', '', '', ''],
  ['select_one design', 'design', 'What **design**?', '', 'yes', 'as it was done'],
  ['select_multiple tools', 'tools', 'Tools', '', '', ''],
  ['integer', 'n', 'Sample', "@{design} = 'rct'", '', ''],
  ['text', 'which', 'Which?', "selected(@{tools}, 'other')", '', ''],
  ['end group', '', '', '', '', ''],
  ['select_one yn', 'blind', 'Blinded', 'string-length(@{which}) > 2', '', ''],
].map(row => row.map(form));
const choices = [
  ['list_name', 'name', 'label::English (en)'],
  ...[
    ['design', 'rct', 'Trial'],
    ['design', 'coh', 'Cohort'],
    ['tools', 'r', 'R'],
    ['tools', 'py', 'Python'],
  ],
  ...[
    ['tools', 'other', 'Other'],
    ['yn', '1', 'Yes'],
    ['yn', '0', 'No'],
  ],
];

describe('XLSForm', () => {
  const cells = [
    '1,rct,r py,10,,1',
    '2,coh,py,,,0',
    '3,rct,other r,4,Stata,1',
    '4,coh,r,,,0',
    '5,rct,py other,7,SAS,1',
  ];
  test('labels, conditions, groups, and several answers with blanks between them', async () => {
    const data = lines('_id,design,tools,n,which,blind', ...cells);
    const read = await begun(data, await book({ survey, choices, settings: [['form_title'], ['x']] }), 'form.xlsx');
    expect(counts(read, 'design')).toBe('Trial 3, Cohort 2 of 5');
    expect(counts(read, 'tools')).toBe('R 3, Python 3, Other 2 of 5');
    const field = (name: string) => read.open.codebook.fields.find(entry => entry.name === name);
    expect(field('design')).toMatchObject({ title: 'What design?', description: 'as it was done', group: 'Design' });
    expect(field('n')?.appliesIf?.text).toBe('design = rct');
    expect(field('which')?.appliesIf?.text).toBe('tools has other');
    expect(read.done.notes.map(({ message }) => message).join()).toContain('blind: its condition');
  });
  test('answers exported as labels, or in a column for each option', async () => {
    const workbook = await book({ survey, choices });
    const labels = lines(
      '_id,design,tools,blind',
      '1,Trial,R Python,Yes',
      '2,Cohort,Python,No',
      '3,Trial,Other R,Yes',
      '4,Cohort,R,No',
    );
    expect(counts(await begun(labels, workbook, 'form.xlsx'), 'tools')).toBe('R 3, Python 2, Other 1 of 4');
    const boxes = lines(
      '_id,design,tools/r,tools/py,tools/other',
      '1,rct,1,1,0',
      '2,coh,0,1,0',
      '3,rct,1,0,1',
      '4,coh,1,0,0',
    );
    expect(counts(await begun(boxes, workbook, 'form.xlsx'), 'tools')).toBe('R 3, Python 2, Other 1 of 4');
  });
  test('a review without data', async () => {
    const { open } = await begun(null, await book({ survey, choices }), 'form.xlsx');
    expect(open.codebook.fields.map(({ name }) => name)).toEqual(['design', 'tools', 'n', 'which', 'blind']);
    expect(open.codebook.fields[1]?.delimiters).toEqual([' ']);
  });
  test.each([
    ["@{a} = 'x' and not(selected(@{b}, 'y'))", 'a = x and not (b has y)'],
    ["selected(@{a}, 'x') or @{n} >= 5", 'a = x or n >= 5'],
    ["@{a} = ''", 'a is missing'],
  ])('%s', (logic, expression) => {
    expect(fromXlsformLogic(form(logic), new Set(['b']))).toEqual({ ok: true, expression });
  });
});

test('LimeSurvey: lists, check boxes and arrays, in the first language', async () => {
  const structure = lines(
    'class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tmandatory',
    ...['S\t\tlanguage\t\ten', 'G\tG0\tMain\t1\t\t\ten', 'Q\tL\tdesign\t1\t<p>Design?</p>\t\ten\tY'],
    ...['A\t0\tA1\t\tTrial\t\ten', 'A\t0\tA2\t\tCohort\t\ten', 'Q\tM\ttools\t1\tTools\t\ten\tN'],
    ...['SQ\t\tSQ001\t\tR\t\ten', 'SQ\t\tSQ002\t\tPython\t\ten', 'Q\tF\trob\t1\tBias\t\ten\tN'],
    ...['SQ\t\tsel\t\tSelection\t\ten', 'SQ\t\tatt\t\tAttrition\t\ten', 'A\t0\tl\t\tLow\t\ten'],
    ...['A\t0\th\t\tHigh\t\ten', 'Q\tL\tdesign\t1\tDesign auf Deutsch\t\tde\tY'],
  );
  const head = 'id,design,tools[SQ001],tools[SQ002],rob[sel],rob[att]';
  const data = lines(head, '1,A1,Y,,l,h', '2,A2,,Y,h,h', '3,A1,Y,Y,l,l', '4,A2,,Y,l,h', '5,A1,Y,,l,h');
  const read = await begun(data, structure, 'survey.txt');
  expect(counts(read, 'design')).toBe('Trial 3, Cohort 2 of 5');
  expect(counts(read, 'tools')).toBe('R 3, Python 3 of 5');
  expect(counts(read, 'rob_sel')).toBe('Low 4, High 1 of 5');
});

test.each([
  ['written by one', 'nested case-control', 'R 2, Python 1, Other 1 of 4', 'Trial 2, Cohort 1, Other 1 of 4'],
  ['written by nobody', '', 'R 2, Python 1, Other 0 of 3', 'Trial 2, Cohort 1, Other 1 of 4'],
])('LimeSurvey: answers of one own, %s', async (_, written, tools, design) => {
  const structure = lines(
    'class\ttype/scale\tname\trelevance\ttext\thelp\tlanguage\tmandatory\tother',
    ...['G\tG0\tMain\t1\t\t\ten', 'Q\tL\tdesign\t1\tDesign?\t\ten\tY\tY', 'A\t0\tA1\t\tTrial\t\ten'],
    ...['A\t0\tA2\t\tCohort\t\ten', 'Q\tM\ttools\t1\tTools\t\ten\tN\tY', 'SQ\t\tSQ001\t\tR\t\ten'],
    'SQ\t\tSQ002\t\tPython\t\ten',
  );
  const head = 'id,design,design[other],tools[SQ001],tools[SQ002],tools[other]';
  const data = lines(head, '1,A1,,Y,,', `2,A2,,,,${written}`, '3,-oth-,survey,Y,,', '4,A1,,,Y,');
  const read = await begun(data, structure, 'survey.txt');
  expect(counts(read, 'design')).toBe(design);
  expect(counts(read, 'tools')).toBe(tools);
});

test('Code and Definition: a row per code, or a sheet per field', async () => {
  const data = lines('id,design', '1,RCT', '2,COH', '3,RCT', '4,COH');
  const long = lines('Field,Code,Definition', 'design,RCT,Randomised trial', 'design,COH,Cohort study');
  expect(counts(await begun(data, long, 'c.csv'), 'design')).toBe('Randomised trial 2, Cohort study 2 of 4');
  const sheet = await book({
    design: [
      ['Code', 'Definition'],
      ['RCT', 'Randomised trial'],
      ['COH', 'Cohort study'],
    ],
  });
  expect(counts(await begun(data, sheet, 'c.xlsx'), 'design')).toBe('Randomised trial 2, Cohort study 2 of 4');
});

test.each(['labels.sav', 'labels.dta', 'survey.lss'])('%s is refused with the way out', async name => {
  await expect(begun(lines('id,x', '1,a'), 'binary', name)).rejects.toMatchObject({
    code: 'dictionary',
    hint: expect.stringMatching(/^export /),
  });
});
