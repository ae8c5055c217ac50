import { BOX_TITLES } from '../../model/box-titles.ts';
import type { FlowKey } from '../../model/flow.ts';
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

/** How the studies were found: the date, the files of the strategy, and the counts of the flow diagram. */
export function searchSentences({ review, flow, format }: OpenReview): string[] {
  const { searched, documents = [] } = review.value;
  const strategies = documents.filter(({ role }) => role === 'search');
  const counts = STEPS.flatMap(key => {
    const box = flow?.boxes.get(key);
    return box === undefined ? [] : [`${box.label ?? BOX_TITLES[key]}: ${format.count(box.n)}`];
  });
  return [
    searched === undefined ? 'The date of the last search is not declared.' : `The last search was on ${searched}.`,
    strategies.length === 0
      ? 'The search strategy is not part of the package. Name its file in review.yaml under documents, with the role search.'
      : `Search strategy: ${strategies.map(({ path, title }) => (title === undefined ? path : `${title} (${path})`)).join('; ')}.`,
    ...(counts.length === 0 ? ['The flow of records is not declared.'] : [`${counts.join('; ')}.`]),
  ];
}

/** The page on the search; what a text file says of it stands in the page itself. */
export async function searchPage(open: OpenReview): Promise<string> {
  const { review } = open;
  const texts: string[] = [];
  for (const { path, title, role } of review.value.documents ?? [])
    if (role === 'search' && /\.(md|txt)$/i.test(path)) {
      const text = new TextDecoder().decode(await (await review.source(path)).bytes());
      texts.push(`\n## ${title ?? path}\n\nThe text of \`${path}\`:\n\n${quoted(text)}\n`);
    }
  return `# How the studies were found\n\n${searchSentences(open)
    .map(sentence => `- ${sentence}\n`)
    .join('')}${texts.join('')}`;
}

const quoted = (text: string): string =>
  text
    .trim()
    .split(/\r?\n/)
    .map(line => `> ${line}`.trimEnd())
    .join('\n');
