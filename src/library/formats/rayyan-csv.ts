import { csvLibrary } from '../csv-library.ts';

/** The CSV that Rayyan exports; its decisions stand in the notes. */
export const rayyanCsv = csvLibrary({
  name: 'rayyan-csv',
  describe: 'Rayyan CSV',
  signature: ['key', 'title', 'authors', 'journal', 'abstract'],
  columns: {
    title: ['title'],
    authors: ['authors'],
    year: ['year'],
    venue: ['journal', 'publisher'],
    volume: ['volume'],
    issue: ['issue'],
    pages: ['pages'],
    doi: ['doi'],
    pmid: ['pubmed_id'],
    identifier: ['pmc_id'],
    url: ['url'],
    abstract: ['abstract'],
    keywords: ['keywords'],
    note: ['notes'],
  },
});
