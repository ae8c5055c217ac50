import { beforeAll, describe, expect, test } from 'vitest';
import { ANALYSES } from '../../../src/analyses/index.ts';
import { sentenceWriters } from '../../../src/analyses/sentence-writers.ts';
import type { ResultRow } from '../../../src/model/result-row.ts';
import {
  draftMarkdown,
  draftResults,
  type ResultsDraft,
  type TypedAnalysis,
} from '../../../src/pipeline/manuscript/draft-results.ts';
import { fillMarkdown } from '../../../src/pipeline/manuscript/fill.ts';
import { scanManuscript } from '../../../src/pipeline/manuscript/scan-manuscript.ts';
import { results } from '../../../src/pipeline/request/results.ts';
import type { OpenReview } from '../../../src/read/session.ts';
import { filesOf } from '../../support/files.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';
import { reviewOf } from '../../support/review.ts';

/** Declarations of every type that asks for rows, beside those of the seed review. */
const OWN = {
  'figures/own-crosstab.yaml':
    'table: crosstab\nfield: modality\nwith: method\noptions: { percent: row, test: true }\n',
  'figures/own-multi.yaml': 'table: crosstab\nfield: method\nwith: evaluation\noptions: { test: true }\n',
  'figures/own-trend.yaml':
    'table: trend\nfields: [method, release]\nwhere: domain != oncology\noptions: { test: true, cumulative: true }\n',
  'figures/own-upset.yaml': 'figure: upset\nfield: evaluation\noptions: { max: 4 }\n',
  'figures/own-heatmap.yaml': 'figure: heatmap\nfield: domain\nwith: modality\n',
  'figures/own-gaps.yaml':
    'table: gap-list\nfield: modality\nwith: release\noptions: { thin: 2, impossible: ["modality = multimodal and release has model"] }\n',
  'figures/own-agreement.yaml':
    'table: agreement\nfields: [method, evaluation]\noptions: { statistics: [percent_agreement, masi_alpha, scott_pi], categories: true }\n',
  'figures/own-citations.yaml': 'table: citations\nfield: release\ndenominator: reported\n',
  'figures/own-summary.yaml':
    'table: characteristics\nfields: [year, domain]\nby: method\noptions: { summary: true }\n',
  'figures/own-disagreements.yaml': 'table: disagreements\nfields: [purpose]\n',
};

let seed: OpenReview;
let declared: ResultsDraft;
beforeAll(async () => {
  const files = { ...seedFiles(), ...OWN };
  seed = await reviewOf(files);
  declared = await drafted(files, seed);
}, 60_000);

const NOTHING: TypedAnalysis = { analysis: 'shares', fields: [], by: [], where: null };
const drafted = (files: Record<string, string>, open: OpenReview, typed: Partial<TypedAnalysis> = {}) =>
  draftResults(memoryEffects(files), open, [], { ...NOTHING, ...typed });

/** What stands outside placeholders, without codes, conditions and the fixed words that hold a number. */
const prose = (linked: string): string =>
  linked
    .replace(/\{\{[^}]*\}\}/g, '')
    .replace(/`[^`]*`|\d+% (CI|range|of the)|at most \d|AC[12]|at level \d|(in|up to|or) (19|20)\d\d/g, '');

test('every analysis of the registry has sentences', async () => {
  expect([...(await sentenceWriters()).names].sort()).toEqual([...ANALYSES.names].sort());
});

describe('from declared exhibits', () => {
  test('each is put into words, or listed with the reason', () => {
    expect(declared.faults).toEqual([]);
    expect(declared.skipped).toEqual([
      'own-disagreements (it lists disagreements one by one)',
      'table-1-characteristics (it lists units one by one; with `summary: true` it has sentences)',
      'table-s1-codebook (it lists the variables of the codebook)',
    ]);
    const leads = declared.paragraphs.map(({ text }) => /^\*\*(.*?)\.\*\*/.exec(text)?.[1] ?? text);
    expect(leads).toEqual(
      expect.arrayContaining([
        'Flow of studies',
        'Studies by year of publication',
        'Modality by generation method',
        'Clinical domain by evaluation',
        'Combinations of evaluation',
        'Cells of modality by release',
        'Agreement on generation method',
      ]),
    );
    expect(new Set(declared.paragraphs.map(({ linked }) => linked)).size).toBe(declared.paragraphs.length);
  });

  test('the linked draft fills to the draft, and no number stands outside a placeholder', () => {
    for (const { text, linked, numbers } of declared.paragraphs) {
      expect(linked.match(/\{\{/g)?.length ?? 0).toBe(numbers.length);
      expect(fillMarkdown(seed, linked).text).toBe(text);
      expect(prose(linked)).not.toMatch(/\d/);
    }
    const filled = draftMarkdown(declared, false).replace(/\n\n<!--[\s\S]*?-->/g, '');
    expect(fillMarkdown(seed, draftMarkdown(declared, true)).text).toBe(filled);
    const comments = draftMarkdown(declared, false).match(/<!--[\s\S]*?-->/g) ?? [];
    expect(comments.length).toBe(declared.paragraphs.length);
  });

  test('the draft holds nothing that its own arithmetic contradicts', async () => {
    const files = { ...seedFiles(), 'draft.md': draftMarkdown(declared, false) };
    const { problems } = await scanManuscript(memoryEffects(files), null, 'draft.md', {
      changes: 'accepted',
      certainty: 0.6,
    });
    // a proposal may bind a number to a wrong category; arithmetic is never in doubt
    const wrong = problems.filter(({ checked }) =>
      [checked.verdict, ...checked.also].some(verdict => ['impossible', 'does_not_add_up'].includes(verdict)),
    );
    expect(wrong.map(({ claim, checked }) => `${claim.context}: ${checked.explanation}`)).toEqual([]);
  });

  test('one broken declaration is a fault of its own, and the others are drafted', async () => {
    const files = {
      ...seedFiles(),
      'figures/x.yaml': 'table: trend\nfields: [year]\n',
      'figures/y.yaml': 'table: nothing\n',
    };
    const found = await drafted(files, await reviewOf(files));
    expect(found.faults.map(fault => fault.message)).toEqual([
      expect.stringContaining('figures/y.yaml'),
      expect.stringMatching(/^figures\/x\.yaml: a trend of year over itself is not defined/),
    ]);
    expect(found.paragraphs.length).toBeGreaterThan(10);
  });
});

/** n and N of every number of a narration whose query begins so. */
const pairs = (narration: ResultsDraft, begins: RegExp): [number | null, number | null][] =>
  narration.paragraphs.flatMap(({ numbers }) =>
    numbers
      .filter(({ query }) => begins.test(query))
      .map(({ rows: [row] }): [number | null, number | null] => [row!.n, row!.N]),
  );
const ofRows = (rows: readonly ResultRow[]): [number | null, number | null][] => rows.map(({ n, N }) => [n, N]);

describe('numbers that are asked for with `where` are the rows of the analysis', () => {
  test('every year of a trend', async () => {
    const narration = await drafted(seedFiles(), seed, { analysis: 'trend', fields: ['method'] });
    const rows = results(seed, [{ analysis: 'trend', fields: ['method'] }]).rows;
    expect(pairs(narration, /^method = .* where/)).toEqual(ofRows(rows.filter(row => row.statistic === 'share')));
    expect(pairs(narration, /^studies where/).map(([n]) => n)).toEqual(
      rows.filter(row => row.field === null && row.statistic === 'count').map(row => row.n),
    );
  });

  test.each([[['modality']], [['modality', 'privacy_claim']]])('every subgroup of %s', async by => {
    const narration = await drafted(seedFiles(), seed, { fields: ['method'], by });
    const rows = results(seed, [{ analysis: 'shares', fields: ['method'], by }]).rows.filter(
      row => (row.n ?? 0) > 0 && row.kind === 'level' && !row.by.some(group => group.missing),
    );
    const asked = pairs(narration, /^method = \w+ where [^|]*$/);
    expect(asked.sort()).toEqual(ofRows(rows).sort());
  });

  test('a proposition is no category of its field', async () => {
    const fixture = filesOf('test/fixtures/tables');
    const narration = await drafted(fixture, await reviewOf(fixture), { fields: ['design = rct'] });
    // one design is not reported, so that 13 - 1 are known (test/known/tables/counts.json)
    expect(narration.paragraphs.map(({ text }) => text)).toEqual([
      '4 of 12 studies for which it is known (33.3%) have `design = rct`.',
    ]);
  });
});

test('coded and empty is said, as a category and as a subgroup', async () => {
  // counted by hand: of four studies two have no item (`unchecked: none` reads blank boxes as off)
  const files = {
    'review.yaml': 'name: t\nresources: [{ name: s, path: s.csv, schema: c.yaml }]\n',
    'c.yaml':
      'primaryKey: id\nfields:\n  - { name: id }\n  - { name: kind, categories: [p, q] }\n  - name: item\n    type: list\n    columns: [{ name: i1, value: x }, { name: i2, value: y }]\n    checked: ["1"]\n    unchecked: none\n    categories: [x, y]\n',
    's.csv': 'id,kind,i1,i2\na,p,1,0\nb,q,0,0\nc,p,1,1\nd,q,,\n',
  };
  const open = await reviewOf(files);
  const [own] = (await drafted(files, open, { fields: ['item'] })).paragraphs;
  expect(own?.text).toContain('None of them was coded in 2 (50.0%).');
  expect(own?.linked).toContain('{{ share(item has none) }}');
  const [by] = (await drafted(files, open, { fields: ['kind'], by: ['item'] })).paragraphs;
  expect(by?.text).toContain('None (N = 2): q in 2 (100.0%).');
});

describe('sentences of a review with traps in its labels', () => {
  test.each([
    ['crosstab', ['design', 'outcome']],
    ['crosstab', ['outcome', 'year']],
    ['trend', ['design', 'outcome']],
    ['intersections', ['outcome']],
    ['diversity', ['design', 'outcome']],
    ['gaps', ['design', 'region']],
    ['robustness', ['design']],
    ['difference', ['design = rct', 'outcome has harm']],
    ['shares', ['design', 'sample', 'recent_trial']],
  ])('%s of %j', async (analysis, fields) => {
    const files = filesOf('test/fixtures/tables');
    const open = await reviewOf(files);
    const { paragraphs } = await drafted(files, open, { analysis, fields });
    expect(paragraphs.length).toBeGreaterThan(0);
    for (const { text, linked } of paragraphs) {
      expect(fillMarkdown(open, linked).text).toBe(text);
      expect(text).not.toMatch(/undefined|null|NaN|\{\{|<b>/);
      expect(text).toMatch(/^\*\*.*\.$/);
    }
  });
});
