import { expect, test } from 'vitest';
import { initReview } from '../../../src/pipeline/sheets/init.ts';
import { openReview } from '../../../src/read/session.ts';
import { commandResults } from '../../support/command-results.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

// six studies: 1, 2 and 5 are RCTs, the others cohorts
const DESIGN = ['RCT', 'RCT', 'Cohort', 'Cohort', 'RCT', 'Cohort'];

interface Export {
  /** the column of the platform, and what it says of each study */
  readonly header: string;
  readonly cells: readonly string[];
  /** the condition of the rows that are final; null: nothing is to be asked */
  readonly where: string | null;
  /** RCTs and studies that are left */
  readonly left?: readonly [n: number, N: number];
}

const SENT = '2024-02-01 10:00:00';

const EXPORTS: Readonly<Record<string, Export>> = {
  'LimeSurvey, codes': {
    header: 'submitdate',
    cells: [SENT, '', SENT, SENT, SENT, ''],
    where: 'submitdate is not missing',
    left: [2, 4],
  },
  'LimeSurvey, question text': {
    header: 'Date submitted',
    cells: [SENT, SENT, SENT, SENT, SENT, ''],
    where: 'date_submitted is not missing',
    left: [3, 5],
  },
  'LimeSurvey, German': {
    header: 'Datum Abgeschickt',
    cells: [SENT, '', SENT, SENT, SENT, SENT],
    where: 'datum_abgeschickt is not missing',
    left: [2, 5],
  },
  'Qualtrics, numbers': {
    header: 'Finished',
    cells: ['1', '1', '0', '1', '1', '1'],
    where: 'Finished is missing or Finished not in (0)',
    left: [3, 5],
  },
  'Qualtrics, words': {
    header: 'Finished',
    cells: ['True', 'False', 'True', 'True', 'True', 'True'],
    where: 'Finished is missing or Finished not in (False)',
    left: [2, 5],
  },
  'Kobo, codes': {
    header: '_validation_status',
    cells: ['validation_status_approved', '', 'validation_status_not_approved', '', '', 'validation_status_on_hold'],
    where:
      '_validation_status is missing or _validation_status not in (validation_status_not_approved, validation_status_on_hold)',
    left: [3, 4],
  },
  'Kobo, labels': {
    header: '_validation_status',
    cells: ['', 'Not Approved', '', '', '', ''],
    where: "_validation_status is missing or _validation_status not in ('Not Approved')",
    left: [2, 5],
  },
  'ODK Central': {
    header: 'ReviewState',
    cells: ['approved', '', 'rejected', 'hasIssues', '', ''],
    where: 'ReviewState is missing or ReviewState not in (hasIssues, rejected)',
    left: [3, 4],
  },
  'REDCap, raw': {
    header: 'charting_complete',
    cells: ['2', '0', '2', '1', '2', '2'],
    where: 'charting_complete is missing or charting_complete not in (0, 1)',
    left: [2, 4],
  },
  'REDCap, labels': {
    header: 'Complete?',
    cells: ['Complete', 'Complete', 'Unverified', 'Incomplete', 'Complete', ''],
    where: 'complete is missing or complete not in (Incomplete, Unverified)',
    left: [3, 4],
  },
  'REDCap, survey': {
    header: 'charting_timestamp',
    cells: [SENT, '[not completed]', SENT, SENT, SENT, SENT],
    where: "charting_timestamp is missing or charting_timestamp not in ('[not completed]')",
    left: [2, 5],
  },
  SurveyMonkey: {
    header: 'Response Status',
    cells: ['Completed', 'Partial', 'Completed', 'Completed', 'Completed', 'Completed'],
    where: 'response_status is missing or response_status not in (Partial)',
    left: [2, 5],
  },
  'an extraction in progress (Covidence, DistillerSR, Notion)': {
    header: 'Extraction status',
    cells: ['Completed', 'In progress', 'Completed', 'Not started', 'Completed', 'Completed'],
    where: "extraction_status is missing or extraction_status not in ('In progress', 'Not started')",
    left: [2, 4],
  },
  'answers that nobody confirmed (SysRev)': {
    header: 'Confirmed?',
    cells: ['true', 'true', 'true', 'true', 'true', 'false'],
    where: 'confirmed is missing or confirmed not in (false)',
    left: [3, 5],
  },
  // REDCap writes "incomplete" until somebody changes it
  'every record alike': { header: 'charting_complete', cells: ['0', '0', '0', '0', '0', '0'], where: null },
  'what is said of the study': {
    header: 'Trial status',
    cells: ['Completed', 'In progress', 'Completed', 'Completed', 'Completed', 'Completed'],
    where: null,
  },
  'other words than those of a record': {
    header: 'Status',
    cells: ['Completed', 'Ongoing', 'Completed', 'Completed', 'Completed', 'Completed'],
    where: null,
  },
  'a day that some studies do not tell': {
    header: 'Date of submission',
    cells: [SENT, '', SENT, SENT, SENT, ''],
    where: null,
  },
};

const sheetOf = ({ header, cells }: Export): string =>
  ['study_id,title,design', ...DESIGN.map((design, i) => `s${i + 1},Study number ${i + 1},${design}`)]
    .map((line, i) => `${line},${i === 0 ? header : cells[i - 1]}`)
    .join('\n');

const countIn = async (effects: ReturnType<typeof memoryEffects>) => {
  const open = await openReview(effects, 'review');
  const { rows, notes } = commandResults(open, 'shares', ['design']);
  const rct = rows.find(row => row.level === 'RCT')!;
  return { n: rct.n, N: rct.N, said: notes.map(({ message }) => message).join(' ') };
};

const from = { from: 'sheet.csv', dictionary: null, sheet: null };

test.each(Object.entries(EXPORTS))('rows that are not final: %s', async (_, entry) => {
  const effects = memoryEffects({ 'sheet.csv': sheetOf(entry) });
  const { unconfirmed } = await initReview(effects, 'review', from);
  const asked = unconfirmed.filter(({ doubt }) => doubt.key === 'rows');
  // all rows count until somebody says otherwise, and every number says so
  const counted = await countIn(effects);
  expect(counted).toMatchObject({ n: 3, N: 6 });
  if (entry.where === null) {
    expect(asked).toEqual([]);
    expect(counted.said).not.toContain('unconfirmed');
    return;
  }
  expect(asked.map(({ doubt }) => doubt.choices[0]!.label)).toEqual([
    `no, they are left out (\`where: ${entry.where}\` in review.yaml)`,
  ]);
  expect(counted.said).toContain(`${entry.left![1]} of 6 rows count`);
  const answered = memoryEffects({ 'sheet.csv': sheetOf(entry) });
  await initReview(answered, 'review', {
    ...from,
    settle: { ask: async ({ question }) => (question.startsWith('Do rows count') ? 1 : 0) },
  });
  const [n, N] = entry.left!;
  expect(await countIn(answered)).toMatchObject({ n, N });
});

test('a newer export says so too, until review.yaml says which rows count', async () => {
  const entry = EXPORTS['LimeSurvey, codes']!;
  const sent = { ...entry, cells: entry.cells.map(() => SENT) };
  const effects = memoryEffects({ 'sheet.csv': sheetOf(sent) });
  await initReview(effects, 'review', from);
  await effects.write('sheet.csv', sheetOf(entry));
  const { news } = await initReview(effects, 'review', from);
  expect(news?.join()).toContain('"submitdate" is blank in 2 of 6 rows: yes, all rows count; no, they are left out');
  await effects.write('review/review.yaml', `${effects.text('review/review.yaml')}    where: ${entry.where}\n`);
  expect((await initReview(effects, 'review', from)).news?.join()).not.toContain('submitdate');
});
