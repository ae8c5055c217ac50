import type { ResultRow } from '../model/result-row.ts';

/** A sentence that was true and no longer is, or the other way round. */
export interface Flip {
  readonly kind: 'majority' | 'first' | 'zero';
  readonly field: string;
  readonly by: ResultRow['by'];
  readonly text: string;
}

type Rows = ReadonlyMap<string, ResultRow>;

const groupOf = (row: ResultRow): string =>
  `${row.from ?? ''} ${row.field} ${row.by.map(group => `${group.field}=${group.level}`).join(',')} ${row.where ?? ''} ${row.denominator ?? ''}`;

/** Levels of one field in one group, by code. */
function groupsOf(rows: Rows): Map<string, ResultRow[]> {
  const groups = new Map<string, ResultRow[]>();
  for (const row of rows.values()) {
    // a sentence speaks of the group: a cross-tab's shares of its rows and of the whole table say the same counts otherwise
    if (row.statistic !== 'share' || row.kind !== 'level' || row.field === null || row.base !== 'group') continue;
    const list = groups.get(groupOf(row));
    if (list === undefined) groups.set(groupOf(row), [row]);
    else if (list.every(known => known.level !== row.level)) list.push(row);
  }
  return groups;
}

const majority = (row: ResultRow | undefined): boolean =>
  row !== undefined && row.n !== null && row.N !== null && 2 * row.n > row.N;
const leaders = (rows: readonly ResultRow[]): string[] => {
  const most = Math.max(...rows.map(row => row.n ?? 0));
  return most === 0 ? [] : rows.filter(row => row.n === most).map(row => row.label ?? row.level ?? '');
};

/** `a`, `a and b`, `a, b and c`. */
const listed = (names: readonly string[]): string =>
  names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Sentences that flip between two states: a majority (more than half), the first rank, nothing against something. */
export function flipsBetween(before: Rows, after: Rows): Flip[] {
  const old = groupsOf(before);
  return [...groupsOf(after)].flatMap(([group, rows]): Flip[] => {
    const was = old.get(group);
    const first = rows[0];
    if (was === undefined || first?.field == null) return [];
    const { by, field } = first;
    const named = `${first.from === undefined ? '' : `${first.from}, `}${field}`;
    const where = by.length === 0 ? '' : ` (${by.map(part => `${part.field} = ${part.level}`).join(', ')})`;
    const found: Flip[] = [];
    const [led, leads] = [leaders(was), leaders(rows)];
    if (led.join() !== leads.join() && leads.length > 0)
      found.push({
        kind: 'first',
        field,
        by,
        text: `${named}${where}: ${listed(leads)} ${leads.length === 1 ? 'is' : 'are'} now most frequent, ${led.length < 2 ? 'was' : 'were'} ${listed(led) || 'nothing'}`,
      });
    const previous = new Map(was.map(row => [row.level, row]));
    for (const row of rows) {
      const a = previous.get(row.level);
      const name = row.label ?? row.level;
      if (a !== undefined && majority(a) !== majority(row))
        found.push({
          kind: 'majority',
          field,
          by,
          text: `${named}${where}: ${name} is ${majority(row) ? 'now a majority' : 'no longer a majority'} (${a.n}/${a.N} → ${row.n}/${row.N})`,
        });
      if (((a?.n ?? 0) === 0) !== (row.n === 0))
        found.push({
          kind: 'zero',
          field,
          by,
          text: `${named}${where}: ${name} ${row.n === 0 ? 'no longer occurs' : 'occurs for the first time'} (${a?.n ?? 0} → ${row.n})`,
        });
    }
    return found;
  });
}
