import { beforeAll, expect, test } from 'vitest';
import { draftMarkdown, draftResults } from '../../../src/pipeline/manuscript/draft-results.ts';
import { fillMarkdown } from '../../../src/pipeline/manuscript/fill.ts';
import { type OpenReview, openReview } from '../../../src/read/session.ts';
import { filesOf } from '../../support/files.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const effects = memoryEffects(filesOf('test/fixtures/tables'));
let open: OpenReview;
beforeAll(async () => {
  open = await openReview(effects, null);
});

const drafted = (fields: readonly string[], by: readonly string[] = [], where: string | null = null) =>
  draftResults(effects, open, [], { analysis: 'shares', fields, by, where });

// the counts are those of test/known/tables/counts.json
test('one code per unit: frequencies, what never occurs, what is not reported', async () => {
  const { paragraphs } = await drafted(['design']);
  expect(paragraphs.map(entry => entry.text)).toEqual([
    '**Design.** Of 13 studies, design was coded as Randomised trial in 4 (30.8%), =SUM(A1) cohort in 4 (30.8%), Before–after (Δ ≥ 0) in 2 (15.4%) and Other\\_design \\| 50% \\& "more" \\<b\\> in 2 (15.4%). No study was coded as Never seen. Grouped: Experiments in 6 (46.2%). It was not reported in 1 (7.7%).',
  ]);
});

test('several codes a unit, and what does not apply', async () => {
  const { paragraphs } = await drafted(['outcome']);
  expect(paragraphs[0]?.text).toBe(
    '**Outcomes.** Of 11 studies to which it applies, outcomes was coded as Benefit in 6 (54.5%), Harm in 4 (36.4%) and Cost (€) in 3 (27.3%). It was not reported in 1 (9.1%). It was unclear in 1 (9.1%). It did not apply in 2 studies. A study can have several codes.',
  );
});

test('a number, a proposition, a selection', async () => {
  const texts = (await drafted(['sample', 'year >= 2021'])).paragraphs.map(entry => entry.text);
  expect(texts).toEqual([
    '**Sample size.** The median was 71 (interquartile range 30 to 785; range 9 to 12,000) in 11 studies. It was not reported in 1 study. It was unclear in 1 study.',
    '9 of 13 studies for which it is known (69.2%) have `year >= 2021`.',
  ]);
  expect((await drafted(['outcome'], [], 'region = eu')).paragraphs[0]?.text).toMatch(
    /^\*\*Outcomes \(only studies with Region = Europe\)\.\*\* Of 6 studies .* Harm in 1 \(16\.7%\)/,
  );
});

test('subgroups, a sentence each; an empty one has none', async () => {
  const { paragraphs } = await drafted(['outcome'], ['region']);
  expect(paragraphs[0]?.text).toMatch(
    /By region: Europe \(N = 6\): Benefit in 4 \(66\.7%\), Harm in 1 \(16\.7%\), not reported in 1 \(16\.7%\) and unclear in 1 \(16\.7%\); not applicable in 1\. Asia 亚 \(N = 4\): Cost \(€\) in 3 \(75\.0%\), Harm in 2 \(50\.0%\) and Benefit in 2 \(50\.0%\); not applicable in 1\.$/,
  );
});

test('every number has its query, and the linked draft fills to the same text', async () => {
  const narration = await drafted(['design', 'outcome', 'sample', 'year >= 2021'], ['region']);
  for (const { text, linked, numbers } of narration.paragraphs) {
    expect(linked.match(/\{\{/g)?.length).toBe(numbers.length);
    // outside placeholders stands no digit but those of labels and conditions
    expect(linked.replace(/\{\{[^}]*\}\}/g, '').replace(/`[^`]*`|50% |\(A1\)|Δ ≥ 0/g, '')).not.toMatch(/\d/);
    expect(fillMarkdown(open, linked).text).toBe(text);
  }
  const markdown = draftMarkdown(narration, false);
  expect(markdown).toContain('<!-- 13 ← design = rct | N ; 4 (30.8%) ← design = rct ;');
  expect(draftMarkdown(narration, true)).toContain('{{ design = rct }}');
  expect(markdown).toBe(
    draftMarkdown(await drafted(['design', 'outcome', 'sample', 'year >= 2021'], ['region']), false),
  );
});

test('from the declared exhibits, each field once', async () => {
  const { paragraphs, faults } = await draftResults(effects, open, [], {
    analysis: 'shares',
    fields: [],
    by: [],
    where: null,
  });
  expect(faults).toEqual([]);
  const leads = paragraphs.map(entry => /^\*\*([^.]*)\.\*\*/.exec(entry.text)?.[1] ?? '');
  expect(leads.filter(lead => lead === 'Design').length).toBe(1);
  expect(leads).toContain('Region');
});

test('an exhibit that asks in vain is named with its file and line, and the others are put into words', async () => {
  const broken = memoryEffects({
    ...filesOf('test/fixtures/tables'),
    'figures/a.yaml': 'figure: timeline\nfield: design\n',
    'figures/b.yaml':
      'table: shares\n# of what\ndenominator: responses\nfield: design\nci: wilson\nwhere: "outcome = benefit"\n',
    'figures/c.yaml': 'table: shares\nfield: citation\n',
  });
  const own = await openReview(broken, null);
  const { paragraphs, faults } = await draftResults(broken, own, [], {
    analysis: 'shares',
    fields: [],
    by: [],
    where: null,
  });
  const said = faults.map(fault => fault.message);
  expect(said).toContain('figures/a.yaml:2:8: a timeline has no `field:`');
  expect(said.filter(message => /^figures\/b\.yaml:6:/.test(message))).toHaveLength(1);
  expect(paragraphs.length).toBeGreaterThan(0);
});
