import { type Located, type Sheet, tableRule } from '../rule.ts';

/** 99, 999, -9, -99: numbers that stand for "missing" in many files. */
const SENTINELS = new Set([99, 999, 9999, -9, -99, -999, -9999]);

export const sentinelNumber = tableRule({
  name: 'sentinel-number',
  code: 'D117',
  severity: 'warning',
  explain:
    'A number such as 999 or -9 is far outside the other numbers of its field, so it may mean a missing value that the codebook does not declare. It counts as the number that it is.',
  *check({ columns, match }: Sheet): Iterable<Located> {
    for (const [name, column] of columns) {
      if (column.kind !== 'numeric') continue;
      const { minimum, maximum } = column.field.constraints;
      if (minimum !== null || maximum !== null) continue;
      const at = match.byField.get(name)![0]!.column;
      const found: number[] = [];
      let lowest = Number.POSITIVE_INFINITY;
      let highest = Number.NEGATIVE_INFINITY;
      column.values.forEach((value, row) => {
        if (Number.isNaN(value)) return;
        if (SENTINELS.has(value)) found.push(row);
        else {
          lowest = Math.min(lowest, value);
          highest = Math.max(highest, value);
        }
      });
      for (const row of found) {
        const value = column.values[row]!;
        const far = value < 0 ? lowest >= 0 && lowest < Number.POSITIVE_INFINITY : highest <= value / 5 && highest > 0;
        if (far)
          yield {
            row,
            column: at,
            field: name,
            message: `${value} is far outside the other numbers (${lowest} to ${highest}); if it means a missing value, add "${value}" to missingValues with its state`,
          };
      }
    }
  },
});
