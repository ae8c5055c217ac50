import { csvLibrary } from '../csv-library.ts';

/** The CSV that The Lens exports. */
export const lensCsv = csvLibrary({
  name: 'lens-csv',
  describe: 'Lens CSV',
  signature: ['lens id', 'title', 'author/s'],
  columns: {
    title: ['title'],
    authors: ['author/s'],
    year: ['publication year', 'date published'],
    venue: ['source title', 'publisher'],
    volume: ['volume'],
    issue: ['issue number'],
    firstPage: ['start page'],
    lastPage: ['end page'],
    doi: ['doi'],
    pmid: ['pmid'],
    url: ['external url', 'source urls'],
    abstract: ['abstract'],
    keywords: ['keywords', 'mesh terms'],
  },
});
