import { expect, test } from 'vitest';
import { render, seedWith } from '../../support/figures.ts';

test('a row for each field with the estimate, its interval and percent agreement of the analysis', async () => {
  const { outputs, codes, faults } = await render(
    seedWith({
      f: 'figure: agreement\nfields: [method, privacy_claim]\noptions: { coefficient: cohen_kappa }\nformats: [vl.json, svg, csv]\n',
    }),
  );
  expect([...codes, ...faults]).toEqual([]);
  const { layer, description } = JSON.parse(String(outputs.get('out/f.vl.json')));
  const texts = (name: string) =>
    layer
      .find((entry: { name?: string }) => entry.name === name)
      .data.values.map(({ text }: { text: unknown }) => [text].flat().join(' '));
  expect(texts('labels')).toEqual(['Generation method', 'Privacy claim']);
  expect(texts('column_1')).toEqual(['86', '86']);
  // 84 of 86, and Cohen's kappa: the rows that test/known compares with R's irr
  expect(texts('column_2')[0]).toBe('97.7');
  expect(texts('column_3')[0]).toBe('0.94 (0.85\u00a0to\u00a01.00)');
  expect(description).toMatch(
    /^Forest plot of agreement between coders \(Cohen's kappa\) for 2 fields: highest for Gene/,
  );
});

test('a coefficient that no field has is named with the nearest', async () => {
  const { faults } = await render(
    seedWith({ f: 'figure: agreement\nfields: [method]\noptions: { coefficient: cohens_kappa }\n' }),
  );
  expect(faults[0]).toMatch(/^figures\/f.yaml:3:\d+: options.coefficient: .*did you mean "cohen_kappa"\?/);
});
