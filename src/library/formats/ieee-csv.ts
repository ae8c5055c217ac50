import { csvLibrary } from '../csv-library.ts';

/** The CSV that IEEE Xplore exports. */
export const ieeeCsv = csvLibrary({
  name: 'ieee-csv',
  describe: 'IEEE Xplore CSV',
  signature: ['document title', 'authors', 'publication title', 'publication year'],
  columns: {
    title: ['document title'],
    authors: ['authors'],
    year: ['publication year'],
    venue: ['publication title', 'publisher'],
    volume: ['volume'],
    issue: ['issue'],
    firstPage: ['start page'],
    lastPage: ['end page'],
    doi: ['doi'],
    url: ['pdf link'],
    abstract: ['abstract'],
    keywords: ['author keywords', 'ieee terms'],
  },
});
