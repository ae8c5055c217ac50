import { CODEBOOK_FORMATS } from '../../export/codebook/formats/index.ts';
import { rowsCsv } from '../../export/rows-csv.ts';
import { summaryDocx } from '../../export/summary/summary-docx.ts';
import { summaryPdf } from '../../export/summary/summary-pdf.ts';
import type { OpenReview } from '../../read/session.ts';
import type { Shown } from '../exhibits/shown.ts';
import { printedDisclosure } from '../request/disclosure.ts';
import { results } from '../request/results.ts';
import type { AgreementExhibit } from './agreement-blocks.ts';
import type { Prepared } from './build.ts';
import type { DepositPart } from './deposit-part.ts';
import { aiUse, limits } from './evidence-statements.ts';
import { evidenceSummary } from './evidence-summary.ts';
import { evidenceCsv, flagsCsv, flagsOf, notReportedCsv } from './evidence-tables.ts';
import { READ_FIRST, readFirst } from './read-first.ts';
import { searchPage } from './search-page.ts';

/**
 * What an evidence package has beside a deposit: the place and words behind each code, flags, what is not reported, the
 * agreement of every resource that was coded twice, codebook and shares of every other resource, the statements on limits and
 * machines, a summary page, and the page to read first.
 *
 * @param before what the deposit has already
 */
export async function evidenceParts(
  open: OpenReview,
  { claims, shown }: Pick<Prepared, 'claims' | 'shown'>,
  before: readonly DepositPart[],
): Promise<DepositPart[]> {
  const views = viewsOf(open);
  const { review } = open;
  const sheets = views.flatMap(({ resource: { path, schema } }) => (schema === undefined ? [path] : [path, schema]));
  const declared = [review.declaration.file];
  const summary = evidenceSummary(views, claims, agreementTables(shown, review.studies.name));
  const pdf = await summaryPdf(summary);
  const made = (path: string, title: string, data: DepositPart['data'], from: readonly string[]): DepositPart => ({
    path,
    title,
    data,
    from,
  });
  const parts = [
    made('evidence.csv', 'Place and words behind each code', await evidenceCsv(views), sheets),
    made('not-reported.csv', 'What is reported, and every reason why not', await notReportedCsv(views), sheets),
    ...(views.some(view => flagsOf(view).length > 0)
      ? [made('flags.csv', 'Questions to the authors', await flagsCsv(views), sheets)]
      : []),
    made('search.md', 'How the studies were found', await searchPage(open), [
      ...declared,
      ...(open.flow === null ? [] : [open.flow.file]),
      ...(review.value.documents ?? []).flatMap(({ path, role }) => (role === 'search' ? [path] : [])),
    ]),
    made('ai-use.md', 'Use of artificial intelligence', aiUse(views), declared),
    made('limits.md', 'What the package cannot say', limitsPage(views), [...declared, ...sheets]),
    made('summary.docx', 'Summary on a page (Word)', await summaryDocx(summary, pdf.size), [...declared, ...sheets]),
    made('summary.pdf', 'Summary on a page (PDF)', pdf.bytes, [...declared, ...sheets]),
  ];
  for (const view of views.slice(1)) {
    const { name, path, schema } = view.resource;
    const dictionary = await CODEBOOK_FORMATS.get('md')!.write(view.codebook);
    parts.push(
      made(`codebook-${name}.md`, `Data dictionary of ${name}`, dictionary.data, schema === undefined ? [] : [schema]),
      made(
        `results-${name}.csv`,
        `Shares of every coded field of ${name}, with their units`,
        await rowsCsv(sharesOf(view), printedDisclosure(view)),
        schema === undefined ? [path] : [path, schema],
      ),
    );
    if (view.material.stages === undefined || view.coders.length < 2) continue;
    const { rows } = results(view, [{ analysis: 'agreement', fields: [] }]);
    const from = [...declared, ...view.coders.map(coder => coder.coded.table.file)];
    parts.push(
      made(
        `agreement-${view.resource.name}.csv`,
        `Agreement between the coders of ${view.resource.name}`,
        await rowsCsv(rows, printedDisclosure(view)),
        from,
      ),
    );
  }
  const first = await readFirst(open, summary, before, parts);
  return [
    made(READ_FIRST, 'Read this first: the summary, and what each file holds', first, [...declared, ...sheets]),
    ...parts,
  ];
}

/** The tables of agreement that the review declares, each by the first of its files. */
const agreementTables = (shown: readonly Shown[], studies: string): AgreementExhibit[] =>
  shown.flatMap(({ declaration, title, files }) =>
    declaration.table === 'agreement' && files[0] !== undefined
      ? [{ of: declaration.of ?? studies, title, path: `out/${files[0]}` }]
      : [],
  );

const sharesOf = (view: OpenReview) =>
  results(view, [
    {
      analysis: 'shares',
      fields: view.codebook.fields
        .filter(field => field.categories !== null && view.studies.coded.columns.has(field.name))
        .map(field => field.name),
      studies: true,
    },
  ]).rows;

/** The studies, and every other resource that is counted. */
const viewsOf = (open: OpenReview): OpenReview[] => [open.of(null), ...open.counted.map(name => open.of(name))];

function limitsPage(views: readonly OpenReview[]): string {
  const documents = (views[0]?.review.value.documents ?? []).filter(({ role }) => role === 'limits');
  return `# What this package cannot say\n\n${limits(views)
    .map(limit => `- ${limit}\n`)
    .join('')}${documents.map(({ path, title }) => `\nSee also ${title ?? path}: \`${path}\`.\n`).join('')}`;
}
