import type { Effects } from '../base/effects.ts';
import { formerKeyNotes } from '../base/former-keys.ts';
import { readDeclaration, type Schema } from '../base/read-declaration.ts';
import type { MigrationFile } from '../model/migration-file.ts';
import { type Review, readReviewText } from '../review.ts';

/** The migrations that review.yaml declares, in its order. */
export async function loadMigrations(effects: Effects, review: Review): Promise<readonly MigrationFile[]> {
  const { migrationFile } = await import('../model/migration-file.ts');
  const found: MigrationFile[] = [];
  for (const path of review.value.migrations ?? []) {
    const declaration = await readDeclaration(
      path,
      await readReviewText(effects, review.folder, path, review.declaration.file),
      migrationFile as unknown as Schema<MigrationFile>,
      formerKeyNotes(effects),
    );
    found.push(declaration.value);
  }
  return found;
}
