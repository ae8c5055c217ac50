import type { ResultRow } from '../model/result-row.ts';
import type { FigureInput } from './figure-type.ts';
import { STATE_COLOURS, TOL_MUTED } from './palette.ts';
import type { FieldShares, ShareGroup } from './share-groups.ts';
import { INK } from './theme.ts';

const POOL = 'pooled';

/** Categories beyond the most frequent eight as one: its n is the sum of theirs, since they exclude each other. */
export function pooled(
  { format }: FigureInput,
  shares: FieldShares,
): { shares: FieldShares; colours: ReadonlyMap<string, string>; left: string[] } {
  const categories = shares.whole.rows.filter(row => row.kind === 'level');
  const kept = new Set(
    [...categories]
      .sort((a, b) => (b.n ?? 0) - (a.n ?? 0))
      .slice(0, TOL_MUTED.length - 1)
      .map(row => row.level),
  );
  const rest = categories.filter(row => !kept.has(row.level));
  const label = `${format.count(rest.length)} other categories`;
  const pool = (group: ShareGroup): ShareGroup => {
    const out = group.rows.filter(row => row.kind === 'level' && !kept.has(row.level));
    const inside = group.rows.filter(row => row.kind === 'level' && kept.has(row.level));
    const states = group.rows.filter(row => row.kind !== 'level');
    const first = out[0];
    if (first === undefined) return group;
    const n = out.reduce((sum, row) => sum + (row.n ?? 0), 0);
    const sum: ResultRow = { ...first, level: POOL, label, n, estimate: group.N > 0 ? n / group.N : null, ci: null };
    return { ...group, rows: [...inside, sum, ...states] };
  };
  const whole = pool(shares.whole);
  const colours = new Map<string, string>();
  for (const row of whole.rows) {
    const level = row.level ?? '';
    colours.set(level, STATE_COLOURS[level] ?? (level === POOL ? INK.whole : TOL_MUTED[colours.size]!));
  }
  return {
    shares: { ...shares, whole, groups: shares.groups.map(pool) },
    colours,
    left: rest.filter(row => (row.n ?? 0) > 0).map(row => row.label ?? row.level ?? ''),
  };
}
