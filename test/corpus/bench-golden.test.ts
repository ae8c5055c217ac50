import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { tabulate } from '../../src/analyses/tabulate.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { ResultRow } from '../../src/model/result-row.ts';
import { validate } from '../../src/validate/validate.ts';
import { codebookOf } from '../support/codebook.ts';
import { sourceOf } from '../support/source.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Bad cells and shares of a synthetic corpus, on which R, Python and DuckDB agree; kept beside the repository. */
const shared = fileURLToPath(new URL('../../../shared/bench/', import.meta.url));
const folder = temporaryFolder();

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

describe.skipIf(!existsSync(shared))('the bench corpus', () => {
  test.each([
    ['small59', 59],
    ['c10k', 10_000],
  ])('%s: every bad cell and every share', async (name, rows) => {
    const csv = join(folder, `${name}.csv`);
    execFileSync(process.execPath, [join(shared, 'gen.mjs'), 'corpus', String(rows), csv]);
    const golden = (part: string): Record<string, string>[] =>
      parse(readFileSync(join(shared, 'golden', `${name}.${part}.csv`), 'utf8'), { columns: true });
    const codebook = await codebookOf(translated(JSON.parse(readFileSync(join(shared, 'codebook.json'), 'utf8'))));
    const { coded, findings } = validate(await ingest(sourceOf(readFileSync(csv))), codebook);

    const wanted = golden('bad_cells').map(cell => `${cell.row} ${cell.column} ${cell.value} ${cell.reason}`);
    expect(findings.flatMap(badCell).sort()).toEqual(wanted.sort());

    const request = { analysis: 'shares', fields: ['method', 'evaluation'], ci: { method: 'wilson', level: 0.95 } };
    const found = tabulate([request, { ...request, by: ['domain'] }], {
      coded,
      coders: [],
      denominator: 'applicable',
      target: null,
    }).rows.filter(row => row.kind === 'level' && !row.by.some(group => group.missing));
    const byKey = new Map(found.map(row => [`${row.field} ${groupOf(row)} ${row.level}`, row]));
    const shares = golden('shares');
    expect(byKey.size).toBe(shares.length);
    for (const { variable, group, level, n, N, share, lo, hi } of shares) {
      const row = byKey.get(`${variable} ${group} ${level}`);
      expect([variable, group, level, row?.n, row?.N]).toEqual([variable, group, level, Number(n), Number(N)]);
      expect(row?.estimate).toBeCloseTo(Number(share), 12);
      expect(row?.ci?.low).toBeCloseTo(Number(lo), 12);
      expect(row?.ci?.high).toBeCloseTo(Number(hi), 12);
    }
  });
});
