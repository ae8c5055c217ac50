import type { Claim } from '../columns/detector.ts';
import type { Profile } from '../columns/profile.ts';
import type { SkipRule } from '../columns/skip-logic.ts';
import type { CoderColumns } from './coder-columns.ts';

/** Cells of the coders' own columns that contradict the same coder's answer to the parent question. */
export interface CodersAgainst {
  readonly cells: number;
  readonly coders: readonly string[];
}

/**
 * How often single coders do not follow a rule that their consensus follows without exception; null where all do. Each
 * coder's column is compared with the same coder's column of the parent question.
 */
export function codersAgainstRule(
  child: Claim,
  parent: Claim | undefined,
  rule: SkipRule,
  { coders, stems }: CoderColumns,
  profiles: readonly Profile[],
): CodersAgainst | null {
  const columnsOf = (claim: Claim | undefined): readonly number[] =>
    [...stems.values()].find(({ consensus }) => consensus !== null && consensus === claim?.columns[0])?.coders ?? [];
  const [children, parents] = [columnsOf(child), columnsOf(parent)];
  // a coder without a column of one of them would shift the others
  if (children.length !== coders.length || parents.length !== coders.length) return null;
  const shown = new Set(rule.codes);
  const codes = new Map(
    (parent?.field.categories ?? []).flatMap(({ value, aliases = [] }) =>
      [value, ...aliases].map(spelling => [spelling, value] as const),
    ),
  );
  const against = coders.map((_, coder) => {
    const [own, condition] = [profiles[children[coder]!]!, profiles[parents[coder]!]!];
    let cells = 0;
    for (let row = 0; row < own.rows; row++) {
      const code = codes.get(condition.text(row));
      const text = own.text(row);
      if (code === undefined || text === '') continue;
      const state = own.missing.get(text)?.state;
      if (shown.has(code) ? state === 'not_applicable' : state === undefined) cells++;
    }
    return cells;
  });
  const cells = against.reduce((sum, count) => sum + count, 0);
  return cells === 0 ? null : { cells, coders: coders.filter((_, coder) => against[coder]! > 0) };
}
