import { expect, test } from 'vitest';
import { queryComments } from '../../../src/manuscript/fill/query-comments.ts';
import { checkManuscript } from '../../../src/pipeline/manuscript/check-manuscript.ts';
import { draftMarkdown, draftResults } from '../../../src/pipeline/manuscript/draft-results.ts';
import { openReview } from '../../../src/read/session.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';

const OPTIONS = { changes: 'accepted', certainty: 0.6, against: null } as const;

async function draftOfResults() {
  const effects = memoryEffects(
    Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => !path.includes('figures/'))),
  );
  const open = await openReview(effects, null);
  const draft = await draftResults(effects, open, [], {
    analysis: 'shares',
    fields: ['domain', 'method'],
    by: [],
    where: null,
  });
  const check = async (text: string) => {
    await effects.write('draft.md', text);
    return checkManuscript(effects, null, 'draft.md', OPTIONS);
  };
  return { text: draftMarkdown(draft, false), written: draft.paragraphs.flatMap(({ numbers }) => numbers), check };
}

test('items of a comment belong to the paragraph above; a quoted code may hold the separator', () => {
  const block = { kind: 'text', section: '', unit: 'line' } as const;
  const blocks = [
    { ...block, text: 'Of 9 studies, 3 did.', at: 1 },
    { ...block, text: 'Later.', at: 5 },
  ];
  expect(
    queryComments(
      "Of 9 studies, 3 did.\n\n<!-- 9 ← units ; 3 ← share(a = 'b ; c') ; none ← share(a = d) -->\n\nLater.",
      blocks,
    ),
  ).toEqual([
    { place: '', before: '', block: 0, query: 'units', text: '9' },
    { place: '', before: '', block: 0, query: "share(a = 'b ; c')", text: '3' },
  ]);
  expect(queryComments('Later.\n<!-- no query, no arrow -->\n<!-- open ← end', blocks)).toEqual([]);
});

test('every number of a draft is judged by the query below its paragraph', async () => {
  const { text, written, check } = await draftOfResults();
  const { numbers, coverage } = await check(text);
  const known = numbers.filter(({ claim }) => claim.id.startsWith('drafted-'));
  expect(written.length).toBeGreaterThan(8);
  expect(known.map(({ claim }) => claim.proposal!.note)).toEqual(
    written.map(({ query }) => `Drafted from {{ ${query} }}`),
  );
  expect(coverage.alarms).toBe(0);
});

test('a number of a draft that was changed is an alarm at that number only', async () => {
  const { text, check } = await draftOfResults();
  const changes = [...text.matchAll(/\d+ \(\d+\.\d%\)/g)].filter(
    ({ index }) => !/<!--[^>]*$/.test(text.slice(0, index)),
  );
  expect(changes.length).toBeGreaterThan(5);
  for (const { 0: number, index } of changes.slice(0, 3)) {
    const wrong = `${Number.parseInt(number, 10) + 1} (99.9%)`;
    const { numbers } = await check(text.slice(0, index) + wrong + text.slice(index + number.length));
    expect(numbers.filter(({ alarm }) => alarm).map(({ claim }) => claim.text)).toEqual([wrong.slice(0, -1)]);
  }
});

test('a rewritten paragraph is no reason for alarms: what is gone is not looked for in other numbers', async () => {
  const { text, check } = await draftOfResults();
  const [first] = /^.*\d+ \(\d+\.\d%\)[^.]*\./m.exec(text)!;
  const { coverage } = await check(text.replace(first, 'We read the sheet twice, in rooms 4, 17 and 23.'));
  expect(coverage.alarms).toBe(0);
});
