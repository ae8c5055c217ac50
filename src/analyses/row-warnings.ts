import type { ResultRow } from '../model/result-row.ts';

/** More warnings of one kind than this are one line and a number. */
const MAX_ALIKE = 2;

/** Said by a dash or by the table's own words. */
const IN_TABLE = new Set([
  'empty-group',
  'undefined',
  'impossible',
  'expected',
  'unsettled',
  'unexpected',
  'seeded',
  'not-estimated',
]);

/** Warnings of rows, each once, without those that the tables already say. */
export function rowWarnings(rows: readonly ResultRow[]): string[] {
  const lines = new Map<string, Set<string>>();
  for (const row of rows)
    for (const { code, message } of row.warnings) {
      if (IN_TABLE.has(code)) continue;
      const own = lines.get(code) ?? new Set();
      own.add(code === 'interval' ? `${row.label ?? row.statistic}: ${message}.` : message);
      lines.set(code, own);
    }
  return [...lines.values()].flatMap(set => {
    const [first = '', ...more] = set;
    return more.length < MAX_ALIKE
      ? [first, ...more]
      : [`${first} (And ${more.length} more like this; the JSON output has all of them.)`];
  });
}
