import type { Effects } from '../../base/effects.ts';
import type { MigrationStep } from '../../model/migration-file.ts';
import { loadMigrations } from '../../read/load-migrations.ts';
import type { Review } from '../../review.ts';

/** The declared steps that lead from one version of the codebook to another. */
export async function stepsBetween(
  effects: Effects,
  review: Review,
  from: string | null,
  to: string | null,
): Promise<readonly MigrationStep[]> {
  if (from === null || to === null || from === to) return [];
  const migrations = await loadMigrations(effects, review);
  const path: MigrationStep[] = [];
  for (let at = from; at !== to; ) {
    const next = migrations.find(migration => migration.from === at);
    if (next === undefined || path.length > 10_000) return [];
    path.push(...next.steps);
    at = next.to;
  }
  return path;
}
