import { csvLibrary } from '../csv-library.ts';

/** The CSV that Dimensions exports; a line about the export stands above the header. */
export const dimensionsCsv = csvLibrary({
  name: 'dimensions-csv',
  describe: 'Dimensions CSV',
  signature: ['publication id', 'title', 'source title', 'pubyear'],
  columns: {
    title: ['title'],
    authors: ['authors'],
    year: ['pubyear', 'publication date'],
    venue: ['source title', 'anthology title', 'publisher'],
    volume: ['volume'],
    issue: ['issue'],
    pages: ['pagination'],
    doi: ['doi'],
    pmid: ['pmid'],
    url: ['source linkout', 'dimensions url'],
    abstract: ['abstract'],
    keywords: ['mesh terms'],
  },
});
