import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codebookYaml } from '../../../src/export/codebook/formats/yaml.ts';
import { LAYOUT_FORMS } from '../../../src/export/layouts/forms/index.ts';
import { sheetCsv } from '../../../src/export/sheet-csv.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import type { Codebook } from '../../../src/model/codebook.ts';
import { STATES } from '../../../src/model/state.ts';
import type { Table } from '../../../src/model/table.ts';
import { layoutSheet } from '../../../src/pipeline/sheets/layout-sheet.ts';
import { reshape, reshapeTable } from '../../../src/pipeline/sheets/reshape.ts';
import { validate } from '../../../src/validate/validate.ts';
import { codebookOf } from '../../support/codebook.ts';
import { memoryEffects } from '../../support/memory-effects.ts';
import { sourceOf } from '../../support/source.ts';
import { tableOf } from '../../support/table.ts';

const YAML = `
primaryKey: id
missingValues: [{ value: NR, label: not_reported }, { value: n/a, label: not_applicable }]
fields:
  - { name: id }
  - { name: design, categories: [trial, cohort] }
  - { name: size, type: integer }
  - { name: note }
  - name: setting
    type: list
    delimiter: ";"
    categories: [{ value: h, label: Hospital }, { value: "c, d", label: "Community; day care" }, { value: "0", label: "0" }, { value: no, label: "No" }]
  - name: drugs
    type: list
    columns: [{ name: "drugs=a", value: a }, { name: "drugs=b", value: b }]
`;
const codebook = await codebookOf(YAML);

interface Laid {
  readonly table: Table;
  readonly codebook: Codebook;
}

async function to(form: string, { table, codebook: own }: Laid): Promise<Laid> {
  const laid = reshapeTable(table, own, form);
  const [header = [], ...body] = laid.rows;
  return {
    table: await ingest(sourceOf(await sheetCsv(header, body), `${form}.csv`), { delimiter: ',' }),
    // a long sheet is read by the codebook of whatever it came from
    codebook: form === 'long' ? own : await codebookOf(codebookYaml(laid.codebook)),
  };
}

/** What a sheet means: texts, states and sets, whatever its layout. */
function meaning({ table, codebook: own }: Laid): unknown {
  const sheet = layoutSheet(table, own);
  return sheet.columns
    .map(column => ({
      name: column.name,
      cells: column.cells.map(cell => (typeof cell === 'string' ? cell : [...cell].sort())),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const sub = (codes: readonly string[]) => fc.subarray([...codes]);
const missing = fc.constantFrom('', 'NR', 'n/a');
const row = fc.record({
  design: fc.oneof(missing, fc.constantFrom('trial', 'cohort', 'TRIAL')),
  size: fc.oneof(missing, fc.nat(500).map(String)),
  note: fc.oneof(
    missing,
    fc.string({ unit: 'grapheme', maxLength: 12 }).map(text => text.trim()),
    fc.constant('a "b", c;\nd'),
  ),
  setting: fc.oneof(
    missing,
    sub(['h', 'c, d', '0', 'no']).map(codes => codes.join('; ')),
  ),
  drugs: fc.oneof(
    missing.map(text => [text, text]),
    fc.constantFrom(['1', '0'], ['0', '0'], ['1', ''], ['x', 'x']),
  ),
});

const sheetOf = (
  rows: readonly { design: string; size: string; note: string; setting: string; drugs: readonly string[] }[],
): Table =>
  tableOf(
    ['id', 'design', 'size', 'note', 'setting', 'drugs=a', 'drugs=b', 'unknown to the codebook'],
    rows.map((entry, i) => [
      `s${i}`,
      entry.design,
      entry.size,
      entry.note,
      entry.setting,
      entry.drugs[0] ?? '',
      entry.drugs[1] ?? '',
      `u${i % 2}`,
    ]),
  );

test('condensed, long, wide and REDCap say the same, whatever the way between them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      fc.array(fc.constantFrom('condensed', 'wide', 'redcap', 'long'), { minLength: 1, maxLength: 4 }),
      async (rows, way) => {
        const start: Laid = { table: sheetOf(rows), codebook };
        let laid = start;
        for (const form of way) laid = await to(form, laid);
        // columns without any value are not in a long sheet
        const filled = (value: unknown) =>
          (value as { name: string; cells: unknown[] }[]).filter(column => column.cells.some(cell => cell !== ''));
        expect(filled(meaning(laid))).toEqual(filled(meaning(start)));
      },
    ),
    { numRuns: 150 },
  );
});

test('n and N are the same in every layout of columns', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 8 }), async rows => {
      const start: Laid = { table: sheetOf(rows), codebook };
      const count = ({ table, codebook: own }: Laid) => {
        const { coded } = validate(table, own);
        return ['design', 'setting', 'drugs'].map(name => {
          const column = coded.columns.get(name);
          if (column === undefined) return null;
          const states = STATES.map((_, state) => column.states.filter(byte => byte === state).length);
          const sets =
            column.kind === 'multi'
              ? [...column.codes].map((code, unit) =>
                  column.states[unit] === 0
                    ? (column.sets[code] ?? [])
                        .map(level => column.levels[level]?.value)
                        .filter(value => value !== '(none)')
                        .sort()
                        .join('|')
                    : '',
                )
              : [];
          return { states, sets };
        });
      };
      for (const form of ['condensed', 'wide', 'redcap']) expect(count(await to(form, start))).toEqual(count(start));
    }),
    { numRuns: 60 },
  );
});

test('the seed review comes back from every layout', async () => {
  const own = await codebookOf(readFileSync('codebook/synthetic-data.yaml', 'utf8'));
  const start: Laid = {
    table: await ingest(sourceOf(readFileSync('corpus/studies.csv'), 'studies.csv')),
    codebook: own,
  };
  for (const form of LAYOUT_FORMS.names) {
    const there = await to(form, start);
    const back = await to('condensed', there);
    expect(meaning(back)).toEqual(meaning(start));
    expect(there.table.rows).toBe(form === 'long' ? there.table.rows : 87);
  }
});

test('a cell that can’t be taken apart stops the work, with its address', () => {
  const table = tableOf(['id', 'setting'], [['s1', 'h; Hospice']]);
  expect(() => reshapeTable(table, codebook, 'wide')).toThrow('sheet.csv B2 (setting): "h; Hospice"');
  expect(() => reshapeTable(table, codebook, 'wyde')).toThrow('did you mean "wide"?');
});

test('reshape prints the sheet, or writes it with its codebook, and never over its input', async () => {
  const effects = memoryEffects({ 's.csv': 'id,setting\ns1,"h; no"\n', 'c.yaml': YAML });
  const options = { to: 'redcap', out: null, file: 's.csv', codebook: 'c.yaml', resource: null };
  const printed = await reshape(effects, null, options);
  expect(printed.csv).toBe('id,setting___h,setting___c_d,setting___0,setting___no\ns1,1,0,0,1\n');
  expect(printed.written).toEqual([]);
  const written = await reshape(effects, null, { ...options, out: 'r/wide.csv' });
  expect(written.written).toEqual(['r/wide.csv', 'r/wide.codebook.yaml']);
  const back = await reshape(effects, null, {
    ...options,
    to: 'condensed',
    file: 'r/wide.csv',
    codebook: 'r/wide.codebook.yaml',
  });
  expect(back.csv).toBe('id,setting\ns1,h;no\n');
  await expect(reshape(effects, null, { ...options, out: 's.csv' })).rejects.toMatchObject({ code: 'overwrite' });
});

test('REDCap: a missing state has a column of its own, as a missing data code has there, and comes back', async () => {
  const effects = memoryEffects({ 's.csv': 'id,setting\ns1,h;no\ns2,NR\ns3,\ns4,0\n', 'c.yaml': YAML });
  const options = { to: 'redcap', out: 'r/wide.csv', file: 's.csv', codebook: 'c.yaml', resource: null };
  await reshape(effects, null, options);
  expect(new TextDecoder().decode(effects.files.get('/review/r/wide.csv'))).toBe(
    'id,setting___h,setting___c_d,setting___0,setting___no,setting___nr\ns1,1,0,0,1,0\ns2,,,,,1\ns3,,,,,\ns4,0,0,1,0,0\n',
  );
  const back = await reshape(effects, null, {
    ...options,
    to: 'condensed',
    out: null,
    file: 'r/wide.csv',
    codebook: 'r/wide.codebook.yaml',
  });
  expect(back.csv).toBe('id,setting\ns1,h;no\ns2,NR\ns3,\ns4,0\n');
});

test('codes that REDCap does not allow are those of its data dictionary, and the codebook reads both', async () => {
  const effects = memoryEffects({
    's.csv': 'id,design\ns1,"b,c"\ns2,N o\ns3,rct\n',
    'c.yaml': 'primaryKey: id\nfields:\n  - { name: id }\n  - { name: design, categories: [rct, "b,c", N o] }\n',
  });
  const options = { to: 'redcap', out: 'r/redcap.csv', file: 's.csv', codebook: 'c.yaml', resource: null };
  const { unsaid } = await reshape(effects, null, options);
  expect(effects.text('r/redcap.csv')).toBe('id,design\ns1,b_c\ns2,N_o\ns3,rct\n');
  expect(unsaid).toContain('design: the code "b,c" is written as "b_c", as in the data dictionary');
  expect(effects.text('r/redcap.codebook.yaml')).toContain('value: b_c');
  const own = await codebookOf(effects.text('r/redcap.codebook.yaml'));
  const { coded, findings } = validate(
    await ingest(sourceOf(Buffer.from('id,design\ns1,b_c\ns2,"b,c"\n'), 's.csv')),
    own,
  );
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(coded.columns.get('design')).toMatchObject({ kind: 'single' });
});
