import { doiIn } from '../../base/doi.ts';
import { libraryFormat } from '../library-format.ts';
import { libraryOf } from '../library-of.ts';
import { lineFinder } from '../line-finder.ts';
import { type BrokenEntry, NO_REFERENCE, type Reference, type ReferenceType, yearOf } from '../reference.ts';

/** EndNote's XML; each record is parsed by itself, so that a broken one loses nothing else. */
export const endnoteXml = libraryFormat({
  name: 'endnote-xml',
  extensions: ['xml'],
  describe: 'EndNote XML',
  fields: {
    type: 'ref-type',
    title: 'titles/title',
    authors: 'contributors/authors/author',
    year: 'dates/year, dates/pub-dates/date',
    venue: 'titles/secondary-title, periodical/full-title; else publisher',
    volume: 'volume',
    issue: 'number',
    pages: 'pages',
    doi: 'electronic-resource-num, or a DOI in urls',
    pmid: 'accession-num where it is a PubMed number',
    url: 'urls/related-urls/url',
    abstract: 'abstract',
    keywords: 'keywords/keyword',
    note: 'notes',
  },
  matches: text =>
    /<records?[\s>]/.test(text.slice(0, 5_000)) &&
    /<(?:titles|contributors|ref-type)[\s>]/.test(text.slice(0, 100_000)),
  async read(text) {
    const { SaxesParser } = await import('../../base/xml-parser.ts');
    const lineAt = lineFinder(text);
    const references: Reference[] = [];
    const broken: BrokenEntry[] = [];
    for (const match of text.matchAll(
      /<record(?:\s[^<>]*)?>(?:(?!<record[\s>])[\s\S])*?(?:<\/record>|(?=<record[\s>]|$))/g,
    )) {
      const line = lineAt(match.index);
      try {
        references.push(referenceOf(textsByPath(match[0], new SaxesParser()), line));
      } catch (error) {
        const why = error instanceof Error ? error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '') : String(error);
        broken.push({ line, message: `this record cannot be read: ${why}` });
      }
    }
    return libraryOf(references, broken);
  },
});

type Texts = ReadonlyMap<string, readonly string[]>;

interface Parser {
  on(name: 'opentag', handler: (tag: { name: string; attributes: Record<string, unknown> }) => void): void;
  on(name: 'closetag', handler: (tag: { name: string }) => void): void;
  on(name: 'text' | 'cdata', handler: (text: string) => void): void;
  on(name: 'error', handler: (error: Error) => void): void;
  write(text: string): Parser;
  close(): Parser;
}

/** Texts of a record's elements by their path; `style` elements only carry format. */
function textsByPath(xml: string, parser: Parser): Texts {
  const texts = new Map<string, string[]>();
  const path: string[] = [];
  let held = '';
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'style') return;
    path.push(name);
    held = '';
    if (name === 'ref-type' && typeof attributes['name'] === 'string') texts.set('ref-type', [attributes['name']]);
  });
  const add = (text: string): void => {
    held += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', ({ name }) => {
    if (name === 'style') return;
    const key = path.slice(1).join('/');
    path.pop();
    const text = held.replace(/\s+/g, ' ').trim();
    held = '';
    if (text === '' || key === '' || key === 'ref-type') return;
    const list = texts.get(key);
    if (list === undefined) texts.set(key, [text]);
    else list.push(text);
  });
  parser.write(xml).close();
  return texts;
}

const TYPES: Readonly<Record<string, ReferenceType>> = {
  'Journal Article': 'article',
  'Electronic Article': 'article',
  Book: 'book',
  'Edited Book': 'book',
  'Book Section': 'chapter',
  'Conference Proceedings': 'proceedings',
  'Conference Paper': 'proceedings',
  Thesis: 'thesis',
  Report: 'report',
};

function referenceOf(texts: Texts, line: number): Reference {
  const all = (...paths: readonly string[]): readonly string[] => paths.flatMap(path => texts.get(path) ?? []);
  const first = (...paths: readonly string[]): string => all(...paths)[0] ?? '';
  const urls = all('urls/related-urls/url', 'urls/web-urls/url', 'urls/pdf-urls/url');
  const kind = first('ref-type');
  return {
    ...NO_REFERENCE,
    line,
    type: kind === '' ? '' : (TYPES[kind] ?? 'other'),
    title: first('titles/title'),
    authors: all('contributors/authors/author'),
    year: yearOf(first('dates/year')) || yearOf(first('dates/pub-dates/date')),
    venue: first('titles/secondary-title', 'periodical/full-title', 'periodical/abbr-1', 'publisher'),
    volume: first('volume'),
    issue: first('number'),
    pages: first('pages'),
    doi: doiIn(first('electronic-resource-num')) ?? urls.map(doiIn).find(found => found !== null) ?? '',
    pmid: /^(?:pmid:?\s*)?(\d{7,8})$/i.exec(first('accession-num'))?.[1] ?? '',
    url: urls[0] ?? '',
    abstract: first('abstract'),
    keywords: all('keywords/keyword'),
    note: first('notes'),
  };
}
