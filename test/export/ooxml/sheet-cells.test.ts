import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { type CellChange, changedCells } from '../../../src/export/ooxml/changed-cells.ts';
import { sheetLetter, sheetPlace } from '../../../src/export/ooxml/sheet-letter.ts';
import { xmlTags } from '../../../src/export/ooxml/xml-tags.ts';

const text = (row: number, column: number, content: string): CellChange => ({ row, column, text: content });
const style = (row: number, column: number): CellChange => ({ row, column, style: current => current + 10 });

describe('cells in the XML of a sheet', () => {
  test.each<[string, string, CellChange[], string]>([
    [
      'a prefix on every name',
      '<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      [style(1, 0), text(2, 1, '<b>')],
      '<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1" s="10"><x:v>1</x:v></x:c></x:row><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t xml:space="preserve">&lt;b&gt;</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
    ],
    [
      'rows and cells without an address count on',
      '<worksheet><sheetData><row><c/><c s="2"/></row><row><c/></row></sheetData></worksheet>',
      [style(1, 1), style(2, 0)],
      '<worksheet><sheetData><row><c/><c s="12"/></row><row><c s="10"/></row></sheetData></worksheet>',
    ],
    [
      'an empty sheet',
      '<worksheet><sheetData/></worksheet>',
      [style(3, 2), style(3, 0)],
      '<worksheet><sheetData><row r="3"><c r="A3" s="10"/><c r="C3" s="10"/></row></sheetData></worksheet>',
    ],
    [
      'an empty row, a missing row, a missing cell between two',
      '<worksheet><sheetData><row r="1"><c r="A1"/><c r="C1"/></row><row r="4" ht="9"/></sheetData></worksheet>',
      [style(1, 1), style(4, 0), style(2, 0)],
      '<worksheet><sheetData><row r="1"><c r="A1"/><c r="B1" s="10"/><c r="C1"/></row><row r="2"><c r="A2" s="10"/></row><row r="4" ht="9"><c r="A4" s="10"/></row></sheetData></worksheet>',
    ],
    [
      'a blank cell takes the style of its row, else of its column',
      '<worksheet><cols><col min="2" max="3" style="5"/></cols><sheetData><row r="1"><c r="A1"/></row><row r="2" s="7" customFormat="1"/></sheetData></worksheet>',
      [style(1, 1), style(2, 1), style(1, 3)],
      '<worksheet><cols><col min="2" max="3" style="5"/></cols><sheetData><row r="1"><c r="A1"/><c r="B1" s="15"/><c r="D1" s="10"/></row><row r="2" s="7" customFormat="1"><c r="B2" s="17"/></row></sheetData></worksheet>',
    ],
    [
      'a text in place of a number, and no text at all',
      '<worksheet><sheetData><row r="1"><c r="A1" t="n"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row></sheetData></worksheet>',
      [text(1, 0, 'x'), text(1, 1, '')],
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">x</t></is></c><c r="B1"/></row></sheetData></worksheet>',
    ],
    [
      'a comment and a ">" in an attribute are no tags',
      '<worksheet><!-- <c r="A1"/> --><sheetData><row r="1" spans="a>b"><c r="A1"/></row></sheetData></worksheet>',
      [style(1, 0)],
      '<worksheet><!-- <c r="A1"/> --><sheetData><row r="1" spans="a>b"><c r="A1" s="10"/></row></sheetData></worksheet>',
    ],
  ])('%s', (_, xml, changes, expected) => {
    expect(changedCells(xml, changes)).toBe(expected);
  });

  test('a formula is left, and said', () => {
    const xml = '<worksheet><sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>';
    const left: CellChange[] = [];
    expect(changedCells(xml, [text(1, 0, 'x')], change => left.push(change))).toBe(xml);
    expect(left).toHaveLength(1);
  });

  test('whatever cells there are, the others stay, and the sheet is sorted and well formed', () => {
    const place = fc.record({ row: fc.integer({ min: 1, max: 6 }), column: fc.integer({ min: 0, max: 30 }) });
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { selector: p => `${p.row} ${p.column}` }),
        fc.uniqueArray(place, { selector: p => `${p.row} ${p.column}` }),
        (standing, wanted) => {
          const rows = [1, 2, 3, 4, 5, 6].map(row =>
            standing
              .filter(cell => cell.row === row)
              .sort((a, b) => a.column - b.column)
              .map(cell => `<c r="${sheetLetter(cell.column)}${row}"><v>${cell.column}</v></c>`)
              .join(''),
          );
          const xml = `<worksheet><sheetData>${rows.map((cells, i) => (cells === '' ? '' : `<row r="${i + 1}">${cells}</row>`)).join('')}</sheetData></worksheet>`;
          const done = changedCells(
            xml,
            wanted.map(({ row, column }) => style(row, column)),
          );
          expect(() => new SaxesParser().write(done).close()).not.toThrow();
          const refs = [...xmlTags(done)]
            .filter(tag => tag.name === 'c' && tag.kind !== 'close')
            .map(tag => /r="([A-Z]+)(\d+)"/.exec(tag.text)!);
          const order = refs.map(([, letters, row]) => Number(row) * 1000 + sheetPlace(letters!));
          expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
          expect(refs).toHaveLength(new Set([...standing, ...wanted].map(p => `${p.row} ${p.column}`)).size);
          // taking the styles away again leaves the cells that stood there
          expect(
            done
              .replace(/<c r="[A-Z]+\d+" s="10"\/>/g, '')
              .replaceAll(' s="10"', '')
              .replace(/<row r="\d+"><\/row>/g, ''),
          ).toBe(xml);
        },
      ),
      { numRuns: 100 },
    );
  });
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %i is %s', (place, letters) => {
  expect([sheetLetter(place), sheetPlace(letters)]).toEqual([letters, place]);
});
