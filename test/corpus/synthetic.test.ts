import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { tabulate } from '../../src/analyses/tabulate.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { ResultRow } from '../../src/model/result-row.ts';
import { validate } from '../../src/validate/validate.ts';
import { codebookOf } from '../support/codebook.ts';
import { hasShared, sharedPath } from '../support/external-review.ts';
import { sourceOf } from '../support/source.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/**
 * Bad cells and shares of synthetic corpora: one of our own (test/known/corpus/make-synthetic.py and .R), and larger ones on
 * which R, Python and DuckDB agree, where they are kept beside the repository.
 */
const folder = temporaryFolder();

interface Corpus {
  readonly codebook: string;
  readonly csv: Uint8Array;
  readonly bad: readonly Readonly<Record<'row' | 'column' | 'value' | 'reason', string | number>>[];
  readonly shares: readonly Readonly<Record<string, string | number>>[];
}

function invented(): Corpus {
  const known = (name: string) => JSON.parse(readFileSync(`test/known/corpus/${name}.json`, 'utf8'));
  const shares = known('synthetic-tests').shares as Record<string, string | number>[];
  return {
    codebook: readFileSync('test/fixtures/corpus/codebook.json', 'utf8'),
    csv: readFileSync('test/fixtures/corpus/synthetic.csv'),
    bad: known('synthetic').bad,
    shares: shares.map(share => ({ ...share, lo: share.wilson_lo!, hi: share.wilson_hi! })),
  };
}

function kept(name: string, rows: number): Corpus {
  const path = join(folder, `${name}.csv`);
  execFileSync(process.execPath, [sharedPath('bench/gen.mjs'), 'corpus', String(rows), path]);
  const golden = (part: string): Record<string, string>[] =>
    parse(readFileSync(sharedPath(`bench/golden/${name}.${part}.csv`), 'utf8'), { columns: true });
  return {
    codebook: readFileSync(sharedPath('bench/codebook.json'), 'utf8'),
    csv: readFileSync(path),
    bad: golden('bad_cells') as unknown as Corpus['bad'],
    shares: golden('shares'),
  };
}

const CORPORA: [string, () => Corpus][] = [
  ['400 invented rows', invented],
  ...(hasShared('bench/gen.mjs')
    ? ([
        ['small59', () => kept('small59', 59)],
        ['c10k', () => kept('c10k', 10_000)],
      ] as [string, () => Corpus][])
    : []),
];

interface PeerColumn {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'category' | 'multi';
  readonly pattern?: string;
  readonly unique?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly na?: string;
  readonly sep?: string;
  readonly levels?: readonly string[];
}

const TYPES = { string: 'string', integer: 'integer', category: 'string', multi: 'list' } as const;

/** The peers' codebook as one of ours. */
const translated = ({ columns }: { columns: readonly PeerColumn[] }): string =>
  JSON.stringify({
    primaryKey: 'study_id',
    fields: columns.map(({ name, type, pattern, unique, min, max, na, sep, levels }) => ({
      name,
      type: TYPES[type],
      ...(sep === undefined ? {} : { delimiter: sep }),
      constraints: {
        required: true,
        ...(pattern === undefined ? {} : { pattern: pattern.replace(/^\^|\$$/g, '') }),
        ...(unique === undefined ? {} : { unique }),
        ...(min === undefined ? {} : { minimum: min, maximum: max }),
      },
      ...(levels === undefined ? {} : { categories: levels.map(value => ({ value })) }),
      ...(na === undefined ? {} : { missingValues: [{ value: na, label: 'not_reported' }] }),
    })),
  });

/** Our codes in the peers' words; a spelling that differs by case is folded here, and a bad cell for them. */
const REASONS: Readonly<Record<string, string>> = {
  D106: 'missing',
  D105: 'pattern',
  D205: 'duplicate',
  D103: 'type',
  D104: 'range',
  D101: 'category',
  D102: 'category',
  D107: 'option',
  D108: 'duplicate_option',
};

const badCell = ({ code, row, field, value }: Finding): string[] =>
  REASONS[code] === undefined ? [] : [`${(row ?? 0) - 1} ${field} ${value ?? ''} ${REASONS[code]}`];

const groupOf = (row: ResultRow): string => row.by[0]?.level ?? '(all)';

test.each(CORPORA)('%s: every bad cell and every share', async (_, load) => {
  const corpus = load();
  const codebook = await codebookOf(translated(JSON.parse(corpus.codebook)));
  const { coded, findings } = validate(await ingest(sourceOf(corpus.csv)), codebook);

  const wanted = corpus.bad.map(cell => `${cell.row} ${cell.column} ${cell.value} ${cell.reason}`);
  expect(findings.flatMap(badCell).sort()).toEqual(wanted.sort());

  const request = { analysis: 'shares', fields: ['method', 'evaluation'], ci: { method: 'wilson', level: 0.95 } };
  const found = tabulate([request, { ...request, by: ['domain'] }], {
    coded,
    coders: [],
    denominator: 'applicable',
    target: null,
  }).rows.filter(row => row.kind === 'level' && !row.by.some(group => group.missing));
  const byKey = new Map(found.map(row => [`${row.field} ${groupOf(row)} ${row.level}`, row]));
  expect(byKey.size).toBe(corpus.shares.length);
  for (const { variable, group, level, n, N, share, lo, hi } of corpus.shares) {
    const row = byKey.get(`${variable} ${group} ${level}`);
    expect([variable, group, level, row?.n, row?.N]).toEqual([variable, group, level, Number(n), Number(N)]);
    expect(row?.estimate).toBeCloseTo(Number(share), 12);
    expect(row?.ci?.low).toBeCloseTo(Number(lo), 12);
    expect(row?.ci?.high).toBeCloseTo(Number(hi), 12);
  }
});
