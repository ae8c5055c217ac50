import { expect, test } from 'vitest';
import { confirmGuesses } from '../../../src/pipeline/sheets/confirm.ts';
import { initReview } from '../../../src/pipeline/sheets/init.ts';
import type { Question } from '../../../src/pipeline/sheets/resolve-doubts.ts';
import { openReview } from '../../../src/read/session.ts';
import { commandResults } from '../../support/command-results.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const SHEET = `id,topic,design
${['Sleep and Mood', 'Sleep, Pain', 'Mood', 'Pain', 'Sleep', 'Mood, Pain', 'Pain', 'Sleep', 'Mood', 'Pain']
  .map((topic, i) => `s${i + 1},"${topic}",${i % 2 ? 'RCT' : 'Cohort'}`)
  .join('\n')}
Total,,10
`;

/** Forty studies as people chart them: a title, a total, a misspelling, two delimiters, noise around numbers. */
function messySheet(): { text: string; designs: Map<string, number>; outcomes: Map<string, number> } {
  const [designs, outcomes] = [new Map<string, number>(), new Map<string, number>()];
  const count = (counts: Map<string, number>, code: string) => counts.set(code, (counts.get(code) ?? 0) + 1);
  const rows = Array.from({ length: 40 }, (_, i) => {
    const design = i === 9 ? 'Cohrot' : ['RCT', 'Cohort', 'Qualitative', 'rct ', 'Cross-sectional'][i % 5]!;
    const list = [['Pain'], ['Sleep', 'Mood'], ['Mood'], ['Cost', 'Pain'], ['Sleep'], ['Cost'], ['Pain', 'Mood']][
      i % 7
    ]!;
    count(designs, design === 'rct ' ? 'RCT' : design);
    for (const code of list) count(outcomes, code);
    const [year, size] = [i === 4 ? '2015a' : 2010 + (i % 14), i === 7 ? '~120' : i % 13 === 5 ? 'NR' : 20 + i * 3];
    const theory = i % 3 === 0 ? 'Yes,TPB' : 'No,NA';
    return `${i + 1},Author ${i},${year},${design},"${list.join(i % 2 ? ', ' : ' and ')}",${size},${theory}`;
  });
  const head = 'ID,First author,Year,Study design,Outcomes,Sample size,Theory used?,Which theory';
  return { text: ['Data charting,,,,,,,', head, ...rows, 'Total,,,,,4000,,', ''].join('\n'), designs, outcomes };
}

test('a messy sheet of forty studies: three questions, and the true counts with Enter to each', async () => {
  const { text, designs, outcomes } = messySheet();
  const effects = memoryEffects({ 's.csv': text });
  let questions = 0;
  await initReview(effects, 'review', {
    from: 's.csv',
    dictionary: null,
    sheet: null,
    settle: {
      async ask() {
        questions++;
        return 0;
      },
    },
  });
  expect(questions).toBe(3);
  const open = await openReview(effects, 'review');
  const counted = (field: string): Map<string, number> =>
    new Map(
      commandResults(open, 'shares', [field]).rows.flatMap(row => (row.kind === 'level' ? [[row.level!, row.n!]] : [])),
    );
  expect(open.studies.coded.units).toBe(40);
  expect(counted('study_design')).toEqual(designs);
  expect(counted('Outcomes')).toEqual(outcomes);
});

/** Runs init with a person who gives these answers, one to each question in turn; null is "later". */
async function answered(answers: readonly (number | null)[]) {
  const effects = memoryEffects({ 's.csv': SHEET });
  const questions: Question[] = [];
  await initReview(effects, 'review', {
    from: 's.csv',
    dictionary: null,
    sheet: null,
    settle: {
      ask: async question => {
        questions.push(question);
        return answers[questions.length - 1] ?? null;
      },
    },
  });
  const open = await openReview(effects, 'review');
  const counts = (field: string): string =>
    commandResults(open, 'shares', [field])
      .rows.flatMap(row => (row.kind === 'level' && row.n! > 0 ? [`${row.level} ${row.n}/${row.N}`] : []))
      .sort()
      .join(', ');
  return { effects, questions, open, counts };
}

test('each doubt is one question, with its evidence and what the other answer changes', async () => {
  const { questions } = await answered([0, 0]);
  expect(questions.map(({ about }) => about)).toEqual([null, 'topic']);
  expect(questions[0]).toMatchObject({ otherwise: '11 rows instead of 10' });
  expect(questions[1]?.evidence).toContain('Mood, Pain');
  expect(questions[1]?.otherwise).toMatch(/instead of/);
});

test('the first answers: nothing is a guess any more', async () => {
  const { counts, open } = await answered([0, 0]);
  expect(counts('topic')).toBe('Mood 4/10, Pain 5/10, Sleep 4/10');
  expect(open.findings.filter(({ code }) => code === 'C101')).toEqual([]);
});

test('the other answers are declared instead', async () => {
  const { counts } = await answered([1, 1]);
  expect(counts('design')).toContain('/11');
  expect(counts('topic')).toContain('Sleep and Mood 1/10');
});

test('what is left for later is a guess, until it is confirmed by name', async () => {
  const { effects, open } = await answered([null, null]);
  expect(open.findings.filter(({ code }) => code === 'C101')).toHaveLength(2);
  const first = await confirmGuesses(effects, 'review', ['topic']);
  expect(first.open.map(({ scope }) => scope)).toEqual(['layout']);
  await confirmGuesses(effects, 'review', 'all');
  const again = await openReview(effects, 'review');
  expect(again.findings.filter(({ code }) => code === 'C101')).toEqual([]);
});

test('a consensus for some of the studies: the others count where their coders agree, as a guess that is asked about', async () => {
  const table = `Study,Coder,Design,Topic
A,AB,RCT,Sleep
A,CD,RCT,Sleep
B,AB,Cohort,Mood
B,CD,RCT,Mood
B,Final,Cohort,Mood
C,AB,Cohort,Mood
C,CD,RCT,Mood
D,AB,RCT,Sleep
`;
  const effects = memoryEffects({ 's.csv': table });
  await initReview(effects, 'review', { from: 's.csv', dictionary: null, sheet: null });
  const open = await openReview(effects, 'review');
  const { rows, notes } = commandResults(open, 'shares', ['Design']);
  const counts = (from: typeof rows): string[] =>
    from.flatMap(row => (row.kind === 'level' ? [`${row.level} ${row.n}/${row.N}`] : [])).sort();
  expect(counts(rows)).toEqual(['Cohort 1/3', 'RCT 2/3']);
  expect(notes.find(({ message }) => message.includes('unconfirmed'))?.message).toMatch(
    /who coded \(consensus\): otherwise not at all: Design: .*instead of/,
  );
  // without the declaration, the studies that are left out are said beside the number
  await effects.write('review/review.yaml', effects.text('review/review.yaml').replace(/\n? *otherwise: agreed/, ''));
  const strict = commandResults(await openReview(effects, 'review'), 'shares', ['Design']);
  expect(counts(strict.rows)).toEqual(['Cohort 1/1', 'RCT 0/1']);
  expect(strict.notes.find(({ code }) => code === 'no-consensus')?.message).toContain(
    '3 of 4 units have rows of coders and no row of "Final"',
  );
});

test('a condition that the other answer leaves without sense goes with it, and a column without a header parts no rows of coders', async () => {
  for (const sheet of [
    'study,coder,design,quality\n503,AL,Case;high\n500,AL,Cohort,low\n500,BC,Cohort,high\n501,AL,Trial,high\n501,BC,Trial,low\n502,AL,Cohort,low\n502,BC,Cohort,high\n503,AL,Case report,high\n503,BC,Coh\n',
    `article,,coder,design\n${[1, 2, 3, 4, 5, 6]
      .flatMap(study => ['AL', 'BC'].map((coder, at) => `${study},${coder},${at ? 'Trial' : 'Cohort'},low`))
      .join('\n')}\n`,
  ]) {
    const effects = memoryEffects({ 's.csv': sheet });
    await initReview(effects, 'review', { from: 's.csv', dictionary: null, sheet: null });
    expect((await openReview(effects, 'review')).studies.coded.units).toBeGreaterThan(0);
  }
});
