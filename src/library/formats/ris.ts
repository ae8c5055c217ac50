import { bareDoi } from '../../base/doi.ts';
import { libraryFormat } from '../library-format.ts';
import { type BrokenEntry, type Library, NO_REFERENCE, type Reference, yearOf } from '../reference.ts';

type Tags = ReadonlyMap<string, readonly string[]>;

const TAG = /^([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*))?$/;

/** RIS as databases and reference managers write it: several tags for one thing, continuation lines, missing ends. */
export const ris = libraryFormat({
  name: 'ris',
  extensions: ['ris'],
  describe: 'RIS of databases and reference managers',
  matches: text => /^\s*TY {1,2}- /m.test(text.slice(0, 5_000)),
  async read(text): Promise<Library> {
    const references: Reference[] = [];
    const broken: BrokenEntry[] = [];
    let entry: { line: number; tags: Map<string, string[]>; last: string[] | null } | null = null;
    const close = (): void => {
      if (entry === null) return;
      const reference = referenceOf(entry.tags, entry.line);
      if (reference.title === '' && reference.doi === '' && reference.pmid === '')
        broken.push({ line: entry.line, message: 'this entry has neither a title nor a DOI nor a PubMed number' });
      else references.push(reference);
      entry = null;
    };
    text.split(/\r\n|\r|\n/).forEach((line, index) => {
      const match = TAG.exec(line.replace(/^\ufeff/, '').trimEnd());
      if (match === null) {
        if (line.trim() === '') return;
        if (entry?.last) entry.last[entry.last.length - 1] = `${entry.last.at(-1)} ${line.trim()}`;
        else
          broken.push({
            line: index + 1,
            message: `"${line.trim().slice(0, 60)}" is not an RIS line and belongs to no entry`,
          });
        return;
      }
      const [, tag = '', value = ''] = match;
      if (tag === 'TY') {
        if (entry !== null)
          broken.push({
            line: index + 1,
            message: `the entry of line ${entry.line} has no end (ER); it was closed here and kept`,
          });
        close();
        entry = { line: index + 1, tags: new Map([['TY', [value.trim()]]]), last: null };
      } else if (tag === 'ER') close();
      else if (entry === null) broken.push({ line: index + 1, message: `${tag} stands outside an entry (TY … ER)` });
      else {
        const list = entry.tags.get(tag) ?? [];
        list.push(value.trim());
        entry.tags.set(tag, list);
        entry.last = list;
      }
    });
    close();
    return { references, broken };
  },
});

const first = (tags: Tags, names: readonly string[]): string =>
  names.flatMap(name => tags.get(name) ?? []).find(value => value !== '') ?? '';
const all = (tags: Tags, names: readonly string[]): string[] =>
  names.flatMap(name => tags.get(name) ?? []).filter(value => value !== '');

function referenceOf(tags: Tags, line: number): Reference {
  const doi = ['DO', 'M3', 'L3', 'UR', 'LK', 'N1', 'ID']
    .flatMap(name => tags.get(name) ?? [])
    .map(bareDoi)
    .find(found => found !== null);
  const pmid = all(tags, ['PMID', 'AN', 'C7', 'ID', 'UR', 'LK'])
    .map(value => /(?:pubmed[^\d]*|^pmid:?\s*|^)(\d{6,9})(?:\D|$)/i.exec(value)?.[1])
    .find(found => found !== undefined);
  return {
    ...NO_REFERENCE,
    line,
    title: first(tags, ['TI', 'T1', 'CT', 'BT']),
    // primary authors come as AU or as A1, sometimes as both
    authors: [...new Set(all(tags, ['AU', 'A1']))],
    year:
      ['PY', 'Y1', 'DA', 'YR']
        .flatMap(name => tags.get(name) ?? [])
        .map(yearOf)
        .find(year => year !== '') ?? '',
    venue: first(tags, ['JO', 'JF', 'T2', 'JA', 'J2', 'PB']),
    doi: doi ?? '',
    pmid: pmid ?? '',
    url: first(tags, ['UR', 'LK', 'L2', 'L1']),
    abstract: first(tags, ['AB', 'N2']),
    keywords: all(tags, ['KW']),
    note: first(tags, ['N1']),
  };
}
