import { expect, test } from 'vitest';
import { ANALYSES } from '../../../src/analyses/index.ts';
import { EXHIBIT_TABLES } from '../../../src/analyses/tables/index.ts';
import { renderExhibits } from '../../../src/pipeline/exhibits/render.ts';
import { openReview } from '../../../src/read/session.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';

/** A declaration of each type of table that is made from an analysis. */
const DECLARATIONS: Readonly<Record<string, string>> = {
  flow: '',
  difference: 'field: release\nby: method\noptions: { groups: [prompting, fine_tuning] }',
  ranks: 'field: year\nwith: method',
  intersections: 'field: evaluation\noptions: { max: 3 }',
  diversity: 'field: evaluation\nby: method\noptions: { randomisations: 100, part: 2 }',
  gaps: 'field: method\nwith: domain\noptions: { thin: 1 }',
  robustness: 'field: method',
};

async function render(declaration: string) {
  const effects = memoryEffects({
    ...Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => !path.startsWith('figures/'))),
    'figures/t.yaml': `${declaration}\nformats: [md, csv, docx]\n`,
  });
  return renderExhibits(effects, await openReview(effects, null), 'table');
}

test('every analysis is a type of table, and each option of its own is one of the type', () => {
  for (const { name, shape, command } of ANALYSES.all) {
    const type = EXHIBIT_TABLES.get(name);
    expect(type, name).toBeDefined();
    if (!(name in DECLARATIONS)) continue;
    const own = Object.keys(shape).filter(option => command?.hidden?.includes(option) !== true);
    expect(type!.options.map(option => option.name)).toEqual(expect.arrayContaining(own));
  }
});

test.each(Object.entries(DECLARATIONS))('a table of %s has the numbers of its analysis', async (name, keys) => {
  const { outputs, faults } = await render(`table: ${name}\n${keys}`);
  expect(faults).toEqual([]);
  expect(outputs.map(({ path }) => path)).toEqual(['out/t.md', 'out/t.csv', 'out/t.docx']);
  const text = String(outputs[0]!.data);
  expect(text.split('\n').filter(line => line.startsWith('| ')).length).toBeGreaterThan(3);
  expect(text).toContain('Machine-coded');
});

test('numbers of the tables are those of the command', async () => {
  const flow = String((await render('table: flow')).outputs[0]!.data);
  expect(flow).toContain('| Records screened | 88 |');
  const parts = String((await render(`table: diversity\n${DECLARATIONS['diversity']}`)).outputs[0]!.data);
  expect(parts).toMatch(/\| Prompting \| 67 \|/);
});

test.each([
  ['table: gaps\nfield: method', 'needs `with:`'],
  ['table: gaps\nfield: method\nwith: domain\noptions: { tin: 3 }', 'did you mean "thin"?'],
  ['table: diversity\nfield: evaluation\noptions: { randomisations: 100, part: 9 }', 'has 1 table here, and no part 9'],
  ['table: diversty\nfield: evaluation', 'did you mean "diversity"?'],
])('%j is refused', async (declaration, message) => {
  const { faults } = await render(declaration);
  expect(faults.map(fault => fault.message).join('\n')).toContain(message);
});
