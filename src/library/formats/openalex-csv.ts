import { csvLibrary } from '../csv-library.ts';

/** The CSV that OpenAlex exports; authors are separated by a bar. */
export const openalexCsv = csvLibrary({
  name: 'openalex-csv',
  describe: 'OpenAlex CSV',
  signature: [
    'id',
    ['title', 'display_name'],
    'publication_year',
    ['authorships.author.display_name', 'author_names', 'primary_location.source.display_name', 'cited_by_count'],
  ],
  columns: {
    title: ['title', 'display_name'],
    authors: ['authorships.author.display_name', 'author_names'],
    year: ['publication_year', 'publication_date'],
    venue: ['primary_location.source.display_name', 'source_name', 'host_venue.display_name'],
    volume: ['biblio.volume', 'volume'],
    issue: ['biblio.issue', 'issue'],
    firstPage: ['biblio.first_page', 'first_page'],
    lastPage: ['biblio.last_page', 'last_page'],
    doi: ['doi'],
    pmid: ['ids.pmid', 'pmid'],
    url: ['primary_location.landing_page_url', 'landing_page_url'],
    abstract: ['abstract'],
    keywords: ['keywords.display_name', 'keywords'],
  },
});
