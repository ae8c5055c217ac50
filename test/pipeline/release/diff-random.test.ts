import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { tabulate } from '../../../src/analyses/tabulate.ts';
import type { AnalysisRequest } from '../../../src/model/analysis-request.ts';
import type { ResultRow } from '../../../src/model/result-row.ts';
import { loadExhibits } from '../../../src/pipeline/exhibits/load-exhibits.ts';
import { checkReviewClaims } from '../../../src/pipeline/manuscript/claims.ts';
import { deposit } from '../../../src/pipeline/release/deposit.ts';
import { diff } from '../../../src/pipeline/release/diff.ts';
import { openReview } from '../../../src/read/session.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

/** A review as plain values, so that one of them can be changed at random and all files be written anew. */
interface Plain {
  readonly cells: readonly (readonly string[])[];
  readonly coders: Readonly<Record<'A' | 'B', readonly string[]>>;
  /** which studies the sheet has */
  readonly present: readonly string[];
  readonly recent: string;
  readonly screened: number;
  readonly delimiter: ',' | ';' | '\t';
  readonly encoding: 'utf-8' | 'utf-16le' | 'windows-1252';
  readonly categories: readonly string[];
  readonly missing: readonly string[];
  /** study and domain of each outcome, in a sheet of their own */
  readonly outcomes: readonly (readonly string[])[];
  /** which outcomes the sheet has */
  readonly kept: number;
  readonly condition: string;
  /** to which outcomes their field applies, by a field of their study */
  readonly ofOutcomes: string;
  readonly denominator: string;
  readonly exhibit: string;
  readonly claims: readonly [string, string];
}

const METHODS = ['x', 'y', 'zé'] as const;
const TOOLS = ['p', 'q', 'p|q', 'NR', ''] as const;
const DOMAINS = ['sleep', 'mood', ''] as const;
const COUNTRIES = ['DE', 'FR', 'NR'] as const;
const LEVELS = ['low', 'high', 'NR', ''] as const;
const KEYS = ['s1', 's2', 's3', 's4', 's5', 's6'] as const;

const plain: fc.Arbitrary<Plain> = fc.record({
  cells: fc.tuple(
    ...KEYS.map(key =>
      fc
        .tuple(
          fc.constantFrom<string>(...METHODS),
          fc.constantFrom<string>(...TOOLS),
          fc.integer({ min: 2018, max: 2024 }),
          fc.constantFrom<string>(...COUNTRIES),
          fc.constantFrom<string>(...LEVELS),
        )
        .map(([method, tools, year, country, level]) => [key as string, method, tools, String(year), country, level]),
    ),
  ),
  coders: fc.record({
    A: fc.array(fc.constantFrom<string>(...METHODS), { minLength: KEYS.length, maxLength: KEYS.length }),
    B: fc.array(fc.constantFrom<string>(...METHODS), { minLength: KEYS.length, maxLength: KEYS.length }),
  }),
  present: fc.subarray<string>([...KEYS], { minLength: 2 }),
  recent: fc.integer({ min: 2018, max: 2024 }).map(year => `year >= ${year}`),
  screened: fc.integer({ min: 6, max: 200 }),
  delimiter: fc.constantFrom(',', ';', '\t'),
  encoding: fc.constantFrom('utf-8', 'utf-16le', 'windows-1252'),
  categories: fc.constantFrom([...METHODS], [...METHODS, 'w'], ['x', 'y']),
  missing: fc.constantFrom(['NR'], ['NR', 'n/a'], []),
  outcomes: fc.array(fc.tuple(fc.constantFrom<string>(...KEYS), fc.constantFrom<string>(...DOMAINS)), {
    minLength: 5,
    maxLength: 5,
  }),
  kept: fc.integer({ min: 1, max: 5 }),
  condition: fc.constantFrom('method = x', 'method = y', 'year >= 2021'),
  ofOutcomes: fc.constantFrom('study.year >= 2018', 'study.method in (x, y)', 'study.year >= 2021'),
  denominator: fc.constantFrom('applicable', 'all', 'reported'),
  exhibit: fc.constantFrom(
    'table: crosstab\nfield: method\nwith: tools\nformats: [md]\n',
    'table: shares\nfield: tools\nby: recent\nformats: [md]\n',
    'figure: evidence-map\nfield: method\nwith: recent\nformats: [svg]\n',
    'table: trend\nfield: method\nformats: [md]\n',
    'table: gaps\nfield: method\nwith: recent\nformats: [md]\n',
    'table: robustness\nfield: method\nformats: [md]\n',
    'figure: ranked-dots\nfield: tools\nformats: [svg]\n',
    'figure: upset\nfield: tools\nformats: [svg]\n',
    'figure: timeline\nby: method\noptions: { over: year }\nformats: [svg]\n',
    'figure: distribution\nfield: year\nby: method\nformats: [svg]\n',
    'figure: flow\nformats: [svg]\n',
    'table: characteristics\nfields: [method, tools, year, recent]\nformats: [md]\n',
    'table: agreement\nfields: [method]\nformats: [md]\n',
    'table: disagreements\nformats: [md]\n',
    'figure: agreement\nfield: method\nformats: [svg]\n',
    'figure: disagreement-matrix\nfield: method\nformats: [svg]\n',
    'figure: mosaic\nfield: method\nby: recent\nformats: [svg]\n',
    'figure: heatmap\nfield: method\nwith: tools\nformats: [svg]\n',
    'figure: stacked-bar\nfield: tools\nby: method\nformats: [svg]\n',
    'table: citations\nfield: method\nformats: [md]\n',
    'figure: co-occurrence\nfield: tools\nformats: [svg]\n',
    'table: codebook\nformats: [md]\n',
    'table: flags\nfield: concern\nformats: [md]\n',
    'table: profile\nfield: level\nby: recent\nformats: [md]\n',
    'figure: profile-bars\nfield: level\nformats: [svg]\n',
    'figure: profile-bars\nfield: level\nby: method\nformats: [svg]\n',
    'figure: profile-matrix\nfields: [level]\nby: method\nformats: [svg]\n',
    'figure: traffic-light\nfields: [level]\noptions: { tool: RoB 2, judgements: { low: low, high: high } }\nformats: [svg]\n',
    'figure: dot-interval\nfield: method\nby: recent\nformats: [svg]\n',
    'figure: dot-interval\nfield: tools\nby: [recent, method]\nformats: [svg]\n',
    'figure: bar\nfield: tools\nwhere: year >= 2020\nformats: [svg]\n',
    'figure: country-map\nfield: country\nformats: [svg]\n',
    'figure: change\nfield: method\noptions: { since: then.csv }\nformats: [svg]\n',
    'figure: grouped-bar\nfield: method\nby: recent\nwhere: year >= 2020\nformats: [svg]\n',
  ),
  claims: fc.tuple(fc.constantFrom('1', '2', '3'), fc.constantFrom('2', '4')),
});

const PARTS = [
  'cells',
  'coders',
  'present',
  'recent',
  'screened',
  'delimiter',
  'encoding',
  'categories',
  'missing',
  'outcomes',
  'kept',
  'condition',
  'ofOutcomes',
  'denominator',
] as const;

/** Edits of what is asked of the data: numbers are asked for as the newer state does, claims as each state does. */
const QUESTIONS = ['exhibit', 'claims'] as const;

function filesOf(review: Plain): Record<string, string | Uint8Array> {
  const { cells, coders, recent, screened, delimiter, encoding, categories, missing, outcomes } = review;
  const bytes = (text: string): Uint8Array =>
    Uint8Array.from(iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' }));
  const line = (row: readonly string[]): string => row.join(delimiter);
  return {
    's.csv': bytes(
      `${[['id', 'method', 'tools', 'year', 'country', 'level'], ...cells.filter(([key = '']) => review.present.includes(key))].map(line).join('\n')}\n`,
    ),
    'then.csv': bytes(`${['id', 'method'].join(delimiter)}\n${['s1', 'x'].join(delimiter)}\n`),
    'a.csv': `id,method\n${KEYS.map((key, at) => `${key},${coders.A[at]}`).join('\n')}\n`,
    'b.csv': `id,method\n${KEYS.map((key, at) => `${key},${coders.B[at]}`).join('\n')}\n`,
    'o.csv': `outcome,id,domain\n${outcomes
      .slice(0, review.kept)
      .filter(([key = '']) => review.present.includes(key))
      .map((row, at) => `o${at},${row.join(',')}\n`)
      .join('')}`,
    'codebook/o.yaml': `primaryKey: outcome
fields:
  - { name: outcome }
  - { name: id }
  - { name: domain, categories: [sleep, mood], appliesIf: "${review.ofOutcomes}" }
derive: [{ name: early, expression: domain = sleep and study.year <= 2020 }]
`,
    'f.csv': `data,n\nrecords_screened,${screened}\nrecords_excluded,${screened - review.present.length}\nnew_studies,${review.present.length}\n`,
    'codebook/c.yaml': `primaryKey: id
missingValues: [${missing.map(value => `{ value: "${value}", label: not_reported }`).join(', ')}]
fields:
  - { name: id, type: string }
  - { name: method, type: string, categories: [${categories.join(', ')}] }
  - { name: tools, type: list, delimiter: "|", categories: [p, q] }
  - { name: year, type: integer, appliesIf: "${review.condition.startsWith('year') ? 'method in (x, y)' : `not (${review.condition})`}" }
  - { name: country, type: string, categories: [DE, FR] }
  - { name: level, type: string, categories: [low, high], categoriesOrdered: true }
derive:
  - { name: recent, expression: "${recent}" }
  - { name: concern, categories: [{ value: raised, when: "level = high and ${recent}" }, { value: not_raised }] }
`,
    'review.yaml': `name: t
unit: { name: study, key: id }
resources:
  - { name: s, path: s.csv, schema: codebook/c.yaml, encoding: ${encoding}, dialect: { delimiter: "${delimiter === '\t' ? '\\t' : delimiter}" } }
  - { name: a, path: a.csv, schema: codebook/c.yaml }
  - { name: b, path: b.csv, schema: codebook/c.yaml }
  - { name: f, path: f.csv }
  - { name: o, path: o.csv, schema: codebook/o.yaml, unit: outcome, of: s, by: id }
denominator: ${review.denominator}
codings: [{ name: full, from: { files: { A: a, B: b } } }]
flow: f
claims: [claims.yaml]
`,
    'figures/by-tool.yaml': review.exhibit,
    'figures/outcomes.yaml': 'table: shares\nof: o\nfield: domain\nby: study.method\nformats: [md]\n',
    'claims.yaml': `claims:
  - { id: recent, field: recent, n: "${review.claims[0]}", N: "6" }
  - { id: sleep, data: o, field: domain, level: sleep, n: "${review.claims[1]}" }
  - { id: kappa, field: method, kappa: "1.00" }
`,
  };
}

/** The numbers of a review, asked for one by one, without the code of diff. */
async function numbersOf(
  files: Record<string, string | Uint8Array>,
  asked: readonly AnalysisRequest[],
): Promise<Map<string, ResultRow>> {
  const { material } = await openReview(memoryEffects(files), null);
  const requests: AnalysisRequest[] = [
    ...['method', 'tools', 'year', 'recent', 'country', 'level', 'concern'].map(field => ({
      analysis: 'shares',
      fields: [field],
    })),
    { analysis: 'agreement', fields: [] },
    { analysis: 'flow', fields: [] },
    ...asked,
    { analysis: 'shares', fields: ['domain', 'early'], of: 'o' },
    { analysis: 'shares', fields: ['domain'], by: ['study.method'], of: 'o' },
  ];
  const rows = requests.flatMap(request => tabulate([request], material).rows);
  // beside outcomes, the tables print how many studies they are of
  const studies = rows.flatMap(({ parents, ...row }) =>
    parents === undefined
      ? []
      : [
          {
            ...row,
            id: `${row.id} parents`,
            statistic: 'studies',
            n: parents.n,
            N: parents.N,
            estimate: null,
            ci: null,
          },
        ],
  );
  return new Map([...rows, ...studies].map(row => [row.id, row]));
}

/** What the exhibit of a review asks for. */
async function askedBy(files: Record<string, string | Uint8Array>): Promise<AnalysisRequest[]> {
  const effects = memoryEffects(files);
  const { exhibits } = await loadExhibits(effects, await openReview(effects, null), 'all', ['by-tool']);
  return exhibits.flatMap(exhibit => exhibit.plan(exhibit.declaration.value));
}

/** Whether a reader sees the same number: a code that only one state has is new or gone where something has it. */
function same(a: ResultRow | undefined, b: ResultRow | undefined): boolean {
  if (a === undefined || b === undefined) return (a ?? b)!.n === 0 && (a ?? b)!.kind !== 'field';
  const summary = ['median', 'q1', 'q3', 'min', 'max', 'mean'].includes(a.statistic);
  const numbers = ({ n, N, estimate, ci, test: found }: ResultRow) =>
    summary ? [estimate] : [n, N, estimate, ci?.low ?? null, ci?.high ?? null, found?.p ?? null];
  const others = numbers(b);
  // a sum in another order differs in its last binary digit
  return numbers(a).every((value, at) => {
    const other = others[at] ?? null;
    return value === null || other === null ? value === other : Math.abs(value - other) < 1e-11;
  });
}

/** The numbers of a state under the ids of one with another default denominator, which an id names. */
function underOtherDenominator(
  rows: ReadonlyMap<string, ResultRow>,
  now: ReadonlyMap<string, ResultRow>,
): Map<string, ResultRow> {
  const plain = (id: string): string => id.replace(/ \/(all|applicable|reported)(?= |$)/, '');
  return new Map(
    [...rows].map(([id, row]) => {
      const others = [...now.keys()].filter(other => plain(other) === plain(id) && !rows.has(other));
      return [!now.has(id) && others.length === 1 ? others[0]! : id, row];
    }),
  );
}

/** Verdict and reported numbers of each claim. */
const verdicts = async (files: Record<string, string | Uint8Array>) =>
  new Map(
    (await checkReviewClaims(memoryEffects(files), null, [], null)).claims.map(({ id, verdict, reported }) => [
      id,
      { verdict, reported },
    ]),
  );

const RUNS = Number(process.env['DIFF_RUNS'] ?? 40);
/** A deposit takes as long as many folders: one case of so many has one as its former state. */
const DEPOSITS = 16;

/** The files of the former state: those of the review in a folder, or those of its deposit. */
async function formerFiles(
  files: Record<string, string | Uint8Array>,
  isDeposit: boolean,
): Promise<Record<string, string | Uint8Array>> {
  const into = (entries: Iterable<[string, string | Uint8Array]>): Record<string, string | Uint8Array> =>
    Object.fromEntries([...entries].map(([path, data]) => [`old/${path}`, data]));
  if (!isDeposit) return into(Object.entries(files));
  const effects = memoryEffects(files);
  await deposit(effects, null, 'old', async () => []);
  const folder = '/review/old/';
  return into(
    [...effects.files]
      .filter(([path]) => path.startsWith(folder))
      .map(([path, data]): [string, Uint8Array] => [path.slice(folder.length), data]),
  );
}

test('diff is the difference of two full result sets, whatever was edited; its parts add up', {
  timeout: 60_000 * Math.max(1, RUNS / 40),
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      plain,
      plain,
      fc.subarray([...PARTS], { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: DEPOSITS }).map(number => number === DEPOSITS),
      async (old, other, parts, isDeposit) => {
        const edited = Object.fromEntries([...parts, ...QUESTIONS].map(part => [part, other[part]]));
        // the questions are those of the newer state
        const [before, after] = [filesOf(old), filesOf({ ...old, ...edited })];
        const effects = memoryEffects({ ...after, ...(await formerFiles(before, isDeposit)) });
        const { changes } = await diff(effects, null, 'old', null);
        const asked = await askedBy(after);
        const [a, b] = [await numbersOf(before, asked), await numbersOf(after, asked)];
        const rows = new Set(changes.moved.map(entry => entry.row));
        const was = underOtherDenominator(a, b);
        const expected = [...new Set([...b.keys(), ...was.keys()])].filter(id => !same(was.get(id), b.get(id)));
        expect([...rows].sort()).toEqual(expected.sort());
        for (const { row, cause, old: then, new: now } of changes.moved) {
          const sum = (of: typeof cause.n): number => of.studies + of.recoding + of.codebook + of.other;
          expect(sum(cause.n), row).toBeCloseTo((now?.n ?? 0) - (then?.n ?? 0), 9);
          expect(sum(cause.estimate), row).toBeCloseTo((now?.estimate ?? 0) - (then?.estimate ?? 0), 9);
          expect([then?.n, then?.estimate], row).toEqual([was.get(row)?.n, was.get(row)?.estimate]);
          expect([now?.n, now?.estimate], row).toEqual([b.get(row)?.n, b.get(row)?.estimate]);
        }
        const [former, present] = [await verdicts(before), await verdicts(after)];
        expect(changes.claims.map(claim => [claim.id, claim.old, claim.new])).toEqual(
          [...present].flatMap(([id, now]) =>
            JSON.stringify(former.get(id)) === JSON.stringify(now) ? [] : [[id, former.get(id)?.verdict, now.verdict]],
          ),
        );
        expect([old.exhibit, other.exhibit, changes.incomparable]).toEqual([old.exhibit, other.exhibit, []]);
      },
    ),
    { seed: Number(process.env['DIFF_SEED'] ?? 20261129), numRuns: RUNS, endOnFailure: true },
  );
});
