import { csvLibrary } from '../csv-library.ts';

/** The CSV that ASReview exports, and the one that it imports. */
export const asreviewCsv = csvLibrary({
  name: 'asreview-csv',
  describe: 'ASReview CSV',
  signature: [['title', 'primary_title'], 'abstract'],
  oneOf: [/^asreview_/, /^record_id$/, /^label_included$/, /^included$/, /^final_included$/],
  // a coded sheet may have a title, an abstract and a column "included" too
  mostOthers: { count: 4, sure: /^asreview_/ },
  columns: {
    title: ['title', 'primary_title'],
    authors: ['authors', 'author names', 'first_authors'],
    year: ['year', 'publication_year', 'date'],
    venue: ['journal', 'journal_name', 'secondary_title'],
    volume: ['volume'],
    issue: ['number', 'issue'],
    pages: ['pages'],
    doi: ['doi'],
    pmid: ['pmid', 'pubmed_id'],
    url: ['url', 'urls'],
    abstract: ['abstract', 'notes_abstract', 'abstract note'],
    keywords: ['keywords'],
    note: ['notes', 'asreview_note'],
  },
});
