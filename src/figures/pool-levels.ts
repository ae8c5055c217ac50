import { type Finding, finding } from '../model/finding.ts';
import type { ResultRow } from '../model/result-row.ts';
import type { FigureInput } from './figure-type.ts';
import { colours as paletteColours, STATE_COLOURS, STATE_GREY } from './palette.ts';
import type { FieldShares, ShareGroup } from './share-groups.ts';
import { THEME_COLOURS } from './theme.ts';

const POOL = 'pooled';

/** Categories beyond the most frequent eight (five in greys) as one: its n is the sum of theirs, since they exclude each other. */
export function poolLevels(
  { format, page }: FigureInput,
  shares: FieldShares,
): { shares: FieldShares; colours: ReadonlyMap<string, string>; left: string[] } {
  const own = page.greyscale
    ? paletteColours('greys', 6)!
    : [...paletteColours('tol-muted', 9)!.slice(0, -1), THEME_COLOURS.whole];
  const categories = shares.whole.rows.filter(row => row.kind === 'level');
  const kept = new Set(
    [...categories]
      .sort((a, b) => (b.n ?? 0) - (a.n ?? 0))
      .slice(0, own.length - 1)
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
    const state = level in STATE_COLOURS ? (page.greyscale ? STATE_GREY : STATE_COLOURS[level]!) : null;
    colours.set(level, state ?? (level === POOL ? own.at(-1)! : own[colours.size]!));
  }
  return {
    shares: { ...shares, whole, groups: shares.groups.map(pool) },
    colours,
    left: rest.filter(row => (row.n ?? 0) > 0).map(row => row.label ?? row.level ?? ''),
  };
}

/** That categories stand together, where any do, and what shows each of them instead. */
export const pooledFinding = (
  left: readonly string[],
  title: string,
  field: string | null,
  suggestion: string,
): Finding[] =>
  left.length === 0
    ? []
    : [
        finding(
          'F106',
          'warning',
          `${left.length} categories of ${title} are drawn as one segment: ${left.join(', ')}`,
          { field, suggestion },
        ),
      ];
