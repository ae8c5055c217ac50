import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LIBRARY_FORMATS } from '../../src/library/formats/index.ts';
import { libraryFormatOf, readLibrary } from '../../src/library/read-library.ts';
import { familyName, type Reference, type ReferencePart } from '../../src/library/reference.ts';

/** Files of our own making, each as the software writes it. */
const textOf = (file: string): string => readFileSync(`test/fixtures/libraries/${file}`, 'utf8');
const read = (file: string) => readLibrary(file, textOf(file));

/** A reference whose DOI is in the capitals in which DOIs are compared; it is read with the file's own. */
const sameCase = (reference: Reference | undefined) => ({ ...reference, doi: reference?.doi.toLowerCase() });

const TITLE = 'Peer mentoring for glider pilots: a cohort study';
const ARTICLE = { title: TITLE, year: '2021', volume: '12', issue: '3', pages: '101-110', doi: '10.5555/jsm.2021.101' };

/** Each format with its fixture, and the line of the entry that is broken on purpose. */
const FIXTURES: Readonly<Record<string, readonly [file: string, line: number, message: string]>> = {
  ris: ['library.ris', 26, 'neither a title'],
  nbib: ['pubmed.nbib', 39, 'neither a title'],
  ciw: ['savedrecs.ciw', 26, 'neither a title'],
  cochrane: ['cochrane.txt', 19, 'neither a title'],
  enw: ['scholar.enw', 18, 'neither a title'],
  'endnote-xml': ['endnote.xml', 4, 'cannot be read'],
  bibtex: ['library.bib', 17, 'cannot be read'],
  'csl-json': ['zotero.json', 38, 'not valid JSON'],
  'pubmed-csv': ['pubmed.csv', 3, 'cells where the header has 11'],
  'covidence-csv': ['covidence.csv', 3, 'neither a title'],
  'rayyan-csv': ['rayyan.csv', 3, 'neither a title'],
  'asreview-csv': ['asreview.csv', 3, 'neither a title'],
  'zotero-csv': ['zotero.csv', 3, 'neither a title'],
  'scopus-csv': ['scopus.csv', 3, 'neither a title'],
  'embase-csv': ['embase.csv', 3, 'neither a title'],
  'dimensions-csv': ['dimensions.csv', 4, 'neither a title'],
  'lens-csv': ['lens.csv', 3, 'neither a title'],
  'openalex-csv': ['openalex.csv', 3, 'neither a title'],
  'ieee-csv': ['ieee.csv', 3, 'neither a title'],
  'wos-table': ['savedrecs.txt', 3, 'neither a title'],
  'doi-list': ['dois.txt', 5, 'not a DOI'],
};

test('every format has a fixture', () => {
  expect(Object.keys(FIXTURES).sort()).toEqual([...LIBRARY_FORMATS.names].sort());
});

describe.each(LIBRARY_FORMATS.all.map(format => [format.name, format] as const))('%s', (name, format) => {
  const [file = '', line = 0, message = ''] = FIXTURES[name] ?? [];

  test('is recognised by its content, whatever its name', () => {
    expect(libraryFormatOf(file, textOf(file))?.name).toBe(name);
    expect(libraryFormatOf('export.txt', textOf(file))?.name).toBe(name);
    expect(libraryFormatOf('export', textOf(file))?.name).toBe(name);
  });

  test('fills every part that it documents, and no other', async () => {
    const { references } = await read(file);
    const parts = new Set(
      references.flatMap(reference =>
        (Object.keys(reference) as (keyof typeof reference)[]).filter(
          part => part !== 'line' && reference[part] !== '' && (reference[part] as { length: number }).length > 0,
        ),
      ),
    );
    expect([...parts].sort()).toEqual((Object.keys(format.fields) as ReferencePart[]).sort());
  });

  test('a broken entry loses only itself and is named with its line', async () => {
    const { references, broken } = await read(file);
    expect(broken.map(entry => entry.line)).toEqual([line]);
    expect(broken[0]?.message).toContain(message);
    expect(references.length).toBeGreaterThan(0);
  });
});

test.each(['zotero', 'endnote', 'covidence', 'rayyan', 'ovid', 'web-of-science', 'scopus'])(
  'RIS as %s writes it',
  async dialect => {
    const { references, broken } = await read(`${dialect}.ris`);
    expect(broken).toEqual([]);
    expect(sameCase(references[0])).toMatchObject(ARTICLE);
    expect(references[0]?.authors.map(familyName)).toEqual([expect.stringMatching(/^M[uü]ller$/), 'van der Berg']);
    expect(references[0]?.venue.toLowerCase().replaceAll('.', '')).toMatch(/^j(ournal of )? ?soar(ing)? med(icine)?$/);
    expect(references[0]?.abstract).toBe('Glider pilots were followed for two seasons. Peers helped.');
    // an accession number of Embase is no PubMed number, though it is as long
    expect(references[0]?.pmid).toBe(dialect === 'endnote' ? '31234567' : '');
  },
);

test.each([
  ['scholar.enw', 'Journal of Soaring Medicine', ['Müller, Hanna', 'van der Berg, Jan']],
  ['pubmed.nbib', 'Journal of soaring medicine', ['Müller, Hanna', 'van der Berg, Jan']],
  ['savedrecs.ciw', 'JOURNAL OF SOARING MEDICINE', ['Mueller, Hanna', 'van der Berg, Jan']],
  ['cochrane.txt', 'Journal of Soaring Medicine', ['Müller H', 'van der Berg J']],
  ['endnote.xml', 'Journal of Soaring Medicine', ['Müller, Hanna', 'van der Berg, Jan']],
  ['library.bib', 'Journal of Soaring Medicine', ['Müller, Hanna', 'van der Berg, Jan']],
  ['zotero.json', 'Journal of Soaring Medicine', ['Müller, Hanna', 'van der Berg, Jan']],
  ['covidence.csv', 'Journal of Soaring Medicine', ['Müller, Hanna', 'van der Berg, Jan']],
  ['rayyan.csv', 'Journal of Soaring Medicine', ['Müller, Hanna', 'van der Berg, Jan']],
  ['zotero.csv', 'Journal of Soaring Medicine', ['Müller, Hanna', 'van der Berg, Jan']],
  ['scopus.csv', 'Journal of Soaring Medicine', ['Müller, H.', 'van der Berg, J.']],
  ['embase.csv', 'Journal of Soaring Medicine', ['Müller, H.', 'van der Berg, J.']],
  ['dimensions.csv', 'Journal of Soaring Medicine', ['Müller, Hanna', 'van der Berg, Jan']],
  ['lens.csv', 'Journal of Soaring Medicine', ['Hanna Müller', 'Jan van der Berg']],
  ['openalex.csv', 'Journal of Soaring Medicine', ['Hanna Müller', 'Jan van der Berg']],
  ['ieee.csv', 'Journal of Soaring Medicine', ['Müller, H.', 'van der Berg, J.']],
  ['savedrecs.txt', 'JOURNAL OF SOARING MEDICINE', ['Müller, Hanna', 'van der Berg, Jan']],
  ['asreview.csv', 'Journal of Soaring Medicine', ['Müller, Hanna', 'van der Berg, Jan']],
])('%s gives the same article', async (file, venue, authors) => {
  const { references } = await read(file);
  expect({
    ...sameCase(references[0]),
    title: references[0]?.title.replace(/\.$/, '').replace('Glider', 'glider'),
  }).toMatchObject({
    ...ARTICLE,
    venue,
    authors,
  });
});

/** The same three works as more programs write them; what is read is the first of each file. */
const BEES = {
  title: 'Peer mentoring of beekeepers: a trial',
  year: '2023',
  venue: 'bmj open',
  volume: '13',
  issue: '2',
};
const CAMERAS: Partial<Reference> = {
  title: 'Counting bees with cameras',
  year: '2021',
  doi: '10.5555/cob.2021.1',
  type: 'proceedings',
};
const HIVES = { title: 'Hive loss in winter', year: '2022', volume: '53', issue: '1', pages: '12-20' };

test.each<[file: string, work: Partial<Reference>, own: Partial<Reference>]>([
  ['ebsco.ris', BEES, { doi: '10.5555/bee.2022.065', pmid: '36854321', pages: '65-73' }],
  ['proquest.ris', BEES, { doi: '10.5555/bee.2022.065', pmid: '', pages: '65432' }],
  // the address of the register ends in what looks like a DOI, and is not the article's
  ['cochrane.ris', BEES, { doi: '', pmid: '36854321', pages: 'e065432' }],
  ['embase.ris', HIVES, { doi: '10.5555/api.2022.12', pmid: '35123456', authors: ['Novák, P.', 'van der Berg, J.'] }],
  [
    'lilacs.ris',
    {},
    {
      doi: '10.5555/rsp.2019.53',
      year: '2019',
      pages: '12',
      pmid: '',
      authors: ['Silva, João da', 'Souza, Maria José de'],
    },
  ],
  ['ieee.ris', CAMERAS, { authors: ['Müller, H.', 'van der Berg, J.'], pages: '101-110' }],
  ['ieee.bib', CAMERAS, { keywords: ['Cameras', 'Insects', 'Night vision'], pages: '101-110' }],
  [
    'acm.bib',
    { ...CAMERAS, doi: '10.5555/3411764.3445001' },
    { pages: '12', authors: ['Müller, Hanna', 'van der Berg, Jan'] },
  ],
  [
    'better-bibtex.bib',
    { ...BEES, title: 'Peer Mentoring of Beekeepers: The BEE-1 Trial' },
    {
      pmid: '36854321',
      authors: ['Müller, Hanna', 'van der Berg, Jan'],
      abstract: 'Background: 5 % of n = 12 bees ~ wasps.',
    },
  ],
  ['mendeley.bib', BEES, { pmid: '36854321', pages: 'e065432', url: '' }],
  ['jabref.bib', HIVES, { venue: 'apidologie, new series', authors: ['Novák, Petr'] }],
])('%s as its program writes it', async (file, work, own) => {
  const { references } = await read(file);
  const read1 = sameCase(references[0]);
  expect({ ...read1, title: read1.title?.replace(/\.$/, ''), venue: read1.venue?.toLowerCase() }).toMatchObject({
    ...work,
    ...own,
  });
});

test('names of PubMed CSV get their comma; a subtitle of BibLaTeX joins the title', async () => {
  const pubmed = (await read('pubmed.csv')).references;
  expect(pubmed.map(entry => [entry.line, entry.title, entry.authors])).toEqual([
    [2, TITLE, ['Müller, H', 'van der Berg, J']],
    [4, 'Fear of heights', ['Lukasz, E']],
  ]);
  expect((await read('biblatex.bib')).references[0]).toMatchObject({
    type: 'chapter',
    title: 'Fear of heights: Beginners',
    authors: ['Łukasz, Ewa'],
    year: '2019',
    venue: 'Handbook of flying',
    pages: '15-40',
  });
});

test('notes with one DOI, JSON of other things and prose are no libraries', () => {
  for (const text of [
    'Some notes\nwe did on Monday\n',
    'See 10.1000/a\nand call Ana\nand Bob\nand Carl\n',
    '{"name": "x"}',
    '# README\n\nHello',
  ])
    expect(libraryFormatOf('x.txt', text)).toBeNull();
});
