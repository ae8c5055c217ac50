import { csvLibrary } from '../csv-library.ts';

/** The CSV that Embase.com exports. */
export const embaseCsv = csvLibrary({
  name: 'embase-csv',
  describe: 'Embase CSV',
  signature: ['title', 'author names', 'source title', ['embase accession id', 'medline pmid', 'pui', 'embase link']],
  columns: {
    title: ['title'],
    authors: ['author names'],
    year: ['publication year', 'date of publication'],
    venue: ['source title', 'full source title'],
    volume: ['volume'],
    issue: ['issue'],
    firstPage: ['first page'],
    lastPage: ['last page'],
    doi: ['doi'],
    pmid: ['medline pmid'],
    url: ['full text link', 'embase link'],
    abstract: ['abstract'],
    keywords: ['author keywords', 'emtree terms'],
  },
});
