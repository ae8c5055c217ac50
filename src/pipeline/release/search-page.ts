import { joined } from '../../manuscript/draft/phrases.ts';
import { BOX_TITLES } from '../../model/box-titles.ts';
import type { FlowKey } from '../../model/flow.ts';
import { type DocumentRole, documentsOf } from '../../model/review-documents.ts';
import type { OpenReview } from '../../read/session.ts';

/** The boxes that a sentence names, in the order of the diagram. */
const STEPS: readonly FlowKey[] = [
  'database_results',
  'register_results',
  'website_results',
  'organisation_results',
  'citations_results',
  'records_screened',
  'new_studies',
];

/** How the studies were found: in which way, from which databases, when, the files that say more, and the counts of the flow diagram. */
export function searchSentences(open: OpenReview): string[] {
  const { review, flow, format } = open;
  const { searched, search, documents } = review.value;
  const { method, databases = [] } = search ?? {};
  const listed = (role: DocumentRole): string => joined(documentsOf(documents, role).map(({ path }) => path));
  const [described, strings] = [listed('search'), listed('search-strings')];
  const counts = STEPS.flatMap(key => {
    const box = flow?.boxes.get(key);
    return box === undefined ? [] : [`${box.label ?? BOX_TITLES[key]}: ${format.count(box.n)}`];
  });
  return [
    method === undefined
      ? described === ''
        ? 'How the studies were found is not declared.'
        : `${described} describes how the studies were found.`
      : `Found by ${method}${described === '' ? '' : ` (${described})`}.`,
    ...(databases.length === 0 ? [] : [`Searched: ${joined(databases)}.`]),
    ...(strings === '' ? [] : [`The full search strings are in ${strings}.`]),
    ...(searched === undefined ? [] : [`The last search was on ${searched}.`]),
    ...undocumented(open),
    ...(counts.length === 0 ? ['The flow of records is not declared.'] : [`${counts.join('; ')}.`]),
  ];
}

/** What a reader needs to repeat a search, and review.yaml does not declare; nothing where all of it is there. */
export function undocumented({ review }: OpenReview): string[] {
  const { searched, search, documents } = review.value;
  const lacking = [
    ...(searched === undefined ? ['the date of the last search'] : []),
    ...((search?.databases ?? []).length === 0 ? ['which databases or other sources were searched'] : []),
    ...(documentsOf(documents, 'search-strings').length === 0 ? ['the full search strings'] : []),
  ];
  return lacking.length === 0 ? [] : [`Not documented: ${joined(lacking)}.`];
}

/** The page on the search; what a text file says of it stands in the page itself. */
export async function searchPage(open: OpenReview): Promise<string> {
  const { review } = open;
  const texts: string[] = [];
  for (const { path, title } of documentsOf(review.value.documents, 'search'))
    if (/\.(md|txt)$/i.test(path)) {
      const text = new TextDecoder().decode(await (await review.source(path)).bytes());
      texts.push(`\n## ${title ?? path}\n\nThe text of \`${path}\`:\n\n${quoted(text)}\n`);
    }
  return `# How the studies were found\n\n${searchSentences(open)
    .map(sentence => `- ${sentence}\n`)
    .join('')}${texts.join('')}`;
}

/** A text in a page that is another's. */
export const quoted = (text: string): string =>
  text
    .trim()
    .split(/\r?\n/)
    .map(line => `> ${line}`.trimEnd())
    .join('\n');
