import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { initReview } from '../../src/pipeline/sheets/init.ts';
import { openReview } from '../../src/read/session.ts';
import { commandResults } from '../support/command-results.ts';
import { dataOf } from '../support/external-review.ts';
import { memoryEffects } from '../support/memory-effects.ts';

type Sheets = readonly {
  readonly file: string;
  readonly rows: number;
  readonly fields: readonly {
    readonly header: string;
    readonly N: number;
    readonly n: Readonly<Record<string, number>>;
  }[];
}[];

const { known }: { known: Sheets } = JSON.parse(readFileSync('test/known/infer/known.json', 'utf8'));
const SHEETS = dataOf<Sheets>('sheets', '.', known).flatMap(([name, { root, facts }]) =>
  facts.map(entry => [name, entry.file, entry, root] as const),
);
/** Line breaks in a header are told apart by no one. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

test.each(SHEETS)(
  'init --from, then shares, gives n and N, %s: %s',
  { timeout: 30_000 },
  async (_, file, { rows, fields }, folder) => {
    const name = file.slice(file.lastIndexOf('/') + 1);
    const effects = memoryEffects({ [name]: readFileSync(join(folder, file)) });
    const done = await initReview(effects, 'review', { from: name, dictionary: null, sheet: null });
    expect(done.rows).toBe(rows);
    const open = await openReview(effects, 'review');
    const wrong: unknown[] = [];
    for (const { header, N, n } of fields) {
      const field =
        done.guesses.find(guess => guess.headers.some(own => plain(own) === plain(header)))?.name ??
        `no field for ${header}`;
      const found = commandResults(open, 'shares', [field]).rows;
      const levels = new Map(found.filter(row => row.kind === 'level').map(row => [row.level, row.n]));
      const total = found.find(row => row.kind === 'level')?.N ?? found.find(row => row.kind === 'state')?.N ?? 0;
      if (total !== N && !(N === 0 && levels.size === 0)) wrong.push({ field, N: total, expected: N });
      for (const [level, count] of Object.entries(n))
        if (levels.get(level) !== count) wrong.push({ field, level, n: levels.get(level), expected: count });
    }
    expect(wrong).toEqual([]);
  },
);
