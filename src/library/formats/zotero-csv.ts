import { csvLibrary } from '../csv-library.ts';

/** The CSV that Zotero exports. */
export const zoteroCsv = csvLibrary({
  name: 'zotero-csv',
  describe: 'Zotero CSV',
  signature: ['key', 'item type', 'title', 'publication title'],
  columns: {
    title: ['title'],
    authors: ['author'],
    year: ['publication year', 'date'],
    venue: ['publication title', 'publisher'],
    volume: ['volume'],
    issue: ['issue'],
    pages: ['pages'],
    doi: ['doi'],
    url: ['url'],
    abstract: ['abstract note'],
    keywords: ['manual tags', 'automatic tags'],
    note: ['extra', 'notes'],
  },
});
