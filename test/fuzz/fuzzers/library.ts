import { readFileSync } from 'node:fs';
import { libraryFormatOf, readLibrary } from '../../../src/library/read-library.ts';
import { additionsFrom } from '../../../src/pipeline/sheets/add.ts';
import { memoryEffects } from '../../support/memory-effects.ts';
import { bytes, type FuzzedFile, type Fuzzer, fuzzer, promise, text } from '../fuzzer.ts';

const REVIEW = {
  'review.yaml':
    'name: fuzzed\nunit: { name: study, key: id }\nstudies: studies\nresources:\n  - { name: studies, path: studies.csv, schema: codebook.yaml }\n',
  'codebook.yaml': `version: 1
primaryKey: id
fields:
  - { name: id, type: string }
  - { name: title, type: string }
  - { name: authors, type: string }
  - { name: year, type: year }
  - { name: doi, type: string }
  - { name: topic, type: string, categories: [{ value: sleep, label: Sleep }, { value: mood, label: Mood }] }
`,
  'studies.csv': 'id,title,authors,year,doi,topic\ns1,Heat in towns,"Alder, A.",2024,10.5555/heat.1,sleep\n',
};

/** Reads a library; each of its entries is added, a duplicate, or named as broken: none is lost. */
async function added(file: FuzzedFile): Promise<string> {
  const library = await readLibrary(file.name, text(file.data));
  for (const { line } of [...library.references, ...library.broken]) {
    promise(Number.isInteger(line) && line >= 1, `line ${line} is a line of the file`);
    promise(line <= text(file.data).split(/\r\n|[\n\r]/).length, `line ${line} is within the file`);
  }
  const effects = memoryEffects({ ...REVIEW, [`/inbox/${file.name}`]: file.data });
  const plan = await additionsFrom(effects, null, `/inbox/${file.name}`, null);
  const there = plan.added.length + plan.duplicates.length + plan.broken.length;
  promise(
    there >= library.references.length + library.broken.length,
    `of ${library.references.length} entries and ${library.broken.length} broken ones ${there} are told`,
  );
  const keys = plan.added.map(entry => entry.key);
  promise(new Set(keys).size === keys.length, 'each new study has a key of its own');
  for (const entry of plan.added)
    promise(entry.cells.length === plan.target.headers.length, 'a new row has a cell for each column');
  return JSON.stringify([library, keys, plan.duplicates]);
}

const library = (name: string, files: readonly string[], tokens: readonly string[]): Fuzzer =>
  fuzzer({
    name,
    tokens,
    seeds: async () =>
      files.map(file => ({ name: file, data: bytes(readFileSync(`test/fixtures/libraries/${file}`, 'utf8')) })),
    read: added,
  });

export const ris = library(
  'ris',
  ['zotero.ris', 'endnote.ris', 'covidence.ris', 'ovid.ris', 'rayyan.ris', 'scopus.ris', 'web-of-science.ris'],
  ['\nTY  - JOUR\n', '\nER  - \n', '\nER  -', 'AU  - ', 'DO  - ', 'TI  - ', '  - ', '\nN1  - ', 'PY  - 20x4', 'TY  -'],
);
export const bibtex = library(
  'bibtex',
  ['library.bib', 'biblatex.bib'],
  [
    '@article{',
    '@string{x = "y"}',
    '@comment{',
    '}',
    ' # ',
    '\\"{o}',
    '$^2$',
    '{\\textemdash}',
    'and others',
    ' and ',
    ',\n',
    '%',
  ],
);
export const cslJson = library(
  'csl-json',
  ['zotero.json'],
  [
    'null',
    '[]',
    '{}',
    '"author": null,',
    '"issued": {"date-parts": [[null]]},',
    '"title": 7,',
    '[[',
    '"DOI": ["x"],',
    '-1',
  ],
);
export const nbib = library(
  'nbib',
  ['pubmed.nbib'],
  ['\nPMID- ', 'TI  - ', '      ', '\n\n', 'LID - 10.1/x [doi]', 'FAU - '],
);
export const enw = library('enw', ['scholar.enw'], ['%0 Journal Article\n', '%T ', '%A ', '%', '%R 10.1/x\n', '\n\n']);
export const ciw = library(
  'ciw',
  ['savedrecs.ciw'],
  ['\nPT J\n', '\nER\n', '\nEF\n', 'TI ', '   ', 'AU ', 'DI 10.1/x\n'],
);
export const endnoteXml = library(
  'endnote-xml',
  ['endnote.xml'],
  [
    '<record>',
    '</record>',
    '<style face="normal">',
    '</style>',
    '<titles/>',
    '&lt;',
    '<![CDATA[',
    ']]>',
    '<author></author>',
  ],
);
export const libraryCsv = library(
  'library-csv',
  ['pubmed.csv', 'covidence.csv', 'rayyan.csv', 'asreview.csv'],
  [',', '"', '""', '\r\n', '10.5555/heat.1', 'doi', 'Heat in towns', ';'],
);
export const doiList = library('doi-list', ['dois.txt'], ['https://doi.org/', '10.', '10.5555/heat.1', '\n', ' ', '.']);

/** The format by content never throws, whatever the text is. */
export const anyLibrary = fuzzer({
  name: 'library-format',
  tokens: ['TY  - ', '@a{', '[{', 'PMID- ', '%0 ', 'PT J', '<xml', 'doi\n'],
  seeds: async () => [{ name: 'file.txt', data: bytes('10.5555/heat.1\n') }],
  read: async file => String(libraryFormatOf(file.name, text(file.data))?.name ?? null),
});
