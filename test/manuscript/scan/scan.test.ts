import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Changes } from '../../../src/manuscript/read/block.ts';
import { scan } from '../../../src/manuscript/scan/scan.ts';
import { term } from '../../support/scan-terms.ts';

const TERMS = [
  term('method', 'prompting', 'Prompting', 'Generation method'),
  term('method', 'fine_tuning', 'Fine-tuning', 'Generation method'),
  term('modality', 'text', 'Unstructured text', 'Modality'),
];
const read = (name: string, content: string | Uint8Array, changes: Changes = 'accepted') =>
  scan(typeof content === 'string' ? strToU8(content) : content, name, { changes, terms: TERMS, certainty: 0.6 });
const numbers = async (text: string) => (await read('a.txt', text)).claims.map(claim => claim.numbers);

test.each<[string, Record<string, string>[]]>([
  ['prompting (44 of 59 studies, 74.6%)', [{ n: '44', N: '59', percent: '74.6' }]],
  ['prompting in 44/59 (74·6 %)', [{ n: '44', N: '59', percent: '74.6' }]],
  ['74,6% (44 of 59)', [{ n: '44', N: '59', percent: '74,6' }]],
  ['44 (74.6%) studies', [{ n: '44', percent: '74.6' }]],
  ['(n = 44, 74.6%)', [{ n: '44', percent: '74.6' }]],
  ['mostly text (44, 74.6%)', [{ n: '44', percent: '74.6' }]],
  ['some tables (12 studies; 20.3%)', [{ n: '12', percent: '20.3' }]],
  ['Two of twelve reviews', [{ n: '2', N: '12' }]],
  ['Forty-four articles did', [{ n: '44' }]],
  ['1\u2009234 of 5\u2009678 records (21.7\u2009%)', [{ n: '1234', N: '5678', percent: '21.7' }]],
  ['12 of 59 studies (20.3%; 95% CI 12.0 to 32.3)', [{ n: '12', N: '59', percent: '20.3', interval: '12.0 to 32.3' }]],
  ['kappa = 0.81 (95% CI 0.70–0.92)', [{ kappa: '0.81', interval: '0.70 to 0.92' }]],
  ['κ of \u22120.02', [{ kappa: '-0.02' }]],
  ['with kappa 0.81, as Cohen said of kappa 1960', [{ kappa: '0.81' }]],
  ['a median of 120 (IQR 30 to 400)', [{ median: '120', iqr: '30 to 400' }]],
  ['ranging from 3 to 40', [{ range: '3 to 40' }]],
  ['20% of 41,727 people', [{ percent: '20', N: '41727' }]],
  ['We included 59 studies', [{ N: '59' }]],
  ['published in 2024 [12], see Figure 3', []],
])('finds the numbers of: %s', async (text, expected) => {
  expect(await numbers(text)).toEqual(expected);
});

test('binds a number to the label beside it, and nothing below the confidence', async () => {
  const found = await read(
    'a.md',
    'Most used prompting (74.6%), some fine-tuning (20.3%). A third was written in winter (33.3%).',
  );
  expect(found.claims.map(claim => [claim.bound, claim.proposal?.level])).toEqual([
    [true, 'prompting'],
    [true, 'fine_tuning'],
    [false, undefined],
  ]);
});

test('places: lines of Markdown, code and comments left out, tables read with their header', async () => {
  const found = await read(
    'a.md',
    '# Results\n\nOne line\nand 44 of 59 studies.\n\n```\n12 of 59 studies\n```\n<!-- 13 of 59 studies -->\n\n| Method | n | % |\n|---|---|---|\n| Prompting | 44 | 74.6 |\n',
  );
  expect(found.claims.map(claim => [claim.at, claim.section, claim.numbers])).toEqual([
    ['line 4', 'Results', { n: '44', N: '59' }],
    ['line 13', 'Results', { n: '44', percent: '74.6' }],
  ]);
});

test('LaTeX: comments and the preamble left out', async () => {
  const found = await read(
    'a.tex',
    '\\newcommand{\\x}{12 of 59 studies}\n\\begin{document}\n% 13 of 59 studies\nPrompting: 44~of~59 studies (74.6\\%) \\cite{x2024}.\n\\begin{tabular}{lr}\nFine-tuning & 12 (20.3\\%) \\\\\n\\end{tabular}\n',
  );
  expect(found.claims.map(claim => [claim.at, claim.numbers])).toEqual([
    ['line 4', { n: '44', N: '59', percent: '74.6' }],
    ['line 6', { n: '12', percent: '20.3' }],
  ]);
});

test('HTML: entities, tables, scripts left out', async () => {
  const found = await read(
    'a.html',
    '<html><body>\n<script>var a = "12 of 59 studies";</script>\n<p>44&nbsp;of 59 studies\n(74&middot;6&#37;)</p>\n<table><tr><th>Method</th><th>n (%)</th></tr>\n<tr><td>Fine-tuning</td><td>12 (20.3)</td></tr></table></body></html>',
  );
  expect(found.claims.map(claim => [claim.at, claim.numbers])).toEqual([
    ['line 3', { n: '44', N: '59', percent: '74.6' }],
    ['line 6', { n: '12', percent: '20.3' }],
  ]);
});

const word = (body: string): Uint8Array =>
  zipSync({ 'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`) });
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;

test.each<[Changes, string]>([
  ['accepted', '44'],
  ['original', '43'],
])('DOCX with tracked changes, %s', async (changes, n) => {
  const body = `<w:p>${run('Prompting: ')}<w:del><w:r><w:delText>43</w:delText></w:r></w:del><w:ins>${run('44')}</w:ins>${run(' of 59 studies')}</w:p>`;
  const found = await read('a.docx', word(body), changes);
  expect(found.claims.map(claim => [claim.at, claim.numbers])).toEqual([['paragraph 1', { n, N: '59' }]]);
});

test('DOCX: tables, and a paragraph mark that was deleted', async () => {
  const cell = (text: string): string => `<w:tc><w:p>${run(text)}</w:p></w:tc>`;
  const row = (...cells: string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
  const body = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('44 of ')}</w:p><w:p>${run('59 studies')}</w:p><w:tbl>${row('Method', 'n', '%')}${row('Prompting', '44', '74.6')}</w:tbl>`;
  expect((await read('a.docx', word(body))).claims.map(claim => claim.numbers)).toEqual([
    { n: '44', N: '59' },
    { n: '44', percent: '74.6' },
  ]);
});

test.each<[string, string | Uint8Array, string]>([
  ['a.docx', 'PK\u0003\u0004 and nothing more', 'is damaged'],
  ['a.docx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 'protected by a password'],
  ['a.docx', zipSync({ 'x.txt': strToU8('x') }), 'is not a Word document'],
  ['a.docx', zipSync({ 'word/document.xml': strToU8('<w:document><w:p>') }), 'is damaged'],
  ['a.pdf', '%PDF-1.4 broken', "can't be read as a PDF"],
  ['a.rtf', '{}', 'not in a manuscript format'],
])('%s is refused in one sentence', async (name, content, message) => {
  await expect(read(name, content)).rejects.toThrow(message);
});

test('a text without a number', async () => {
  expect(await read('a.txt', 'Nothing here.')).toMatchObject({ claims: [], numbers: 0, total: null });
});

test('the whole of a text is the one that explains its percentages, not the size of its many subgroups', async () => {
  const subgroups = ['A', 'B', 'C'].map(name => `${name} (N = 2): prompting in 1 (50.0%).`).join(' ');
  const text = `Of 59 studies, 44 (74.6%) used prompting and 12 (20.3%) fine-tuning. ${subgroups}`;
  expect((await read('a.txt', text)).total).toBe(59);
});

test('a number of a year, or of a subgroup that nobody knows, is bound to nothing; a category that its whole is named by is its subgroup', async () => {
  const text = [
    'Of 59 studies, 44 (74.6%) used prompting, 12 (20.3%) fine-tuning and 3 (5.1%) neither.',
    'Europe (N = 20): prompting in 15 (75.0%).',
    'Prompting: 1 (50.0%) in 2021 and 6 (60.0%) in 2022.',
    'Unstructured text (N = 30): prompting in 24 (80.0%), fine-tuning in 6 (20.0%).',
    'Among the 25 studies of unstructured text, 11 (44.0%) used prompting.',
  ];
  const { claims } = await read('a.txt', text.join('\n\n'));
  expect(
    claims
      .filter(claim => !claim.whole)
      .map(({ numbers, bound, proposal }) => [numbers.n, bound ? proposal!.level : null, proposal?.where ?? null]),
  ).toEqual([
    ['44', 'prompting', null],
    ['12', 'fine_tuning', null],
    ['3', null, null],
    ['15', null, null],
    ['1', null, null],
    ['6', null, null],
    ['30', 'text', null],
    ['24', 'prompting', 'modality = text'],
    ['6', 'fine_tuning', 'modality = text'],
    ['25', 'text', null],
    ['11', 'prompting', 'modality = text'],
  ]);
});

test('many small parts: the last one belongs to the whole, too; years are no parts', async () => {
  const text = `Of 200 studies: ${['a 120 (60.0%)', 'b 77 (38.5%)', 'c 1 (0.5%)', 'd 1 (0.5%)', 'e 1 (0.5%)'].join(', ')}.`;
  expect(
    new Set((await read('a.txt', text)).claims.filter(claim => !claim.whole).map(claim => claim.partition)).size,
  ).toBe(1);
  const years = 'Prompting: 1 (50.0%) in 2021 and 3 (50.0%) in 2022.';
  expect((await read('a.txt', years)).claims.map(claim => claim.partition)).toEqual([null, null]);
});

test('a sentence gives a category one number: the one that stands nearer to its label', async () => {
  const { claims } = await read(
    'a.txt',
    'Of 59 studies, some said so in 12 (20.3%) and prompting was found in 44 (74.6%).',
  );
  expect(claims.filter(claim => !claim.whole).map(claim => [claim.numbers.n, claim.bound])).toEqual([
    ['12', false],
    ['44', true],
  ]);
});

test.each<[string, (string | null)[]]>([
  // the first count is of what the sentence names, even where it doesn't fit
  ['Of the 59 studies, 43 (74.1%) used prompting; of these, 20 (46.5%) were new.', ['59', null]],
  // what is bound is of what the data say
  ['We reviewed 59 studies. Prompting was used in 44 (74.6%), others in 13 (23.2%).', [null, null]],
  ['Of the 59 studies, those of which 20 (46.5%) were new had no code.', [null]],
  ['Of 59 studies, 3 (5.1%) in 2020 and 12 (20.3%) in all.', [null, '59']],
])('wholes of running text: %s', async (text, wholes) => {
  const { claims } = await read('a.txt', text);
  expect(claims.filter(claim => !claim.whole).map(claim => claim.N)).toEqual(wholes);
});
