import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { changedCsv } from '../../../src/export/fix/changed-csv.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { fixSheet } from '../../../src/pipeline/sheets/fix.ts';
import { offerRepairs } from '../../../src/validate/fix/offer-repairs.ts';
import { REPAIRS } from '../../../src/validate/fix/repairs/index.ts';
import { validate } from '../../../src/validate/validate.ts';
import { codebookOf } from '../../support/codebook.ts';
import { memoryEffects } from '../../support/memory-effects.ts';
import { sourceOf } from '../../support/source.ts';
import { tableOf } from '../../support/table.ts';

const CODEBOOK = `primaryKey: id
missingValues: [{ value: NR, label: not_reported }, { value: unclear, label: unclear }]
fields:
  - { name: id, constraints: { required: true } }
  - { name: method, categories: [{ value: trial, label: Trial (any), aliases: [RCT, randomised, "trial: by ward"] }, { value: survey, label: "Survey, online" }] }
  - { name: setting, type: list, delimiter: ";", categories: [hospital, home, { value: none, exclusive: true }] }
  - { name: drugs, type: list, delimiter: ";" }
  - { name: year, type: integer, constraints: { minimum: 1950 } }
  - { name: symptoms, type: list, checked: ["Yes"], columns: [{ name: symptoms___1, value: pain }] }
  - { name: note }
`;
const HEADER = ['id', 'method', 'setting', 'drugs', 'year', 'symptoms___1', 'note'];

describe('each repair', () => {
  test.each([
    // field, cell, mended (null: nothing is offered), repairs
    ['method', ' trial', 'trial', ['trim']],
    ['id', 's1 ', 's1', ['trim']],
    ['note', ' a  b ', 'a  b', ['trim']],
    ['year', ' 2001', '2001', ['trim']],
    ['method', 'RCT', 'trial', ['alias']],
    // the fold counts it, but words of the coder's own must not be lost
    ['method', 'trial: by ward', null, []],
    ['method', 'TRIAL', 'trial', ['case']],
    ['method', 'survey,  ONLINE', 'survey', ['case']],
    // a code or its label is read as it is
    ['method', 'Trial (any)', null, []],
    ['method', 'trail', null, []],
    ['setting', 'hospital ; home', 'hospital;home', ['delimiter']],
    ['setting', 'hospital, Home', 'hospital;home', ['delimiter', 'case']],
    ['setting', 'hospital\nhome', 'hospital;home', ['delimiter']],
    // something may be lost, twice the same, not known, must stand alone: no repair is safe
    ['setting', 'hospital;;home', 'hospital;home', ['delimiter']],
    ['setting', 'home; hospital; Home', 'home;hospital', ['delimiter']],
    ['setting', 'hospital, hospital', null, []],
    ['setting', 'hospital, school', null, []],
    ['setting', 'none, home', null, []],
    ['drugs', 'a ;b', 'a;b', ['delimiter']],
    ['drugs', 'a, b', null, []],
    ['method', 'n/r', 'NR', ['missing']],
    ['setting', ' N.R. ', 'NR', ['trim', 'missing']],
    ['year', 'not reported', 'NR', ['missing']],
    ['year', 'Unclear', 'unclear', ['missing']],
    ['year', 'n/a', null, []],
    // open text may say it
    ['note', 'nr', null, []],
    ['symptoms___1', 'YES', 'Yes', ['case']],
    ['symptoms___1', 'nr', 'NR', ['missing']],
    ['symptoms___1', 'maybe', null, []],
  ])('%s: %j becomes %j', async (field, cell, mended, repairs) => {
    const at = HEADER.indexOf(field);
    const row = HEADER.map((name, i) => (i === at ? cell : name === 'id' ? 's9' : ''));
    const offers = offerRepairs(tableOf(HEADER, [row]), await codebookOf(CODEBOOK), REPAIRS.all);
    expect(offers.map(offer => [offer.column, offer.old, offer.new, offer.repairs])).toEqual(
      mended === null ? [] : [[at, cell, mended, repairs]],
    );
  });

  test('a mended sheet has no repair left, and every cell that could be read means the same', async () => {
    const codebook = await codebookOf(CODEBOOK);
    const word = fc.constantFrom(
      'trial',
      'TRIAL',
      'RCT',
      ' survey',
      'x',
      'nr',
      'NR',
      'home',
      'Hospital',
      'none',
      '',
      '2001',
    );
    const cell = fc
      .array(word, { maxLength: 3 })
      .chain(words => fc.constantFrom(';', ', ', ' ; ').map(mark => words.join(mark)));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, word), { minLength: 1, maxLength: 6 }), rows => {
        const body = rows.map(([method, setting, drugs, year], i) => [`s${i}`, method, setting, drugs, year, '', '']);
        const table = tableOf(HEADER, body);
        const offers = offerRepairs(table, codebook, REPAIRS.all);
        const mended = body.map(row => [...row]);
        for (const offer of offers) mended[offer.row]![offer.column] = offer.new;
        const after = tableOf(HEADER, mended);
        expect(offerRepairs(after, codebook, REPAIRS.all)).toEqual([]);
        const [was, is] = [validate(table, codebook), validate(after, codebook)];
        expect(is.findings.length).toBeLessThanOrEqual(was.findings.length);
        expect(is.findings.filter(entry => entry.code === 'D102')).toEqual([]);
        for (const [name, column] of was.coded.columns) {
          const other = is.coded.columns.get(name)!;
          column.states.forEach((state, unit) => {
            if (state !== 6) expect(other.states[unit]).toBe(state);
          });
        }
      }),
      { numRuns: 100 },
    );
  });
});

test('single cells of a text change, every other character stays', () => {
  const text = fc.constantFrom('a', 'b c', 'x;y', 'say "so"', 'two\nlines', '', ' z ');
  const grid = fc
    .integer({ min: 1, max: 4 })
    .chain(width => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
  const quoted = (cell: string): string => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const csv = (rows: readonly (readonly string[])[]): string => rows.map(row => row.map(quoted).join(';')).join('\r\n');
  fc.assert(
    fc.property(grid, fc.nat(), fc.nat(), text, (rows, r, c, next) => {
      const [row, column] = [r % rows.length, c % rows[0]!.length];
      const changed = rows.map((cells, i) => cells.map((cell, j) => (i === row && j === column ? next : cell)));
      const was = rows[row]![column]!;
      const done = changedCsv(csv(rows), ';', '"', [{ row: row + 1, column, text: next }]);
      // a cell that stood in quotation marks keeps them
      expect(quoted(was) === was ? done : done.length).toEqual(
        quoted(was) === was ? csv(changed) : csv(changed).length + (quoted(next) === next ? 2 : 0),
      );
    }),
  );
});

async function fixed(
  bytes: string | Uint8Array,
  file = 'sheet.csv',
  rest: Partial<Parameters<typeof fixSheet>[3]> = {},
) {
  const effects = memoryEffects({ [file]: bytes, 'cb.yaml': CODEBOOK });
  const done = await fixSheet(effects, null, file, { codebook: 'cb.yaml', sheet: null, only: [], out: null, ...rest });
  const written = done.written === null ? null : effects.files.get(`/review/${done.written}`)!;
  return { done, written, files: [...effects.files.keys()] };
}

describe('a mended copy', () => {
  const text = 'id;method;note\r\ns1;"RCT";Müller\r\n\r\ns2; TRIAL ;"two\r\nlines"\r\n';
  const mended = 'id;method;note\r\ns1;"trial";Müller\r\n\r\ns2;trial;"two\r\nlines"\r\n';
  test.each(['utf-8', 'utf-16le', 'windows-1252'])('in %s keeps every other byte', async encoding => {
    const bom = encoding !== 'windows-1252';
    const bytes = (content: string): Uint8Array => Uint8Array.from(iconv.encode(content, encoding, { addBOM: bom }));
    const { done, written } = await fixed(bytes(text), 'sheet.csv', { out: 'mended.csv' });
    expect(done.repairs.map(cell => [`${cell.column}${cell.row}`, cell.old, cell.new])).toEqual([
      ['B2', 'RCT', 'trial'],
      ['B4', ' TRIAL ', 'trial'],
    ]);
    expect(written).toEqual(bytes(mended));
    expect([done.before.warnings - done.after.warnings, done.after.errors]).toEqual([2, 0]);
  });
  test('without --out nothing is written, and single repairs can be chosen', async () => {
    const { done, files } = await fixed(text, 'sheet.csv', { only: ['alias'] });
    expect([done.repairs.map(cell => cell.repairs), done.written]).toEqual([[['alias']], null]);
    expect(files).toEqual(['/review/sheet.csv', '/review/cb.yaml']);
  });
  test('of a workbook keeps styles and every other part; formulas are left', async () => {
    const given = unzipSync(new Uint8Array(readFileSync('test/fixtures/workbooks/charted.xlsx')));
    const sheet = 'xl/worksheets/sheet2.xml';
    // a method that is computed, with its stored value
    const xml = strFromU8(given[sheet]!).replace(
      /<c r="B6" s="3"[^>]*>.*?<\/c>/s,
      '<c r="B6" s="3" t="str"><f>"RC"&amp;"T"</f><v>RCT</v></c>',
    );
    const bytes = zipSync({ ...given, [sheet]: strToU8(xml) });
    const { done, written } = await fixed(bytes, 'charted.xlsx', { sheet: "Coder's sheet", out: 'mended.xlsx' });
    expect(done.left.map(cell => [`${cell.column}${cell.row}`, cell.old, cell.new])).toEqual([['B6', 'RCT', 'trial']]);
    expect(done.repairs.map(cell => [`${cell.column}${cell.row}`, cell.new])).toEqual([
      ['B3', 'trial'],
      ['B4', 'trial'],
    ]);
    const is = unzipSync(written!);
    expect(Object.keys(is).filter(name => strFromU8(is[name]!) !== strFromU8(unzipSync(bytes)[name]!))).toEqual([
      sheet,
    ]);
    expect(strFromU8(is[sheet]!)).toBe(
      xml
        .replace(/(<c r="B3"[^>]*>).*?<\/c>/s, '$1<is><t xml:space="preserve">trial</t></is></c>')
        .replace(/(<c r="B4"[^>]*>).*?<\/c>/s, '$1<is><t xml:space="preserve">trial</t></is></c>'),
    );
    const again = await ingest(sourceOf(written!, 'mended.xlsx'), { sheetName: "Coder's sheet" });
    expect(Array.from({ length: 5 }, (_, row) => again.columns[1]!.value(row))).toEqual([
      'trial',
      'trial',
      'trial',
      'survei',
      'RCT',
    ]);
  });
  test.each<[string, Partial<Parameters<typeof fixSheet>[3]>, string]>([
    [
      'the input',
      { out: './sheet.csv' },
      'overwrite: ./sheet.csv is read by this command; an input is never overwritten',
    ],
    [
      'another kind',
      { out: 'mended.xlsx' },
      'out: sheet.csv is text, and the changed copy is of the same kind; mended.xlsx has another extension',
    ],
    ['a repair that is none', { only: ['trin'] }, 'only: unknown repair "trin"; did you mean "trim"?'],
  ])('%s is refused', async (_, rest, message) => {
    const error = await fixed(text, 'sheet.csv', rest).catch((caught: unknown) => caught);
    expect(error instanceof Fault && `${error.code}: ${error.message}`).toBe(message);
  });
});
