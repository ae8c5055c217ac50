import { append } from '../../base/append.ts';
import { doiIn } from '../../base/doi.ts';
import { authorList } from '../author-list.ts';
import { libraryFormat } from '../library-format.ts';
import { libraryOf } from '../library-of.ts';
import { lineFinder } from '../line-finder.ts';
import { type BrokenEntry, NO_REFERENCE, type Reference, type ReferenceType, wordList, yearOf } from '../reference.ts';

type Item = Readonly<Record<string, unknown>>;

/** CSL-JSON, as Zotero and Crossref give it; items are parsed one by one, so that a broken one loses nothing else. */
export const cslJson = libraryFormat({
  name: 'csl-json',
  extensions: ['json'],
  describe: 'CSL-JSON of Zotero, Mendeley and Crossref',
  fields: {
    type: 'type',
    title: 'title and subtitle',
    authors: 'author',
    year: 'issued, else published, year',
    venue: 'container-title; else publisher',
    volume: 'volume',
    issue: 'issue',
    pages: 'page',
    doi: 'DOI, or a DOI in URL',
    pmid: 'PMID, or a line "PMID: …" of note',
    identifier: 'number where it is an arXiv number, PMCID',
    url: 'URL',
    abstract: 'abstract',
    keywords: 'keyword',
    note: 'note',
  },
  matches: text => /^\ufeff?\s*[[{]/.test(text) && /"(?:title|DOI|author|issued)"\s*:/.test(text.slice(0, 200_000)),
  async read(text) {
    const lineAt = lineFinder(text);
    const references: Reference[] = [];
    const broken: BrokenEntry[] = [];
    itemSpans(text).forEach(({ from, to }, index) => {
      const line = lineAt(from);
      // a file is often one line: the item's number says more
      const add = (message: string): void => void broken.push({ line, message: `item ${index + 1}: ${message}` });
      try {
        const item = JSON.parse(text.slice(from, to)) as Item;
        const work = isItem(item['message']) ? item['message'] : item;
        const { references: kept, broken: lost } = libraryOf([referenceOf(work, line)], []);
        if (kept.length > 0 && !isCitation(work)) add('this object has a title, but no id, type, author, date or DOI');
        else append(references, kept);
        for (const { message } of lost) add(message);
      } catch (error) {
        add(`this is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
    return { references, broken };
  },
});

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether an object says anything that only a reference does: a title alone may be that of anything. */
const isCitation = (item: Item): boolean =>
  ['id', 'DOI', 'PMID', 'container-title'].some(key => textOf(item[key]) !== '') ||
  textOf(item['type']) in TYPES ||
  (Array.isArray(item['author']) && item['author'].length > 0) ||
  isItem(item['issued']);

/** Where each item stands: the objects of the outermost list, of a list under `items`, or those that stand one after the other. */
function itemSpans(text: string): { from: number; to: number }[] {
  const list = /^\s*\[/.exec(text) ?? /^\s*\{(?:[^[\]]*?)"items"\s*:\s*\[/.exec(text);
  const spans: { from: number; to: number }[] = [];
  let at = list === null ? text.indexOf('{') : list[0].length;
  while (at >= 0 && at < text.length) {
    const from = text.indexOf('{', at);
    if (from < 0) break;
    const to = endOfObject(text, from);
    spans.push({ from, to });
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

/** The year of a date: parts (nested or not), a text, or a number. */
function yearIn(date: unknown): string {
  if (!isItem(date)) return yearOf(textOf(date));
  const parts = date['date-parts'];
  const [first] = Array.isArray(parts) ? (parts as unknown[]) : [];
  return [first, date['raw'], date['literal']].map(part => yearOf(textOf(part))).find(found => found !== '') ?? '';
}

/** Names as objects or as texts. */
function namesIn(author: unknown): string[] {
  if (!Array.isArray(author)) return authorList(textOf(author));
  return author.map(one => (isItem(one) ? nameOf(one) : textOf(one))).filter(name => name !== '');
}

function nameOf(author: Item): string {
  const part = (key: string): string => textOf(author[key]);
  const whole = part('literal') || part('name');
  if (whole !== '') return whole;
  const family = [part('dropping-particle'), part('non-dropping-particle'), part('family'), part('suffix')]
    .filter(text => text !== '')
    .join(' ');
  return family === '' || part('given') === '' ? family || part('given') : `${family}, ${part('given')}`;
}

function referenceOf(item: Item, line: number): Reference {
  const [title, subtitle] = [textOf(item['title']), textOf(item['subtitle'])];
  const note = textOf(item['note']);
  const number = textOf(item['number']);
  const kind = textOf(item['type']);
  return {
    ...NO_REFERENCE,
    line,
    type: kind === '' ? '' : (TYPES[kind] ?? 'other'),
    title: subtitle === '' || title.includes(subtitle) ? title : `${title}: ${subtitle}`,
    authors: namesIn(item['author']),
    year: ['issued', 'published', 'year'].map(key => yearIn(item[key])).find(found => found !== '') ?? '',
    venue: textOf(item['container-title']) || textOf(item['publisher']),
    volume: textOf(item['volume']),
    issue: textOf(item['issue']),
    pages: textOf(item['page']),
    doi: doiIn(textOf(item['DOI'])) ?? doiIn(textOf(item['URL'])) ?? textOf(item['DOI']),
    pmid: textOf(item['PMID']) || (/^PMID:\s*(\d{1,9})\s*$/im.exec(note)?.[1] ?? ''),
    identifier: /^arxiv/i.test(number) ? number : textOf(item['PMCID']),
    url: textOf(item['URL']),
    abstract: textOf(item['abstract']),
    keywords: Array.isArray(item['keyword']) ? item['keyword'].map(textOf) : wordList(textOf(item['keyword'])),
    note,
  };
}
