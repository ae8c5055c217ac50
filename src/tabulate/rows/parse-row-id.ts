import type { GroupLevel, ResultRow } from '../../model/result-row.ts';
import { DENOMINATORS, type Denominator } from '../../model/state.ts';

/** What the id of a result row says. */
export interface RowName {
  readonly statistic: string;
  /** null: every unit */
  readonly field: string | null;
  readonly kind: ResultRow['kind'];
  readonly level: string | null;
  readonly with: string | null;
  readonly by: readonly GroupLevel[];
  readonly where: string | null;
  readonly coder: string | null;
  readonly denominator: Denominator | null;
  /** whose percentage it is */
  readonly base: ResultRow['base'];
  /** the resource whose units it counts; null: the studies */
  readonly from: string | null;
}

const WORD = String.raw`"(?:[^"\\]|\\.)*"|[\p{L}\p{N}_.+-]+`;
const GROUP = `(?:${WORD})=:?(?:${WORD})`;
const ID = new RegExp(
  `^([a-z][a-z0-9_]*)(?: (${WORD})(?:(:rollup|:state|:none)?=(${WORD}))?)?(?: with (${WORD}))?(?: by (${GROUP}(?:,${GROUP})*))?(?: where (.+?))?(?: coder (${WORD}))?(?: /([a-z]+))?(?: of (level|all))?(?: from (${WORD}))?$`,
  'u',
);

const plain = (word: string): string => (word.startsWith('"') ? String(JSON.parse(word)) : word);

/**
 * Reads the id of a result row back (the inverse of `rowId`); null for any other text.
 *
 * @example parseRowId('share method=prompting by domain=oncology /applicable')?.by // => [{ field: 'domain', level: 'oncology', missing: false }]
 * @example parseRowId('count by year=2019 of all')?.field // => null
 * @example parseRowId('method = prompting') // => null
 */
export function parseRowId(text: string): RowName | null {
  const match = ID.exec(text.trim());
  if (match === null) return null;
  const [, statistic, field, kind, level, other, by, where, coder, denominator, base, from] = match;
  const known: readonly string[] = [...DENOMINATORS, 'responses'];
  // a word alone is no row: what is of no field is of a group
  if (statistic === undefined || (field === undefined && by === undefined)) return null;
  if (denominator !== undefined && !known.includes(denominator)) return null;
  try {
    return {
      statistic,
      field: field === undefined ? null : plain(field),
      kind: level === undefined ? 'field' : ((kind?.slice(1) ?? 'level') as ResultRow['kind']),
      level: level === undefined ? null : plain(level),
      with: other === undefined ? null : plain(other),
      by: [...(by ?? '').matchAll(new RegExp(`(${WORD})=(:?)(${WORD})`, 'gu'))].map(part => ({
        field: plain(part[1]!),
        level: plain(part[3]!),
        missing: part[2] === ':',
      })),
      where: where ?? null,
      coder: coder === undefined ? null : plain(coder),
      denominator: (denominator as Denominator | undefined) ?? null,
      base: (base as ResultRow['base'] | undefined) ?? 'group',
      from: from === undefined ? null : plain(from),
    };
  } catch {
    // a quoted word with a broken escape is no id
    return null;
  }
}
