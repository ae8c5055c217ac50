import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ANALYSES } from '../../../src/analyses/index.ts';
import { Fault } from '../../../src/base/fault.ts';
import { asker } from '../../../src/manuscript/draft/ask.ts';
import type { Tools } from '../../../src/manuscript/draft/drafting.ts';
import type { AnalysisRequest } from '../../../src/model/analysis-request.ts';
import type { ResultRow } from '../../../src/model/result-row.ts';
import { fillMarkdown } from '../../../src/pipeline/manuscript/fill.ts';
import { fieldKind } from '../../../src/pipeline/request/field-kind.ts';
import { results } from '../../../src/pipeline/request/results.ts';
import { type OpenReview, openReview } from '../../../src/read/session.ts';
import { filesOf } from '../../support/files.ts';
import { memoryEffects } from '../../support/memory-effects.ts';
import { reviewOf, seedReview } from '../../support/review.ts';

let seed: OpenReview;
let fixture: OpenReview;
let checked: OpenReview;
let staged: OpenReview;
beforeAll(async () => {
  seed = await seedReview();
  fixture = await openReview(memoryEffects(filesOf('test/fixtures/tables')), null);
  const sheet = (codes: string): string => `id,f,m\n${[...codes].map((code, i) => `${i},${code},x`).join('\n')}\n`;
  staged = await reviewOf({
    'review.yaml': `name: t
resources:
  - { name: s, path: s.csv, schema: c.yaml }
  - { name: a, path: a.csv, schema: c.yaml }
  - { name: b, path: b.csv, schema: c.yaml }
  - { name: d, path: d.csv, schema: c.yaml }
codings:
  - { name: "pilot, round 1", from: { files: { A: a, B: b } } }
  - { name: full text, from: { files: { A: a, B: b, D: d } } }
`,
    'c.yaml':
      "primaryKey: id\nfields:\n  - { name: id }\n  - { name: f, categories: [p, q] }\n  - { name: m, type: list, delimiter: ';', categories: [x, y] }\n",
    's.csv': sheet('ppqq'),
    'a.csv': sheet('ppqq'),
    'b.csv': sheet('ppqp'),
    'd.csv': sheet('qpqp'),
  });
  checked = await reviewOf({
    'review.yaml':
      'name: t\nverification: { resource: v, random: true }\nresources: [{ name: s, path: s.csv, schema: c.yaml }, { name: v, path: v.csv }]\n',
    'c.yaml':
      "primaryKey: id\nfields:\n  - { name: id }\n  - { name: f, categories: [p, q, \"it's, really\"] }\n  - { name: m, type: list, delimiter: ';', categories: [x, y] }\n",
    's.csv': 'id,f,m\na,p,x;y\nb,p,x\nc,q,y\nd,q,x\ne,"it\'s, really",x;y\n',
    'v.csv':
      'unit,field,printed,verified,stratum,random\na,f,p,p,,yes\nb,f,p,q,,yes\nc,f,q,q,,yes\nd,f,q,q,,yes\ne,f,"it\'s, really","it\'s, really",,yes\n',
  });
});

const toolsOf = (open: OpenReview): Tools => ({
  words: open.words,
  rows: request => results(open, [request]).rows,
  kind: field => fieldKind(open, field),
  catalogue: analysis => ANALYSES.get(analysis)!.catalogue,
});

/** Every row that can be asked for, with the placeholder that asks for it. */
function placeholders(open: OpenReview, request: AnalysisRequest, keep: readonly string[]): [ResultRow, string][] {
  const tools = toolsOf(open);
  const { statistics } = tools.catalogue(request.analysis);
  const ask = asker({ request, options: {} }, tools, keep);
  return tools
    .rows(request)
    .filter(row => row.statistic in statistics)
    .map(row => {
      // what a placeholder prints of its own accord may be undefined; its interval or its count is not
      const shape = row.estimate !== null || row.N === 0 ? '' : row.ci !== null ? 'ci' : row.n !== null ? 'n' : '';
      return [row, ask(row, shape)];
    });
}

const named = (name: Case['review']): OpenReview => ({ seed, fixture, checked, staged })[name];

interface Case {
  readonly title: string;
  readonly review: 'seed' | 'fixture' | 'checked' | 'staged';
  readonly request: AnalysisRequest;
  /** options that decide what the rows say */
  readonly keep?: readonly string[];
}
const given = (
  review: Case['review'],
  title: string,
  request: AnalysisRequest,
  keep: readonly string[] = [],
): Case => ({
  title,
  review,
  request,
  keep,
});
const CASES: readonly Case[] = [
  given('seed', 'two single fields', { analysis: 'crosstab', fields: ['method', 'modality'], test: true }),
  given('seed', 'a number by ranks', { analysis: 'ranks', fields: ['year', 'method'] }),
  given('seed', 'a number by ranks, code by code', { analysis: 'ranks', fields: ['year', 'evaluation'] }),
  given('seed', 'a multi-select field', { analysis: 'crosstab', fields: ['method', 'evaluation'], test: true }),
  given('seed', 'two multi-select fields', { analysis: 'crosstab', fields: ['release', 'evaluation'], test: true }),
  given('fixture', 'a year as columns', { analysis: 'crosstab', fields: ['outcome', 'year'], where: 'region = eu' }),
  given('fixture', 'a proposition', { analysis: 'crosstab', fields: ['design', 'year >= 2021'], test: true }),
  given('fixture', 'all units', { analysis: 'crosstab', fields: ['outcome', 'region'], denominator: 'all' }),
  given('seed', 'trend', { analysis: 'trend', fields: ['method', 'evaluation'], test: true }),
  given('seed', 'trend of a selection', {
    analysis: 'trend',
    fields: ['modality'],
    test: true,
    where: 'method = prompting',
  }),
  given('seed', 'combinations', { analysis: 'intersections', fields: ['evaluation'], options: { max: 3 } }, ['max']),
  given('seed', 'diversity', { analysis: 'diversity', fields: ['evaluation', 'method'] }),
  given('seed', 'diversity by group', { analysis: 'diversity', fields: ['evaluation'], by: ['modality'] }),
  given(
    'seed',
    'gaps',
    {
      analysis: 'gaps',
      fields: ['domain', 'evaluation'],
      options: { thin: 2, impossible: ['domain = other and evaluation has privacy'] },
    },
    ['thin', 'impossible'],
  ),
  given('seed', 'robustness', { analysis: 'robustness', fields: ['method', 'privacy_claim'] }),
  given('seed', 'agreement', { analysis: 'agreement', fields: [] }),
  given('staged', 'agreement of several stages', { analysis: 'agreement', fields: [] }),
  given('seed', 'flow', { analysis: 'flow', fields: [] }),
  given(
    'seed',
    'difference of groups',
    { analysis: 'difference', fields: ['method'], by: ['modality'], options: { groups: ['text', 'tabular'] } },
    ['groups'],
  ),
  given('seed', 'difference of propositions', {
    analysis: 'difference',
    fields: ['method = prompting', 'release has code'],
  }),
  given('fixture', 'a number', { analysis: 'shares', fields: ['sample'], where: 'year >= 2020' }),
  given('checked', 'verification', { analysis: 'verification', fields: ['f'] }),
  given('checked', 'codes with quotes and commas', { analysis: 'crosstab', fields: ['f', 'm'], test: true }),
];

describe('the placeholder that names a row is answered with that row', () => {
  test.each(CASES)('$title', { timeout: 60_000 }, ({ review, request, keep = [] }) => {
    const open = named(review);
    const asked = placeholders(open, request, keep);
    expect(asked.length).toBeGreaterThan(0);
    const fails = (row: ResultRow): boolean =>
      row.N === 0 || (row.estimate === null && row.ci === null && row.n === null);
    const answerable = asked.filter(([row]) => !fails(row));
    const { filled } = fillMarkdown(open, answerable.map(([, text]) => text).join('\n'));
    expect(filled.map(({ rows }) => rows.map(({ id, n, N, estimate }) => ({ id, n, N, estimate })))).toEqual(
      answerable.map(([{ id, n, N, estimate }]) => [{ id, n, N, estimate }]),
    );
    // no number is an error in words, and never a dash or a zero
    for (const [row, text] of asked.filter(([entry]) => fails(entry)))
      expect(() => fillMarkdown(open, text), row.id).toThrow(Fault);
  });
});

test('no two analyses have the same statistic of the same number of fields', () => {
  const ways = ANALYSES.all.flatMap(({ name, catalogue }) =>
    Object.keys(catalogue.statistics).flatMap(statistic =>
      catalogue.fields.map(count => [`${statistic}/${count}`, name] as const),
    ),
  );
  const twice = ways.filter(([way], at) => ways.findIndex(([other]) => other === way) !== at);
  expect(twice).toEqual([]);
});

test('every statistic that an analysis gives can be asked for by name or by its proposition', () => {
  const byProposition = new Set(['share', 'count', 'cumulative_count']);
  const silent = CASES.flatMap(({ review, request }) => {
    const { statistics } = ANALYSES.get(request.analysis)!.catalogue;
    const open = named(review);
    return results(open, [request]).rows.filter(
      row => !(row.statistic in statistics) && !byProposition.has(row.statistic),
    );
  });
  expect([...new Set(silent.map(row => `${row.analysis} ${row.statistic}`))]).toEqual([]);
});

describe('what a statistic prints', () => {
  const printed = (query: string): string => fillMarkdown(seed, `{{ ${query} }}`).text.replaceAll('\\', '');
  // the numbers are those that R gives in test/known; here only how they are written
  test.each([
    ['kappa(method)', '0.94'],
    ['kappa(method, charting)', '0.94'],
    ['kappa(method) | ci', '0.85 to 1.00'],
    ['agreement(method) | n/N', '84/86'],
    ['flow_count(records_screened)', '88'],
    ['share(method = prompting, domain = oncology)', '2 (100.0%)'],
    ['share(method = prompting, domain = oncology, of: category)', '2 (2.9%)'],
    ['share(method = prompting, domain = oncology, of: all) | n/N', '2/87'],
    ['recodings_zero(method = Prompting)', '69'],
    ['share_common(method = prompting, coder: A) | N', '86'],
    ['items_range(evaluation)', '1 to 4'],
    ['(method = prompting) | n', '69'],
  ])('{{ %s }} as %s', (query, text) => {
    expect(printed(query)).toBe(text);
  });
});

describe('a statistic that is not clear is an error that names what is', () => {
  const message = (query: string): string => {
    try {
      return fillMarkdown(seed, `\n{{ ${query} }}`).text;
    } catch (error) {
      return (error as Fault).message;
    }
  };
  test.each([
    ['cramer_v(method, domain)', 'did you mean "cramers_v"?'],
    ['cramers_v(method)', 'needs two fields'],
    ['cramers_v(method, domian)', 'did you mean "domain"?'],
    ['cramers_v(method, domain) | ci wilson', 'has an interval of its own'],
    ['cramers_v(method, domain) | df', 'no degrees of freedom'],
    ['shannon(evaluation) | p', 'no P value'],
    ['median(year) | p', 'no P value'],
    ['adjusted_residual(method = promting, domain = oncology)', 'did you mean "prompting"?'],
    ['adjusted_residual(method = prompting, domain = oncologie)', 'did you mean "oncology"?'],
    ['adjusted_residual(method, domain)', 'this is ambiguous'],
    ['co_occurrence(evaluation has privacy, evaluation has human)', 'of: all or of: category'],
    ['share_common(method = prompting, coder: Z)', 'there is no coder "Z"'],
    ['flow_count(record_screened)', 'did you mean "records_screened"?'],
    ['empty_cells(domain, evaluation, thinn: 2)', 'did you mean "thin"?'],
    ['hill_1(evaluation, modality)', 'say which group of modality'],
    ['hill_1(evaluation, modality = text, of: half)', 'of: group, of: category or of: all'],
    ['kendall_tau_b(method, domain)', 'there is no kendall_tau_b'],
    ['method = prompting | p', 'belongs to a statistic'],
    ['kappa(method, pilot)', 'unknown stage'],
  ])('{{ %s }}: %s', (query, words) => {
    expect(message(query)).toContain(words);
    expect(message(query)).toMatch(/\ndraft:2: \{\{ /);
  });
});

test('whatever stands between the braces is answered or refused in words', () => {
  const piece = fc.constantFrom(
    ...[
      'share',
      'kappa',
      'gap',
      'flow_count',
      'items_iqr',
      '(',
      ')',
      ',',
      '|',
      ':',
      '=',
      'has',
      'is',
      "'",
      '"',
      '`',
      ' ',
    ],
    ...[
      'design',
      'outcome',
      'region',
      'year',
      'rct',
      'eu',
      'missing',
      'where',
      'of',
      'level',
      'by',
      'coder',
      'p',
      'ci',
      '0.9',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 14 }), pieces => {
      const query = pieces.join(pieces.length % 2 === 0 ? ' ' : '');
      try {
        expect(fillMarkdown(fixture, `{{ ${query} }}`).text).not.toMatch(/undefined|null|NaN/);
      } catch (error) {
        expect(error).toBeInstanceOf(Fault);
        expect((error as Fault).message).not.toMatch(/undefined \(|\[object|NaN/);
      }
    }),
    { seed: 7, numRuns: 2000 },
  );
});

test('any statistic of any arguments is answered or refused in words', () => {
  const statistics = [...new Set(ANALYSES.all.flatMap(({ catalogue }) => Object.keys(catalogue.statistics)))];
  const argument = fc.constantFrom(
    ...[
      'design',
      'outcome',
      'region',
      'year',
      'sample',
      'recent_trial',
      'design = rct',
      'outcome has harm',
      'year = 2021',
    ],
    ...['region = eu', 'design is not_reported', '(year >= 2021)', '(design = rct) = false', 'outcome has none'],
    ...[
      'of: all',
      'of: category',
      'by: region',
      'thin: 2',
      'max: 2',
      'coder: A',
      'stage: x',
      'groups: eu',
      'region has eu',
    ],
  );
  const shape = fc.constantFrom(
    '',
    ' | n',
    ' | N',
    ' | %',
    ' | n/N',
    ' | ci',
    ' | ci 0.9',
    ' | p',
    ' | df',
    ' | se',
    ' | studies',
  );
  const tail = fc.constantFrom(
    '',
    '',
    ' where year >= 2021',
    ' where region = af',
    ' denominator all',
    ' denominator responses',
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...statistics),
      fc.array(argument, { minLength: 1, maxLength: 3 }),
      tail,
      shape,
      (statistic, args, after, bar) => {
        try {
          const { text } = fillMarkdown(fixture, `{{ ${statistic}(${args.join(', ')})${after}${bar} }}`);
          expect(text).not.toMatch(/undefined|null|NaN|^–$|^$/);
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
          expect((error as Fault).message).not.toMatch(/\[object|NaN|: $/);
        }
      },
    ),
    { seed: 8, numRuns: 1500 },
  );
}, 60_000);
