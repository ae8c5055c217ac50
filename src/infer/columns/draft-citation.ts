import type { DraftCodebook, DraftField } from '../draft.ts';

/** Which fields say who wrote a study, when, its title and its identifier. */
export interface DraftCitation {
  readonly author?: string;
  readonly year?: string;
  readonly title?: string;
  readonly identifier?: string;
}

/** A part may have a second pattern, for where no header fits the first. */
const PARTS: readonly (readonly [part: keyof DraftCitation, header: RegExp])[] = [
  [
    'author',
    /^(first |1st |lead )?authors?( names?| last name| surname)?$|^(first )?authors?( s)?( and| publication)? (year|date)( of publication)?$/,
  ],
  ['author', /^(study|citation|reference)$/],
  ['year', /^(year|(publication|pub) year|year of publication|published|date published)$/],
  ['title', /^((study|article|paper|publication|full) )?title( of (the )?(study|article|paper))?$/],
  ['identifier', /^(doi|identifier|doi or url|pmid|pubmed id|doi link)$/],
];

/** The fields of a citation by their headers; nothing where no header says so. */
export function citationIn(codebook: DraftCodebook): DraftCitation {
  const found: Partial<Record<keyof DraftCitation, string>> = {};
  for (const [part, header] of PARTS) {
    if (found[part] !== undefined) continue;
    const field = codebook.fields.find(
      entry =>
        entry.categories === undefined &&
        (part !== 'author' || entry.type === 'string') &&
        wordsOf(entry).some(words => header.test(words)),
    );
    if (field !== undefined) found[part] = field.name;
  }
  return found;
}

const wordsOf = ({ name, title, aliases = [] }: DraftField): string[] =>
  [name, title ?? '', ...aliases].map(text =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
