import type { Codebook } from '../model/codebook.ts';
import type { Review } from '../review.ts';
import type { Citation } from '../validate/rule.ts';

/** Which fields hold the parts of a citation: those that the review declares, else by the names that most sheets use. */
export const citationFields = (review: Review, codebook: Codebook): Citation =>
  citationOf(codebook, review.value.citation);

/** The same without a review: by the names alone. */
export function citationOf(codebook: Codebook, declared: Review['value']['citation'] = undefined): Citation {
  const pick = (given: string | undefined, names: readonly string[]): string | null =>
    given ??
    names.flatMap(name => codebook.fields.find(field => plain(field.name) === plain(name))?.name ?? [])[0] ??
    null;
  return {
    author: pick(declared?.author, ['first_author', 'author', 'authors', 'lead_author', 'author_s', 'author_names']),
    year: pick(declared?.year, ['year', 'publication_year', 'pub_year', 'year_of_publication']),
    title: pick(declared?.title, ['title', 'study_title', 'article_title']),
    identifier: pick(declared?.identifier, ['doi', 'identifier']),
  };
}

/** A name whatever its case and the marks between its words: `First Author` is `first_author`. */
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
