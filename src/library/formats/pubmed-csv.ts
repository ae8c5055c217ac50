import { csvLibrary } from '../csv-library.ts';

/** The CSV that PubMed saves. */
export const pubmedCsv = csvLibrary({
  name: 'pubmed-csv',
  describe: 'PubMed CSV',
  signature: ['pmid', 'title', 'journal/book'],
  columns: {
    title: ['title'],
    authors: ['authors', 'first author'],
    year: ['publication year', 'create date'],
    venue: ['journal/book'],
    doi: ['doi'],
    pmid: ['pmid'],
    identifier: ['pmcid'],
  },
});
