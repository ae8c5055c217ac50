import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatter } from '../../src/base/formatter.ts';
import { headerRows } from '../../src/export/table/flat-header.ts';
import { md } from '../../src/export/table/formats/md.ts';
import { NO_EDITS } from '../../src/model/edits.ts';
import type { ExhibitInput } from '../../src/model/exhibit.ts';
import type { ExhibitFile } from '../../src/model/exhibit-file.ts';
import type { ResultRow } from '../../src/model/result-row.ts';
import type { TableModel } from '../../src/model/table-model.ts';
import { renderExhibits } from '../../src/pipeline/exhibits/render.ts';
import { type OpenReview, openReview } from '../../src/read/session.ts';
import { roundingNote } from '../../src/tables/notes.ts';
import { placeRows } from '../../src/tables/place-rows.ts';
import { characteristics } from '../../src/tables/types/characteristics.ts';
import { crosstab } from '../../src/tables/types/crosstab.ts';
import { TABLE_TYPES } from '../../src/tables/types/index.ts';
import { shares } from '../../src/tables/types/shares.ts';
import { trend } from '../../src/tables/types/trend.ts';
import { filesOf } from '../support/files.ts';
import { memoryEffects, seedFiles } from '../support/memory-effects.ts';
import { resultRow } from '../support/result-row.ts';

const FIXTURE = filesOf('test/fixtures/tables');
let open: OpenReview;
beforeAll(async () => {
  open = await openReview(memoryEffects(FIXTURE), null);
});

const input = (declaration: ExhibitFile, rows: readonly ResultRow[], notes: readonly string[] = []): ExhibitInput => ({
  name: 'x',
  declaration,
  results: { rows, notes: notes.map(message => ({ code: 'result', message })) },
  words: open.words,
  format: formatter(),
  codebook: open.codebook,
  edits: NO_EDITS,
  listing: fields => ({ fields, units: [] }),
  disagreements: () => [],
  flow: null,
  disclosure: null,
});
const texts = (model: TableModel): string[][] =>
  model.groups.flatMap(group => group.rows.map(row => row.cells.map(cell => cell.text)));

/** A table of the seed review as Markdown. */
async function seedTable(declaration: string): Promise<{ text: string; model: TableModel }> {
  const effects = memoryEffects({ ...seedFiles(), 'figures/x.yaml': `${declaration}\nformats: [md, json]\n` });
  const seed = await openReview(effects, null);
  const { outputs, faults } = await renderExhibits(effects, seed, 'table', ['x']);
  expect(faults).toEqual([]);
  return { text: String(outputs[0]?.data), model: JSON.parse(String(outputs[1]?.data)) };
}

test('every type says what it is', () => {
  for (const type of TABLE_TYPES.all) expect(type.describe.length).toBeGreaterThan(30);
});

describe('crosstab', () => {
  // counts of test/fixtures/tables/studies.csv: design rct and cohort by region eu and as
  const cell = (level: string, label: string, region: string, n: number, column: number, row: number): ResultRow[] =>
    (
      [
        ['group', column],
        ['level', row],
        ['all', 11],
      ] as const
    ).map(([base, N]) =>
      resultRow({
        field: 'design',
        with: 'region',
        level,
        label,
        by: [{ field: 'region', level: region, missing: false }],
        base,
        n,
        N,
        estimate: n / N,
      }),
    );
  const rows = [
    ...cell('rct', 'Randomised trial', 'eu', 4, 5, 4),
    ...cell('rct', 'Randomised trial', 'as', 0, 3, 4),
    resultRow({
      field: 'design',
      with: 'region',
      level: 'rct',
      label: 'Randomised trial',
      base: 'all',
      n: 4,
      N: 8,
      estimate: 0.5,
    }),
    ...cell('cohort', 'Cohort', 'eu', 1, 5, 4),
    ...cell('cohort', 'Cohort', 'as', 3, 3, 4),
    resultRow({
      field: 'design',
      with: 'region',
      level: 'cohort',
      label: 'Cohort',
      base: 'all',
      n: 4,
      N: 8,
      estimate: 0.5,
    }),
    resultRow({
      field: 'design',
      with: 'region',
      label: 'Total',
      by: [{ field: 'region', level: 'eu', missing: false }],
      base: 'all',
      n: 5,
      N: 8,
      estimate: 5 / 8,
    }),
    resultRow({
      field: 'design',
      with: 'region',
      label: 'Total',
      by: [{ field: 'region', level: 'as', missing: false }],
      base: 'all',
      n: 3,
      N: 8,
      estimate: 3 / 8,
    }),
    resultRow({ field: 'design', with: 'region', statistic: 'count', label: 'Total', base: 'all', n: 8, N: 8 }),
    resultRow({
      field: 'design',
      with: 'region',
      statistic: 'pearson_chi_square',
      label: "Pearson's chi-square",
      kind: 'field',
      estimate: 4.8,
      test: { df: 1, p: 0.02846 },
      warnings: [{ code: 'exploratory', message: 'exploratory' }],
    }),
    resultRow({
      field: 'design',
      with: 'region',
      statistic: 'cramers_v',
      label: "Cramér's V",
      kind: 'field',
      estimate: 0.7746,
      ci: { method: 'x', level: 0.95, low: 0, high: 1 },
    }),
  ];
  const declared = (percent: string): ExhibitFile => ({
    table: 'crosstab',
    field: 'design',
    with: 'region',
    options: { percent },
  });

  test('percentages of the column, of the row, of the table, or none', () => {
    const of = (percent: string): string[][] => texts(crosstab.draw(input(declared(percent), rows)));
    expect(of('column')).toEqual([
      ['Randomised trial', '4 (80.0%)', '0 (0.0%)', '4 (50.0%)'],
      ['Cohort', '1 (20.0%)', '3 (100.0%)', '4 (50.0%)'],
      ['Total', '5', '3', '8'],
    ]);
    expect(of('row')).toEqual([
      ['Randomised trial', '4 (100.0%)', '0 (0.0%)', '4'],
      ['Cohort', '1 (25.0%)', '3 (75.0%)', '4'],
      ['Total', '5 (62.5%)', '3 (37.5%)', '8'],
    ]);
    expect(of('table')[0]).toEqual(['Randomised trial', '4 (36.4%)', '0 (0.0%)', '4 (50.0%)']);
    expect(of('none')[1]).toEqual(['Cohort', '1', '3', '4']);
  });
  test('tests stand below, with what must be said of them', () => {
    const { notes } = crosstab.draw(input(declared('column'), rows));
    expect(notes).toContain("Pearson's chi-square = 4.80 (df 1), P = 0.03.");
    expect(notes).toContain("Cramér's V = 0.77 (95% CI 0.00 to 1.00).");
    expect(notes).toContain('Exploratory.');
  });
  test('a test that is only a P value says it once', () => {
    const fisher = resultRow({
      statistic: 'fisher_exact',
      label: "Fisher's exact test (P)",
      kind: 'field',
      estimate: 0.14,
      test: { df: null, p: 0.14 },
    });
    expect(crosstab.draw(input(declared('column'), [...rows, fisher])).notes).toContain(
      "Fisher's exact test, P = 0.14.",
    );
  });
  test('needs two fields', () => {
    expect(() => crosstab.plan({ table: 'crosstab', field: 'design' }, open.codebook)).toThrow('needs two fields');
  });
});

test('trend: a column a year, years without studies included', () => {
  const year = (level: string) => [{ field: 'year', level, missing: false }];
  const rows = ['2019', '2020', '2021'].flatMap((at, index) => [
    resultRow({ statistic: 'count', label: 'All studies', by: year(at), n: [2, 0, 3][index]!, denominator: null }),
    resultRow({
      statistic: 'cumulative_count',
      label: 'All studies',
      by: year(at),
      n: [2, 2, 5][index]!,
      denominator: null,
    }),
    resultRow({
      field: 'design',
      level: 'rct',
      label: 'Randomised trial',
      by: year(at),
      n: [2, 0, 0][index]!,
      N: [2, 0, 3][index]!,
      estimate: [1, null, 0][index]!,
      warnings: index === 1 ? [{ code: 'empty-group', message: 'no study is in this denominator in 2020' }] : [],
    }),
    resultRow({
      field: 'design',
      level: 'rct',
      label: 'Randomised trial',
      statistic: 'cumulative_count',
      by: year(at),
      n: 2,
    }),
  ]);
  const model = trend.draw(input({ table: 'trend', fields: ['design'] }, rows));
  expect(texts(model)).toEqual([
    ['All studies', '2', '0', '3'],
    ['Randomised trial', '2 (100.0%)', '–', '0 (0.0%)'],
  ]);
  expect(model.footnotes).toEqual(['No study is in this denominator in 2020.']);
  const tested = trend.draw(
    input({ table: 'trend', fields: ['design'] }, [
      ...rows,
      resultRow({
        field: 'design',
        level: 'rct',
        statistic: 'cochran_armitage',
        estimate: 1.2,
        test: { df: null, p: 0.23 },
        warnings: [{ code: 'x', message: 'Sparse.' }],
      }),
      resultRow({
        field: 'design',
        level: 'rct',
        statistic: 'cochran_armitage_exact',
        estimate: 0.4,
        test: { df: null, p: 0.4 },
      }),
      resultRow({ field: 'design', level: 'rct', statistic: 'holm_p', estimate: 0.8, test: { df: null, p: 0.8 } }),
    ]),
  );
  expect(texts(tested)[1]?.slice(-2)).toEqual(['0.40', '0.80']);
  expect(tested.groups.every(group => group.rows.every(row => row.cells.length === tested.columns.length))).toBe(true);
  expect(tested.notes).toContain('Sparse.');
  const summed = trend.draw(input({ table: 'trend', fields: ['design'], options: { cumulative: true } }, rows));
  expect(texts(summed)).toEqual([
    ['All studies', '2', '2', '5'],
    ['Randomised trial', '2', '2', '2'],
  ]);
});

describe('of the seed review', () => {
  const sheet = (file: string): Record<string, string>[] =>
    parse(readFileSync(file, 'utf8'), { columns: true }) as Record<string, string>[];
  const [a, b] = ['corpus/coder-a.csv', 'corpus/coder-b.csv'].map(sheet);
  const differing = (field: string): string[] =>
    a!.flatMap(row => {
      const other = b!.find(entry => entry.study_id === row.study_id);
      return other !== undefined && other[field] !== row[field] ? [row.study_id!] : [];
    });

  test('agreement: observed shares are those of the sheets', async () => {
    const { model, text } = await seedTable('table: agreement\nfields: [domain, method]');
    const row = model.groups[0]?.rows[1]?.cells;
    const N = b!.length;
    expect(row?.[2]).toMatchObject({ n: N - differing('method').length, N });
    expect(text).toContain('In brackets: 95% confidence intervals.');
    expect(text).toContain('A and B are machines');
  });
  test('disagreements: one row per unit and field that differ', async () => {
    const { model } = await seedTable('table: disagreements\nfields: [method, modality]');
    expect(model.groups.map(group => [group.label, group.rows.length])).toEqual([
      [`Generation method (${differing('method').length})`, differing('method').length],
      [`Modality (${differing('modality').length})`, differing('modality').length],
    ]);
    expect(model.groups[0]?.rows[0]?.cells.map(cell => cell.text)).toEqual([
      'Ren 2025',
      'Prompting',
      'Fine-tuning',
      'Prompting',
    ]);
  });
  test('gaps: empty cells of the codebook’s grid, also of categories that no study has', async () => {
    const { model } = await seedTable('table: gap-list\nfield: modality\nwith: evaluation');
    const studies = sheet('corpus/studies.csv');
    const empty = ['text', 'tabular', 'multimodal'].flatMap(modality =>
      ['intrinsic', 'human', 'llm_judge', 'downstream', 'privacy', 'fairness'].filter(
        evaluation =>
          !studies.some(row => row.modality === modality && row.evaluation!.split(';').includes(evaluation)),
      ),
    );
    expect(model.groups.flatMap(group => group.rows).length).toBe(empty.length);
    expect(model.groups.map(group => group.label)).toEqual([
      'Unexpected',
      'Unsettled',
      'Expected given the row and column totals',
    ]);
  });
});

describe('parts', () => {
  test('roll-ups stand above what they roll up, a category that is also one of them first', () => {
    const category = (value: string, parent: string | null) => ({
      value,
      label: value,
      description: '',
      aliases: [],
      parent,
      codable: true,
      exclusive: false,
    });
    const categories = [category('b', 'a'), category('a', null), category('c', 'b'), category('d', null)];
    const level = (name: string, n: number): ResultRow => resultRow({ level: name, n });
    const rows = [
      level('b', 1),
      level('a', 2),
      level('c', 3),
      level('d', 9),
      resultRow({ level: 'a', kind: 'rollup', n: 6 }),
      resultRow({ level: 'b', kind: 'rollup', n: 4 }),
      resultRow({ level: 'not_reported', kind: 'state', n: 1 }),
    ];
    const names = (order: 'codebook' | 'frequency'): string[] =>
      placeRows(rows, categories, order).map(({ row, indent }) => `${indent} ${row.kind} ${row.level}`);
    expect(names('codebook')).toEqual([
      '0 rollup a',
      '1 level a',
      '1 rollup b',
      '2 level b',
      '2 level c',
      '0 level d',
      '0 state not_reported',
    ]);
    expect(names('frequency')[0]).toBe('0 level d');
    expect(names('frequency').length).toBe(rows.length);
  });
  test('the rounding note is there only where it is true', () => {
    const block = (...counts: number[]): ResultRow[] => {
      const N = counts.reduce((sum, n) => sum + n, 0);
      return counts.map((n, index) => resultRow({ field: 'f', level: String(index), n, N }));
    };
    const { percent } = formatter();
    const note = (rows: readonly ResultRow[], exclusive = true): string | null =>
      roundingNote(rows, () => exclusive, percent, '.');
    expect(note(block(1, 1, 1))).toContain('rounding');
    expect(note(block(1, 1))).toBeNull();
    expect(note(block(1, 1, 1), false)).toBeNull();
    expect(note(block(1, 9999))).toContain('rounding');
    expect(note(block(1, 1, 1).slice(1))).toBeNull();
  });
  test('headers: columns without a span reach up to the top', () => {
    const column = (header: string) => ({ key: header, header, align: 'left' as const, weight: 1 });
    const rows = headerRows({
      name: 'x',
      title: 'x',
      columns: ['a', 'b', 'c', 'd'].map(column),
      spans: [[{ label: 'S', from: 1, to: 3 }], [{ label: 'T', from: 1, to: 2 }]],
      groups: [],
      footnotes: [],
      notes: [],
      alt: '',
    });
    expect(rows.map(row => row.map(cell => `${cell.text}${cell.from}-${cell.to}/${cell.rowspan}`))).toEqual([
      ['a0-0/3', 'S1-3/1'],
      ['T1-2/1', 'd3-3/2'],
      ['b1-1/1', 'c2-2/1'],
    ]);
  });
  test('an empty table is still a table', async () => {
    const empty = {
      name: 'x',
      title: 'Nothing',
      columns: [],
      spans: [],
      groups: [],
      footnotes: [],
      notes: [],
      alt: '',
    };
    expect(await md.write(empty)).toContain('**Nothing**');
  });
});

test('a table of some units says which, by titles and labels', () => {
  const row = resultRow({
    statistic: 'share',
    field: 'design',
    level: 'rct',
    label: 'Trial',
    n: 1,
    N: 2,
    where: 'region = eu',
  });
  const ofRows = shares.draw(input({ table: 'shares', field: 'design' }, [row]));
  expect(ofRows.notes[0]).toBe('Only studies with Region = Europe.');
  // without rows (a list of studies) the declaration says it
  const declared = characteristics.draw(
    input({ table: 'characteristics', fields: ['design'], where: 'region = eu', note: 'Mine.' }, []),
  );
  expect(declared.notes.slice(0, 2)).toEqual(['Mine.', 'Only studies with Region = Europe.']);
  expect(
    shares.draw(input({ table: 'shares', field: 'design' }, [{ ...row, where: null }])).notes.join(' '),
  ).not.toContain('Only');
});
