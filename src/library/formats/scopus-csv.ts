import { csvLibrary } from '../csv-library.ts';

/** The CSV that Scopus exports. */
export const scopusCsv = csvLibrary({
  name: 'scopus-csv',
  describe: 'Scopus CSV',
  signature: ['authors', ['title', 'document title'], 'source title', 'eid'],
  columns: {
    title: ['title', 'document title'],
    authors: ['authors'],
    year: ['year'],
    venue: ['source title', 'publisher'],
    volume: ['volume'],
    issue: ['issue'],
    firstPage: ['page start'],
    lastPage: ['page end'],
    pages: ['art. no.'],
    doi: ['doi'],
    pmid: ['pubmed id'],
    url: ['link'],
    abstract: ['abstract'],
    keywords: ['author keywords', 'index keywords'],
  },
});
