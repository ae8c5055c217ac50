import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { roundDecimalString, roundRatio } from '../../src/base/rounding.ts';
import type { CheckedClaim } from '../../src/claims/check.ts';
import { swappedDigits } from '../../src/claims/evidence/swapped-digits.ts';
import { nodeEffects } from '../../src/node/node-effects.ts';
import { checkReviewClaims } from '../../src/pipeline/manuscript/claims.ts';
import { claimsData } from '../../src/pipeline/manuscript/claims-data.ts';
import { type OpenReview, openReview } from '../../src/read/session.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { yaml } from '../support/yaml-scalar.ts';

/*
 * A correct manuscript of 200 claims made from the seed corpus, of which 40 are then corrupted in six ways that real
 * manuscripts show. The checker gets the claims, the data, and the data before.
 */

type Cause = 'digits swapped' | 'other_denominator' | 'stale' | 'other_rounding' | 'complement' | 'does_not_add_up';

interface Draft {
  id: string;
  field: string;
  level: string;
  where?: string;
  partition: string;
  n?: string;
  N?: string;
  percent: string;
}

interface Line {
  draft: Draft;
  readonly n: number;
  readonly N: number;
  /** every category of one field among the same units */
  readonly group: readonly Line[];
}

const ROOT = join(import.meta.dirname, '../..');
const SINGLE = ['domain', 'modality', 'method', 'model_access', 'privacy_claim'];
const MULTI = ['data_type', 'evaluation', 'purpose', 'release', 'source_material', 'model_family', 'prompt_strategy'];
const WHERE = [
  null,
  'year = 2023',
  'year = 2024',
  'year = 2025',
  'modality = text',
  'modality = tabular',
  'method = prompting',
  'domain = general_clinical',
  'domain = mental_health',
  'domain = oncology',
  'evaluation has human',
  'evaluation has downstream',
];

/** The corpus before: the last six studies not yet there, and five of the others coded differently. */
function formerCorpus(): string {
  const lines = readFileSync(join(ROOT, 'corpus/studies.csv'), 'utf8').trimEnd().split('\n');
  return `${lines
    .slice(0, -6)
    .map((line, i) =>
      [7, 19, 33, 48, 61].includes(i)
        ? line.replace(',prompting,', ',specialised_model,').replace(/,(text),/, ',tabular,')
        : line,
    )
    .join('\n')}\n`;
}

/** All that can be said, in whole partitions, until there are 200 claims. */
function manuscript(open: OpenReview, random: () => number): Line[] {
  const data = claimsData(open, open.studies.coded);
  const wanted = shuffled(
    [...SINGLE, ...MULTI].flatMap(field =>
      WHERE.filter(where => !where?.startsWith(`${field} `)).map(where => ({ field, where })),
    ),
    random,
  );
  const lines: Line[] = [];
  for (const { field, where } of wanted) {
    const rows = data
      .rows([{ analysis: 'shares', fields: [field], where }])
      .filter(row => row.statistic === 'share' && row.kind !== 'rollup' && row.N !== null && (row.n ?? 0) > 0);
    if (rows.length < 2 || (rows[0]!.N ?? 0) < 5) continue;
    const whole = SINGLE.includes(field);
    const group: Line[] = [];
    for (const row of rows) {
      const style = Math.floor(random() * 3);
      const [n, N] = [row.n!, row.N!];
      const draft: Draft = {
        id: `c${lines.length + group.length}`,
        field,
        level: row.level!,
        ...(where === null ? {} : { where }),
        partition: whole ? `${field} ${where ?? ''}` : '',
        percent: roundRatio(n, N, random() < 0.25 ? 0 : 1),
        ...(style > 0 ? { n: String(n) } : {}),
        ...(style > 1 ? { N: String(N) } : {}),
      };
      group.push({ draft, n, N, group });
    }
    lines.push(...group);
    if (lines.length >= 200) break;
  }
  return lines.slice(0, 200);
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}

/** Each corruption changes a line as such an error would, or returns false where it can't. */
const CORRUPTIONS: Readonly<Record<Cause, (line: Line, data: Datas, random: () => number) => boolean>> = {
  'digits swapped'({ draft }) {
    for (let i = 0; i + 1 < draft.percent.length; i++) {
      const at = [...draft.percent];
      const j = at[i + 1] === '.' ? i + 2 : i + 1;
      if (at[i] === '.' || at[j] === undefined) continue;
      [at[i], at[j]] = [at[j]!, at[i]!];
      const swapped = at.join('');
      if (!swappedDigits(swapped, draft.percent) || /^0\d/.test(swapped)) continue;
      draft.percent = swapped;
      return true;
    }
    return false;
  },
  other_denominator({ draft, n, N }, { now }, random) {
    // of those that report it instead of all, or of a part of the studies
    const reported = now
      .rows([{ analysis: 'shares', fields: [draft.field], where: draft.where ?? null, denominator: 'reported' }])
      .find(row => row.level === draft.level && row.statistic === 'share');
    const part = Math.floor(random() * 2) === 0 ? 'modality' : 'method';
    if (draft.field === part) return false;
    const other = now
      .rows([{ analysis: 'shares', fields: [draft.field], where: draft.where ?? null, by: [part] }])
      .filter(
        row => row.level === draft.level && row.statistic === 'share' && row.N !== null && row.N >= n && row.N !== N,
      );
    const wrong =
      reported?.N !== null && reported?.N !== undefined && reported.N !== N && reported.N >= n
        ? reported.N
        : other[0]?.N;
    if (wrong === undefined || wrong === null) return false;
    const printed = roundRatio(n, wrong, 1);
    if (printed === roundRatio(n, N, 1)) return false;
    draft.percent = printed;
    draft.n = String(n);
    if (draft.N !== undefined) draft.N = String(wrong);
    return true;
  },
  stale({ draft, n, N }, { before }) {
    const old = before
      .rows([{ analysis: 'shares', fields: [draft.field], where: draft.where ?? null }])
      .find(row => row.level === draft.level && row.statistic === 'share');
    if (old === undefined || old.n === n || old.n === null || old.N === null || old.N === 0) return false;
    draft.n = String(old.n);
    draft.percent = roundRatio(old.n, old.N, 1);
    if (draft.N !== undefined) draft.N = String(old.N);
    return draft.percent !== roundRatio(n, N, 1);
  },
  other_rounding({ draft, n, N }) {
    const twice = roundDecimalString(roundRatio(n, N, 1), 0);
    if (twice === roundRatio(n, N, 0)) return false;
    draft.percent = twice;
    return true;
  },
  complement({ draft, n, N }) {
    if (2 * n === N) return false;
    draft.percent = roundRatio(N - n, N, 1);
    if (draft.n !== undefined) draft.n = String(N - n);
    return true;
  },
  does_not_add_up({ draft, n, N, group }) {
    if (draft.partition === '' || group.length < 3) return false;
    const others = group.filter(other => other.draft !== draft);
    if (others.some(other => other.draft.percent !== roundRatio(other.n, other.N, 1))) return false;
    const sum = others.reduce((all, other) => all + Math.round(Number(other.draft.percent) * 10), 0);
    const rest = ((1000 - sum) / 10).toFixed(1);
    if (rest === roundRatio(n, N, 1) || Number(rest) <= 0) return false;
    draft.percent = rest;
    return true;
  },
};

interface Datas {
  readonly now: ReturnType<typeof claimsData>;
  readonly before: ReturnType<typeof claimsData>;
}

const CAUSAL = ['does_not_add_up', 'stale', 'other_denominator', 'complement', 'near_miss', 'other_rounding'];

/** The first cause that a verdict names. */
function causeNamed(claim: CheckedClaim): string | null {
  if (/digits look swapped/.test(claim.explanation)) return 'digits swapped';
  // an alarm that names the rounding names the cause
  if (/is rounded twice, but/.test(claim.explanation)) return 'other_rounding';
  return [claim.verdict, ...claim.also].find(name => CAUSAL.includes(name)) ?? null;
}

async function run(seed: number) {
  const effects = nodeEffects();
  const folder = temporaryFolder();
  for (const part of ['corpus', 'codebook', 'review.yaml'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  const review = readFileSync(join(folder, 'review.yaml'), 'utf8').replace(/^claims:.*$/m, 'claims: [manuscript.yaml]');
  writeFileSync(
    join(folder, 'review.yaml'),
    `${review}  - { name: former, path: corpus/former.csv, schema: codebook/synthetic-data.yaml }\n`,
  );
  writeFileSync(join(folder, 'corpus/former.csv'), formerCorpus());
  const open = await openReview(effects, folder);
  mkdirSync(join(folder, 'former'));
  writeFileSync(join(folder, 'former/review.yaml'), readFileSync(join(ROOT, 'review.yaml'), 'utf8'));
  for (const part of ['corpus', 'codebook'])
    cpSync(join(folder, part), join(folder, 'former', part), { recursive: true });
  cpSync(join(folder, 'corpus/former.csv'), join(folder, 'former/corpus/studies.csv'));
  const former = await openReview(effects, join(folder, 'former'));
  const datas: Datas = { now: claimsData(open, open.studies.coded), before: claimsData(former, former.studies.coded) };

  const stream = seededRandom(seed);
  const random = (): number => stream.uniform();
  const lines = manuscript(open, random);
  const corrupted = new Map<string, Cause>();
  // the rarest first: few lines can be rounded twice or forced; what they leave, the others fill up
  const plan: [Cause, number][] = [
    ['other_rounding', 7],
    ['does_not_add_up', 7],
    ['stale', 7],
    ['other_denominator', 7],
    ['complement', 7],
    ['digits swapped', 40],
  ];
  for (const [cause, quota] of plan) {
    let count = 0;
    for (const line of shuffled(lines, random)) {
      if (count >= quota || corrupted.size >= 40) break;
      // one error a partition: which of two is wrong, nobody could say
      if (line.group.some(other => corrupted.has(other.draft.id) && (line.draft.partition !== '' || other === line)))
        continue;
      const kept = { ...line.draft };
      if (CORRUPTIONS[cause](line, datas, random)) {
        corrupted.set(line.draft.id, cause);
        count++;
      } else line.draft = kept;
    }
  }
  const entries = lines
    .map(({ draft }) => `  - ${yaml({ ...draft, partition: draft.partition || undefined })}\n`)
    .join('');
  writeFileSync(join(folder, 'manuscript.yaml'), `against: former\nclaims:\n${entries}`);
  const found = await checkReviewClaims(effects, folder, [], null);
  return { lines, corrupted, claims: found.claims };
}

test.each([20261125, 1, 2])('a manuscript of 200 claims, 40 of them corrupted (seed %i)', async seed => {
  const { lines, corrupted, claims } = await run(seed);
  expect(lines).toHaveLength(200);
  expect(corrupted.size).toBe(40);
  expect(new Set(corrupted.values()).size).toBe(6);
  const bad = claims.filter(claim => corrupted.has(claim.id));
  const caught = bad.filter(claim => claim.verdict !== 'reproduced');
  const alarms = claims.filter(claim => !corrupted.has(claim.id) && claim.verdict !== 'reproduced');
  const named = bad.filter(claim => causeNamed(claim) === corrupted.get(claim.id));
  expect(alarms.map(claim => [claim.id, claim.verdict, claim.explanation])).toEqual([]);
  expect(caught.length).toBeGreaterThanOrEqual(38);
  expect(named.length).toBeGreaterThanOrEqual(32);
});
