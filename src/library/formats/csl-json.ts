import { bareDoi } from '../../base/doi.ts';
import { libraryFormat } from '../library-format.ts';
import { lineFinder } from '../line-finder.ts';
import {
  type BrokenEntry,
  NO_REFERENCE,
  type Reference,
  type ReferenceType,
  unidentified,
  wordList,
  yearOf,
} from '../reference.ts';

type Item = Readonly<Record<string, unknown>>;

/** CSL-JSON, as Zotero and Crossref give it; items are parsed one by one, so that a broken one loses nothing else. */
export const cslJson = libraryFormat({
  name: 'csl-json',
  extensions: ['json'],
  describe: 'CSL-JSON of Zotero, Mendeley and Crossref',
  fields: {
    type: 'type',
    title: 'title',
    authors: 'author',
    year: 'issued, else year',
    venue: 'container-title; else publisher',
    volume: 'volume',
    issue: 'issue',
    pages: 'page',
    doi: 'DOI, or a DOI in URL',
    pmid: 'PMID',
    identifier: 'number where it is an arXiv number, PMCID',
    url: 'URL',
    abstract: 'abstract',
    keywords: 'keyword',
    note: 'note',
  },
  matches: text => /^\s*[[{]/.test(text) && /"(?:title|DOI|author|issued)"\s*:/.test(text.slice(0, 200_000)),
  async read(text) {
    const lineAt = lineFinder(text);
    const references: Reference[] = [];
    const broken: BrokenEntry[] = [];
    itemSpans(text).forEach(({ from, to }, index) => {
      const line = lineAt(from);
      // a file is often one line: the item's number says more
      const add = (message: string): void => void broken.push({ line, message: `item ${index + 1}: ${message}` });
      try {
        const reference = referenceOf(JSON.parse(text.slice(from, to)) as Item, line);
        const why = unidentified(reference);
        if (why === null) references.push(reference);
        else add(why);
      } catch (error) {
        add(`this is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
    return { references, broken };
  },
});

/** Where each item stands: the objects of the outermost list, of a list under `items` or `message`, or the one object. */
function itemSpans(text: string): { from: number; to: number }[] {
  const list = /^\s*\[/.exec(text) ?? /^\s*\{(?:[^[\]]*?)"items"\s*:\s*\[/.exec(text);
  const spans: { from: number; to: number }[] = [];
  let at = list === null ? text.indexOf('{') : list[0].length;
  while (at >= 0 && at < text.length) {
    const from = text.indexOf('{', at);
    if (from < 0) break;
    const to = endOfObject(text, from);
    spans.push({ from, to });
    if (list === null) break;
    at = to;
  }
  return spans;
}

/** Behind the brace that closes an object; where it is never closed, before the line that begins the next item. */
function endOfObject(text: string, from: number): number {
  let depth = 0;
  let inside = false;
  for (let at = from; at < text.length; at++) {
    const mark = text[at];
    if (inside) {
      if (mark === '\\') at++;
      // a text without its closing mark ends with its line
      else if (mark === '"' || mark === '\n') inside = false;
    } else if (mark === '"') inside = true;
    else if (mark === '{') depth++;
    else if (mark === '}' && --depth === 0) return at + 1;
  }
  const next = /\n[ \t]*\{[ \t]*\r?\n?/g;
  next.lastIndex = from + 1;
  const found = next.exec(text);
  return found === null ? text.length : found.index;
}

/** A text, a number, or the first of a list (Crossref gives titles as lists). */
const textOf = (value: unknown): string =>
  Array.isArray(value)
    ? textOf(value[0])
    : typeof value === 'string'
      ? value.trim()
      : typeof value === 'number'
        ? String(value)
        : '';

const TYPES: Readonly<Record<string, ReferenceType>> = {
  'article-journal': 'article',
  'journal-article': 'article',
  'article-magazine': 'article',
  article: 'preprint',
  'posted-content': 'preprint',
  book: 'book',
  monograph: 'book',
  chapter: 'chapter',
  'book-chapter': 'chapter',
  'paper-conference': 'proceedings',
  'proceedings-article': 'proceedings',
  thesis: 'thesis',
  dissertation: 'thesis',
  report: 'report',
};

function referenceOf(item: Item, line: number): Reference {
  const authors = Array.isArray(item['author']) ? (item['author'] as Item[]) : [];
  const issued = item['issued'] as { 'date-parts'?: unknown[][]; raw?: unknown; literal?: unknown } | undefined;
  const year = issued?.['date-parts']?.[0]?.[0] ?? issued?.raw ?? issued?.literal ?? item['year'];
  const number = textOf(item['number']);
  const kind = textOf(item['type']);
  return {
    ...NO_REFERENCE,
    line,
    type: kind === '' ? '' : (TYPES[kind] ?? 'other'),
    title: textOf(item['title']).replace(/<\/?[a-z]+>/gi, ''),
    authors: authors.map(author => {
      if (typeof author['literal'] === 'string') return author['literal'];
      if (typeof author['name'] === 'string') return author['name'];
      const family = [
        textOf(author['dropping-particle']),
        textOf(author['non-dropping-particle']),
        textOf(author['family']),
      ]
        .filter(part => part !== '')
        .join(' ');
      return textOf(author['given']) === '' ? family : `${family}, ${textOf(author['given'])}`;
    }),
    year: yearOf(textOf(year)),
    venue: textOf(item['container-title']) || textOf(item['publisher']),
    volume: textOf(item['volume']),
    issue: textOf(item['issue']),
    pages: textOf(item['page']),
    doi: bareDoi(textOf(item['DOI'])) ?? bareDoi(textOf(item['URL'])) ?? textOf(item['DOI']).toLowerCase(),
    pmid: textOf(item['PMID']),
    identifier: /^arxiv/i.test(number) ? number : textOf(item['PMCID']),
    url: textOf(item['URL']),
    abstract: textOf(item['abstract']).replace(/<[^>]+>/g, ''),
    keywords: wordList(textOf(item['keyword'])),
    note: textOf(item['note']),
  };
}
