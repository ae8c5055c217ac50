import { summaryMd } from '../../export/summary/summary-md.ts';
import { joined } from '../../manuscript/draft/phrases.ts';
import type { SummaryPage } from '../../model/summary-page.ts';
import type { OpenReview } from '../../read/session.ts';
import { plainTable } from '../../tables/plain-table.ts';
import type { DepositPart } from './deposit-part.ts';
import { linksOutside } from './links-outside.ts';

/** The name that stands first in every listing, also where the review has a README.md of its own. */
export const READ_FIRST = '00-READ-FIRST.md';

/** What `export` adds after the parts of an evidence package. */
const LATER: readonly (readonly [path: string, title: string])[] = [
  ['datasheet.md', 'Where the data come from, and how they were coded'],
  ['prisma-scr.md', 'Where each PRISMA-ScR item is reported'],
  ['datapackage.json, ro-crate-metadata.json', 'The same for programs: Data Package and RO-Crate'],
  ['CITATION.cff', 'How to cite the data'],
  ['SHA256SUMS', 'Checksums of all files (sha256sum -c SHA256SUMS)'],
];

/** Parts of every deposit that answer a question of an editor; they stand before the files of the review. */
const ANSWERS: ReadonlySet<string> = new Set([
  'codebook.md',
  'results.csv',
  'results.json',
  'agreement.csv',
  'flow.csv',
  'flow-parts.csv',
  'amendments.md',
]);

/** In which order an editor reads, and what each step answers; a step of which the package has no file is left out. */
const ORDER: readonly (readonly [files: readonly string[], answer: string])[] = [
  [['limits.md'], 'what the numbers cannot say, in full'],
  [['search.md', 'out/claims.md'], 'how the studies were found, and whether the numbers in texts are right'],
  [['not-reported.csv', 'flags.csv'], 'what was not evaluated, and what to ask the authors'],
  [['evidence.csv'], 'the place and the words behind a code that you doubt'],
  [['ai-use.md', 'datasheet.md', 'amendments.md'], 'who or what coded, by which codebook, and what changed'],
  [['out/report.html'], 'every number with the studies behind it'],
];

type Line = readonly [path: string, content: string];

/** The page that a package is opened with: the summary, and what each file holds. */
export async function readFirst(
  open: OpenReview,
  summary: SummaryPage,
  before: readonly DepositPart[],
  parts: readonly DepositPart[],
): Promise<string> {
  const { review } = open;
  const documents = new Map((review.value.documents ?? []).map(entry => [entry.path, entry]));
  const data = new Map<string, string>();
  for (const resource of review.value.resources) {
    const codebook = await review.codebook(resource);
    const by =
      codebook === null
        ? ''
        : `; codebook ${codebook.file}${codebook.version === null ? '' : `, version ${codebook.version}`}`;
    data.set(resource.path, `Data: ${resource.title ?? resource.name}${by}`);
  }
  const lines = (wanted: (path: string) => boolean, content = (part: DepositPart): string => part.title): Line[] =>
    before.filter(({ path }) => wanted(path)).map(part => [part.path, content(part)] as const);
  const isMade = (path: string): boolean => ANSWERS.has(path) || path.startsWith('out/');
  const isDeclaration = (path: string): boolean => path.startsWith('figures/');
  const files: Line[] = [
    ...parts.map(({ path, title }) => [path, title] as const),
    ...lines(path => ANSWERS.has(path)),
    ...(before.some(({ path }) => path === 'out/claims.md')
      ? ([['out/claims.md', 'The verdict on each number that was reported']] as const)
      : []),
    ['out/', 'Figures, tables and the report page, with the inputs of each (out/manifest.json)'],
    ...lines(
      path => documents.has(path),
      ({ path, title }) => {
        const roles = [documents.get(path)?.role ?? []].flat();
        return `${title}${roles.length === 0 ? '' : ` (${roles.join(', ')})`}`;
      },
    ),
    ...[...data],
    ...lines(path => !isMade(path) && !isDeclaration(path) && !documents.has(path) && !data.has(path)),
    ...(before.some(({ path }) => isDeclaration(path))
      ? ([['figures/', 'Declarations of the figures and tables']] as const)
      : []),
  ];
  const all = new Set(
    [...before, ...parts].map(({ path }) => path).concat(LATER.flatMap(([path]) => path.split(', '))),
  );
  const noted = before.flatMap(({ path, data: bytes }) => {
    if (!path.endsWith('.md') || isMade(path)) return [];
    const text = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
    const outside = linksOutside(path, text, all);
    return outside.length === 0 ? [] : [`${path} (${outside.length})`];
  });
  return summaryMd({
    ...summary,
    blocks: [
      {
        kind: 'text',
        text: 'This page answers what an editor asks first; summary.pdf and summary.docx say less, on one sheet of paper. At its end: in which order to read, and what each file holds.',
      },
      ...summary.blocks,
      { kind: 'heading', text: 'In which order to read' },
      {
        kind: 'list',
        items: ORDER.flatMap(([paths, answer]) => {
          const there = paths.filter(path => all.has(path));
          return there.length === 0 ? [] : [`${joined(there)}: ${answer}.`];
        }),
      },
      { kind: 'heading', text: 'What is in this folder' },
      { kind: 'table', table: plainTable(['File', 'Content'], [...files, ...LATER], { left: [1], title: '' }) },
      ...(noted.length === 0
        ? []
        : [
            {
              kind: 'text' as const,
              text: `These texts are copied as they are in the review, and some of their links lead to files that are not in this package: ${noted.join(', ')}.`,
            },
          ]),
    ],
  });
}
