import { expect, test } from 'vitest';
import type { TableModel } from '../../src/model/table-model.ts';
import { renderExhibits } from '../../src/pipeline/exhibits/render.ts';
import { openReview } from '../../src/read/session.ts';
import { memoryEffects, seedFiles } from '../support/memory-effects.ts';

/** A table of the seed review, or of another one. */
async function table(declaration: string, files: Readonly<Record<string, string>> | null = null): Promise<TableModel> {
  const text = `${declaration}\nformats: [json]\n`;
  const effects = memoryEffects({ ...(files ?? seedFiles()), 'figures/x.yaml': text });
  const { outputs, faults } = await renderExhibits(effects, await openReview(effects, null), 'table', ['x']);
  if (faults[0] !== undefined) throw faults[0];
  return JSON.parse(String(outputs[0]?.data));
}

const lastCells = (model: TableModel, label: string): readonly (number | string | null)[] => {
  const group = model.groups.find(entry => entry.label === label)!;
  return [group.heading ?? [], ...group.rows.map(row => row.cells)].map(cells => cells.at(-1)?.value ?? null);
};
const notesOf = (model: TableModel, label: string): string[] =>
  (model.groups.find(entry => entry.label === label)?.heading?.at(-1)?.footnotes ?? []).map(
    index => model.footnotes[index]!,
  );

// R 4.2.2, corpus/studies.csv as d: fisher.test(table(d$method, d$modality)), kruskal.test(as.numeric(d$year) ~ factor(d$modality)),
// and for each option of evaluation fisher.test(table(has_option, d$modality)) on the 85 studies with a code, then p.adjust(p, "holm")
test('the P column of the seed review is what R gives, and every test is named', async () => {
  const model = await table(
    'table: shares\nfields: [method, evaluation, year]\nby: modality\noptions: { p: true, statistics: [mean] }',
  );
  expect(model.columns.at(-1)?.header).toBe('P value');
  const method = lastCells(model, 'Generation method');
  expect(method[0]).toBeCloseTo(0.002233482919, 11);
  expect(method.slice(1)).toEqual([null, null, null]);
  expect(notesOf(model, 'Generation method')).toEqual(["Fisher's exact test."]);
  const options = lastCells(model, 'Evaluation').slice(1, 7) as number[];
  // intrinsic, human, llm_judge, downstream, privacy, fairness
  [0.0012532764525, 0.0311154493566, 0.4749788249123, 0.4749788249123, 0.0002643203169, 0.3442809977356].forEach(
    (p, at) => void expect(options[at]).toBeCloseTo(p, 11),
  );
  expect(lastCells(model, 'Year of publication')[0]).toBeCloseTo(0.7840213102, 10);
  expect(notesOf(model, 'Year of publication')).toEqual(['Kruskal-Wallis rank-sum test.']);
  // tapply(as.numeric(d$year), d$modality, mean) and sd: 2024.0308, 1.1035 (text), 2024.1875, 0.9106, 2024, 0.6325
  const mean = model.groups.find(entry => entry.label === 'Year of publication')!.rows[0]!.cells;
  expect(mean.map(cell => cell.text)).toEqual([
    'Mean (SD)',
    '2024.1 (1.0)',
    '2024.0 (1.1)',
    '2024.2 (0.9)',
    '2024.0 (0.6)',
    '',
  ]);
  expect(model.notes.join(' ')).toContain('Cells are n (%), or mean (standard deviation).');
  expect(model.notes.join(' ')).toContain('P values compare the studies with a code of both fields');
});

const DESIGN = [
  ...Array(14).fill('rct'),
  ...Array(6).fill('cohort'),
  ...Array(8).fill('rct'),
  ...Array(12).fill('cohort'),
];
const SIZE = [
  12, 15, 20, 21, 22, 25, 30, 31, 33, 35, 40, 41, 45, 50, 52, 55, 60, 66, 70, 80, 10, 11, 13, 14, 16, 17, 18, 19, 20,
  23, 24, 26, 27, 28, 29, 32, 34, 36, 38, 90,
];
const SMALL = {
  'review.yaml':
    'name: r\nunit: { name: study, key: id }\nresources: [{ name: studies, path: s.csv, schema: c.yaml }]\n',
  'c.yaml':
    'primaryKey: id\nfields:\n  - { name: id }\n  - { name: design, categories: [rct, cohort] }\n  - { name: group, categories: [a, b] }\n  - { name: size, type: integer }\n  - { name: tags, type: list, categories: [x, y] }\n',
  's.csv': `id,design,group,size,tags\n${SIZE.map((size, at) => `s${at},${DESIGN[at]},${at < 20 ? 'a' : 'b'},${size},x`).join('\n')}\n`,
};

test('large expected counts take the chi-square test, two groups of numbers the rank-sum test', async () => {
  const model = await table(
    'table: shares\nfields: [design, size]\nby: group\noptions: { p: true, statistics: [range, mean] }',
    SMALL,
  );
  // R 4.2.2: chisq.test(table(design, g), correct = FALSE)$p.value
  expect(lastCells(model, 'design')[0]).toBeCloseTo(0.05653027717, 10);
  expect(notesOf(model, 'design')).toEqual(["Pearson's chi-square test, without continuity correction."]);
  // R 4.2.2: wilcox.test(size ~ g, correct = FALSE, exact = FALSE)$p.value
  expect(lastCells(model, 'size')[0]).toBeCloseTo(0.009042159334, 11);
  expect(notesOf(model, 'size')).toEqual(['Wilcoxon rank-sum test, without continuity correction.']);
  // R 4.2.2: tapply(size, g, mean), tapply(size, g, sd), range
  const rows = model.groups.find(entry => entry.label === 'size')!.rows.map(row => row.cells.map(cell => cell.text));
  expect(rows.map(([label]) => label)).toEqual(['Range', 'Mean (SD)']);
  expect(rows[1]?.slice(2, 4)).toEqual(['40.2 (19.3)', '26.3 (17.2)']);
});

test('a table of one field has its P value in a heading; a proposition in its own row', async () => {
  const one = await table('table: shares\nfield: method\nby: modality\noptions: { p: true, overall: false }');
  expect(one.groups[0]?.label).toBe('Generation method');
  const two = await table('table: shares\nfields: [method, "year >= 2024"]\nby: modality\noptions: { p: true }');
  expect(two.groups[1]?.rows[0]?.cells.at(-1)?.value).toBeGreaterThan(0);
});

test('P values without subgroups, or with subgroups that overlap, are refused with the remedy', async () => {
  await expect(table('table: shares\nfield: method\noptions: { p: true }')).rejects.toThrow('P values need one field');
  await expect(table('table: shares\nfield: design\nby: tags\noptions: { p: true }', SMALL)).rejects.toThrow(
    'the subgroups of tags overlap',
  );
});
