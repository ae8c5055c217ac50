import { describe, expect, test } from 'vitest';
import { formatter } from '../../src/base/formatter.ts';
import type { DataChanges } from '../../src/changes/data-changes.ts';
import type { Moved } from '../../src/changes/moved.ts';
import {
  type Changes,
  changesMarkdown,
  changesParagraph,
  printedLabel,
  printedValue,
  type ReportWords,
  reasonsOf,
  titleOf,
  whatsNewRow,
} from '../../src/changes/report.ts';

const NO_ROWS: DataChanges = { added: [], removed: [], recoded: [] };
const NOTHING: Changes = {
  from: 'v1',
  to: 'v2',
  rows: NO_ROWS,
  codebook: [],
  moved: [],
  flips: [],
  claims: [],
  uncompared: [],
  exhibits: [],
  incomparable: [],
  matching: null,
};
const WORDS: ReportWords = {
  unit: 'study',
  units: [3, 4],
  format: formatter(),
  fieldTitle: (field, resource) => (resource === undefined ? `“${field}”` : `“${field}” of ${resource}`),
  plain: (_, value) => (value === null ? '–' : String(value)),
};
const NONE = { studies: 0, recoding: 0, codebook: 0, other: 0 };
const moved = (more: Partial<Moved> = {}): Moved => ({
  row: 'share method=x /applicable',
  analysis: 'shares',
  field: 'method',
  level: 'x',
  label: 'Method X',
  statistic: 'share',
  by: [],
  old: { n: 1, N: 3, estimate: 1 / 3 },
  new: { n: 3, N: 4, estimate: 3 / 4 },
  cause: {
    n: { ...NONE, studies: 1, recoding: 1 },
    estimate: { ...NONE, studies: 0.1, recoding: 3 / 4 - 1 / 3 - 0.1 },
  },
  ...more,
});
const unit = (key: string) => ({ key, citation: `Author ${key}`, doi: null });
const cell = (key: string) => ({ key, citation: `Author ${key}`, doi: null, field: 'method', old: 'x|y', new: 'y' });

test('nothing changed, in words', () => {
  expect(changesParagraph(NOTHING, WORDS)).toBe(
    'Since v1, 0 studies were added and 0 removed (3 before, 4 now). No study was recoded. The codebook is unchanged. No reported number moved. No sentence about a majority, a first rank or an absence changed.',
  );
  expect(whatsNewRow(NOTHING)).toEqual(['v2', '0 added, 0 removed, 0 cells recoded', 'no number moved']);
  const markdown = changesMarkdown(NOTHING, WORDS);
  expect(markdown).toContain('# Changes from v1 to v2');
  for (const heading of ['Added and removed', 'Recoded', 'Codebook', 'Numbers that moved'])
    expect(markdown).not.toContain(`## ${heading}`);
});

const EVERYTHING: Changes = {
  ...NOTHING,
  rows: { added: [unit('d')], removed: [unit('a'), unit('b')], recoded: [cell('c')] },
  codebook: [{ kind: 'added', field: 'f', code: null, text: 'field f was added' }],
  resources: [
    {
      name: 'outcomes',
      unit: 'outcome',
      units: [5, 6],
      rows: { added: [unit('o1')], removed: [], recoded: [cell('o2'), cell('o2')] },
      codebook: [{ kind: 'removed', field: 'g', code: null, text: 'field g was removed' }],
      uncompared: ['h'],
      matching: { identifier: 1, title: 2, content: 3 },
    },
    {
      name: 'sites',
      unit: 'site',
      units: [1, 1],
      rows: NO_ROWS,
      codebook: [],
      uncompared: [],
      matching: null,
    },
  ],
  moved: [
    moved(),
    moved({ level: 'y', label: 'Y', new: { n: 1, N: 4, estimate: 1 / 4 } }),
    moved({
      analysis: 'agreement',
      statistic: 'cohen_kappa',
      level: null,
      label: null,
      by: [{ field: 'stage', level: 'full', missing: false }],
      old: { n: null, N: 3, estimate: -0.5 },
      new: { n: null, N: 3, estimate: 1 },
      cause: { n: NONE, estimate: { ...NONE, other: 1.5 } },
    }),
    moved({
      analysis: 'flow',
      field: 'records_screened',
      statistic: 'flow_count',
      level: null,
      label: 'Records screened',
      old: { n: 200, N: null, estimate: null },
      new: { n: 100, N: null, estimate: null },
      cause: { n: { ...NONE, other: -100 }, estimate: NONE },
    }),
    moved({ from: 'outcomes', old: null, by: [{ field: 'year', level: '2020', missing: false }] }),
  ],
  flips: [{ kind: 'zero', field: 'method', by: [], text: 'method: x no longer occurs (1 → 0)' }],
  claims: [
    { id: 'k', source: 'claims.yaml', old: 'reproduced', new: 'stale', explanation: '' },
    { id: 'l', source: 'claims.yaml', old: 'stale', new: 'stale', reported: ['n 7', 'n 8'], explanation: '' },
    { id: 'm', source: 'claims.yaml', old: null, new: 'not_reproduced', explanation: '' },
    { id: 'o', source: 'claims.yaml', old: 'reproduced', new: null, explanation: '' },
  ],
  uncompared: ['colour'],
  settings: ['denominator applicable → reported'],
  exhibits: [
    { name: 't', file: 'figures/t.yaml', numbers: 2, change: 'numbers' },
    { name: 'u', file: 'figures/u.yaml', numbers: 3, change: 'edited' },
    { name: 'w', file: 'figures/w.yaml', numbers: 4, change: 'removed' },
  ],
  incomparable: [{ what: 'agreement of method', reason: 'b.csv does not exist.' }],
  matching: { identifier: 0, title: 1, content: 2 },
};

test('everything changed, in words', () => {
  expect(changesParagraph(EVERYTHING, WORDS).split(/(?<=\.) (?=[A-Z0-9])/)).toEqual([
    'Since v1, 1 study was added and 2 removed (3 before, 4 now).',
    '1 cell of 1 study was recoded.',
    'The codebook changed: field f was added.',
    'In review.yaml, other settings: denominator applicable → reported.',
    'In outcomes, 1 outcome was added and 0 removed (5 before, 6 now); 2 cells of 1 outcome were recoded.',
    'The codebook of outcomes changed: field g was removed.',
    'Not compared in outcomes, because only one of the two sheets has a column for it: h.',
    'No key tells the rows of both states apart, so they were matched by identifier (1), title (2) and identical cells (3); a recoded outcome without identifier and title counts as one removed and one added.',
    'Give both states a column for the key that the codebook declares (`primaryKey:`) to compare it.',
    'In sites, 0 sites were added and 0 removed (1 before, 1 now); none was recoded.',
    '5 numbers moved (1 of agreement, 1 of the flow diagram); the largest change of a share is “method”: Method X from 33.3% (1/3) to 75.0% (3/4).',
    'Sentences that changed: method: x no longer occurs (1 → 0).',
    'Figures and tables with other numbers: t (2), u (declared anew: 3), w (removed).',
    'Verdicts on reported numbers that changed: k (reproduced → stale).',
    'Reported otherwise, with the same verdict: l (n 7 → n 8; stale).',
    '1 reported number was added (m: not reproduced).',
    '1 reported number was removed (o: reproduced).',
    'Not compared, because only one of the two sheets has a column for it: colour.',
    'Agreement of method cannot be compared, because b.csv does not exist.',
    'No key tells the rows of both states apart, so they were matched by identifier (0), title (1) and identical cells (2); a recoded study without identifier and title counts as one removed and one added.',
    'Give both states a column for the key that the codebook declares (`primaryKey:`) to compare it.',
  ]);
  expect(whatsNewRow(EVERYTHING)).toEqual([
    'v2',
    '1 added, 2 removed, 1 cell recoded, 1 change to the codebook',
    'conclusions changed: method: x no longer occurs (1 → 0)',
  ]);
  expect(whatsNewRow({ ...EVERYTHING, flips: [] })[2]).toBe('5 numbers moved; conclusions unchanged');
});

describe('the tables of the report', () => {
  const lines = changesMarkdown(EVERYTHING, WORDS).split('\n');
  test('units of every resource, and cells with their field and resource; a bar in a cell breaks no table', () => {
    expect(lines).toContain('| d | Author d | added |');
    expect(lines).toContain('| o1 | Author o1 | added |');
    expect(lines).toContain('| b | Author b | removed |');
    expect(lines).toContain('| c | Author c | “method” | x\\|y | y |');
    expect(lines.some(line => line.startsWith('| o2 | Author o2 | outcomes: “method” of outcomes |'))).toBe(true);
  });
  test('numbers with their group, both values and what they are due to, the largest part first', () => {
    const of = (start: string): string | undefined => lines.find(line => line.startsWith(start));
    expect(of('| “method” |  | Method X |')).toBe(
      '| “method” |  | Method X | 33.3% (1/3) | 75.0% (3/4) | recoding +31.7, studies +10.0 |',
    );
    expect(of('| “method” | stage = full |')).toBe(
      '| “method” | stage = full | cohen\\_kappa | -0.50 | 1.00 | other |',
    );
    expect(of('| Flow: Records screened |')).toBe('| Flow: Records screened |  | Count | 200 | 100 | other |');
    expect(of('| outcomes: “method” of outcomes | year = 2020 |')).toContain('| – | 75.0% (3/4) |');
  });
});

test('a number of a category that is no share says its statistic; a value that a state lacks is a dash', () => {
  expect(printedLabel(moved({ statistic: 'median' }))).toBe('Method X (median)');
  expect(printedLabel(moved({ statistic: 'median', level: null, label: null }))).toBe('median');
  expect(printedLabel(moved({ label: null }))).toBe('');
  expect(printedValue(moved(), null, WORDS)).toBe('–');
  expect(reasonsOf(moved())).toEqual(['recoding', 'studies']);
  expect(reasonsOf(moved({ new: null }))).toEqual(['recoding', 'studies']);
  expect(titleOf(moved({ field: null }), WORDS)).toBe('“”');
});
