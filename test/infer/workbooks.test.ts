import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { initReview } from '../../src/pipeline/sheets/init.ts';
import type { Question } from '../../src/pipeline/sheets/resolve-doubts.ts';
import { openReview } from '../../src/read/session.ts';
import { commandResults } from '../support/command-results.ts';
import { memoryEffects } from '../support/memory-effects.ts';

type Rows = (string | number | null)[][];
const created = new Date(Date.UTC(2026, 0, 1));
const book = (sheets: Readonly<Record<string, Rows>>) =>
  writeXlsx({
    sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })),
    properties: { created, modified: created },
  });

async function begun(bytes: Uint8Array, answer: number | null = null) {
  const effects = memoryEffects({ 's.xlsx': bytes });
  const asked: Question[] = [];
  const settle = {
    ask: async (question: Question) => {
      asked.push(question);
      return question.question.startsWith('Which sheet') ? answer : 0;
    },
  };
  await initReview(effects, 'r', {
    ...{ from: 's.xlsx', dictionary: null, sheet: null },
    ...(answer === null ? {} : { settle }),
  });
  return { open: await openReview(effects, 'r'), asked };
}

const list = (database: string, rows: number): Rows => [
  ['ID', 'Title', 'Decision'],
  ...Array.from({ length: rows }, (_, i) => [i + 1, `${database} ${i}`, i % 3 ? 'exclude' : 'include']),
];

test('three search lists: the first is counted, and every number says that there are others', async () => {
  const { open } = await begun(await book({ A: list('a', 12), B: list('b', 16), C: list('c', 20) }));
  expect(open.studies.coded.units).toBe(12);
  expect(open.review.value.resources.map(({ name }) => name)).toEqual(['studies']);
  const notes = commandResults(open, 'shares', ['Decision']).notes.map(({ message }) => message);
  expect(notes.join()).toContain('how the sheet is read (sheetName)');
  expect(notes.join()).toContain('the sheet "B": 16 rows instead of 12');
});

test('a sheet for each year, however small: every number says that the others have the same columns', async () => {
  const { open } = await begun(await book({ 2019: list('a', 20), 2020: list('b', 3), 2021: list('c', 2) }));
  expect(open.studies.coded.units).toBe(20);
  const notes = commandResults(open, 'shares', ['Decision']).notes.map(({ message }) => message);
  expect(notes.join()).toContain('the sheet "2020": 3 rows instead of 20; all 3 together');
  expect(notes.join()).toContain('25 rows');
});

test('another sheet that was answered on a terminal is read', async () => {
  const { open, asked } = await begun(await book({ A: list('a', 12), B: list('b', 16) }), 1);
  expect(asked[0]).toMatchObject({ proposal: '"A" (12 rows)', choices: ['"B" (16 rows)'] });
  expect(open.studies.coded.units).toBe(16);
  expect(open.material.guesses).toEqual([]);
});

test('the sheet in which studies are charted goes before the one in which records were screened', async () => {
  const charted: Rows = [
    ['id', 'design', 'country', 'funding'],
    ...Array.from({ length: 10 }, (_, i) => [`r${i * 2}`, i % 2 ? 'RCT' : 'Cohort', 'DE', i % 3 ? 'yes' : 'no']),
  ];
  const { open } = await begun(await book({ Screening: list('x', 30), Extraction: charted }));
  expect(open.studies.coded.units).toBe(10);
});

const STUDIES: Rows = [
  ['study_id', 'country', 'design'],
  ...Array.from({ length: 12 }, (_, i) => [`s${i}`, i % 2 ? 'DE' : 'FR', i % 3 ? 'RCT' : 'Cohort']),
];

test('a sheet with rows of the studies is a resource of its own, joined by their key', async () => {
  const outcomes: Rows = [
    ['Study ID', 'outcome', 'effect'],
    ...Array.from({ length: 20 }, (_, i) => [`s${i % 10}`, i < 10 ? 'pain' : 'sleep', i]),
  ];
  const { open } = await begun(await book({ Studies: STUDIES, Outcomes: outcomes, Lists: [['RCT'], ['Cohort']] }));
  expect(open.studies.coded.units).toBe(12);
  const { rows, notes } = commandResults(open.of('outcomes'), 'shares', ['outcome'], {
    of: 'outcomes',
    by: ['study.country'],
  });
  const pain = rows.filter(row => row.level === 'pain').map(row => [row.by[0]?.level ?? 'all', row.n, row.N]);
  expect(pain).toContainEqual(['all', 10, 20]);
  expect(pain).toContainEqual(['DE', 5, 10]);
  expect(notes.map(({ message }) => message).join()).toContain('outcomes');
  expect(open.review.value.resources[1]?.guess).toMatchObject({
    of: '"Study ID" holds the key of a study in 20 of 20 rows',
  });
});

test('a list with running numbers of its own is not joined to the studies', async () => {
  const studies: Rows = [['No', 'Author', 'Design'], ...STUDIES.slice(1).map((row, i) => [i + 1, `A${i}`, row[2]!])];
  const { open } = await begun(
    await book({ Studies: studies, Excluded: list('x', 11).map(row => row.with(0, row[0] === 'ID' ? 'No' : row[0]!)) }),
  );
  expect(open.review.value.resources).toHaveLength(1);
});

/** Eight studies with one to three rows, each named in the first of its rows only. */
const GROUPED: Rows = [
  ['Author', 'Year', 'Outcome'],
  ...Array.from({ length: 8 }, (_, i) =>
    Array.from({ length: 1 + (i % 3) }, (__, j) => [
      j === 0 ? `A${i}` : null,
      j === 0 ? 2000 + i : null,
      ['pain', 'sleep', 'mood'][j]!,
    ]),
  ).flat(),
];

test('a study that is named only in the first of its rows is one study', async () => {
  const { open } = await begun(await book({ Data: GROUPED }));
  expect(open.studies.coded.units).toBe(8);
  const { rows, notes } = commandResults(open, 'shares', ['Outcome']);
  expect(rows.filter(row => row.kind === 'level').map(row => [row.level, row.n, row.N])).toEqual([
    ['pain', 8, 8],
    ['sleep', 5, 8],
    ['mood', 2, 8],
  ]);
  expect(notes.map(({ message }) => message).join()).toContain('each of the 15 rows is a study, instead of 8 studies');
});

test('merged cells have their value in each row, below the header', async () => {
  let row = 0;
  const merges = GROUPED.slice(1).flatMap(line => {
    row++;
    const start = row;
    if (line[0] === null) return [];
    let endRow = start;
    while (GROUPED[endRow + 1] !== undefined && GROUPED[endRow + 1]![0] === null) endRow++;
    return endRow > start ? [0, 1].map(column => ({ startRow: start, endRow, startCol: column, endCol: column })) : [];
  });
  const bytes = await writeXlsx({
    sheets: [{ name: 'Data', rows: GROUPED, merges }],
    properties: { created, modified: created },
  });
  const { open } = await begun(bytes);
  const column = open.studies.coded.table.columns[0]!;
  expect([1, 2, 3].map(at => column.value(at))).toEqual(['A1', 'A1', 'A2']);
});

test('a DOI that some studies lack is no sign of a study with several rows', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => [i % 3 ? `10.1/${i}` : null, `T${i}`, i % 2 ? 'RCT' : 'Cohort']);
  const { open } = await begun(await book({ Data: [['DOI', 'Title', 'Design'], ...rows] }));
  expect(open.studies.coded.units).toBe(12);
});

test('a condition on what differs between the rows of a study is not taken over', async () => {
  const rows = Array.from({ length: 15 }, (_, i) => [
    i % 3 ? null : `A${i}`,
    ['pain', 'sleep', 'mood'][i % 3]!,
    i % 3 ? 'yes' : null,
  ]);
  const { open } = await begun(await book({ Data: [['Author', 'Outcome', 'Adjusted'], ...rows] }));
  expect(open.studies.coded.units).toBe(5);
  expect(open.codebook.fields.every(({ appliesIf }) => appliesIf === null)).toBe(true);
  expect(commandResults(open, 'shares', ['Adjusted']).rows[0]).toMatchObject({ n: 5, N: 5 });
});
