import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { tabulate } from '../../../src/analyses/tabulate.ts';
import { roundRatio } from '../../../src/base/rounding.ts';
import { withoutAddedComments } from '../../../src/manuscript/annotate/annotate-docx.ts';
import { annotatedManuscript, checkManuscript } from '../../../src/pipeline/manuscript/check-manuscript.ts';
import { openReview } from '../../../src/read/session.ts';
import { type Fact, FOREIGN, type Numbers } from '../../support/foreign-manuscripts.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';

const FIELDS = [
  'domain',
  'modality',
  'method',
  'model_access',
  'privacy_claim',
  'purpose',
  'evaluation',
  'release',
  'data_type',
];
const OPTIONS = { changes: 'accepted', certainty: 0.6, against: null } as const;
const review = (more: Readonly<Record<string, string>> = {}) =>
  memoryEffects({
    ...Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => !path.includes('figures/'))),
    ...more,
  });

async function factsOf(effects: ReturnType<typeof review>): Promise<Fact[][]> {
  const open = await openReview(effects, null);
  return FIELDS.map(field =>
    tabulate([{ analysis: 'shares', fields: [field] }], open.material).rows.flatMap(row =>
      row.statistic === 'share' && row.level !== null && row.N !== null && (row.n ?? 0) > 0
        ? [
            {
              field,
              title: open.words.fieldTitle(field),
              level: row.level,
              label: row.label ?? row.level,
              n: row.n!,
              N: row.N,
            },
          ]
        : [],
    ),
  );
}

const PLAIN: Numbers = {
  n: fact => String(fact.n),
  N: fact => String(fact.N),
  percent: (fact, decimals) => roundRatio(fact.n, fact.N, decimals),
};

test.each(FOREIGN.map(manuscript => [manuscript.name, manuscript] as const))(
  '%s: every number is found and bound to what it was written from, without an alarm',
  async (name, manuscript) => {
    const effects = review();
    const facts = await factsOf(effects);
    await effects.write(name, await manuscript.write(facts, 87, PLAIN));
    const check = await checkManuscript(effects, null, name, OPTIONS);
    const bound = check.numbers.flatMap(({ claim: { bound, proposal } }) =>
      bound ? [`${proposal!.field}=${proposal!.level}`] : [],
    );
    expect(bound).toEqual(facts.flat().map(({ field, level }) => `${field}=${level}`));
    expect(check.coverage.alarms).toBe(0);
  },
);

test('an annotated Word manuscript is the original again without its comments, part for part', async () => {
  const effects = review();
  const facts = await factsOf(effects);
  const [wrong] = facts[2]!;
  const numbers: Numbers = { ...PLAIN, n: fact => (fact === wrong ? String(fact.n - 11) : String(fact.n)) };
  for (const manuscript of FOREIGN.filter(({ name }) => name.endsWith('.docx'))) {
    await effects.write(manuscript.name, await manuscript.write(facts, 87, numbers));
    const check = await checkManuscript(effects, null, manuscript.name, OPTIONS);
    expect(check.numbers.filter(({ alarm }) => alarm).map(({ claim }) => claim.proposal?.level)).toEqual([
      wrong!.level,
    ]);
    const { data, left } = await annotatedManuscript(effects, check, 'checked.docx');
    expect(left).toBe(0);
    const [before, after] = [effects.files.get(`/review/${manuscript.name}`)!, data as Uint8Array].map(bytes =>
      unzipSync(bytes),
    );
    expect(withoutAddedComments(strFromU8(after!['word/document.xml']!))).toBe(
      strFromU8(before!['word/document.xml']!),
    );
    expect(strFromU8(after!['word/comments.xml']!)).toContain(String(wrong!.n));
    const page = await annotatedManuscript(effects, check, 'checked.html');
    // count and percentage of a table stand in two cells
    expect(String(page.data).match(/<mark class="alarm"/g)?.length).toBe(manuscript.decimals === null ? 1 : 2);
  }
});

test('a decision is found again after its sentence was edited, and silences its alarm only', async () => {
  const decisions =
    'decisions:\n  - { number: "12 (20.3%)", words: "prompting in the survey of 2019", decision: not_data, note: another survey }\n';
  const text = (words: string) => `We included 87 studies. ${words} Fine-tuning was used in 30 (34.5%).\n`;
  for (const words of [
    'Prompting was used in 12 (20.3%) of the 2019 survey.',
    'In the 2019 survey, prompting had 12 (20.3%).',
  ]) {
    const effects = review({ 'manuscript-decisions.yaml': decisions, 'a.md': text(words) });
    const { numbers } = await checkManuscript(effects, null, 'a.md', OPTIONS);
    expect(
      numbers.map(({ claim, alarm, decision }) => [claim.numbers.n, alarm, decision?.note ?? null]).slice(-2),
    ).toEqual([
      ['12', false, 'another survey'],
      ['30', true, null],
    ]);
  }
});

test('a stated whole of all units is compared with all, and what agrees only with itself is of other units', async () => {
  const effects = review({
    'a.md':
      'We included 87 studies. Of the 87 studies, 14 (16.1%) gave few-shot prompts. Prompting was used in 10 of 40 (25.0%).\n',
  });
  const { numbers } = await checkManuscript(effects, null, 'a.md', OPTIONS);
  const [few, others] = numbers.slice(-2);
  expect([few!.alarm, few!.claim.proposal]).toMatchObject([false, { field: 'prompt_strategy', denominator: 'all' }]);
  expect([others!.alarm, others!.claim.bound, others!.claim.reason]).toEqual([
    false,
    false,
    expect.stringContaining('both its count and its total are others'),
  ]);
});

test('a mark is stronger than a guess, and what a number depends on is said', async () => {
  const sheet = seedFiles()['corpus/studies.csv']!;
  const effects = review({
    'a.md':
      'We included 87 studies. Fine-tuning was used in 69 of 87 (79.3%)<!-- claim: method = prompting --> studies,\nand in 12 (13.8%)<!-- claim: method = fine_tuning --> of them nothing else.\n',
    'corpus/studies.csv': sheet.replace(/,prompting,/, ',promting_typo_xyz,'),
  });
  const { numbers, notes } = await checkManuscript(effects, null, 'a.md', OPTIONS);
  expect(
    numbers.slice(-2).map(({ claim, alarm }) => [claim.proposal?.level, claim.proposal?.certainty, alarm]),
  ).toEqual([
    ['prompting', 1, true],
    ['fine_tuning', 1, true],
  ]);
  expect(numbers.at(-1)!.right).toMatch(/^11 of 8[67]/);
  expect(notes.join()).toMatch(/Cells with errors are not counted, .*Generation method \(1\)/);
});
