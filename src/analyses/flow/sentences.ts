import { asker } from '../../manuscript/draft/ask.ts';
import { drafting } from '../../manuscript/draft/drafting.ts';
import { joined, lead, plain } from '../../manuscript/draft/phrases.ts';
import type { FlowKey } from '../../model/flow.ts';
import type { ResultRow } from '../../model/result-row.ts';

/** What a count of each box says, in the order of the diagram. */
const SENTENCES: Readonly<Record<FlowKey, string>> = {
  previous_studies: 'studies were in the previous version of the review',
  previous_reports: 'reports of studies were in the previous version of the review',
  database_results: 'records were identified from databases',
  database_specific_results: 'records were identified from single databases',
  register_results: 'records were identified from registers',
  register_specific_results: 'records were identified from single registers',
  website_results: 'records were identified from websites',
  organisation_results: 'records were identified from organisations',
  citations_results: 'records were identified by citation searching',
  duplicates: 'duplicate records were removed before screening',
  excluded_automatic: 'records were marked as ineligible by automation tools',
  excluded_other: 'records were removed before screening for other reasons',
  records_screened: 'records were screened',
  records_excluded: 'records were excluded',
  dbr_sought_reports: 'reports were sought for retrieval',
  dbr_notretrieved_reports: 'reports were not retrieved',
  dbr_assessed: 'reports were assessed for eligibility',
  dbr_excluded: 'reports were excluded',
  other_sought_reports: 'reports from other methods were sought for retrieval',
  other_notretrieved_reports: 'reports from other methods were not retrieved',
  other_assessed: 'reports from other methods were assessed for eligibility',
  other_excluded: 'reports from other methods were excluded',
  new_studies: 'studies were included',
  new_reports: 'reports of included studies were included',
  total_studies: 'studies are in the review in total',
  total_reports: 'reports of studies are in the review in total',
};

export const sentences = drafting({
  name: 'flow',
  describe: 'the count of every box of the flow diagram, with its reasons',
  write(declared, tools) {
    const rows = tools.rows(declared.request);
    const ask = asker(declared, tools);
    const boxes = rows.filter(row => row.level === null);
    const sentence = (box: ResultRow): string => {
      const items = rows.filter(row => row.field === box.field && row.level !== null);
      const list = items.map(item => `${plain(item.label ?? '')} in ${ask(item)}`);
      const words = SENTENCES[box.field as FlowKey];
      return `${ask(box)} ${box.n === 1 ? singular(words) : words}${list.length === 0 ? '' : `: ${joined(list)}`}.`;
    };
    return boxes.length === 0 ? [] : [`${lead('Flow of studies', null, tools.words)}${boxes.map(sentence).join(' ')}`];
  },
});

const singular = (words: string): string =>
  words
    .replace(/^(duplicate )?(record|report)s/, '$1$2')
    .replace(/^studies/, 'study')
    .replace(/ (were|are) /, (_, verb: string) => (verb === 'were' ? ' was ' : ' is '));
