import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ResultRow } from '../../src/model/result-row.ts';
import { DENOMINATORS } from '../../src/model/state.ts';
import { nodeEffects } from '../../src/node/node-effects.ts';
import { results } from '../../src/pipeline/request/results.ts';
import { openReview } from '../../src/read/session.ts';

interface Counted {
  readonly n: Readonly<Record<string, number>>;
  readonly states: Readonly<Record<string, number>>;
  readonly N: Readonly<Record<string, number>>;
  readonly mentions: number;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Counted by test/known/corpus/make-shares.py from the coding guide, without the codebook. */
const known = JSON.parse(readFileSync(`${root}test/known/corpus/shares.json`, 'utf8')) as {
  fields: Record<string, Record<string, Counted>>;
  year: Record<string, Record<string, number>>;
};
const open = await openReview(nodeEffects(), root);
const groupOf = (row: ResultRow): string => row.by.map(({ field, level }) => `${field}=${level}`).join();

describe('every share of the seed corpus, counted independently', () => {
  test.each(DENOMINATORS)('of the denominator %s: overall, by domain and by year', denominator => {
    for (const [field, groups] of Object.entries(known.fields)) {
      // a field is no subgroup of itself
      const rows = [[], ['domain'], ['year']]
        .filter(by => !by.includes(field))
        .flatMap(by => results(open, [{ analysis: 'shares', fields: [field], by, denominator }]).rows);
      for (const [group, { n, states, N }] of Object.entries(groups).filter(
        ([name]) => !name.startsWith(`${field}=`),
      )) {
        const own = rows.filter(row => groupOf(row) === group);
        const levels = own.filter(row => row.kind === 'level');
        // undeclared levels have a row in every group, with n = 0 where they don't occur
        const seen = levels.filter(row => (row.n ?? 0) > 0 || (row.level ?? '') in n);
        expect([field, group, Object.fromEntries(seen.map(row => [row.level, row.n]))]).toEqual([field, group, n]);
        for (const row of levels) expect([row.id, row.N]).toEqual([row.id, N[denominator]]);
        const missing = own.filter(row => row.kind === 'state');
        expect([field, group, Object.fromEntries(missing.map(row => [row.level, row.n]))]).toEqual([
          field,
          group,
          states,
        ]);
      }
    }
  });

  test('of mentions', () => {
    for (const [field, groups] of Object.entries(known.fields).filter(([name]) => name !== 'domain'))
      for (const row of results(open, [
        { analysis: 'shares', fields: [field], by: ['domain'], denominator: 'responses' },
      ]).rows)
        if (row.kind === 'level') expect([row.id, row.N]).toEqual([row.id, groups[groupOf(row)]?.mentions]);
  });

  test('the years, as a number', () => {
    const rows = [[], ['domain']].flatMap(by => results(open, [{ analysis: 'shares', fields: ['year'], by }]).rows);
    for (const row of rows) {
      const group = known.year[groupOf(row)];
      if (row.statistic in (group ?? {})) expect([row.id, row.estimate]).toEqual([row.id, group?.[row.statistic]]);
      if (row.statistic === 'median') expect([row.id, row.n]).toEqual([row.id, group?.n]);
    }
  });
});
