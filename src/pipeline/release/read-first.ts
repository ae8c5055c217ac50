import { summaryMd } from '../../export/summary/summary-md.ts';
import type { SummaryPage } from '../../model/summary-page.ts';
import type { OpenReview } from '../../read/session.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { DepositPart } from './deposit-part.ts';

/** The name that stands first in every listing, also where the review has a README.md of its own. */
export const READ_FIRST = '00-READ-FIRST.md';

/** What `export` adds after the parts of an evidence package. */
const LATER: readonly (readonly [path: string, title: string])[] = [
  ['datasheet.md', 'Where the data come from, and how they were coded'],
  ['prisma-scr.md', 'Where each PRISMA-ScR item is reported'],
  ['datapackage.json, ro-crate-metadata.json', 'The same for programs: Data Package and RO-Crate'],
  ['SHA256SUMS', 'Checksums of all files (sha256sum -c SHA256SUMS)'],
];

/** Parts of every deposit that answer a question of an editor; the others are named by their folder. */
const ANSWERS: ReadonlySet<string> = new Set([
  'codebook.md',
  'results.csv',
  'agreement.csv',
  'flow.csv',
  'amendments.md',
]);

/** The page that a package is opened with: the summary, and what each file holds. */
export async function readFirst(
  open: OpenReview,
  summary: SummaryPage,
  before: readonly DepositPart[],
  parts: readonly DepositPart[],
): Promise<string> {
  const { review } = open;
  const files: (readonly [path: string, title: string])[] = [
    ...parts.map(({ path, title }) => [path, title] as const),
    ...before.filter(({ path }) => ANSWERS.has(path)).map(({ path, title }) => [path, title] as const),
    ...(before.some(({ path }) => path === 'out/claims.md')
      ? ([['out/claims.md', 'The verdict on each number that was reported']] as const)
      : []),
    ['out/', 'Figures, tables and the report page, with the inputs of each (out/manifest.json)'],
    ...(review.value.documents ?? []).map(
      ({ path, title, role }) => [path, `${title ?? 'Document'}${role === undefined ? '' : ` (${role})`}`] as const,
    ),
  ];
  for (const resource of review.value.resources) {
    const codebook = await review.codebook(resource);
    const by =
      codebook === null
        ? ''
        : `; codebook ${codebook.file}${codebook.version === null ? '' : `, version ${codebook.version}`}`;
    files.push([resource.path, `Data: ${resource.title ?? resource.name}${by}`]);
  }
  return summaryMd({
    ...summary,
    blocks: [
      {
        kind: 'text',
        text: 'This page answers what an editor asks first. summary.pdf and summary.docx are the same on one sheet of paper.',
      },
      ...summary.blocks.filter(block => block !== summary.blocks.at(-1)),
      { kind: 'heading', text: 'What is in this folder' },
      { kind: 'table', table: plainTable(['File', 'Content'], [...files, ...LATER], { left: [1], title: '' }) },
    ],
  });
}
