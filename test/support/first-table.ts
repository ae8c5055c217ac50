import { readFileSync } from 'node:fs';
import { initReview } from '../../src/pipeline/sheets/init.ts';
import { openReview } from '../../src/read/session.ts';
import { commandResults } from './command-results.ts';
import { memoryEffects } from './memory-effects.ts';

/** How many units are coded in a field (N), and how many have each code that one has. */
export type Counts = Readonly<Record<string, number>>;

/** Starts a review from an export of a folder, and counts fields as their table prints them. */
export async function firstTable(
  folder: string,
  file: string,
  names: readonly string[],
  dictionary: string | null = null,
) {
  const read = (name: string) => readFileSync(`${folder}/${name}`);
  const effects = memoryEffects({
    [file]: read(file),
    ...(dictionary === null ? {} : { [dictionary]: read(dictionary) }),
  });
  const done = await initReview(effects, 'review', { from: file, dictionary, sheet: null });
  const open = await openReview(effects, 'review');
  const counts: Record<string, Counts> = Object.fromEntries(
    names.map(name => {
      const rows = commandResults(open, 'shares', [name]).rows.filter(row => row.kind === 'level');
      const coded = open.studies.coded.columns.get(rows[0]!.field!)!;
      return [
        name,
        {
          N: [...coded.states].filter(state => state === 0).length,
          ...Object.fromEntries(rows.filter(row => row.n !== 0).map(row => [row.level, row.n])),
        },
      ];
    }),
  );
  return { done, open, counts };
}
