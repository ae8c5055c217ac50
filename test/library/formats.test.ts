import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ris } from '../../src/library/formats/ris.ts';
import { NOBODY, newKeys } from '../../src/library/new-keys.ts';
import { libraryFormatOf, readLibrary } from '../../src/library/read-library.ts';
import { doiStyle } from '../../src/library/reference-columns.ts';

describe('RIS', () => {
  test('takes A1 beside AU, continuation lines, several date tags, and DOIs wherever they stand', async () => {
    const { references, broken } = await readLibrary(
      'a.ris',
      '\ufeffTY  - JOUR\r\nA1  - Müller, Hans\r\nAU  - Berg, Jan van der\r\nT1  - A title\r\n that goes on\r\nY1  - 2024/05/17/\r\nUR  - https://doi.org/10.1000/ABC.1\r\nN2  - Words.\r\nKW  - one\r\nKW  - two\r\nER  - \r\n\r\nTY  - CPAPER\nTI  - Second\nDA  - 2023-01-02\nAN  - 12345678\nJF  - Proc\nER  -\n',
    );
    expect(broken).toEqual([]);
    expect(references).toMatchObject([
      {
        line: 1,
        title: 'A title that goes on',
        authors: ['Berg, Jan van der', 'Müller, Hans'],
        year: '2024',
        doi: '10.1000/ABC.1',
        abstract: 'Words.',
        keywords: ['one', 'two'],
      },
      { line: 13, title: 'Second', year: '2023', pmid: '12345678', venue: 'Proc' },
    ]);
  });

  test('a broken entry loses only that entry, named with its line', async () => {
    const { references, broken } = await readLibrary(
      'a.ris',
      'TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - \nTY  - JOUR\nAU  - Nobody\nER  - \nfree text\n',
    );
    expect(references.map(entry => entry.title)).toEqual(['One', 'Two']);
    expect(broken.map(entry => entry.line)).toEqual([3, 6, 9]);
    expect(broken[0]?.message).toContain('line 1 has no end');
  });
});

test('BibTeX: accents, braces, particles, "and others"; a broken entry is named and the rest is kept', async () => {
  const { references, broken } = await readLibrary(
    'a.bib',
    `% a comment\n@article{a1, title={The {LLM} of M{\\"u}ller and Garc{\\'\\i}a}, author={M{\\"u}ller, Hans and van der Berg, Jan and others}, year=2024, doi={10.1/AbC}, journal="J X"}\n@article{b2, title = {Broken, author={X}\n@inproceedings{c3, title={Fine}, author={Ada Lovelace}, date={2023-05}, booktitle={P}, eprint={2303.04360}, archiveprefix={arXiv}}\n`,
  );
  expect(references).toMatchObject([
    {
      line: 2,
      title: 'The LLM of Müller and García',
      authors: ['Müller, Hans', 'van der Berg, Jan'],
      year: '2024',
      doi: '10.1/AbC',
      venue: 'J X',
    },
    { line: 4, title: 'Fine', authors: ['Lovelace, Ada'], year: '2023', venue: 'P', identifier: 'arXiv:2303.04360' },
  ]);
  expect(broken).toHaveLength(1);
  expect(broken[0]?.line).toBe(3);
});

test('CSL-JSON and lists of DOIs', async () => {
  const csl = await readLibrary(
    'a.json',
    JSON.stringify([
      {
        title: '<i>In vitro</i> work',
        DOI: 'https://doi.org/10.5555/X',
        issued: { 'date-parts': [[2022, 3]] },
        author: [{ family: 'Lee', given: 'A' }, { literal: 'The Group' }],
      },
      { id: 'x' },
    ]),
  );
  expect(csl.references).toMatchObject([
    { title: 'In vitro work', doi: '10.5555/X', year: '2022', authors: ['Lee, A', 'The Group'] },
  ]);
  expect(csl.broken).toEqual([
    { line: 1, message: 'item 2: this entry has neither a title nor a DOI nor a PubMed number' },
  ]);
  const list = await readLibrary('dois.txt', '# mine\n10.1234/a\nhttps://doi.org/10.1234/B\nnonsense\n');
  expect(list.references.map(entry => entry.doi)).toEqual(['10.1234/a', '10.1234/B']);
  expect(list.broken).toEqual([{ line: 4, message: '"nonsense" is not a DOI' }]);
  expect((await readLibrary('a.json', '[{"title":"A","type":"book"},{"title":')).broken[0]?.message).toContain(
    'item 2: this is not valid JSON',
  );
  await expect(readLibrary('a.doc', 'hello')).rejects.toThrow('a.doc is not a library that can be read');
});

test.each([
  'Article_Title,DOI_Link\nBeta rays in hens,https://doi.org/10.1000/b\n',
  'DOI link;design\n10.1000/b;cohort\n10.1000/c;rct\n',
  'doi\tdesign\n10.1000/b\tcohort\n',
])('a table with a column of DOIs is no list of DOIs: %j', text => {
  expect(libraryFormatOf('new.csv', text)).toBeNull();
});

test('keys go on as the sheet has them; DOIs are written as most of its cells are', () => {
  expect(newKeys(['s001', 's088', 'x7'], [NOBODY, NOBODY])).toEqual(['s089', 's090']);
  expect(newKeys(['12', '9'], [NOBODY])).toEqual(['13']);
  expect(newKeys(['2020-1', '2020-2', '2020-3'], [NOBODY])).toEqual(['2020-4']);
  expect(newKeys(['s001.1', 's001.2', 's002.1', 's003.1'], [NOBODY])).toEqual(['s004.1']);
  const berg = { authors: ['van der Berg, Jan'], year: '2024' };
  expect(newKeys(['Kim et al., 2020', 'Lee et al., 2021'], [berg, berg])).toEqual([
    'vanderBerg et al., 2024',
    'vanderBerg et al., 2024b',
  ]);
  expect(newKeys(['Kim2020', 'Lee2021'], [NOBODY])).toEqual(['s001']);
  // identifiers without an order are not imitated
  expect(newKeys(['1f-a5', '2c-b7', '9d-c1', '4e-d9', '7a-e2'], [NOBODY])).toEqual(['s001']);
  expect(doiStyle(['10.1000/a', '10.1000/b', 'doi:10.1000/c'])).toBe('');
});

test('lines of a tagged file may end in any of three ways, and be cut anywhere', () => {
  const pieces = [
    'TY  - JOUR',
    'TI  - One',
    ' goes on',
    'AU  - Kim, A',
    'ER  - ',
    'ER  -',
    '',
    'KW  - a',
    'stray',
    'TY  - BOOK',
  ];
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom('\n', '\r\n', '\r')), { maxLength: 12 }),
      fc.boolean(),
      async (lines, isMarked) => {
        const read = (text: string) => ris.read(`${isMarked ? '\ufeff' : ''}${text}`);
        // a CR before a LF of its own would be one line break
        const isSeparate = lines.every(
          ([, end], at) => end !== '\r' || lines[at + 1]?.[0] !== '' || lines[at + 1]?.[1] === '\r',
        );
        fc.pre(isSeparate);
        expect(await read(lines.map(([line, end]) => line + end).join(''))).toEqual(
          await read(lines.map(([line]) => `${line}\n`).join('')),
        );
      },
    ),
    { seed: 20261201, numRuns: 500 },
  );
});
