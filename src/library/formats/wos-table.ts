import { csvLibrary } from '../csv-library.ts';

/** The tab-delimited file of the Web of Science, with its two-letter headers. */
export const wosTable = csvLibrary({
  name: 'wos-table',
  describe: 'Web of Science (tab-delimited)',
  signature: ['pt', 'au', 'ti', 'so', 'ut'],
  columns: {
    title: ['ti'],
    authors: ['af', 'au'],
    year: ['py', 'ea'],
    venue: ['so'],
    volume: ['vl'],
    issue: ['is'],
    firstPage: ['bp'],
    lastPage: ['ep'],
    pages: ['ar'],
    doi: ['di'],
    pmid: ['pm'],
    identifier: ['ut'],
    abstract: ['ab'],
    keywords: ['de', 'id'],
  },
});
