import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../src/library/read-library.ts';
import type { Reference } from '../../src/library/reference.ts';

type Part = Partial<Reference>;

type Case = readonly [what: string, file: string, text: string, entries: readonly Part[], broken: readonly number[]];

/** Small files as programs write them, what must be read, and the lines that are named as broken. */
const FILES = (
  [
    [
      'RIS with one space, or none behind the dash',
      'a.ris',
      'TY - JOUR\nTI -One two\nPY - 2021\nER -\n',
      [{ title: 'One two', year: '2021' }],
    ],
    [
      'RIS of the Cochrane Library',
      'a.ris',
      'TY  - JOUR\nAN  - CN-01234567\nTI  - Trial\nAU  - Kim A\nYR  - 2020\nSO  - J of X\nXR  - EMBASE 12345678\nPM  - PUBMED 31234567\nER  - \n',
      [{ title: 'Trial', pmid: '31234567', venue: 'J of X', year: '2020' }],
    ],
    [
      'RIS with all authors in one line',
      'a.ris',
      'TY  - JOUR\nTI  - One\nAU  - Kim, Ann; Lee B;\nER  - \n',
      [{ authors: ['Kim, Ann', 'Lee, B'] }],
    ],
    ['RIS with indented lines', 'a.ris', '  TY  - JOUR\n  TI  - One two\n  ER  - \n', [{ line: 1, title: 'One two' }]],
    [
      'RIS with a preamble and numbers between entries',
      'a.ris',
      'Provider: X\nDatabase: Y\n\n1. \nTY  - JOUR\nTI  - One\nER  - \n\n2.\nTY  - JOUR\nTI  - Two\nER  - \n',
      [{ title: 'One' }, { title: 'Two' }],
      [1],
    ],
    [
      'RIS of the Web of Science ends with EF',
      'a.ris',
      'TY  - JOUR\nTI  - One\nC7  - e1234\nER  - \n\nEF  - \n',
      [{ title: 'One', pages: 'e1234' }],
    ],
    [
      'an article number of seven digits is no PubMed number',
      'a.ris',
      'TY  - JOUR\nTI  - One\nC7  - 1234567\nDB  - Scopus\nER  - \n',
      [{ pmid: '', pages: '1234567' }],
    ],
    [
      'a number of another database is no PubMed number',
      'a.ris',
      'TY  - JOUR\nTI  - One\nAN  - 12345678\nDB  - Embase\nER  - \nTY  - JOUR\nTI  - Two\nAN  - 31234567\nDB  - MEDLINE\nER  - \n',
      [{ pmid: '' }, { pmid: '31234567' }],
    ],
    [
      'PubMed numbers of EBSCO, Embase, Cochrane and Zotero',
      'a.ris',
      [
        'TY  - JOUR\nTI  - One\nAN  - 104567890\nN1  - Accession Number: 104567890. Language: English. PMID: NLM31234567. \nDB  - ccm\nER  - ',
        'TY  - JOUR\nTI  - Two\nAN  - 31234568\nDP  - EBSCOhost\nDB  - cmedm\nER  - ',
        'TY  - JOUR\nTI  - Three\nU2  - L2020123456\nC5  - 31234569\nDB  - Embase Medline\nER  - ',
        'TY  - JOUR\nTI  - Four\nAN  - CN-01234567\nC3  - PUBMED 31234560,EMBASE 620123456\nER  - ',
        'TY  - JOUR\nTI  - Five\nM2  - PMID: 31234561\nPMCID: PMC7654321\nER  - ',
        'TY  - JOUR\nTI  - Six\nN1  - Comment on: PMID: 31234562\nER  - \n',
      ].join('\n'),
      [
        { pmid: '31234567' },
        { pmid: '31234568' },
        { pmid: '31234569' },
        { pmid: '31234560' },
        { pmid: '31234561' },
        { pmid: '' },
      ],
    ],
    [
      'BibTeX with article numbers, a PubMed number in a note, and blanks of TeX',
      'a.bib',
      '@article{a, author={Kim, Ann}, title={One\\ two \\ three \\\\ four}, year={2020}, articleno={12}, numpages={9}, note={PMID: 31234567} }\n@article{b, author={Kim, Ann}, title={Two}, date={2021}, eid={e77}, note={Erratum of PMID: 31234568} }\n',
      [
        { title: 'One two three four', pages: '12', pmid: '31234567' },
        { title: 'Two', pages: 'e77', pmid: '' },
      ],
    ],
    [
      'an author that says that there is none',
      'a.ris',
      'TY  - JOUR\nTI  - One\nAU  - [No author name available]\nER  - \nTY  - JOUR\nTI  - Two\nAU  - [Anonymous]\nER  - \nTY  - JOUR\nTI  - Three\nAU  - Anonymous Collective\nER  - \n',
      [{ authors: [] }, { authors: [] }, { authors: ['Anonymous Collective'] }],
    ],
    [
      'a file on a disk is no address',
      'a.ris',
      'TY  - JOUR\nTI  - One\nL1  - internal-pdf://123/x.pdf\nER  - \n',
      [{ url: '' }],
    ],
    [
      'markup in titles',
      'a.ris',
      'TY  - JOUR\nTI  - The <i>E. coli</i> &amp; H<sub>2</sub>O at p <0.05\nER  - \n',
      [{ title: 'The E. coli & H2O at p <0.05' }],
    ],
    [
      'Refer without blank lines between entries',
      'a.enw',
      '%0 Journal Article\n%T One\n%A Kim, Ann\n%0 Book\n%T Two\n%A Lee, Bo\n',
      [
        { line: 1, title: 'One', authors: ['Kim, Ann'] },
        { line: 4, title: 'Two', type: 'book', authors: ['Lee, Bo'] },
      ],
    ],
    [
      'MEDLINE without blank lines between entries',
      'a.nbib',
      'PMID- 31234567\nTI  - One\nFAU - Kim, Ann\nPMID- 31234568\nTI  - Two\n      and more\nFAU - Lee, Bo\n',
      [
        { pmid: '31234567', authors: ['Kim, Ann'] },
        { line: 4, pmid: '31234568', title: 'Two and more', authors: ['Lee, Bo'] },
      ],
    ],
    [
      'a chapter of the Web of Science',
      'a.ciw',
      'FN X\nVR 1.0\nPT B\nTI Chapter\nSO Book\nDT Article; Book Chapter\nER\n\nEF\n',
      [{ type: 'chapter', venue: 'Book' }],
    ],
    [
      'a percent sign is no comment in BibTeX',
      'a.bib',
      '@article{a, title = {50% of A \\& B}, url = {http://x.org/a%20b}, year = {in press}, date = {2021-01}, journal = jxx}\n@article{b, title={Two}}\n',
      [{ title: '50% of A & B', url: 'http://x.org/a%20b', year: '2021', venue: 'jxx' }, { title: 'Two' }],
    ],
    [
      'CSL-JSON one item a line',
      'a.json',
      '{"title":"One","type":"book"}\n{"title":"Two","type":"book"}\n',
      [
        { line: 1, title: 'One' },
        { line: 2, title: 'Two' },
      ],
    ],
    [
      'CSL-JSON with dates, names and keywords as texts',
      'a.json',
      JSON.stringify([
        {
          title: 'One',
          type: 'article-journal',
          issued: '2021-05-01',
          author: 'Kim, A; Lee, B',
          keyword: ['a', 'b'],
          abstract: 'p <0.05 and n > 3',
        },
        {
          title: 'Two',
          type: 'article-journal',
          issued: { 'date-parts': [2020] },
          author: [{ family: 'King', given: 'M', suffix: 'Jr.' }, 'Lee, B', null],
          note: 'PMID: 31234567\nextra',
        },
      ]),
      [
        { year: '2021', authors: ['Kim, A', 'Lee, B'], keywords: ['a', 'b'], abstract: 'p <0.05 and n > 3' },
        { year: '2020', authors: ['King Jr., M', 'Lee, B'], pmid: '31234567' },
      ],
    ],
    [
      'one work of Crossref',
      'a.json',
      '{"status":"ok","message":{"DOI":"10.1000/b","title":["One"],"subtitle":["the sub"],"published":{"date-parts":[[2021]]}}}',
      [{ title: 'One: the sub', doi: '10.1000/b', year: '2021' }],
    ],
    [
      'JSON of something else',
      'a.json',
      '[{"title":"Settings","colour":"red"},{"title":"One","type":"book"}]',
      [{ title: 'One' }],
      [1],
    ],
    [
      'a quotation mark that nothing closes loses one row',
      'a.csv',
      'PMID,Title,Authors,Journal/Book,Publication Year,DOI\n1,One,"Kim A, Lee B.",J,2021,\n2,"Two,Kim A,J,2021,10.1000/b\n3,"Three, four",Kim A,J,2020,\n4,Five,Kim A,J,2020,\n',
      [{ title: 'One' }, { line: 4, title: 'Three, four', year: '2020' }, { line: 5, title: 'Five' }],
      [3],
    ],
    [
      'quotation marks in a cell that are not doubled',
      'a.csv',
      'PMID,Title,Authors,Journal/Book,DOI\n1,"Bad "quote" here",Kim A,J,\n2,"Two\nlines",Kim A,J,\n',
      [{ title: 'Bad "quote" here' }, { line: 3, title: 'Two lines' }],
    ],
    [
      'lists as Python prints them',
      'a.csv',
      'record_id,primary_title,abstract,authors,keywords,included\n1,One,w,"[\'Kim, A.\', \'Lee, B.\']","[""a"", ""b""]",1\n2,Two,w,"Kim, A., Lee, B.",a; b,0\n',
      [
        { title: 'One', authors: ['Kim, A.', 'Lee, B.'], keywords: ['a', 'b'] },
        { title: 'Two', authors: ['Kim, A.', 'Lee, B.'] },
      ],
    ],
    [
      'accession numbers of Covidence',
      'a.csv',
      'Title,Authors,Accession Number,Covidence #\nOne,"Kim, A",31234567,#1\nTwo,"Kim, A",rayyan-1234567,#2\nThree,"Kim, A",WOS:0001,#3\n',
      [{ pmid: '31234567', identifier: '' }, { pmid: '', identifier: '' }, { identifier: 'WOS:0001' }],
    ],
    ['a list with a heading', 'a.txt', 'DOI\n10.1000/a\n10.1000/b\n', [{ doi: '10.1000/a' }, { doi: '10.1000/b' }]],
  ] as const satisfies readonly (readonly [string, string, string, readonly Part[], (readonly number[])?])[]
).map(([what, file, text, entries, broken = []]): Case => [what, file, text, entries, broken]);

describe('dialects of library files', () => {
  test.each(FILES)('%s', async (_, file, text, entries, lines) => {
    const { references, broken } = await readLibrary(file, text);
    expect(references).toHaveLength(entries.length);
    expect(references).toMatchObject([...entries]);
    expect(broken.map(entry => entry.line)).toEqual(lines);
  });

  test('a file of open quotation marks alone ends', async () => {
    const { references, broken } = await readLibrary('a.csv', `PMID,Title,Journal/Book\n${'1,"x,y\n'.repeat(500)}`);
    expect(references).toEqual([]);
    expect(broken.at(-1)?.message).toContain('the rest of the file is not read');
  });
});

test('what bibutils 7.2 writes of a paper in proceedings: BT is where it stands, "others" is nobody', async () => {
  const { references } = await readLibrary(
    'a.ris',
    'TY  - CONF\nAU  - Kim, A.\nAU  - others\nPY  - 2020\nTI  - Deep models for text\nBT  - Proc. of X\nSP  - 1\nEP  - 9\nID  - b2\nER  - \n',
  );
  expect(references[0]).toMatchObject({ title: 'Deep models for text', venue: 'Proc. of X', authors: ['Kim, A.'] });
});

test('publishers and institutions of BibTeX are read as citation-js 0.7.22 reads them', async () => {
  const { references } = await readLibrary(
    'a.bib',
    '@book{a, title={Health statistics}, publisher={WHO}, year={2021}}\n@techreport{b, title={A report}, institution={Univ. Y}, year={2017}}\n',
  );
  expect(references.map(({ venue }) => venue)).toEqual(['WHO', 'Univ. Y']);
});

test('proceedings that papers refer to are no study of their own, and that is said', async () => {
  const { references, broken } = await readLibrary(
    'a.bib',
    '@inproceedings{a, title={Sleep}, author={Roe, A.}, crossref={Conf}}\n@proceedings{conf, title={Proceedings}, year={2019}}\n@proceedings{own, title={A volume by itself}, year={2019}}\n',
  );
  expect(references.map(({ title, venue, year }) => [title, venue, year])).toEqual([
    ['Sleep', 'Proceedings', '2019'],
    ['A volume by itself', '', '2019'],
  ]);
  expect(broken).toEqual([
    { line: 2, message: '"conf" is the volume that "a" is part of (crossref), and no study of its own' },
  ]);
});

test('a chapter takes from its book what says where it stands, not the name, identifiers and summary of the book', async () => {
  const { references } = await readLibrary(
    'a.bib',
    '@incollection{a, title={Sleep}, author={Roe, A.}, crossref={c}}\n@inbook{b, title={Pain}, subtitle={A chapter}, doi={10.1/b}, crossref={c}}\n' +
      '@book{c, title={Handbook}, subtitle={All of it}, editor={Doe, B.}, year={2019}, publisher={P}, doi={10.1/c}, url={http://x.org/c}, abstract={The whole}, keywords={x}}\n',
  );
  expect(references).toMatchObject([
    { title: 'Sleep', year: '2019', venue: 'Handbook', doi: '', url: '', abstract: '', keywords: [] },
    { title: 'Pain: A chapter', year: '2019', venue: 'Handbook', doi: '10.1/b', url: '', abstract: '' },
    { title: 'Handbook: All of it', doi: '10.1/c', url: 'http://x.org/c', abstract: 'The whole', keywords: ['x'] },
  ]);
});
