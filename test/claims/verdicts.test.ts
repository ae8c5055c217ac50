import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDeclaration, type Schema } from '../../src/base/read-declaration.ts';
import { checkClaims } from '../../src/claims/check.ts';
import { claimSetOf } from '../../src/claims/claim.ts';
import { compareClaimVersions } from '../../src/claims/compare-claim-versions.ts';
import { comparisonText } from '../../src/claims/comparison-text.ts';
import { claimsReport } from '../../src/claims/report.ts';
import { REPORTS } from '../../src/claims/reports/index.ts';
import { VERDICTS } from '../../src/claims/verdicts/index.ts';
import { type ClaimsFile, claimsFile } from '../../src/model/claims-file.ts';
import { VERDICT_NAMES } from '../../src/model/verdict-names.ts';

const setOf = async (yaml: string, file = 'claims.yaml') =>
  claimSetOf(await readDeclaration(file, yaml, claimsFile as unknown as Schema<ClaimsFile>));
const check = async (yaml: string) =>
  checkClaims([{ set: await setOf(yaml), data: null, former: null, displaced: new Map() }]);
const published = (version: string) =>
  setOf(readFileSync(`corpus/published-${version}.yaml`, 'utf8'), `published-${version}.yaml`);

test('the verdicts are in the order of their names', () => {
  expect(VERDICTS.names).toEqual(VERDICT_NAMES);
});

// PUBLISHED.md of the seed review: the counts that fit, computed there by hand
const FITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  v1: {
    text: 46,
    tabular: 8,
    prompting: 43,
    'fine-tuning': 13,
    specialised: 3,
    intrinsic: 16,
    human: 33,
    'llm-judge': 8,
  },
  v2: {
    text: 46,
    tabular: 8,
    prompting: 44,
    'fine-tuning': 12,
    specialised: 3,
    intrinsic: 16,
    human: 26,
    'llm-judge': 8,
  },
};
test.each(['v1', 'v2'])('the published review (%s), without row-level data', async version => {
  const set = await published(version);
  const found = checkClaims([{ set, data: null, former: null, displaced: new Map() }]);
  for (const claim of found.claims) {
    if (claim.id === 'multimodal') {
      expect(claim).toMatchObject({ verdict: 'impossible', also: ['does_not_add_up'], implied: null });
      expect(claim.explanation).toContain('8.4 is 100 minus the others (78.0 + 13.6 = 91.6)');
      expect(claim.explanation).toContain('leaves 5 of 59 (8.5%)');
      expect(claim.explanation).toContain('but text (78.0%) is not cut off');
      expect(claim.explanation).toContain('probability 0.94');
    } else {
      const n = FITS[version]![claim.id];
      expect(claim).toMatchObject({ verdict: 'possible', implied: { N: 59, low: n, high: n } });
    }
  }
  expect(found.coverage).toEqual({ found: 9, bound: 9, checked: 9 });
  expect(found.unexpected).toEqual([]);
});

test('from v1 to v2: one study from fine-tuning to prompting, and a complement', async () => {
  const found = compareClaimVersions(await published('v1'), await published('v2'));
  expect(found.changed.map(change => change.id)).toEqual(['prompting', 'fine-tuning', 'human']);
  expect(found.recodings).toHaveLength(1);
  expect(found.recodings[0]).toMatchObject({
    partition: 'method',
    least: 1,
    added: 0,
    moves: [{ from: 'fine_tuning', to: 'prompting', n: 1 }],
  });
  expect(found.changed.find(change => change.id === 'human')).toMatchObject({
    complement: true,
    counts: { old: { low: 33 }, new: { low: 26 } },
  });
  expect(found.changed.filter(change => change.complement)).toHaveLength(1);
  expect(comparisonText(found)).toContain('not what the authors did');
});

test('an expected verdict is no surprise, another one is', async () => {
  const impossible = `data: none\nN: 59\nclaims: [{ id: a, percent: "8.4"`;
  expect((await check(`${impossible}, expect: impossible }]`)).unexpected).toHaveLength(0);
  expect((await check(`${impossible} }]`)).unexpected).toHaveLength(1);
  expect((await check(`${impossible}, expect: possible }]`)).unexpected).toHaveLength(1);
});

test.each<[string, string, string, string]>([
  ['no count gives it', 'N: 59', '{ id: a, percent: "8.4" }', 'impossible'],
  ['more than all', '', '{ id: a, n: 60, N: 59 }', 'impossible'],
  ['beyond 100', 'N: 59', '{ id: a, percent: "101" }', 'impossible'],
  ['count and percentage disagree', '', '{ id: a, n: 43, N: 59, percent: "74.6" }', 'contradiction'],
  ['swapped digits', '', '{ id: a, n: 44, N: 59, percent: "76.4" }', 'impossible'],
  ['no whole at all', '', '{ id: a, n: 43, percent: "74.6" }', 'contradiction'],
  ['some whole', '', '{ id: a, n: 44, percent: "74.6" }', 'not_checkable'],
  ['a cut-off percentage beside its count', '', '{ id: a, n: 5, N: 59, percent: "8.4" }', 'other_rounding'],
  ['rounded twice', '', '{ id: a, n: 12, N: 127, percent: "9.5" }', 'other_rounding'],
  ['half to even', '', '{ id: a, n: 1, N: 8, percent: "12" }', 'other_rounding'],
  ['possible', 'N: 59', '{ id: a, percent: "74.6" }', 'possible'],
  ['a decimal comma and a thin space', 'N: 59', '{ id: a, percent: "74,6\u2009%" }', 'possible'],
  ['nothing to check with', '', '{ id: a, percent: "74.6" }', 'not_checkable'],
  [
    'an interval of no method',
    'N: 59',
    '{ id: a, n: 44, percent: "74.6", interval: "60.0 to 80.0" }',
    'not_reproduced',
  ],
  ['a Wilson interval', 'N: 59', '{ id: a, n: 44, percent: "74.6", interval: "62.2–83.9" }', 'possible'],
  ['quartiles the wrong way round', '', '{ id: a, median: 12, iqr: "14 to 20" }', 'contradiction'],
  ['an upper bound', 'N: 41727', '{ id: a, percent: "<0.1" }', 'possible'],
])('%s', async (_, head, claim, verdict) => {
  const found = await check(`data: none\n${head}\nclaims: [${claim}]`);
  expect(found.claims[0]).toMatchObject({ verdict });
});

test('two claims of one quantity', async () => {
  const found = await check(`data: none
N: 59
claims:
  - { id: abstract, field: method, category: prompting, n: 43 }
  - { id: results, field: method, category: prompting, percent: "74.6", n: 44 }
  - { id: rounded, field: method, category: prompting, percent: "75" }
  - { id: elsewhere, same: abstract, n: 43 }
`);
  expect(found.claims.map(claim => claim.verdict)).toEqual(['contradiction', 'contradiction', 'possible', 'possible']);
  expect(found.claims[0]!.explanation).toContain('"results" reports the same quantity');
});

test('a partition that sums to another number', async () => {
  const found = await check(`data: none
N: 59
claims:
  - { id: a, n: 44, partition: method }
  - { id: b, n: 12, partition: method }
  - { id: c, n: 4, partition: method }
`);
  expect(found.claims.map(claim => claim.verdict)).toEqual(['does_not_add_up', 'does_not_add_up', 'does_not_add_up']);
  expect(found.claims[0]!.explanation).toContain('44 + 12 + 4 = 60, not 59');
});

test('a source that cuts off throughout', async () => {
  // 46, 8 and 5 of 59, cut off after one decimal
  const found = await check(`data: none
N: 59
claims: [{ id: a, percent: "77.9" }, { id: b, percent: "13.5" }, { id: c, percent: "8.4" }]
`);
  expect(found.claims.map(claim => claim.verdict)).toEqual(['other_rounding', 'other_rounding', 'other_rounding']);
});

test.each<[string, string]>([
  ['claims: [{ id: a, n: some }]', 'n is "some", which is not a count'],
  ['claims: [{ id: a, percent: "7.4.6" }]', 'percent is "7.4.6", which is not a number'],
  ['claims: [{ id: a, n: 1 }, { id: a, n: 2 }]', 'the id "a" occurs twice'],
  ['claims: [{ id: a, n: 1, parts: [b] }]', 'refers to a claim "b"'],
  ['claims: [{ id: a, value: "0.8" }]', 'has a value, but no statistic'],
  ['claims: [{ id: a, precent: "74.6" }]', 'did you mean "percent"'],
  ['claims: [{ id: a, n: 1, expect: imposible }]', 'expect'],
])('%s is refused with its place', async (yaml, message) => {
  await expect(check(yaml)).rejects.toThrow(message);
  await expect(check(yaml)).rejects.toThrow(/claims\.yaml:1:\d+/);
});

test('reports in every format name every claim, and escape what they print', async () => {
  const found = await check('data: none\nN: 59\nclaims: [{ id: "<b>|x", percent: "8.4" }, { id: y, percent: "74.6" }]');
  for (const format of REPORTS.names) {
    const report = claimsReport(format, found, { title: '<T>' });
    expect(report).toContain('8.4');
    expect(report).toContain('74.6');
  }
  expect(claimsReport('html', found)).toContain('&lt;b&gt;|x');
  expect(claimsReport('md', found)).toContain('\\<b\\>\\|x');
  const json = JSON.parse(claimsReport('json', found));
  expect(Object.keys(json)).toEqual(['claims', 'coverage']);
  expect(Object.keys(json.claims[0])).toEqual([
    'id',
    'source',
    'verdict',
    'also',
    'reported',
    'computed',
    'implied',
    'explanation',
  ]);
});
