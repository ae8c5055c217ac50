import type { Codebook } from '../model/codebook.ts';
import type { MigrationStep } from '../model/migration-file.ts';
import { renameInCodebook } from './rename-in-codebook.ts';

/** The field that names the units in the older and in the newer state; null where there is none. */
interface Keys {
  readonly before: string | null;
  readonly after: string | null;
}

/** The name that a field has after all steps. */
export const nameNow = (name: string, steps: readonly MigrationStep[]): string =>
  steps.reduce(
    (at, step) =>
      'rename' in step && step.rename.code === undefined && step.rename.field === at ? step.rename.to : at,
    name,
  );

/** The declared steps, and the renamings that the newer codebook states by its aliases and its key. */
export const withFormerNames = (
  steps: readonly MigrationStep[],
  before: Codebook,
  after: Codebook,
  keys: Keys,
): readonly MigrationStep[] => [
  ...steps,
  ...formerNames(renameInCodebook(before, steps), after, {
    ...keys,
    before: keys.before === null ? null : nameNow(keys.before, steps),
  }),
];

/**
 * Renamings that no migration declares, but the newer codebook states: an alias of a new field is the name of a field that is
 * gone, or the key has another name.
 *
 * @param before the older codebook, after the declared steps
 */
export function formerNames(before: Codebook, after: Codebook, keys: Keys): MigrationStep[] {
  const [old, now] = [before, after].map(book => new Set(book.fields.map(field => field.name))) as [
    Set<string>,
    Set<string>,
  ];
  const steps: MigrationStep[] = [];
  const taken = new Set<string>();
  const rename = (field: string, to: string): void => {
    if (taken.has(field) || !old.has(field) || now.has(field) || old.has(to)) return;
    taken.add(field);
    steps.push({ rename: { field, to } });
  };
  for (const field of after.fields) {
    const former = field.aliases.find(alias => old.has(alias) && !now.has(alias));
    if (former !== undefined) rename(former, field.name);
  }
  if (keys.before !== null && keys.after !== null && keys.before !== keys.after) rename(keys.before, keys.after);
  return steps;
}
