import type { Effects } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { ingest } from '../ingest/ingest.ts';
import type { Finding } from '../model/finding.ts';
import type { Table } from '../model/table.ts';
import { loadCodebook, loadReview, type Review } from '../review.ts';
import { validate } from '../validate/validate.ts';
import { citationFields, citationOf, neededCodebook, openReview } from './open.ts';
import { unitOf } from './unit.ts';

/** Checks the review's sheets, or one file by the codebook of the studies (or by a codebook of its own, without a review). */
export async function validateFiles(
  effects: Effects,
  path: string | null,
  file: string | null,
  options: { readonly codebook: string | null; readonly sheet: string | null },
): Promise<{
  findings: readonly Finding[];
  summary: { rows: number; cells: number; errors: number; warnings: number };
}> {
  if (file === null) {
    const open = await openReview(effects, path, { everySheet: true });
    return summed(open.findings, open.tables);
  }
  const source = await effects.source(file);
  if (source === null) throw new Fault('missing-file', `${file} does not exist`, 'check the path');
  const chosen = options.sheet === null ? {} : { sheetName: options.sheet };
  if (options.codebook !== null) {
    const codebook = await loadCodebook(effects, options.codebook, options.codebook);
    const { findings, coded } = validate(await ingest(source, chosen), codebook, { citation: citationOf(codebook) });
    return summed(findings, [coded.table]);
  }
  const review = await reviewFor(effects, path, file);
  // a file of the review is read as the review declares it, any other like the studies
  const resource = review.value.resources.find(entry => samePath(effects, `${review.folder}/${entry.path}`, file));
  const { dialect = {}, encoding } = resource ?? {};
  const table = await ingest(source, { ...dialect, ...(encoding === undefined ? {} : { encoding }), ...chosen });
  const own = resource === undefined ? null : await review.codebook(resource);
  const codebook = own ?? (await neededCodebook(review, review.studies));
  const { unit } = await unitOf(review);
  const isStudies = resource === undefined || resource === review.studies;
  const { findings } = validate(table, codebook, {
    unit: isStudies || codebook.fields.some(field => field.name === unit.key) ? unit : { name: 'row', key: null },
    fieldsMatch: resource?.fieldsMatch ?? 'partial',
    coder: resource === undefined ? null : coderOf(review, resource.name),
    ...(isStudies ? { citation: citationFields(review, codebook) } : {}),
  });
  return summed(findings, [table]);
}

/** Who coded a sheet of the review; null for the consensus and what is no coding. */
const coderOf = (review: Review, resource: string): string | null =>
  review.value.codings
    ?.flatMap(({ from }) => ('files' in from ? Object.entries(from.files) : []))
    .find(([, name]) => name === resource)?.[0] ?? null;

/** The review that a file is to be checked by; without one, a codebook must be named. */
async function reviewFor(effects: Effects, path: string | null, file: string): Promise<Review> {
  try {
    return await loadReview(effects, path);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'no-review' || path !== null) throw error;
    throw new Fault(
      'no-review',
      `there is no review.yaml here or in a folder above, so nothing says by which codebook ${file} is to be checked`,
      'name a codebook with --codebook PATH, or a review with --review PATH',
    );
  }
}

const samePath = (effects: Effects, a: string, b: string): boolean => {
  const full = (path: string): string =>
    (/^(\/|[A-Za-z]:)/.test(path) ? path : `${effects.cwd}/${path}`).replaceAll('\\', '/').replace(/\/(\.?\/)+/g, '/');
  return full(a) === full(b);
};

function summed(findings: readonly Finding[], tables: readonly Table[]) {
  const count = (severity: Finding['severity']): number => findings.filter(entry => entry.severity === severity).length;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const cells = tables.reduce((sum, table) => sum + table.rows * table.columns.length, 0);
  return { findings, summary: { rows, cells, errors: count('error'), warnings: count('warning') } };
}
