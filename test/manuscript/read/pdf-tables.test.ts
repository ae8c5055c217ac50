import PdfDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { scan } from '../../../src/manuscript/scan/scan.ts';
import { term } from '../../support/scan-terms.ts';

const TERMS = [
  term('method', 'prompting', 'Prompting', 'Generation method'),
  term('method', 'specialised', 'Specialised model', 'Generation method'),
  term('modality', 'text', 'Unstructured text', 'Modality'),
  term('modality', 'tabular', 'Tabular', 'Modality'),
];

/** A page with texts at places, written in the order given. */
async function page(texts: readonly (readonly [text: string, x: number, y: number])[]): Promise<Uint8Array> {
  const document = new PdfDocument({ size: 'A4', margin: 0, info: { CreationDate: new Date(0) } });
  const parts: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document.on('data', (part: Uint8Array) => void parts.push(part));
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.fontSize(9);
  for (const [text, x, y] of texts) document.text(text, x, y, { lineBreak: false });
  document.end();
  await ended;
  return Buffer.concat(parts);
}

const said = async (texts: readonly (readonly [string, number, number])[]) =>
  (await scan(await page(texts), 'a.pdf', { changes: 'accepted', terms: TERMS, certainty: 0.6 })).claims.map(
    ({ numbers, N, proposal, bound }) =>
      `${Object.values(numbers).join(' ')}${N === null ? '' : ` of ${N}`}${bound ? ` ${proposal!.level}${proposal!.where === undefined ? '' : ` where ${proposal!.where}`}` : ''}`,
  );

const TITLE = ['Table 1. Generation method by modality, and a title that goes on over the columns', 50, 80] as const;
const HEAD = [
  ['Method', 50, 110],
  ['Unstructured', 200, 100],
  ['text', 210, 110],
  ['(N = 10)', 200, 120],
  ['Tabular', 300, 110],
  ['(N = 5)', 300, 120],
] as const;
const ROWS = [
  ['Generation method', 50, 140],
  ['Prompting', 60, 155],
  ['7 (70.0%)', 200, 155],
  ['3 (60.0%)', 300, 155],
  ['Specialised', 60, 170],
  ['3 (30.0%)', 200, 170],
  ['2 (40.0%)', 300, 170],
  ['model', 60, 180],
] as const;
const NOTE = ['We included 15 studies in this table, and some of them say very little about it.', 50, 210] as const;
const EXPECTED = [
  '10 text',
  '5 tabular',
  '7 70.0 of 10 prompting where modality = text',
  '3 60.0 of 5 prompting where modality = tabular',
  '3 30.0 of 10 specialised where modality = text',
  '2 40.0 of 5 specialised where modality = tabular',
  '15',
];

describe('tables of a PDF are read by where their cells stand', () => {
  test('written row by row', async () => {
    const rows = ROWS.filter(([text]) => text !== 'model').map(([text, x, y]): [string, number, number] => [
      text === 'Specialised' ? 'Specialised model' : text,
      x,
      y,
    ]);
    expect(await said([TITLE, ...HEAD, ...rows, NOTE])).toEqual(EXPECTED);
  });

  test('a label over two lines, written before its numbers', async () => {
    const order = [0, 1, 2, 3, 4, 7, 5, 6].map(i => ROWS[i]!);
    expect(await said([TITLE, ...HEAD, ...order, NOTE])).toEqual(EXPECTED);
  });

  test('the head written row by row, across its columns', async () => {
    const rows = [0, 1, 2, 3, 4, 7, 5, 6].map(i => ROWS[i]!);
    const head = [...HEAD].sort((a, b) => a[2] - b[2] || a[1] - b[1]);
    expect(await said([TITLE, ...head, ...rows, NOTE])).toEqual(EXPECTED);
  });

  test('a short caption over one column is none of its head', async () => {
    const rows = [0, 1, 2, 3, 4, 7, 5, 6].map(i => ROWS[i]!);
    expect(await said([['Table 1. Methods by modality', 190, 88], ...HEAD, ...rows, NOTE])).toEqual(EXPECTED);
  });

  test('without a head nothing is bound: no column says what it is', async () => {
    const rows = [0, 1, 2, 3, 4, 7, 5, 6].map(i => ROWS[i]!);
    expect(await said([NOTE, ...rows.map(([text, x, y]) => [text, x, y + 100] as const)])).toEqual([
      '15',
      '7 70.0',
      '3 60.0',
      '3 30.0',
      '2 40.0',
    ]);
  });

  test('a row that stands alone is running text, and numbers without words between them are nobody’s', async () => {
    expect(await said([['Prompting 7 (70.0%) 3 (60.0%) 2 (40.0%)', 50, 100]])).toEqual(['7 70.0', '3 60.0', '2 40.0']);
    expect(await said([['Most used prompting (7 of 10, 70.0%).', 50, 100]])).toEqual(['7 10 70.0 prompting']);
  });

  test('running text keeps its lines, and words that were broken', async () => {
    const { claims } = await scan(
      await page([
        ['Of the 10 studies, most used promp-', 50, 100],
        ['ting (7 of 10, 70.0%), and the others did not.', 50, 112],
      ]),
      'a.pdf',
      { changes: 'accepted', terms: TERMS, certainty: 0.6 },
    );
    expect(claims.map(claim => [claim.at, claim.proposal?.level ?? null, claim.numbers])).toEqual([
      ['page 1', null, { N: '10' }],
      ['page 1', 'prompting', { n: '7', N: '10', percent: '70.0' }],
    ]);
  });
});
