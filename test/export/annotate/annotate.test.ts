import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { annotateSheet } from '../../../src/pipeline/sheets/annotate.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';

const FIXTURE: Uint8Array = new Uint8Array(readFileSync('test/fixtures/workbooks/charted.xlsx'));
const SHEET = "Coder's sheet";
const CODEBOOK = `primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id, constraints: { required: true } }
  - { name: method, categories: [{ value: trial, aliases: [randomised] }, { value: survey }] }
  - { name: setting, type: list, delimiter: ";", constraints: { required: true }, categories: [hospital, home] }
  - { name: year, type: integer, constraints: { minimum: 1950 } }
  - { name: note }
`;
const parts = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]));

async function annotated(workbook = FIXTURE, file = 'charted.xlsx', out = 'out.xlsx', sheet: string | null = SHEET) {
  const effects = memoryEffects({ [file]: workbook, 'cb.yaml': CODEBOOK });
  const done = await annotateSheet(effects, null, file, { codebook: 'cb.yaml', sheet, out });
  return { done, bytes: effects.files.get(`/review/${out}`)!, effects };
}

/** Cells of a sheet by address, without their style: what stands in them. */
const cellsOf = (xml: string): Map<string, string> =>
  new Map(
    [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, address, head = '', inner = '']) => [
      address!,
      `${/ t="\w+"/.exec(head)?.[0] ?? ''} ${inner}`,
    ]),
  );

describe('a workbook with notes', () => {
  test('every part that is not concerned stays byte for byte, and every cell keeps what is in it', async () => {
    const [was, { bytes }] = [parts(FIXTURE), await annotated()];
    const is = parts(bytes);
    const changed = Object.keys(is).filter(name => is[name] !== was[name]);
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/comments/comment1.xml',
      'xl/drawings/commentsDrawing1.vml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet2.xml',
      'xl/worksheets/sheet4.xml',
    ]);
    expect(Object.keys(was).filter(name => !(name in is))).toEqual([]);
    const sheet = 'xl/worksheets/sheet2.xml';
    const [before, after] = [cellsOf(was[sheet]!), cellsOf(is[sheet]!)];
    for (const [address, cell] of before) expect([address, after.get(address)]).toEqual([address, cell]);
    // the blank cell of a finding is the only new one
    expect([...after.keys()].filter(address => !before.has(address))).toEqual(['C5']);
    // around the cells: views, widths, conditional formats, drop-downs
    const around = (xml: string): string => xml.replace(/<sheetData>.*<\/sheetData>/s, '');
    expect(around(is[sheet]!)).toBe(around(was[sheet]!));
    // styles are only added: those that were there keep their numbers
    const formats = (xml: string): string[] =>
      /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(xml)?.[1]?.match(/<xf [^>]*\/>|<xf .*?<\/xf>/gs) ?? [];
    expect(formats(is['xl/styles.xml']!).slice(0, 5)).toEqual(formats(was['xl/styles.xml']!));
  });
  test('every XML part is well formed, its namespaces declared', async () => {
    for (const [name, text] of Object.entries(parts((await annotated()).bytes))) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', error => {
        throw new Error(`${name}: ${error.message}`);
      });
      expect(() => parser.write(text).close()).not.toThrow();
    }
  });
  test('a note a cell, below the note that stood there, and colours by severity', async () => {
    const { bytes } = await annotated();
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    const sheet = sheets.find(entry => entry.name === SHEET)!;
    const note = (row: number, column: number) => sheet.cells?.get(`${row},${column}`)?.comment?.text;
    expect(note(1, 4)).toBe('Checked.');
    expect(note(2, 1)).toMatch(/^Is this the same as in s1\?\n\nwarning D102: "Trial" is read as trial/);
    expect(note(2, 2)).toBe('error D107: "homme" (did you mean "home"?) is not an item of setting\n→ hospital;home');
    const fill = (row: number, column: number) => {
      const found = sheet.cells?.get(`${row},${column}`)?.style?.fill;
      return found?.type === 'pattern' ? found.fgColor?.rgb : undefined;
    };
    expect([fill(2, 1), fill(2, 2), fill(1, 1)]).toEqual(['FFE699', 'F8CBAD', undefined]);
    expect(sheet.cells?.get('2,1')?.style?.font?.name).toBe('Courier New');
    const xml = parts(bytes);
    const notes = xml['xl/comments/comment1.xml']!.match(/<comment /g)!.length;
    expect(xml['xl/drawings/commentsDrawing1.vml']!.match(/<x:ClientData|<ns2:ClientData/g)).toHaveLength(notes);
  });
  test('the list "To fix" links to the cells, through a quoted sheet name', async () => {
    const { bytes, done } = await annotated();
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(sheet => sheet.name)).toEqual(['Read me', SHEET, 'lists', 'To fix']);
    const rows = sheets[3]!.rows;
    expect(rows[0]?.slice(0, 5)).toEqual(['coder', 'cell', 'study', 'field', 'severity']);
    expect(rows.map(row => row[1]).slice(1)).toEqual([
      'F1',
      'F2',
      'B3',
      'C3',
      'F3',
      'B4',
      'D4',
      'F4',
      'B5',
      'C5',
      'E5',
      'F5',
      'A6',
      'F6',
    ]);
    expect(rows[4]?.slice(2, 9)).toEqual([
      's2',
      'setting',
      'error',
      'hospital; homme',
      '"homme" (did you mean "home"?) is not an item of setting',
      'hospital;home',
      'D107',
    ]);
    expect(parts(bytes)['xl/worksheets/sheet4.xml']).toContain(`ref="B5" location="'Coder''s sheet'!C3"`);
    expect([done.marked, done.list, done.left]).toEqual([14, 'To fix', []]);
  });
  test('the same workbook gives the same bytes, and is read with the same findings', async () => {
    const [one, two] = [await annotated(), await annotated()];
    expect(one.bytes).toEqual(two.bytes);
    const again = await annotated(one.bytes);
    expect(again.done.findings.map(entry => [entry.code, entry.row, entry.column])).toEqual(
      one.done.findings.map(entry => [entry.code, entry.row, entry.column]),
    );
  });
});

describe('a workbook that was annotated before', () => {
  test('what was mended loses its note and colour, the rest keeps one of each, and there is one list', async () => {
    const first = await annotated();
    // the coder mends B5 in the copy, writes into the note of C3 and leaves the rest
    const copy = unzipSync(first.bytes);
    const sheet = 'xl/worksheets/sheet2.xml';
    const comments = 'xl/comments/comment1.xml';
    copy[sheet] = strToU8(strFromU8(copy[sheet]!).replace('>survei<', '>survey<').replace('>Trial<', '>trial<'));
    copy[comments] = strToU8(strFromU8(copy[comments]!).replace('→ hospital;home', '→ hospital;home\nI am not sure.'));
    const { bytes, done } = await annotated(zipSync(copy));
    expect(done.findings).toHaveLength(first.done.findings.length - 2);
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    expect(sheets.map(entry => entry.name)).toEqual(['Read me', SHEET, 'lists', 'To fix']);
    expect(sheets[3]!.rows).toHaveLength(done.findings.length + 1);
    const at = (address: string) => sheets[1]!.cells?.get(address);
    const fill = (address: string) => {
      const found = at(address)?.style?.fill;
      return found?.type === 'pattern' ? found.fgColor?.rgb : undefined;
    };
    // B5 and B3 are as they were: no colour, no note but the other coder's own
    expect([fill('4,1'), at('4,1')?.comment?.text, at('4,1')?.style?.font?.name]).toEqual([
      undefined,
      undefined,
      'Courier New',
    ]);
    expect([fill('2,1'), at('2,1')?.comment?.text]).toEqual([undefined, 'Is this the same as in s1?']);
    // the header has its own fill again below the mark, and one note
    expect(at('0,5')?.comment?.text).toMatch(/^warning D202: .*ignore this$/);
    // whoever wrote into a note keeps it
    expect(at('2,2')?.comment?.text).toMatch(/I am not sure\.\n\nerror D107/);
    const is = parts(bytes);
    expect(is['xl/drawings/commentsDrawing1.vml']!.match(/ObjectType="Note"/g)).toHaveLength(
      is[comments]!.match(/<comment /g)!.length,
    );
    for (const name of [
      sheet,
      comments,
      'xl/drawings/commentsDrawing1.vml',
      'xl/worksheets/sheet4.xml',
      'xl/styles.xml',
    ])
      expect(() => new SaxesParser({ xmlns: true }).write(is[name]!).close()).not.toThrow();
  });
  test('when everything is mended, the sheet is what it was', async () => {
    const { bytes } = await annotated();
    const effects = memoryEffects({
      'out.xlsx': bytes,
      // a codebook that finds nothing wrong
      'cb.yaml':
        'missingValues: [{ value: NR, label: not_reported }]\nfields: [{ name: id }, { name: method }, { name: setting }, { name: year }, { name: note }, { name: share }]',
    });
    // formulas without a stored value would still be found: their cells get one
    const copy = unzipSync(bytes);
    const sheet = 'xl/worksheets/sheet2.xml';
    copy[sheet] = strToU8(strFromU8(copy[sheet]!).replace(/<v\s*\/>|<v><\/v>/g, '<v>1</v>'));
    await effects.write('out.xlsx', zipSync(copy));
    const done = await annotateSheet(effects, null, 'out.xlsx', {
      codebook: 'cb.yaml',
      sheet: SHEET,
      out: 'clean.xlsx',
    });
    expect(done.findings).toEqual([]);
    const { sheets } = await readXlsx(effects.files.get('/review/clean.xlsx')!, { readStyles: true });
    const was = (await readXlsx(FIXTURE, { readStyles: true })).sheets[1]!;
    const looks = (entry: typeof was) =>
      [...(entry.cells ?? [])].flatMap(([address, cell]) =>
        cell.value === null && cell.formula === undefined
          ? []
          : [[address, cell.style?.fill ?? null, cell.style?.font ?? null, cell.comment?.text ?? null]],
      );
    // a cell that looks like nothing is the same whether it has a style or not
    const plain = (value: unknown): unknown[] =>
      (
        JSON.parse(JSON.stringify(value).replaceAll('{"type":"pattern","pattern":"none"}', 'null')) as unknown[][]
      ).filter(([, ...look]) => look.some(part => part !== null));
    expect(plain(looks(sheets[1]!))).toEqual(plain(looks(was)));
  });
});

describe('findings by coder', () => {
  test('one coder after the other, each by address; a CSV becomes a workbook', async () => {
    const files = {
      'review.yaml': `name: two-coders
unit: { name: study, key: id }
codings: [{ name: charting, from: { column: Reviewer, consensus: Consensus } }]
resources: [{ name: studies, path: charted.csv, schema: cb.yaml }]
`,
      'cb.yaml': CODEBOOK,
      'charted.csv': `\n"id","Reviewer",method,setting,year,note
s1,Zoe,trail,home,2000,
s1,Amy,trial,hom,2000,
s1,Consensus,trial,home,2000,"two
lines"
s2,Zoe,survey,home,1900,
s2,Amy,survei,home,2000,=1+1
`,
    };
    const effects = memoryEffects(files);
    await annotateSheet(effects, null, 'charted.csv', { codebook: null, sheet: null, out: 'out.xlsx' });
    const { sheets } = await readXlsx(effects.files.get('/review/out.xlsx')!);
    expect(sheets.map(sheet => sheet.name)).toEqual(['charted', 'To fix']);
    // a blank first row, and a record with a line break is one row
    expect(sheets[0]!.rows[1]?.slice(0, 3)).toEqual(['id', 'Reviewer', 'method']);
    expect(sheets[0]!.rows[4]?.[5]).toBe('two\nlines');
    expect(sheets[0]!.rows[6]?.[5]).toBe('=1+1');
    const list = sheets[1]!.rows
      .slice(1)
      .filter(row => row[4] === 'error' && row[0] !== null && /[A-Z]/.test(String(row[1])));
    expect(list.map(row => row.slice(0, 3)).filter(row => /^[CDE]/.test(String(row[1])))).toEqual([
      ['Amy', 'D4', 's1'],
      ['Amy', 'C7', 's2'],
      ['Zoe', 'C3', 's1'],
      ['Zoe', 'E6', 's2'],
    ]);
  });
});

test('without FILE, the studies of the review are marked; a text file becomes text cells that Excel does not flag', async () => {
  const effects = memoryEffects({
    'review.yaml':
      'name: r\nunit: { name: study, key: id }\nresources: [{ name: studies, path: corpus/s.csv, schema: codebook.yaml }]\n',
    'codebook.yaml': CODEBOOK,
    'corpus/s.csv': 'id,method,setting,year,note\na,trial,home,20x1,\nb,survey,home,2001,\n',
  });
  const done = await annotateSheet(effects, null, null, { codebook: null, sheet: null, out: 'out.xlsx' });
  expect([done.marked, done.elsewhere]).toEqual([1, 0]);
  const xml = parts(effects.files.get('/review/out.xlsx')!)['xl/worksheets/sheet1.xml']!;
  expect(xml).toContain('<ignoredError sqref="A1:E3" numberStoredAsText="1"/></ignoredErrors><legacyDrawing');
});

describe('what is refused or kept', () => {
  const fault = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.catch((caught: unknown) => caught);
    return error instanceof Fault ? `${error.code}: ${error.message} → ${error.hint}` : 'no fault';
  };
  const withParts = (extra: Record<string, string>): Uint8Array =>
    zipSync({ ...unzipSync(FIXTURE), ...Object.fromEntries(Object.entries(extra).map(([k, v]) => [k, strToU8(v)])) });

  test('a password', async () => {
    const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
    expect(await fault(annotated(ole, 'locked.xlsx'))).toMatch(
      /^foreign: .*password → save it as XLSX without a password/,
    );
  });
  test('macros stay, and the name must say so', async () => {
    const macros = withParts({ 'xl/vbaProject.bin': 'macro bytes' });
    expect(await fault(annotated(macros, 'charted.xlsm'))).toMatch(
      /^annotate: charted.xlsm holds macros.*→ write `annotate: 'out.xlsm'`$/,
    );
    const { bytes } = await annotated(macros, 'charted.xlsm', 'out.xlsm');
    expect(parts(bytes)['xl/vbaProject.bin']).toBe('macro bytes');
  });
  test('a signature', async () => {
    expect(await fault(annotated(withParts({ '_xmlsignatures/sig1.xml': '<a/>' })))).toMatch(
      /^signed: .*→ save a copy/,
    );
  });
  test('a workbook without styles gets them', async () => {
    const { 'xl/styles.xml': _, ...rest } = unzipSync(FIXTURE);
    const without = (name: string, pattern: RegExp): void =>
      void Object.assign(rest, { [name]: strToU8(strFromU8(rest[name]!).replace(pattern, '')) });
    without('xl/_rels/workbook.xml.rels', /<Relationship [^>]*styles[^>]*\/>/);
    without('[Content_Types].xml', /<Override PartName="\/xl\/styles.xml"[^>]*\/>/);
    const is = parts((await annotated(zipSync(rest))).bytes);
    expect(is['xl/styles1.xml']).toContain('F8CBAD');
    expect(is['[Content_Types].xml']).toContain('/xl/styles1.xml');
  });
  test.each([
    ['charted.xlsx', /^overwrite: .*never overwritten/],
    ['./charted.xlsx', /^overwrite/],
    ['out.csv', /^annotate: .*→ write `annotate: 'out.xlsx'`$/],
    ['out.xlsm', /^annotate: .*holds none → write `annotate: 'out.xlsx'`$/],
  ])('%s as the copy', async (out, message) => {
    expect(await fault(annotated(FIXTURE, 'charted.xlsx', out))).toMatch(message);
  });
  test('a sheet of the review', async () => {
    const files = seedFiles();
    const effects = memoryEffects({
      ...files,
      'x.xlsx': FIXTURE,
      'review.yaml': `${files['review.yaml']!}  - { name: other, path: x.xlsx }\n`,
    });
    expect(await fault(annotateSheet(effects, null, null, { codebook: null, sheet: null, out: 'x.xlsx' }))).toMatch(
      /^overwrite: x.xlsx is a sheet of the review \("other"\)/,
    );
  });
});
