import { bareDoi } from '../../base/doi.ts';
import { libraryFormat } from '../library-format.ts';
import { type BrokenEntry, type Library, NO_REFERENCE, type Reference } from '../reference.ts';

/** A list of DOIs, one a line; nothing else is known of such a study. */
export const doiList = libraryFormat({
  name: 'doi-list',
  extensions: ['txt'],
  describe: 'a text with one DOI a line',
  matches: text =>
    text
      .split('\n')
      .slice(0, 20)
      .some(line => bareDoi(line.trim()) !== null) && !text.slice(0, 2_000).includes(','),
  async read(text): Promise<Library> {
    const references: Reference[] = [];
    const broken: BrokenEntry[] = [];
    text.split(/\r\n|\r|\n/).forEach((line, index) => {
      const plain = line.replace(/^\ufeff/, '').trim();
      if (plain === '' || plain.startsWith('#')) return;
      const doi = bareDoi(plain);
      if (doi === null) broken.push({ line: index + 1, message: `"${plain.slice(0, 60)}" is not a DOI` });
      else references.push({ ...NO_REFERENCE, line: index + 1, doi });
    });
    return { references, broken };
  },
});
