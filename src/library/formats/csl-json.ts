import { bareDoi } from '../../base/doi.ts';
import { Fault } from '../../base/fault.ts';
import { libraryFormat } from '../library-format.ts';
import { type BrokenEntry, type Library, NO_REFERENCE, type Reference, yearOf } from '../reference.ts';

type Item = Readonly<Record<string, unknown>>;

/** CSL-JSON, as Zotero and Crossref give it. */
export const cslJson = libraryFormat({
  name: 'csl-json',
  extensions: ['json'],
  describe: 'CSL-JSON of Zotero, Mendeley and Crossref',
  matches: text => /^\s*[[{]/.test(text),
  async read(text): Promise<Library> {
    let content: unknown;
    try {
      content = JSON.parse(text);
    } catch (error) {
      throw new Fault(
        'json',
        `this is not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
        'export the library again as CSL-JSON',
      );
    }
    const items: readonly unknown[] = Array.isArray(content) ? content : [content];
    const references: Reference[] = [];
    const broken: BrokenEntry[] = [];
    items.forEach((item, index) => {
      if (
        typeof item !== 'object' ||
        item === null ||
        (typeof (item as Item)['title'] !== 'string' && typeof (item as Item)['DOI'] !== 'string')
      )
        broken.push({ line: index + 1, message: `entry ${index + 1} has neither a title nor a DOI` });
      else references.push(referenceOf(item as Item, index + 1));
    });
    return { references, broken };
  },
});

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

function referenceOf(item: Item, line: number): Reference {
  const authors = Array.isArray(item['author']) ? (item['author'] as Item[]) : [];
  const issued = item['issued'] as { 'date-parts'?: unknown[][]; raw?: unknown; literal?: unknown } | undefined;
  const year = issued?.['date-parts']?.[0]?.[0] ?? issued?.raw ?? issued?.literal ?? item['year'];
  return {
    ...NO_REFERENCE,
    line,
    title: textOf(item['title']).replace(/<\/?[a-z]+>/gi, ''),
    authors: authors.map(author => {
      if (typeof author['literal'] === 'string') return author['literal'];
      const family = [textOf(author['non-dropping-particle']), textOf(author['family'])]
        .filter(part => part !== '')
        .join(' ');
      return textOf(author['given']) === '' ? family : `${family}, ${textOf(author['given'])}`;
    }),
    year: yearOf(textOf(year)),
    venue: textOf(item['container-title']) || textOf(item['publisher']),
    doi: bareDoi(textOf(item['DOI'])) ?? textOf(item['DOI']).toLowerCase(),
    pmid: textOf(item['PMID']),
    identifier: textOf(item['number']).startsWith('arXiv') ? textOf(item['number']) : '',
    url: textOf(item['URL']),
    abstract: textOf(item['abstract']).replace(/<[^>]+>/g, ''),
    keywords: textOf(item['keyword'])
      .split(/[,;]/)
      .map(word => word.trim())
      .filter(word => word !== ''),
    note: textOf(item['note']),
  };
}
