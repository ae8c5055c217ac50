import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tabulate } from '../../src/analyses/tabulate.ts';
import { codebookChanges } from '../../src/changes/codebook-changes.ts';
import { dataChanges } from '../../src/changes/data-changes.ts';
import { flipsBetween } from '../../src/changes/flips.ts';
import { migrateCell, spellingsOf } from '../../src/changes/migrate-cell.ts';
import { migrateCodebookText, renameInExpression } from '../../src/changes/migrate-codebook.ts';
import { movedRows } from '../../src/changes/moved.ts';
import { extendCodebook, migrateRecords, mixRecords, recordsOf } from '../../src/changes/records.ts';
import { STATES_BETWEEN, shapley } from '../../src/changes/shapley.ts';
import type { MigrationStep } from '../../src/model/migration-file.ts';
import { listing } from '../../src/tabulate/data/listing.ts';
import { validate } from '../../src/validate/validate.ts';
import { codebookOf } from '../support/codebook.ts';
import { tableOf } from '../support/table.ts';

const BOOK = `
version: "1"
primaryKey: id
fields:
  - { name: id, type: string }
  - { name: method, type: string, categories: [{ value: a, label: Alpha }, b, c] }
  - { name: tools, type: list, delimiter: ";", categories: [x, y, z] }
`;
const NO_CITATION = { author: null, year: null, identifier: null };
const read = async (rows: string[][], yaml = BOOK) =>
  validate(tableOf(['id', 'method', 'tools'], rows), await codebookOf(yaml), { unit: { name: 'study', key: 'id' } })
    .coded;
const shares = (coded: Awaited<ReturnType<typeof read>>) =>
  new Map(
    tabulate([{ analysis: 'shares', fields: ['method', 'tools'] }], {
      coded,
      coders: [],
      denominator: 'applicable',
      target: null,
    }).rows.map(row => [row.id, row]),
  );

describe('Shapley parts', () => {
  test('add up to the whole change, for any values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 16, maxLength: 16 }),
        values => {
          const parts = shapley(values);
          expect(parts.studies + parts.recoding + parts.codebook + parts.other).toBeCloseTo(
            (values[15] ?? 0) - (values[0] ?? 0),
            6,
          );
        },
      ),
    );
  });

  test('are the mean of the contributions over the six orders', () => {
    // by hand over the six orders: v(none) = 0, s = 6, r = 0, sr = 6, c = 0, sc = 0, rc = 0, all = 12
    const orders = [
      [6, 0, 6], // s r c
      [6, 12, -6], // s c r
      [6, 0, 6], // r s c
      [12, 0, 0], // r c s
      [0, 12, 0], // c s r
      [12, 0, 0], // c r s
    ];
    const mean = (at: number) => orders.reduce((sum, order) => sum + (order[at] ?? 0), 0) / 6;
    const values = [0, 6, 0, 6, 0, 0, 0, 12];
    // a fourth cause that changes nothing has no part and leaves the others theirs
    expect(shapley([...values, ...values])).toEqual({
      studies: mean(0),
      recoding: mean(1),
      codebook: mean(2),
      other: 0,
    });
  });
});

test('units added, removed and recoded are found by key, in any order of rows; the order of items is no change', async () => {
  const before = await read([
    ['s1', 'a', 'x;y'],
    ['s2', 'b', 'x'],
    ['s3', 'c', 'z'],
  ]);
  const after = await read([
    ['s4', 'a', ''],
    ['s2', 'c', 'x'],
    ['s1', 'a', 'y;x'],
  ]);
  const found = dataChanges(
    listing(before, ['method', 'tools'], null, NO_CITATION),
    listing(after, ['method', 'tools'], null, NO_CITATION),
  );
  expect(found.added.map(unit => unit.key)).toEqual(['s4']);
  expect(found.removed.map(unit => unit.key)).toEqual(['s3']);
  expect(found.recoded).toEqual([{ key: 's2', citation: 's2', doi: null, field: 'method', old: 'b', new: 'c' }]);
});

test('every moved number is explained by parts that add up, and what did not move is not listed', async () => {
  const old = [
    ['s1', 'a', 'x'],
    ['s2', 'b', 'x'],
    ['s3', 'b', 'z'],
  ];
  const now = [
    ['s1', 'b', 'x'],
    ['s2', 'b', 'x'],
    ['s4', 'c', 'z'],
  ];
  const [before, after] = [await read(old), await read(now)];
  const states: ReturnType<typeof shares>[] = [];
  for (const state of STATES_BETWEEN) {
    const table = mixRecords(recordsOf(before), recordsOf(after), state);
    states.push(shares(validate(table, before.codebook, { unit: { name: 'study', key: 'id' } }).coded));
  }
  expect([...(states[0] ?? [])]).toEqual([...shares(before)]);
  expect([...(states[7] ?? [])].map(([id, row]) => [id, row.n, row.N])).toEqual(
    [...shares(after)].map(([id, row]) => [id, row.n, row.N]),
  );
  const moved = movedRows(states[0]!, states[15]!, () => states);
  // a: 1/3 → 0/3 by recoding s1; b: 2/3 → 2/3 (s1 in, s3 out): unmoved; c: 0 → 1 by the new study
  expect(moved.map(entry => [entry.label, entry.old?.n, entry.new?.n, entry.cause.n])).toEqual([
    ['Alpha', 1, 0, { studies: 0, recoding: -1, codebook: 0, other: 0 }],
    ['c', 0, 1, { studies: 1, recoding: 0, codebook: 0, other: 0 }],
  ]);
  for (const entry of moved)
    expect(entry.cause.estimate.studies + entry.cause.estimate.recoding + entry.cause.estimate.codebook).toBeCloseTo(
      (entry.new?.estimate ?? 0) - (entry.old?.estimate ?? 0),
      12,
    );
  expect(flipsBetween(states[0] ?? new Map(), states[7] ?? new Map()).map(flip => `${flip.kind} ${flip.text}`)).toEqual(
    ['zero method: Alpha no longer occurs (1 → 0)', 'zero method: c occurs for the first time (0 → 1)'],
  );
});

describe('a migration', () => {
  const steps: MigrationStep[] = [
    { rename: { field: 'method', to: 'approach' } },
    { rename: { field: 'approach', code: 'a', to: 'alpha' } },
    { merge: { field: 'tools', codes: ['x', 'y'], into: 'xy' } },
    { split: { field: 'approach', code: 'b', into: ['b1', 'b2'], by: { s2: 'b1' }, ask: 'one-off or in a loop?' } },
    { retire: { field: 'tools', code: 'z' } },
  ];

  test('takes cells along: labels too, merged items once, undecided units as questions', async () => {
    const coded = await read([
      ['s1', 'Alpha', 'x; y'],
      ['s2', 'b', 'z;x'],
      ['s3', 'b', ''],
    ]);
    const { records, questions } = migrateRecords(recordsOf(coded), coded.codebook, steps, { onlyNames: false });
    expect(records.headers).toEqual(['id', 'approach', 'tools']);
    expect([0, 1, 2].map(row => records.headers.map(header => records.cell(row, header)))).toEqual([
      ['s1', 'alpha', 'xy'],
      ['s2', 'b1', 'xy'],
      ['s3', 'b', ''],
    ]);
    expect(questions).toEqual([{ unit: 's3', field: 'approach', value: 'b', ask: 'one-off or in a loop?' }]);
  });

  test('takes the codebook along, with its conditions, and keeps comments', async () => {
    const source = `version: "1"\nprimaryKey: id\nfields:\n  - { name: id }\n  # how it was made\n  - name: method\n    categories: [a, b]\n  - name: tools\n    type: list\n    delimiter: ";"\n    appliesIf: method = a and method is not missing\n    categories: [x, y, z]\n`;
    const text = await migrateCodebookText('c.yaml', source, { from: '1', to: '2', steps });
    expect(text).toContain('# how it was made');
    const after = await codebookOf(text);
    expect(after.version).toBe('2');
    expect(after.fields.map(field => [field.name, field.categories?.map(category => category.value)])).toEqual([
      ['id', undefined],
      ['approach', ['alpha', 'b1', 'b2']],
      ['tools', ['xy']],
    ]);
    expect(after.fields[2]?.appliesIf?.text).toBe('approach = alpha and approach is not missing');
  });

  test('names what it can not find', async () => {
    await expect(
      migrateCodebookText('c.yaml', 'fields: [{ name: id }]', { from: '1', to: '2', steps }),
    ).rejects.toThrow('c.yaml has no field "method", which the migration names');
  });

  test('a renaming moves no number', async () => {
    const renaming: MigrationStep[] = [{ rename: { field: 'method', code: 'a', to: 'alpha' } }];
    const before = await read([
      ['s1', 'a', 'x'],
      ['s2', 'b', 'y'],
    ]);
    const after = await read(
      [
        ['s1', 'alpha', 'x'],
        ['s2', 'b', 'y'],
      ],
      BOOK.replace('value: a,', 'value: alpha,').replace('"1"', '"2"'),
    );
    const book = extendCodebook(after.codebook, before.codebook);
    const renamed = migrateRecords(recordsOf(before), before.codebook, renaming, { onlyNames: true }).records;
    const states = STATES_BETWEEN.map(state =>
      shares(
        validate(mixRecords(renamed, recordsOf(after), state), book, { unit: { name: 'study', key: 'id' } }).coded,
      ),
    );
    expect(movedRows(states[0]!, states[15]!, () => states)).toEqual([]);
    expect(codebookChanges(before.codebook, after.codebook, renaming).map(change => change.text)).toEqual([
      'method: a renamed to alpha',
      'version 1 → 2',
    ]);
  });

  test('an added code alone moves no number', async () => {
    const before = await read([
      ['s1', 'a', 'x'],
      ['s2', 'b', 'y'],
    ]);
    const bigger = await codebookOf(BOOK.replace('b, c]', 'b, c, d]'));
    expect(extendCodebook(before.codebook, bigger).fields[1]?.categories?.map(category => category.value)).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
    const table = mixRecords(recordsOf(before), recordsOf(before), { studies: false, recoding: false });
    const rows = shares(
      validate(table, extendCodebook(before.codebook, bigger), { unit: { name: 'study', key: 'id' } }).coded,
    );
    for (const [id, row] of shares(before)) expect([rows.get(id)?.n, rows.get(id)?.N]).toEqual([row.n, row.N]);
  });
});

test('a cell that no step concerns stays as it is written, white space included', async () => {
  const book = await codebookOf(BOOK);
  const tools = book.fields[2];
  if (tools === undefined) throw new Error('no field');
  const spellings = spellingsOf(tools);
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('x', 'y', ' x', 'unknown'), { maxLength: 4 }).map(items => items.join('; ')),
      cell => {
        expect(
          migrateCell(cell, tools, [{ merge: { field: 'tools', codes: ['q'], into: 'r' } }], 's1', spellings).text,
        ).toBe(cell);
      },
    ),
  );
});

test('names are replaced where they are names, not inside quotes or other words', () => {
  expect(renameInExpression('method = a and methods has a or method in (a, "b a")', 'method', undefined, 'how')).toBe(
    'how = a and methods has a or how in (a, "b a")',
  );
  expect(renameInExpression('method in (a, b) and tools has a', 'method', 'a', 'new code')).toBe(
    'method in ("new code", b) and tools has a',
  );
});
