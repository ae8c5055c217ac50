import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ResultRow } from '../../src/model/result-row.ts';
import { externalReview, hasShared } from '../support/external-review.ts';
import { runCommand } from '../support/run-command.ts';

const DATA = 'reviews/psych-transparency-2022/d_with_disagreements_resolved.csv';
const own = (name: string): string => readFileSync(join(import.meta.dirname, 'psych', name), 'utf8');

// Hardwicke et al. 2024, AMPPS, doi 10.1177/25152459241283477, abstract: percent and limits to two significant digits.
// n, and limits to one decimal where the authors' own script gives them, from the FACTS.md beside the data.
type Published = [field: string, level: string, ci: string, sample: string, n: number, percent: string, limits: string];
const PUBLISHED: Published[] = [
  ['open_access', 'yes', 'wilson', 'Field', 147, '74', '67 to 79'],
  ['open_access', 'yes', 'wilson', 'Prominent', 142, '71', '64 to 77'],
  ['funding', 'stated', 'sison-glaz', 'Field', 151, '76', '70 to 82'],
  ['funding', 'stated', 'sison-glaz', 'Prominent', 151, '76', '70 to 82'],
  ['coi', 'stated', 'sison-glaz', 'Field', 152, '76', '70 to 82'],
  ['coi', 'stated', 'sison-glaz', 'Prominent', 146, '73', '67 to 79'],
  ['preregistration', 'accessible', 'sison-glaz', 'Field', 14, '7.0', '2.5 to 12'],
  ['preregistration', 'accessible', 'sison-glaz', 'Prominent', 27, '14', '8.5 to 19'],
  ['materials', 'accessible', 'sison-glaz', 'Field', 32, '16', '9.0 to 24'],
  ['materials', 'accessible', 'sison-glaz', 'Prominent', 38, '19', '12 to 27'],
  // published [7, 21]: the upper limit 21.504 is the one that FACTS.md calls unresolved
  ['data', 'accessible', 'sison-glaz', 'Field', 28, '14', '7.0 to 22'],
  ['data', 'accessible', 'sison-glaz', 'Prominent', 33, '16', '9.5 to 24'],
  ['scripts', 'accessible', 'sison-glaz', 'Field', 17, '8.5', '4.5 to 13'],
  ['scripts', 'accessible', 'sison-glaz', 'Prominent', 28, '14', '9.5 to 19'],
];

describe.skipIf(!hasShared(DATA))('psychology articles of 2022', () => {
  let review = '';
  beforeAll(() => {
    review = externalReview(
      { 'review.yaml': own('review.yaml'), 'codebook/articles.yaml': own('codebook.yaml') },
      { 'corpus/articles.csv': DATA },
    );
  });
  const eligible = ['--where', 'eligible = true', '--by', 'sample'];
  const rows = async (...args: string[]): Promise<ResultRow[]> => {
    const { status, out } = await runCommand(...args, '--review', review, '--json');
    expect(status).toBe(0);
    return JSON.parse(out).rows;
  };

  test('every cell is read without an error', async () => {
    const { status, out } = await runCommand('validate', '--review', review, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out).summary).toMatchObject({ rows: 456, errors: 0 });
  });

  test.each(PUBLISHED)('%s %s (%s), %s: %d, %s%% (%s)', async (field, level, ci, sample, n, percent, limits) => {
    const found = (await rows('shares', field, '--ci', ci, ...eligible)).find(
      row => row.level === level && row.by[0]?.level === sample,
    );
    expect(found).toMatchObject({ n, N: 200 });
    const { out } = await runCommand('shares', field, '--ci', ci, ...eligible, '--review', review);
    const line = out.split('\n').find(text => text.startsWith(sample) && text.includes(found?.label ?? '\0'));
    expect(line?.trim().replace(/\s+/g, ' ')).toMatch(new RegExp(`${n} 200 ${percent} ${limits}$`));
    expect(out).toContain('Target population: psychology articles of 2022.');
  });

  test('the limits before rounding (FACTS.md, one decimal; 21.50 is the unresolved one)', async () => {
    const at = async (field: string, level: string, sample: string): Promise<string[]> => {
      const row = (await rows('shares', field, '--ci', 'sison-glaz', ...eligible)).find(
        entry => entry.level === level && entry.by[0]?.level === sample,
      );
      return [row?.ci?.low, row?.ci?.high].map(end => (100 * (end ?? 0)).toFixed(1));
    };
    expect(await at('funding', 'stated', 'Field')).toEqual(['70.0', '81.7']);
    expect(await at('coi', 'stated', 'Field')).toEqual(['70.5', '82.1']);
    expect(await at('coi', 'stated', 'Prominent')).toEqual(['67.0', '79.2']);
    expect(await at('preregistration', 'accessible', 'Field')).toEqual(['2.5', '12.1']);
    expect(await at('preregistration', 'accessible', 'Prominent')).toEqual(['8.5', '19.1']);
    expect(await at('materials', 'accessible', 'Field')).toEqual(['9.0', '23.7']);
    expect(await at('materials', 'accessible', 'Prominent')).toEqual(['12.0', '26.5']);
    expect(await at('data', 'accessible', 'Field')).toEqual(['7.0', '21.5']);
    expect(await at('data', 'accessible', 'Prominent')).toEqual(['9.5', '23.8']);
    expect(await at('scripts', 'accessible', 'Field')).toEqual(['4.5', '13.1']);
    expect(await at('scripts', 'accessible', 'Prominent')).toEqual(['9.5', '19.4']);
  });

  test('data and scripts together: 14 and 22 of 200 with Wilson limits', async () => {
    const found = await rows('shares', 'data = accessible and scripts = accessible', '--ci', 'wilson', ...eligible);
    const of = (sample: string): unknown[] => {
      const row = found.find(entry => entry.by[0]?.level === sample);
      return [row?.n, row?.N, ...[row?.ci?.low, row?.ci?.high].map(end => (100 * (end ?? 0)).toFixed(1))];
    };
    expect(of('Field')).toEqual([14, 200, '4.2', '11.4']);
    expect(of('Prominent')).toEqual([22, 200, '7.4', '16.1']);
  });

  test('the combinations of research designs', async () => {
    const designs = async (sample: string): Promise<Record<string, number | null>> =>
      Object.fromEntries(
        (await rows('intersections', 'research_design', '--where', `eligible = true and sample = ${sample}`))
          .filter(row => row.statistic === 'intersection')
          .map(row => [row.level ?? '', row.n]),
      );
    const both = 'Experimental + Non-experimental';
    expect(await designs('Field')).toEqual({
      'Non-experimental': 141,
      Experimental: 57,
      'Meta-analysis': 1,
      [both]: 1,
    });
    expect(await designs('Prominent')).toEqual({
      'Non-experimental': 145,
      Experimental: 44,
      'Meta-analysis': 7,
      [both]: 4,
    });
  });

  test('what was excluded: no access, not empirical', async () => {
    const count = async (where: string): Promise<Record<string, number | null>> =>
      Object.fromEntries(
        (await rows('crosstab', where, 'sample', '--statistics', 'share', '--denominator', 'all'))
          .filter(row => row.level === 'true' && row.by.length > 0 && row.base === 'group')
          .map(row => [row.by[0]?.level ?? '', row.n]),
      );
    expect(await count('open_access in (none, one_coder)')).toEqual({ Field: 5, Prominent: 0 });
    expect(await count('open_access in (yes, paywall) and empirical = No')).toEqual({ Field: 19, Prominent: 32 });
  });
});
