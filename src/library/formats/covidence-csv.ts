import { csvLibrary } from '../csv-library.ts';

/** The CSV of references that Covidence exports. */
export const covidenceCsv = csvLibrary({
  name: 'covidence-csv',
  describe: 'Covidence CSV of references',
  signature: ['title', 'authors', 'covidence #'],
  columns: {
    title: ['title'],
    authors: ['authors'],
    year: ['published year', 'year'],
    venue: ['journal'],
    volume: ['volume'],
    issue: ['issue'],
    pages: ['pages'],
    doi: ['doi'],
    identifier: ['accession number'],
    abstract: ['abstract'],
    note: ['notes', 'tags'],
  },
});
