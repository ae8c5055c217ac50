import { doiIn } from '../../base/doi.ts';
import { libraryFormat } from '../library-format.ts';
import { type BrokenEntry, type Library, NO_REFERENCE, type Reference } from '../reference.ts';

/** More pieces than this are the cells of a table. */
const CELLS = 3;

/** What a line of a list names; null for any other text. */
function identifierOf(line: string): Pick<Reference, 'doi' | 'pmid' | 'identifier'> | null {
  // a row of a table holds more than an identifier, but a DOI may hold a comma, and one may end the line
  if (line.replace(/(?<![,;\s])[,;\s]+$/, '').split(/[,;\t]/).length > CELLS) return null;
  const doi = doiIn(line);
  if (doi !== null) return { doi, pmid: '', identifier: '' };
  const pmid = /^(?:pmid:?\s*|https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/)(\d{1,9})\/?$/i.exec(line)?.[1];
  if (pmid !== undefined) return { doi: '', pmid, identifier: '' };
  const arxiv = /^(?:arxiv:\s*|https?:\/\/arxiv\.org\/abs\/)(\S+)$/i.exec(line)?.[1];
  return arxiv === undefined ? null : { doi: '', pmid: '', identifier: `arXiv:${arxiv}` };
}

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/).map(line => line.replace(/^\ufeff/, '').trim());
/** A line that is to name a work: no comment, and no heading of a column. */
const counts = (line: string): boolean => line !== '' && !/^(?:#|(?:dois?|pmids?|identifiers?)$)/i.test(line);

/** A header that names no work, above rows with as many cells. */
function isTable(lines: readonly string[]): boolean {
  const [header = ''] = lines;
  if (lines.length < 2 || identifierOf(header) !== null) return false;
  const cellsIn = (line: string, mark: string): number => line.split(mark).length;
  return [',', ';', '\t'].some(
    mark => cellsIn(header, mark) > 1 && lines.every(line => cellsIn(line, mark) === cellsIn(header, mark)),
  );
}

/** A list of DOIs, PubMed or arXiv numbers, one a line; nothing else is known of such a study. */
export const doiList = libraryFormat({
  name: 'doi-list',
  extensions: ['txt'],
  describe: 'a text with one DOI, PubMed number (PMID: …) or arXiv number (arXiv:…) a line',
  fields: { doi: 'a line with a DOI', pmid: 'a line PMID: …', identifier: 'a line arXiv:…' },
  // one DOI in a page of notes makes no list
  matches(text) {
    const lines = linesOf(text.slice(0, 20_000)).filter(counts).slice(0, 50);
    if (isTable(lines)) return false;
    return lines.length > 0 && lines.filter(line => identifierOf(line) !== null).length * 2 >= lines.length;
  },
  async read(text): Promise<Library> {
    const references: Reference[] = [];
    const broken: BrokenEntry[] = [];
    linesOf(text).forEach((line, index) => {
      if (!counts(line)) return;
      const found = identifierOf(line);
      if (found === null) broken.push({ line: index + 1, message: `"${line.slice(0, 60)}" is not a DOI` });
      else references.push({ ...NO_REFERENCE, line: index + 1, ...found });
    });
    return { references, broken };
  },
});
