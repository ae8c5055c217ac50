import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { memoryEffects } from '../support/memory-effects.ts';

const FILES = {
  'review.yaml':
    'name: small\nunit: { name: study, key: id }\nresources: [{ name: studies, path: s.csv, schema: c.yaml }]\n',
  'c.yaml':
    'primaryKey: id\nmissingValues: [{ value: NR, label: not_reported }]\nfields:\n  - { name: id }\n  - { name: design, categories: [{ value: rct, label: Trial }, cohort] }\n  - { name: arm, categories: [{ value: x, label: Arm X }, y] }\n  - { name: size, type: integer }\n',
  's.csv': 'id,design,arm,size\na,rct,x,10\nb,rct,y,20\nc,cohort,y,30\nd,NR,y,60\n',
  'figures/one.yaml': 'table: shares\nfield: design\nci: wilson\n',
  'figures/two.yaml': 'table: shares\nfield: design\nwhere: arm = y\n',
};

async function printed(...args: string[]): Promise<string[]> {
  const effects = memoryEffects(FILES);
  expect(await main(args, effects), effects.errors.join('')).toBe(0);
  return effects.printed.join('').trimEnd().split('\n');
}

// the same n, N and p, and the same summaries, by cards 0.9.0 in R 4.2.2:
// d <- data.frame(design = c("Trial", "Trial", "cohort", "Not reported"), arm = c("Arm X", "y", "y", "y"), size = c(10, 20, 30, 60))
// ard_tabulate(d, variables = design, by = arm); ard_summary(d, variables = size)
test('shares by subgroup have the columns and names of cards', async () => {
  const lines = await printed('shares', 'design', '--by', 'arm', '--format', 'ard');
  expect(lines[0]).toBe('group1,group1_level,variable,variable_level,context,stat_name,stat_label,stat,filter,id');
  const plain = lines.map(line => line.split(',').slice(0, 8).join(','));
  expect(plain).toEqual(
    expect.arrayContaining([
      ',,design,Trial,tabulate,n,n,2',
      ',,design,Trial,tabulate,N,N,4',
      ',,design,Trial,tabulate,p,%,0.5',
      ',,design,Not reported,tabulate,n,n,1',
      'arm,y,design,Trial,tabulate,n,n,1',
      'arm,y,design,Trial,tabulate,N,N,3',
      'arm,y,design,Trial,tabulate,p,%,0.3333333333333333',
      'arm,Arm X,design,Trial,tabulate,p,%,1',
    ]),
  );
});

test('the number of values is said once beside the summaries of a number', async () => {
  const plain = (await printed('shares', 'size', '--format', 'ard')).map(line => line.split(',').slice(0, 6).join(','));
  expect(plain).toEqual(
    expect.arrayContaining(['size,,summary,N,N,4', 'size,,summary,median,Median,25', 'size,,summary,mean,Mean,30']),
  );
  expect(plain.filter(line => line.startsWith('size,,summary,N'))).toHaveLength(1);
});

test('the rows of all declared analyses are told apart by their filter and id', async () => {
  const lines = await printed('results', '--format', 'ard');
  expect(
    lines.filter(line => /design,Trial,tabulate,n,n,/.test(line)).map(line => line.split(',').slice(5, 7)),
  ).toEqual([
    ['2', ''],
    ['1', 'arm = y'],
  ]);
  expect(lines.some(line => line.includes('conf.low'))).toBe(true);
  expect((await printed('results', '--format', 'csv'))[0]).toMatch(/^statistic,field,/);
});

test('a last column discloses what review.yaml declares of the data, and JSON has a note of it', async () => {
  const review = FILES['review.yaml'].replace('path: s.csv', 'path: s.csv, synthetic: true');
  const effects = memoryEffects({ ...FILES, 'review.yaml': review });
  for (const args of [['results'], ['shares', 'design']]) {
    expect(await main([...args, '--format', 'ard'], effects)).toBe(0);
    const [header, ...lines] = effects.printed.splice(0).join('').trimEnd().split('\n');
    expect(header).toMatch(/,id,disclosure$/);
    expect(lines.filter(line => !line.endsWith(',Synthetic data: no real studies.'))).toEqual([]);
  }
  for (const args of [
    ['shares', 'design'],
    ['explain', 'design = rct'],
  ]) {
    expect(await main([...args, '--json'], effects)).toBe(0);
    const { notes } = JSON.parse(effects.printed.splice(0).join('')) as { notes: (string | { message: string })[] };
    const last = notes.at(-1);
    expect(typeof last === 'object' ? last.message : last).toBe('Synthetic data: no real studies.');
  }
  expect(await main(['explain', 'design = rct'], effects)).toBe(0);
  expect(effects.printed.join('')).toMatch(/\nSynthetic data: no real studies\.\n$/);
});

test('paragraphs and rows are not asked for together, and a misspelt format is named', async () => {
  for (const [args, said] of [
    [['results', '--format', 'ard', '--linked'], '--linked is for paragraphs'],
    [['results', '--format', 'arrd'], 'did you mean "ard"?'],
  ] as const) {
    const effects = memoryEffects(FILES);
    expect(await main([...args], effects)).not.toBe(0);
    expect(effects.errors.join('')).toContain(said);
  }
});
