import type { FlowKey } from './flow.ts';

/** What a box of the flow diagram counts, in the order of the diagram. */
export const BOX_TITLES: Readonly<Record<FlowKey, string>> = {
  previous_studies: 'Studies in the previous version of the review',
  previous_reports: 'Reports in the previous version of the review',
  database_results: 'Records from databases',
  database_specific_results: 'Records by database',
  register_results: 'Records from registers',
  register_specific_results: 'Records by register',
  website_results: 'Records from websites',
  organisation_results: 'Records from organisations',
  citations_results: 'Records from citation searching',
  duplicates: 'Duplicate records removed',
  excluded_automatic: 'Records removed by automation tools',
  excluded_other: 'Records removed for other reasons',
  records_screened: 'Records screened',
  records_excluded: 'Records excluded',
  dbr_sought_reports: 'Reports sought for retrieval',
  dbr_notretrieved_reports: 'Reports not retrieved',
  other_sought_reports: 'Reports sought from other sources',
  other_notretrieved_reports: 'Reports from other sources not retrieved',
  dbr_assessed: 'Reports assessed for eligibility',
  dbr_excluded: 'Reports excluded',
  other_assessed: 'Reports from other sources assessed',
  other_excluded: 'Reports from other sources excluded',
  new_studies: 'Studies included',
  new_reports: 'Reports of included studies',
  total_studies: 'Total studies included',
  total_reports: 'Reports of total included studies',
};

/** A box as messages name it: by its words in the diagram, with its key in the sheet. */
export const boxName = (key: FlowKey): string => `“${BOX_TITLES[key]}” (${key})`;
