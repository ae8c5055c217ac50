import { codebookChanges } from '../../changes/codebook-changes.ts';
import { describeStep } from '../../changes/describe-step.ts';
import type { Codebook } from '../../model/codebook.ts';
import type { MigrationFile } from '../../model/migration-file.ts';
import type { OpenReview } from '../../read/session.ts';

/**
 * The page on amendments: the declared steps, then what else differs between the codebook that the coders of a resource worked
 * by and the one that its counted codes follow. Null where nothing changed.
 *
 * @param views the studies, and every other resource that is counted
 */
export function amendmentsPage(
  migrations: readonly MigrationFile[],
  views: readonly OpenReview[],
): { readonly text: string; readonly from: readonly string[] } | null {
  const declared = migrations.map(
    ({ from, to, date, title, steps }) =>
      `## ${from} → ${to}${date === undefined ? '' : ` (${date})`}\n\n${title === undefined ? '' : `${title}\n\n`}${steps.map(step => `- ${describeStep(step)}\n`).join('')}`,
  );
  const found = views.flatMap((view, at) =>
    formerBooks(view).flatMap(before => {
      const after = view.codebook;
      // the migrations of a review are those of its studies
      const steps = at === 0 ? migrations.flatMap(migration => migration.steps) : [];
      const lines = codebookChanges(withOwnFields(before), withOwnFields(after), steps).filter(
        ({ kind, text }) => kind !== 'migration' && !text.startsWith('version '),
      );
      if (lines.length === 0) return [];
      const versions = `${before.version ?? 'no version'} → ${after.version ?? 'no version'}`;
      return [
        `## ${view.resource.title ?? view.resource.name}: ${versions}\n\nThe coders worked by ${before.file}; the counted codes follow ${after.file}. Found by comparing the two${steps.length > 0 ? ', beside the steps above' : ''}; of a condition, only the part that changed is shown:\n\n${lines.map(({ text }) => `- ${text}\n`).join('')}`,
      ];
    }),
  );
  const parts = [...declared, ...found];
  return parts.length === 0
    ? null
    : {
        text: `# Amendments of the codebook (PRISMA 2020, item 24c)\n\n${parts.join('\n')}`,
        from:
          found.length === 0
            ? []
            : views.flatMap(view => [view.codebook, ...formerBooks(view)].map(({ file }) => file)),
      };
}

/** Without the fields of the studies that its rows belong to, which are no part of its codebook. */
const withOwnFields = (codebook: Codebook): Codebook => ({
  ...codebook,
  fields: codebook.fields.filter(field => field.inherited !== true),
});

/** The codebooks of another version that coders of a resource worked by. */
function formerBooks({ coders, codebook }: OpenReview): Codebook[] {
  const books = new Map<string, Codebook>();
  for (const { coded } of coders)
    if (coded.codebook.file !== codebook.file && coded.codebook.version !== codebook.version)
      books.set(coded.codebook.file, coded.codebook);
  return [...books.values()];
}
