import { expect, test } from 'vitest';
import { expectGolden } from '../../support/figure-golden.ts';
import { render, seedWith, smallFiles } from '../../support/figures.ts';

const SEED =
  'figure: traffic-light\nfields: [purpose, model_family, prompt_strategy, language, release]\noptions: { tool: Reporting profile, judge: reporting }\n';

/** Judgements in the words of RoB 2, made for this test. */
const appraised = (
  rows: readonly (readonly string[])[],
  options: string,
  {
    codes = ['Low', 'Some concerns', 'High', 'No information'],
    titles = ['Randomisation', 'Missing data', 'Overall'],
  } = {},
): Record<string, string> => {
  const files = smallFiles({}, []);
  const list = codes.map(code => `{ value: ${JSON.stringify(code)}, label: ${JSON.stringify(code)} }`).join(', ');
  const fields = titles.map(
    (title, i) => `  - { name: d${i + 1}, title: ${JSON.stringify(title)}, type: string, categories: [${list}] }\n`,
  );
  const names = titles.map((_, i) => `d${i + 1}`);
  return {
    ...files,
    'codebook.yaml': `version: 1\nprimaryKey: id\nmissingValues: [{ value: NR, label: not_reported }, { value: NA, label: not_applicable }]\nfields:\n  - { name: id, type: string }\n${fields.join('')}`,
    'studies.csv': `id,${names.join(',')}\n${rows.map((row, i) => `s${i},${row.join(',')}\n`).join('')}`,
    'figures/f.yaml': `figure: traffic-light\nfields: [${(options.includes('overall') ? names.slice(0, -1) : names).join(', ')}]\noptions: ${options}\n`,
  };
};
const ROWS = [
  ['Low', 'Low', 'Low'],
  ['Low', 'Some concerns', 'Some concerns'],
  ['High', 'NR', 'High'],
  ['NA', '', 'No information'],
];
const ROB = '{ tool: RoB 2, overall: d3 }';
const countOf = (text: string, part: string): number => text.split(part).length - 1;

test('a reporting profile of the seed review at 180 mm is as it was', async () => {
  const svg = await expectGolden('traffic-light', 180, seedWith({ figure: SEED }));
  expect(/<desc[^>]*>(.*?)<.desc>/.exec(svg)?.[1]).toContain(
    'Reported most often for Purpose (86 of 87) and least often for Language (10 of 71)',
  );
});

test('at 85 mm it takes two pages, each with its number, and every study is on one of them', async () => {
  const { outputs, codes } = await render(seedWith({ figure: SEED }), { width: 85, formats: ['svg', 'vl.json'] });
  expect(codes).toEqual([]);
  expect([...outputs.keys()]).toEqual(
    [1, 2].flatMap(i => ['svg', 'vl.json'].map(format => `out/figure-${i}.${format}`)),
  );
  const pages = [1, 2].map(i => JSON.parse(String(outputs.get(`out/figure-${i}.vl.json`))));
  expect(pages.map(page => page.usermeta.title)).toEqual([
    'Appraisal by study (1 of 2)',
    'Appraisal by study (2 of 2)',
  ]);
  const labels = pages.map(
    page => page.layer.find((layer: { name: string }) => layer.name === 'labels').data.values.length,
  );
  expect(labels[0] + labels[1]).toBe(87);
  await expect(String(outputs.get('out/figure-1.vl.json'))).toMatchFileSnapshot(
    '../../golden/figures/traffic-light-85.vl.json',
  );
});

test('words of an appraisal tool are lights with signs, and the overall judgement stands apart', async () => {
  const { outputs, codes, faults } = await render(appraised(ROWS, ROB), {
    formats: ['vl.json', 'svg', 'csv', 'caption'],
  });
  expect([...codes, ...faults]).toEqual([]);
  const spec = JSON.parse(String(outputs.get('out/f.vl.json')));
  const counts = Object.fromEntries(
    spec.layer
      .filter((layer: { name: string }) => layer.name.startsWith('lights_'))
      // one of each stands in the legend
      .map((layer: { name: string; data: { values: object[] } }) => [layer.name, layer.data.values.length - 1]),
  );
  expect(counts).toEqual({
    lights_low: 4,
    lights_some: 2,
    lights_high: 2,
    lights_no_information: 1,
    lights_not_reported: 1,
    lights_not_applicable: 1,
    lights_not_coded: 1,
  });
  const caption = String(outputs.get('out/f.caption.md'));
  expect(caption).toContain('N = 4 studies; judged by: RoB 2.');
  expect(caption).toContain(
    'Overall: Low in 1 of 4, Some concerns in 1 of 4, High in 1 of 4, No information in 1 of 4',
  );
  expect(String(outputs.get('out/f.csv'))).toContain('s0 s1');
});

test.each(['{ tool: RoB 2, colours: cochrane, overall: d3 }', ROB])('signs survive greyscale: %s', async options => {
  const files = appraised(ROWS, options);
  const grey = { ...files, 'figures/f.yaml': `${files['figures/f.yaml']}greyscale: true\n` };
  const { outputs, codes } = await render(grey, { formats: ['svg'] });
  expect(codes).toEqual([]);
  const svg = String(outputs.get('out/f.svg'));
  for (const sign of ['+', '–', '×', '?', '/']) expect(svg).toContain(`>${sign}<`);
});

test('the tool must be named', async () => {
  const { faults } = await render(appraised(ROWS, '{ judge: words }'));
  expect(faults).toEqual([
    'figures/f.yaml:1:9: a traffic-light must name the appraisal tool or profile that its judgements come from',
  ]);
});

test('a code that is no judgement is named, and can be given one', async () => {
  const rows = [['solid', 'shaky', 'solid']];
  const codes = { codes: ['solid', 'shaky'] };
  const { faults } = await render(appraised(rows, '{ tool: Own }', codes));
  expect(faults).toEqual(['figures/f.yaml:2:10: "solid" of Randomisation is not a known judgement']);
  const near = await render(appraised(rows, '{ tool: Own, judgements: { solid: lo, shaky: high } }', codes));
  expect(near.faults).toEqual(['figures/f.yaml:3:23: options.judgements: unknown judgement "lo"; did you mean "low"?']);
  const { outputs } = await render(appraised(rows, '{ tool: Own, judgements: { solid: low, shaky: high } }', codes));
  expect(String(outputs.get('out/f.svg'))).toContain('solid');
});

test('a field with several codes a study is refused, a proposition is not', async () => {
  const declared = (fields: string) => `figure: traffic-light\nfields: [${fields}]\noptions: { tool: Own }\n`;
  const several = await render(seedWith({ f: declared('evaluation') }));
  expect(several.faults).toEqual([
    'figures/f.yaml:2:10: Evaluation can have several codes per study, and a light shows one',
  ]);
  const number = await render(seedWith({ f: declared('year') }));
  expect(number.faults).toEqual([
    'figures/f.yaml:2:10: Year of publication is a number, and a light shows a judgement',
  ]);
  const one = await render(seedWith({ f: declared('evaluation has human, evaluation has privacy') }));
  expect([...one.faults, ...one.codes]).toEqual([]);
});

test('an overall field that is unknown is named with its nearest', async () => {
  const { faults } = await render(appraised(ROWS, '{ tool: RoB 2, overall: d33 }'));
  expect(faults[0]).toMatch(/figures\/f.yaml:3:\d+: unknown field "d33"; did you mean "d3"\?/);
});

test.each([
  ['N = 1', 1, 3, 180],
  ['500 studies', 500, 3, 85],
  ['500 studies', 500, 3, 180],
  ['40 criteria', 3, 40, 180],
  ['one criterion', 3, 1, 85],
] as const)('%s: %i studies by %i criteria at %i mm', async (_, n, k, width) => {
  const titles = Array.from({ length: k }, (_, i) => `Criterion ${i + 1}`);
  const rows = Array.from({ length: n }, (_, i) => titles.map((_, j) => ['Low', 'High', 'NR'][(i + j) % 3]!));
  const { outputs, codes, faults } = await render(
    appraised(rows, '{ tool: Own }', { titles, codes: ['Low', 'High'] }),
    {
      width,
      formats: ['svg'],
    },
  );
  expect([...codes, ...faults]).toEqual([]);
  const all = [...outputs.values()].map(String).join('');
  const labels = [...all.matchAll(/>s\d+</g)].length;
  expect(labels).toBe(n);
  for (const svg of outputs.values())
    expect(Number(/height="([\d.]+)mm"/.exec(String(svg))![1])).toBeLessThanOrEqual(241);
  expect(countOf(all, '>Criterion 1<') + countOf(all, 'Criterion 1<')).toBeGreaterThan(0);
});

test.each([85, 180])('long names wrap at %i mm, and all missing is shown as such', async width => {
  const titles = Array.from({ length: 4 }, (_, i) =>
    `${'A criterion with a name that goes on and on '.repeat(3)}${i}`.slice(-120),
  );
  const { codes, faults } = await render(
    appraised([['NR', 'NR', 'NA', '']], '{ tool: A tool whose name is not short either }', { titles }),
    { width },
  );
  expect([...codes, ...faults]).toEqual([]);
});

test('without any units the picture says so', async () => {
  const files = appraised(ROWS, ROB);
  const { outputs, codes } = await render({
    ...files,
    'figures/f.yaml': `${files['figures/f.yaml']}where: d1 = "Some concerns"\n`,
  });
  expect(codes).toEqual(['F111']);
  expect(String(outputs.get('out/f.svg'))).toContain('There are no studies to show.');
});

test('criteria that have no room are refused with the width that has', async () => {
  const titles = Array.from({ length: 40 }, (_, i) => `Criterion ${i + 1}`);
  const { faults } = await render(appraised([titles.map(() => 'Low')], '{ tool: Own }', { titles }), { width: 85 });
  expect(faults[0]).toMatch(
    /40 criteria do not fit beside the names of the studies; the smallest width that fits is \d+ mm/,
  );
});

test('the description leaves out what does not apply, and the legend does not join the words of several fields', async () => {
  const files = appraised(
    [
      ['Low', 'NA', 'Low'],
      ['Low', 'Yes', 'High'],
      ['NR', 'NA', 'High'],
    ],
    '{ tool: Own }',
    { codes: ['Low', 'Yes', 'High'], titles: ['Randomisation', 'Missing data', 'Outcome'] },
  );
  const { outputs, faults } = await render(files, { formats: ['svg', 'caption'] });
  expect(faults).toEqual([]);
  expect(String(outputs.get('out/f.caption.md'))).toContain(
    'Low most often for Missing data (1 of 1) and least often for Outcome (1 of 3).',
  );
  expect(String(outputs.get('out/f.svg'))).not.toContain('Low / Yes');
});

test('not reported and unclear have signs of their own', async () => {
  const files = appraised([['NR', 'UNC', 'Low']], '{ tool: Own }');
  const { outputs } = await render(
    {
      ...files,
      'codebook.yaml': files['codebook.yaml']!.replace(
        'label: not_reported }',
        'label: not_reported }, { value: UNC, label: unclear }',
      ),
    },
    { formats: ['svg'] },
  );
  const svg = String(outputs.get('out/f.svg'));
  for (const sign of ['/', '?']) expect(countOf(svg, `>${sign}<`)).toBe(2);
});

test.each([
  ['by', 'd1', 'a traffic-light shows units one by one, without subgroups, so `by:` has no effect'],
  ['order', 'frequency', 'a traffic-light shows units in the order of the sheet, so `order:` has no effect'],
])('%s: is refused, not ignored', async (key, value, message) => {
  const files = appraised(ROWS, ROB);
  const { faults } = await render({ ...files, 'figures/f.yaml': `${files['figures/f.yaml']}${key}: ${value}\n` });
  expect(faults[0]).toContain(message);
});

test('levels that are no judgement are not drawn as risk', async () => {
  const files = appraised([['0', '1', '0']], '{ tool: Own }', { codes: ['0', '1'] });
  const ordered = {
    ...files,
    'codebook.yaml': files['codebook.yaml']!.replaceAll('categories:', 'categoriesOrdered: true, categories:'),
  };
  const { faults } = await render(ordered);
  expect(faults[0]).toContain('"0" of Randomisation is not a known judgement');
});

// by hand: of the rows below, the first criterion has 2 low and 1 high, the second 1 low and 2 high
test('a summary has a bar of 100% for each criterion, with sign and n', async () => {
  const files = smallFiles(
    {
      f: 'figure: traffic-light\nfields: [kind, group]\noptions: { tool: Own, summary: true, judgements: { a: low, b: high, g: low, h: high } }\n',
    },
    [
      ['a', 'g'],
      ['a', 'h'],
      ['b', 'h'],
    ],
  );
  const { outputs, faults } = await render(files, { formats: ['svg'] });
  expect(faults).toEqual([]);
  const [lights, summary] = [...outputs.values()].length > 0 ? [...outputs.values()].map(String) : [];
  expect(lights).not.toContain(': summary');
  expect(summary).toContain('Appraisal by study: summary');
  for (const text of ['+ 2', '× 1', '+ 1', '× 2']) expect(summary).toContain(`>${text}<`);
});
