import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { initReview } from '../../src/pipeline/sheets/init.ts';
import { openReview } from '../../src/read/session.ts';
import { commandResults } from '../support/command-results.ts';
import { hasShared, sharedPath } from '../support/external-review.ts';
import { memoryEffects } from '../support/memory-effects.ts';
import { type Recounted, recount } from '../support/recount/recount.ts';

// Every field of every sheet is counted a second time, by a reader and a counter that share nothing with src.

const FOLDERS = ['reviews', 'cases', 'consumers', 'web'];

const sheets = FOLDERS.filter(folder => hasShared(folder)).flatMap(folder =>
  readdirSync(sharedPath(folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(csv|tsv|xlsx)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort(),
);

/** Why nothing is printed that could be recounted: a refusal is no wrong number. */
const REFUSALS =
  /nothing is counted, since a key is duplicated|has no column with the consensus on|seems to be a table of results, not of studies|is neither UTF-8 nor Windows-1252/;

interface Compared {
  readonly differing: readonly string[];
  readonly refused: readonly string[];
}

/** @param printed the sheet that scopebook counts, where it is another than the one that is recounted */
async function differences(name: string, sheet: Uint8Array, printed = sheet): Promise<Compared> {
  const effects = memoryEffects({ [name]: printed });
  try {
    await initReview(effects, 'review', { from: name, dictionary: null, sheet: null });
  } catch (error) {
    return { differing: [], refused: [`${name}: ${(error as Error).message}`] };
  }
  const open = await openReview(effects, 'review');
  const own = recount(file => (file.startsWith('corpus/') ? sheet : effects.files.get(`/review/review/${file}`)!));
  const differing: string[] = [];
  const refused: string[] = [];
  for (const counted of own) {
    let rows: ReturnType<typeof commandResults>['rows'];
    try {
      ({ rows } = commandResults(open, 'shares', [counted.field], { denominator: 'applicable' }));
    } catch (error) {
      refused.push(`${counted.field}: ${(error as Error).message}`);
      continue;
    }
    const said = difference(counted, rows);
    if (said !== null) differing.push(`${counted.field}: ${said}`);
  }
  return { differing, refused };
}

type Rows = ReturnType<typeof commandResults>['rows'];

/** How the printed rows of a field differ from the recount; null where they are equal. */
function difference({ codes, states, numbers }: Recounted, rows: Rows): string | null {
  const median = rows.find(row => row.statistic === 'median');
  if (median !== undefined) {
    const sorted = numbers.toSorted((a, b) => a - b);
    const middle = (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
    const own = sorted.length === 0 ? null : middle;
    return median.n === sorted.length && (own === null || Math.abs(own - median.estimate!) < 1e-9)
      ? null
      : `median ${median.estimate} of ${median.n}, recounted ${own} of ${sorted.length}`;
  }
  const levels = rows.filter(row => row.kind === 'level');
  if (levels.length === 0) {
    const text = rows.find(row => row.statistic === 'count');
    return text === undefined || text.n === (states['coded'] ?? 0)
      ? null
      : `${text.n} filled, recounted ${states['coded']}`;
  }
  const printed = Object.fromEntries(levels.filter(row => row.n! > 0).map(row => [row.level!, row.n!]));
  const all = new Set([...Object.keys(printed), ...Object.keys(codes)]);
  const apart = [...all]
    .filter(code => printed[code] !== codes[code])
    .map(code => `${code} ${printed[code]}, recounted ${codes[code]}`);
  const applicable = ['coded', 'unclear', 'not_reported'].reduce((sum, state) => sum + (states[state] ?? 0), 0);
  if (levels[0]!.N !== applicable) apart.unshift(`N ${levels[0]!.N}, recounted ${applicable}`);
  for (const state of ['unclear', 'not_reported']) {
    const row = rows.find(entry => entry.kind === 'state' && entry.level === state);
    if ((row?.n ?? 0) !== (states[state] ?? 0)) apart.push(`${state} ${row?.n}, recounted ${states[state]}`);
  }
  return apart.length === 0 ? null : apart.slice(0, 5).join('; ');
}

describe.skipIf(sheets.length === 0)('a second count of every field', () => {
  test.each(sheets)('%s', { timeout: 120_000 }, async path => {
    const { differing, refused } = await differences(basename(path), readFileSync(path));
    expect(differing).toEqual([]);
    expect(refused.filter(message => !REFUSALS.test(message))).toEqual([]);
  });
});

test('the second count finds a cell that is counted otherwise', async () => {
  const rows = ['a,RCT,Pain; Sleep', 'b,Cohort,Pain', 'c,RCT,Sleep', 'd,NR,Pain', 'e,Cohort,Sleep; Pain'];
  const bytes = (list: readonly string[]): Uint8Array =>
    new TextEncoder().encode(`${['id,Design,Outcomes', ...list].join('\n')}\n`);
  const other = bytes(rows.map(row => row.replace('c,RCT', 'c,Cohort')));
  expect(await differences('s.csv', bytes(rows))).toEqual({ differing: [], refused: [] });
  expect(await differences('s.csv', bytes(rows), other)).toEqual({
    differing: ['Design: Cohort 3, recounted 2; RCT 1, recounted 2'],
    refused: [],
  });
});
