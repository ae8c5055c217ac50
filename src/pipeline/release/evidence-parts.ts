import { CODEBOOK_FORMATS } from '../../export/codebook/formats/index.ts';
import { rowsCsv } from '../../export/rows-csv.ts';
import { summaryDocx } from '../../export/summary/summary-docx.ts';
import { type PrintedSummary, summaryPdf } from '../../export/summary/summary-pdf.ts';
import { documentsOf } from '../../model/review-documents.ts';
import type { SummaryPage } from '../../model/summary-page.ts';
import type { OpenReview } from '../../read/session.ts';
import type { Shown } from '../exhibits/shown.ts';
import { printedDisclosure } from '../request/disclosure.ts';
import { evidenceSentence } from '../request/evidence-sentence.ts';
import { fieldsWithEvidence } from '../request/fields-with-evidence.ts';
import { results } from '../request/results.ts';
import { type AgreementExhibit, titleOf } from './agreement-blocks.ts';
import type { Prepared } from './build.ts';
import type { DepositPart } from './deposit-part.ts';
import { aiUse, limits } from './evidence-statements.ts';
import { evidenceSummary, PAGE_LENGTHS, type SummaryMaterial, WHOLE } from './evidence-summary.ts';
import { evidenceCsv, flagsCsv, flagsOf, notReportedCsv } from './evidence-tables.ts';
import { READ_FIRST, readFirst } from './read-first.ts';
import { quoted, searchPage } from './search-page.ts';
import { type StatedLimits, statedLimits } from './stated-limits.ts';

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
  const stated = await statedLimits(open);
  const material = { views, claims, exhibits: agreementTables(shown, review.studies.name), stated };
  const { page, pdf } = await onePage(material);
  const made = (path: string, title: string, data: DepositPart['data'], from: readonly string[]): DepositPart => ({
    path,
    title,
    data,
    from,
  });
  const parts = [
    ...(views.some(view => fieldsWithEvidence(view).length > 0)
      ? [
          made(
            'evidence.csv',
            `Place and words behind each code. ${evidenceSentence(open)}`,
            await evidenceCsv(views),
            sheets,
          ),
        ]
      : []),
    made('not-reported.csv', 'What is reported, and every reason why not', await notReportedCsv(views), sheets),
    ...(views.some(view => flagsOf(view).length > 0)
      ? [made('flags.csv', 'Questions to the authors', await flagsCsv(views), sheets)]
      : []),
    made('search.md', 'How the studies were found', await searchPage(open), [
      ...declared,
      ...(open.flow === null ? [] : [open.flow.file]),
      ...documentsOf(review.value.documents, 'search').map(({ path }) => path),
    ]),
    made('ai-use.md', 'Use of artificial intelligence', aiUse(views), declared),
    made('limits.md', 'What the package cannot say', limitsPage(views, stated), [...declared, ...sheets]),
    made('summary.docx', 'Summary on a page (Word)', await summaryDocx(page, pdf.size), [...declared, ...sheets]),
    made('summary.pdf', 'Summary on a page (PDF)', pdf.bytes, [...declared, ...sheets]),
  ];
  for (const view of views.slice(1)) {
    const { name, path, schema } = view.resource;
    const title = titleOf(view);
    const dictionary = await CODEBOOK_FORMATS.get('md')!.write(view.codebook);
    parts.push(
      made(`codebook-${name}.md`, `Data dictionary: ${title}`, dictionary.data, schema === undefined ? [] : [schema]),
      made(
        `results-${name}.csv`,
        `Shares of every coded field, with their units: ${title}`,
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
        `Agreement between the coders: ${title}`,
        await rowsCsv(rows, printedDisclosure(view)),
        from,
      ),
    );
  }
  const first = await readFirst(open, evidenceSummary(material, WHOLE), before, parts);
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

/** What the authors say of limits stands in the page itself, and is written in one place only: their own. */
function limitsPage(views: readonly OpenReview[], stated: readonly StatedLimits[]): string {
  const own = stated.map(({ path, title, section, text }) =>
    text === null
      ? `\n## ${title}\n\nSee \`${path}\`.\n`
      : `\n## ${title}\n\n${section === null ? 'The text' : `The section "${section}"`} of \`${path}\`:\n\n${quoted(text)}\n`,
  );
  return `# What this package cannot say\n\n${limits(views)
    .map(limit => `- ${limit}\n`)
    .join('')}${own.join('')}`;
}

/** The longest summary that is one page in letters that can be read; the shortest there is, where none of them is. */
async function onePage(material: SummaryMaterial): Promise<{ page: SummaryPage; pdf: PrintedSummary }> {
  let made: { page: SummaryPage; pdf: PrintedSummary } | null = null;
  for (const length of PAGE_LENGTHS) {
    const page = evidenceSummary(material, length);
    made = { page, pdf: await summaryPdf(page) };
    if (made.pdf.pages === 1) break;
  }
  return made!;
}
