import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import { changedSheet, extendedSheet } from '../../src/pipeline/sheets/changed-sheet.ts';
import { begun, column, counts, lines } from '../support/begun-sheet.ts';
import { commandResults } from '../support/command-results.ts';
import { sourceOf } from '../support/source.ts';

// every count below is of the rows written out here, by hand

const DESIGNS = ['s1,2019,RCT', 's2,2020,Cohort', 's3,2020,RCT', 's4,2021,RCT', 's5,2021,Cohort', 's6,2022,Cohort'];

/** What is said to be guessed beside a number. */
async function guessed(sheet: string, field: string): Promise<string> {
  const { open } = await begun(sheet);
  return commandResults(open, 'shares', [field])
    .notes.map(note => (typeof note === 'string' ? note : note.message))
    .join(' ');
}

describe('rows that hold no study', () => {
  test.each([
    ['the header again', lines('study,year,design', ...DESIGNS.slice(0, 3), 'study,year,design', ...DESIGNS.slice(3))],
    ['instructions', lines('study,year,design', 'free text,YYYY,RCT / Cohort', ...DESIGNS)],
    [
      'definitions and units',
      lines(
        'study,year,design,size',
        'name,publication year,how it was designed,participants',
        ...DESIGNS.map((row, i) => `${row},${20 + i}`),
      ),
    ],
    [
      'headings of sections',
      lines(
        'study,year,design',
        'Schools,,',
        ...DESIGNS.slice(0, 3),
        'Hospitals,,',
        ...DESIGNS.slice(3),
        's7,2022,RCT',
      ),
    ],
  ])('%s', async (kind, sheet) => {
    const last = kind.startsWith('headings') ? 1 : 0;
    expect(await counts(sheet, 'design')).toBe(`Cohort 3, RCT ${3 + last} of ${6 + last}`);
    const said = expect(await guessed(sheet, 'design'));
    // nobody doubts that the whole header is one
    if (kind === 'the header again') said.not.toContain('how the sheet is read');
    else said.toContain('how the sheet is read');
  });
  test('ticks that repeat their header are no header', async () => {
    const sheet = lines('study,Cost,Time', 'a,Cost,Time', 'b,Cost,', 'c,,Time', 'd,Cost,Time', 'e,,Time', 'f,Cost,');
    expect(await counts(sheet, 'Cost')).toBe('Cost 4, Time 4 of 6');
  });
  test('columns that explain the items of a turned sheet', async () => {
    const sheet = lines(
      'Item,Description,Example,Lee 2010,Kim 2011,Roy 2012,Sim 2013',
      'Country,Where was it done?,e.g. Peru,Peru,India,Peru,India',
      'Design,As stated,RCT or cohort,RCT,Cohort,RCT,RCT',
      'Blinding,Was anyone blinded?,Yes/No,Yes,No,No,Yes',
      'Size,Number,n,12,30,44,51',
    );
    expect(await counts(sheet, 'Country')).toBe('India 2, Peru 2 of 4');
  });
  test('excluded studies below the included ones', async () => {
    const sheet = lines(
      'study,year,design',
      ...DESIGNS,
      ',,',
      'Excluded studies,,',
      'study,year,design',
      'x1,2019,RCT',
      'x2,2020,RCT',
    );
    expect(await counts(sheet, 'design')).toBe('Cohort 3, RCT 3 of 6');
    expect(await guessed(sheet, 'design')).toContain('how the sheet is read');
  });
  test('lines above the header of a file with semicolons', async () => {
    const sheet = lines('# exported by charter, version 2', '', 'study;year;design', ...DESIGNS).replaceAll(
      /^(s\d),(\d+),/gm,
      '$1;$2;',
    );
    expect(await counts(sheet, 'design')).toBe('Cohort 3, RCT 3 of 6');
  });
});

describe('answers in slots', () => {
  const slots = (header: string): string =>
    lines(`id,${header}`, '1,Pain,Sleep', '2,Sleep,', '3,Pain,Mood', '4,Mood,', '5,Sleep,Mood', '6,Pain,-');
  test.each([
    ['topic_1,topic_2', 'topic'],
    ['1st topic,2nd topic', 'topic'],
    ['First topic,Second topic', 'topic'],
    ['A. topic,B. topic', 'topic'],
    ['topic1,topic2', 'topic'],
  ])('%s', async (header, name) => {
    expect(await counts(slots(header), name)).toBe('Mood 3, Pain 3, Sleep 3 of 6');
    expect(await guessed(slots(header), name)).toContain('how the sheet is read (slots)');
  });
  test('the same answer in both is no second answer', async () => {
    const sheet = slots('risk_1,risk_2').replaceAll('2,Sleep,', '2,Sleep,Sleep').replaceAll('4,Mood,', '4,Mood,Mood');
    expect((await begun(sheet)).done.codebook.fields.map(({ name }) => name)).toEqual(['id', 'risk_1', 'risk_2']);
  });
  test('cells of a joined column are not changed; those of a new row stand in their own columns again', async () => {
    const source = sourceOf(slots('topic_1,topic_2'));
    const reading = { slots: { topic: ['topic_1', 'topic_2'] } };
    const table = await ingest(source, reading);
    expect(table.columns.map(({ header, letter }) => `${letter} ${header}`)).toEqual(['A id', 'B topic']);
    expect([0, 1, 5].map(row => table.columns[1]!.value(row))).toEqual(['Pain; Sleep', 'Sleep', 'Pain']);
    const sheet = { source, reading, table };
    await expect(changedSheet(sheet, [{ row: 2, column: 1, text: 'Mood' }])).rejects.toThrow(
      /joined from several columns/,
    );
    const longer = Buffer.from((await extendedSheet(sheet, [['7', 'Mood; Pain']])) as Uint8Array).toString();
    expect(longer).toMatch(/\n7,Mood,Pain\s*$/);
    await expect(ingest(source, { slots: { topic: ['topic_1', 'topic_9'] } })).rejects.toThrow(/no column "topic_9"/);
  });
});

describe('spellings', () => {
  test.each([
    [
      'bullets',
      ['• Cost\n• Time', '- Cost', '• Time\n• Staff', '- Time', '- Staff\n- Cost'],
      'Cost 3, Staff 2, Time 3 of 5',
    ],
    [
      'numbers in the order of the cell',
      ['1) Cost; 2) Time', '1) Time', '1) Cost; 2) Staff', '1) Staff; 2) Time'],
      'Cost 2, Staff 2, Time 3 of 4',
    ],
    [
      'counts of their own',
      ['Survey (n=12); Diary (n=4)', 'Survey (n=30)', 'Diary (n = 8)', 'Survey (n=5); Diary (n=2)'],
      'Diary 3, Survey 3 of 4',
    ],
    [
      'hyphens and full stops',
      ['case-control', 'case-control', 'case control', 'case–control.', 'cohort', 'Cohort.', 'cohort'],
      'case-control 4, cohort 3 of 7',
    ],
    ['a number alone', ['1 - Lab', '1', '2 - Field', '2 - Field', '2', '1 - Lab'], '1 - Lab 3, 2 - Field 3 of 6'],
    [
      'numbers that belong to their codes',
      ['1. Cost; 2. Time', '2. Time', '1. Cost', '1. Cost; 2. Time'],
      '1. Cost 3, 2. Time 3 of 4',
    ],
    ['marks of footnotes', ['RCT', 'RCT*', 'Cohort', 'Cohort†', 'RCT', 'Cohort'], 'Cohort 3, RCT 3 of 6'],
    [
      'marks without a width',
      ['Case study', '\u200bCase study', 'Case stu\u00addy', 'Trial', 'Trial\u200b'],
      'Case study 3, Trial 2 of 5',
    ],
    ['signs of web pages', ['R&amp;D', 'R&D', 'Sales', 'R&amp;D', 'Sales'], 'R&D 3, Sales 2 of 5'],
    [
      'sites behind countries',
      ['Mali (2), Togo (1)', 'Mali (3)', 'Togo (4)', 'Mali (1), Togo (2)'],
      'Mali 3, Togo 3 of 4',
    ],
    [
      'thresholds are codes',
      ['Cut (50%)', 'Cut (75%)', 'Cut (50%)', 'Cut (75%)', 'Other', 'Other'],
      'Cut (50%) 2, Cut (75%) 2, Other 2 of 6',
    ],
    [
      'Other, please specify',
      ['App; Other, please specify: fax', 'Other, please specify: radio', 'App', 'App'],
      'App 3, Other 2 of 4',
    ],
    ['words for yes and no', ['Yes', 'Y', '1', 'No', 'N', '0', 'Yes'], 'No 3, Yes 4 of 7'],
    [
      'explanations',
      ['Yes', 'Yes', 'Yes', 'Yes (see p. 4)', 'No', 'No', 'No', 'No - by mail', 'Yes (partly)'],
      'No 4, Yes (partly) 1, Yes 4 of 9',
    ],
    ['marks of Chinese', ['疼痛、睡眠', '睡眠；焦虑', '疼痛', '焦虑、疼痛'], '焦虑 2, 疼痛 3, 睡眠 2 of 4'],
  ])('%s', async (_, cells, expected) => {
    expect(await counts(column('topic', ...cells), 'topic')).toBe(expected);
  });
  test('that a number alone is the code that begins with it is a guess', async () => {
    const sheet = column('kind', '1 - Lab', '1', '2 - Field', '2 - Field', '2', '1 - Lab');
    expect(await guessed(sheet, 'kind')).toContain('kind (categories): otherwise they are two codes');
  });
  test('that a count or a mark of a footnote is no part of a code is a guess; a bullet or a full stop is none', async () => {
    const counted = column('kind', 'Survey (n = 12)', 'Survey', 'Trial*', 'Trial', 'Survey', 'Trial');
    expect(await guessed(counted, 'kind')).toContain('kind (categories): otherwise they are two codes');
    const plain = column('kind', '• Survey', 'Survey', 'Trial.', 'Trial', 'Survey', 'Trial');
    expect(await guessed(plain, 'kind')).not.toContain('kind (categories)');
  });
  test('numbers that may be levels are folded as a guess only', async () => {
    const sheet = column('kind', 'Grade (1)', 'Grade (2)', 'Type (1)', 'Type (2)', 'Grade (1)', 'Type (2)');
    expect(await guessed(sheet, 'kind')).toContain('kind (categories): otherwise');
  });
});

describe('cells', () => {
  test.each([
    ['+ and - are answers', ['+', '-', '+', '-', '?', '+'], '+ 3, - 2 of 6'],
    ['NC among words', ['oui', 'non', 'NC', 'oui', 'non', 'oui'], 'non 2, oui 3 of 6'],
    ['NC among codes of letters', ['NC', 'AC', 'BC', 'NC', 'AC', 'BC'], 'AC 2, BC 2, NC 2 of 6'],
    ['Italian', ['sì', 'no', 'non riportato', 'sì', 'no', 'sì'], 'no 2, sì 3 of 6'],
    ['Russian', ['да', 'нет', 'не указано', 'да', 'нет', 'да'], 'да 3, нет 2 of 6'],
    [
      'what a form shows before an answer',
      ['RCT', 'Cohort', 'Please select', 'RCT', 'Cohort', 'RCT'],
      'Cohort 2, RCT 3 of 5',
    ],
    ['codes as pandas writes them', ['1.0', '2.0', '1.0', '2.0', '1.0', ''], '1.0 3, 2.0 2 of 5'],
  ])('%s', async (_, cells, expected) => {
    expect(await counts(column('verdict', ...cells), 'verdict')).toBe(expected);
  });
  test('under "Country" numbers are codes, under "Count" they are amounts', async () => {
    const cells = ['1', '2', '1', '3', '2', '1'];
    expect(await counts(column('country', ...cells), 'country')).toBe('1 3, 2 2, 3 1 of 6');
    expect(await counts(column('count', ...cells), 'count')).toBe('median 1.5 of 6');
  });
  test('half of the sizes with words around them: numbers, and the cells are reported', async () => {
    const { open } = await begun(column('Participants (n)', '12', 'n = 30', '45', '60 (12 male)', '77', 'approx. 90'));
    expect(commandResults(open, 'shares', ['participants']).rows.find(row => row.statistic === 'median')?.N).toBe(3);
    expect(open.findings.filter(({ severity }) => severity === 'error').map(({ suggestion }) => suggestion)).toEqual([
      '30',
      '60',
      '90',
    ]);
  });
  test.each([
    ['a unit in every cell', 'Duration', ['4 weeks', '8 weeks', '12 weeks', '1 week', '20 weeks'], 'median 8 of 5'],
    [
      'a year in press',
      'Year',
      ['2011', '2012', '2013', '2014', '2015', '2016', '2017', '2018', '2019', '2020', 'in press'],
      'median 2015.5 of 10',
    ],
  ])('%s', async (_, header, cells, expected) => {
    expect(await counts(column(header, ...cells), header)).toBe(expected);
  });
  test('17a and 17b are keys, not numbers', async () => {
    const sheet = lines(
      '#,design',
      ...['15', '16', '17a', '17b', '18', '19'].map((id, i) => `${id},${i % 2 ? 'RCT' : 'Cohort'}`),
    );
    const { open } = await begun(sheet);
    expect(open.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
  test('full-width digits are digits', async () => {
    expect(await counts(column('样本量', '１２', '30', '４４', '50', '61', '72', '83', '９４', '105'), '样本量')).toBe(
      'median 61 of 9',
    );
  });
});

describe('encodings', () => {
  test.each([
    ['gb18030', '盲法', ['是', '否', '未报告', '是'], '否 1, 是 2 of 4'],
    ['big5', '盲法', ['是', '否', '未報告', '是'], '否 1, 是 2 of 4'],
    ['shift_jis', '盲検化', ['あり', 'なし', '記載なし', 'あり'], 'あり 2, なし 1 of 4'],
    ['euc-kr', '무작위배정', ['예', '아니오', '미보고', '예'], '아니오 1, 예 2 of 4'],
    ['windows-1251', 'Рандомизация', ['да', 'нет', 'не указано', 'да'], 'да 2, нет 1 of 4'],
    ['windows-1252', 'Verblindung', ['für Prüfer', 'nein', 'k. A.', 'für Prüfer'], 'für Prüfer 2, nein 1 of 4'],
  ])('%s', async (encoding, header, cells, expected) => {
    const sheet = Uint8Array.from(iconv.encode(column(header, ...cells), encoding));
    expect(await counts(sheet, header)).toBe(expected);
    const { open } = await begun(sheet);
    expect(open.findings.filter(({ code }) => code === 'D001')).toHaveLength(1);
  });
});

describe('coders', () => {
  const rows = ['s1,yes,yes,yes', 's2,no,yes,no', 's3,no,no,no', 's4,yes,yes,yes', 's5,yes,no,yes', 's6,no,no,no'];
  test.each([
    ['AB: blinded,CD: blinded,Final: blinded', 'blinded'],
    ['[AB] blinded,[CD] blinded,[Final] blinded', 'blinded'],
    ['blinded1,blinded2,blinded_final', 'blinded'],
  ])('%s', async (header, name) => {
    const sheet = lines(`study,${header}`, ...rows);
    const { open } = await begun(sheet);
    const shares = commandResults(open, 'shares', [name]).rows.filter(row => row.kind === 'level');
    expect(shares.map(row => `${row.level} ${row.n}`).sort()).toEqual(['no 3', 'yes 3']);
    const agree = commandResults(open, 'agreement', []).rows.find(row => row.statistic === 'percent_agreement');
    expect([agree?.n, agree?.N]).toEqual([4, 6]);
  });
  test('words with a hyphen name no coders', async () => {
    const header = 'study,Patient-specific use,Patient-specific aim,Task-specific use,Task-specific aim';
    const same = ['s1,yes,a,yes,a', 's2,no,b,no,b', 's3,yes,a,yes,b', 's4,no,b,no,b', 's5,yes,a,yes,a'];
    const { done } = await begun(lines(header, ...same));
    expect(done.codebook.fields).toHaveLength(5);
  });
  test('votes with names in a cell are asked about', async () => {
    const sheet = column('eligible', ...['AL: yes; BM: no', 'AL: no; BM: no', 'AL: yes; BM: yes', 'AL: no; BM: yes']);
    expect(await guessed(sheet, 'eligible')).toContain('the column holds votes');
  });
  test('an identifier of studies that repeats in a few rows counts each study once', async () => {
    const sheet = lines(
      'Study,Report,design',
      ...Array.from({ length: 12 }, (_, i) => `ST${i + 1},R${i} 2010,${i % 2 ? 'RCT' : 'Cohort'}`),
      'ST1,R0 2012,Cohort',
      'ST2,R1 2013,RCT',
    );
    expect(await counts(sheet, 'design')).toBe('Cohort 6, RCT 6 of 12');
  });
});
