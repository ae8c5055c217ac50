import { bareDoi } from '../../base/doi.ts';
import { libraryFormat } from '../library-format.ts';
import { type Library, NO_REFERENCE, type Reference, yearOf } from '../reference.ts';

/** BibTeX and BibLaTeX; an entry that can't be read is named, the others are kept. */
export const bibtex = libraryFormat({
  name: 'bibtex',
  extensions: ['bib', 'bibtex'],
  describe: 'BibTeX and BibLaTeX',
  matches: text => /^\s*@\w+\s*[{(]/m.test(text.slice(0, 5_000)),
  async read(text): Promise<Library> {
    const { parse } = await import('@retorquere/bibtex-parser');
    const found = parse(text, { sentenceCase: false });
    const lineAt = lineFinder(text);
    let from = 0;
    const references = found.entries.flatMap((entry): Reference[] => {
      if (entry.input === '') return [];
      const at = text.indexOf(entry.input, from);
      if (at >= 0) from = at + entry.input.length;
      return [referenceOf(entry.fields as Fields, lineAt(Math.max(0, at)))];
    });
    const broken = found.errors.map(({ error, input }) => ({
      line: lineAt(Math.max(0, text.indexOf(input ?? ''))),
      message: `this entry can't be read: ${error.split('\n')[0]}`,
    }));
    return { references, broken };
  },
});

interface Creator {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly name?: string;
}
type Fields = Readonly<Record<string, string | readonly Creator[] | readonly string[] | undefined>>;

/** A dotless i or j below an accent is what the accent was put on: í, not ı́. */
const dotted = (text: string): string =>
  text
    .replace(/ı(?=\p{M})/gu, 'i')
    .replace(/ȷ(?=\p{M})/gu, 'j')
    .normalize('NFC');

function referenceOf(fields: Fields, line: number): Reference {
  const text = (...names: readonly string[]): string => {
    for (const name of names) {
      const value = fields[name];
      if (typeof value === 'string' && value.trim() !== '') return dotted(value.trim());
    }
    return '';
  };
  const creators = (Array.isArray(fields['author']) ? fields['author'] : []) as readonly Creator[];
  const archive = text('archiveprefix', 'eprinttype');
  const keywords = fields['keywords'];
  return {
    ...NO_REFERENCE,
    line,
    title: text('title'),
    authors: creators.filter(creator => !isOthers(creator)).map(nameOf),
    year: yearOf(text('year', 'date')),
    venue: text('journal', 'journaltitle', 'booktitle', 'publisher', 'howpublished'),
    doi: bareDoi(text('doi')) ?? bareDoi(text('url')) ?? text('doi').toLowerCase(),
    pmid: text('pmid'),
    identifier: text('eprint') === '' ? '' : `${archive === '' ? 'arXiv' : archive}:${text('eprint')}`,
    url: text('url'),
    abstract: text('abstract'),
    keywords: Array.isArray(keywords)
      ? keywords.map(String)
      : text('keywords')
          .split(/[,;]/)
          .map(word => word.trim())
          .filter(word => word !== ''),
    note: text('note'),
  };
}

const isOthers = (creator: Creator): boolean => creator.lastName === 'others' && creator.firstName === undefined;

function nameOf({ name, firstName, lastName, prefix, suffix }: Creator): string {
  if (name !== undefined) return dotted(name);
  const family = [prefix, lastName, suffix].filter(part => part !== undefined && part !== '').join(' ');
  return dotted(firstName === undefined || firstName === '' ? family : `${family}, ${firstName}`);
}

/** The line of an offset, without reading the text from its beginning each time. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return offset => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
