import { expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import { sourceOf } from '../support/source.ts';

const cellsOf = async (text: string, name?: string) => {
  const table = await ingest(sourceOf(text, name));
  return {
    cells: Array.from({ length: table.rows }, (_, row) => table.columns.map(column => column.value(row))),
    codes: table.findings.map(({ code, row }) => `${code} ${row ?? ''}`.trim()).filter(code => code !== 'D003'),
  };
};

test.each([
  ['CR CR LF in a CRLF file', 'id;a;b\r\n1;first\r\r\nsecond;x\r\n2;c;y\r\n', 'first\nsecond'],
  ['LF in a CRLF file', 'id;a;b\r\n1;first\nsecond;x\r\n2;c;y\r\n', 'first\nsecond'],
  ['CR in an LF file', 'id;a;b\n1;first\rsecond;x\n2;c;y\n', 'first\nsecond'],
  ['vertical tab', 'id;a;b\r\n1;first\vsecond;x\r\n2;c;y\r\n', 'first\vsecond'],
])('%s inside an unquoted cell belongs to the cell', async (_name, text, cell) => {
  const { cells, codes } = await cellsOf(text);
  expect(cells).toEqual([
    ['1', cell, 'x'],
    ['2', 'c', 'y'],
  ]);
  expect(codes).toEqual(cell.includes('\n') ? ['D015 2'] : []);
});

test('a file glued from two programs has both line ends', async () => {
  const { cells, codes } = await cellsOf('id,a\r\n1,x\r\n2,y\n3,z\n');
  expect(cells).toHaveLength(3);
  expect(codes).toEqual([]);
});

test.each([
  [
    'a line feed in an LF file',
    'id,a,b,c\n1,x,first,y\n2,z,first\nsecond,y\n3,x,w,y\n',
    [
      ['1', 'x', 'first', 'y'],
      ['2', 'z', 'first\nsecond', 'y'],
      ['3', 'x', 'w', 'y'],
    ],
    ['D015 3'],
  ],
  [
    'rows that a program cut off at their blanks',
    'id,a,b,c\n1,x,w,y\n2,z,w\n3,x\n4,x,w,y\n',
    [
      ['1', 'x', 'w', 'y'],
      ['2', 'z', 'w', ''],
      ['3', 'x', '', ''],
      ['4', 'x', 'w', 'y'],
    ],
    ['D006 3', 'D006 4'],
  ],
  [
    'a third narrow row',
    'id,a,b,c\n1,x,w,y\n2,z,first\nsecond,y\n3,x,w\n',
    [
      ['1', 'x', 'w', 'y'],
      ['2', 'z', 'first', ''],
      ['second', 'y', '', ''],
      ['3', 'x', 'w', ''],
    ],
    ['D006 3', 'D006 4', 'D006 5'],
  ],
])('%s: two pieces are joined only where nothing else fits', async (_name, text, cells, codes) => {
  expect(await cellsOf(text)).toEqual({ cells, codes });
});

test('one or two long rows spoil no other row', async () => {
  expect((await cellsOf('id;a\n1;x\n2;y;z\n3;x\n4;y;z;w\n5;x\n')).codes).toEqual(['D005 3', 'D005 5']);
  expect((await cellsOf('id;a\n1;x\n2;y;z\n')).codes).toEqual(['D005 3']);
});

test.each([
  ['lib.ris', 'TY  - JOUR\nTI  - A study\nER  - \n'],
  ['lib.txt', '\nTY  - JOUR\nTI  - A study\nER  - \n'],
  ['lib.nbib', 'PMID- 123\nOWN - NLM\n'],
  ['lib.bib', '@article{rao2026,\n title = {A study}\n}\n'],
])('%s is refused as a library of references', async (name, text) => {
  await expect(ingest(sourceOf(text, name))).rejects.toThrow('a library of references');
});

test('UTF-32 with a byte order mark is refused by name', async () => {
  const bytes = new Uint8Array([0xff, 0xfe, 0, 0, 0x69, 0, 0, 0, 0x64, 0, 0, 0]);
  await expect(ingest(sourceOf(bytes))).rejects.toThrow('UTF-32');
});
