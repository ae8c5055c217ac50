import { expect, test } from 'vitest';
import { render, seedWith } from '../../support/figures.ts';

const FACETS = ['fidelity', 'utility', 'judgement', 'privacy', 'provenance', 'generator', 'equity', 'labelling'];

const FIELDS = `fields: [${FACETS.join(', ')}]\nof: audit\n`;

test.each([
  ['figure: profile-bars', 'order: frequency', 'levels are not ranks'],
  ['figure: profile-matrix', 'order: frequency', 'levels are not ranks'],
  ['figure: profile-bars', 'ci: wilson', 'counts, which have no confidence interval'],
  ['figure: profile-matrix', 'by: privacy', 'would sort units by level'],
])('%s with `%s` is refused', async (type, more, message) => {
  const { outputs, faults } = await render(seedWith({ f: `${type}\n${FIELDS}${more}\n` }));
  expect([outputs.size, faults.join()]).toEqual([0, expect.stringContaining(message)]);
});

test('the matrix shows units in the order of the sheet, under the groups of the codebook', async () => {
  const { outputs, codes } = await render(
    seedWith({ m: `figure: profile-matrix\n${FIELDS}by: domain\nwidth: 180mm\nformats: [vl.json]\n` }),
  );
  expect(codes).toEqual([]);
  const pages = [...outputs].filter(([path]) => path.endsWith('.vl.json')).map(([, text]) => JSON.parse(String(text)));
  expect(pages).toHaveLength(3);
  const labels = pages.flatMap(page =>
    page.layer
      .find((layer: { name?: string }) => layer.name === 'labels')
      .data.values.map(({ text }: { text: string }) => text),
  );
  expect(labels).toHaveLength(87);
  expect(labels.slice(0, 3)).toEqual(['Tang 2023', 'Kweon 2023', 'Šuvalov 2025']);
});

/** Relative luminance (WCAG 2.2). */
const luminance = (colour: string): number => {
  const [r, g, b] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

test.each([false, true])(
  'levels darken in order and missing states are the lightest ink (greyscale: %s)',
  async grey => {
    const { outputs, codes } = await render(
      seedWith({ b: `figure: profile-bars\n${FIELDS}width: 180mm\ngreyscale: ${grey}\nformats: [vl.json]\n` }),
    );
    expect(codes).toEqual([]);
    const spec = JSON.parse(String(outputs.get('out/b.vl.json')));
    const layer = (name: string) => spec.layer.find((entry: { name?: string }) => entry.name === name);
    const inks = layer('levels').encoding.color.scale.range.map(luminance) as number[];
    expect(inks).toEqual([...inks].sort((a, b) => b - a));
    expect(luminance(layer('states').mark.fill)).toBeGreaterThan(Math.max(...inks));
    expect(layer('states').data.values.length).toBeGreaterThan(0);
  },
);

interface Layer {
  readonly name?: string;
  readonly data: { readonly values: { readonly text: string | string[] }[] };
}

const textsOf = (text: unknown, name: string): string[] =>
  (JSON.parse(String(text)) as { layer: Layer[] }).layer
    .filter(layer => layer.name?.startsWith(name))
    .flatMap(layer => layer.data.values.map(({ text: said }) => [said].flat().join(' ')));

test('on 85 mm the bars keep every missing state apart, as numbers under letters that the notes explain', async () => {
  const { outputs, codes } = await render(
    seedWith({ b: `figure: profile-bars\n${FIELDS}width: 85mm\nformats: [vl.json, caption]\n` }),
  );
  expect(codes).toEqual([]);
  const text = outputs.get('out/b.vl.json');
  expect(textsOf(text, 'heads')).toEqual(['Levels', 'NR', 'UC', 'NA', 'NX', 'N']);
  // not reported, unclear, not applicable and not accessible of fidelity: corpus/audit/README.md
  expect(textsOf(text, 'state_numbers').slice(0, 4)).toEqual(['44', '0', '8', '1']);
  expect(String(outputs.get('out/b.caption.md'))).toContain(
    'NR: not reported; UC: unclear; NA: not applicable; NX: not accessible.',
  );
});

test.each([85, 105, 140])('no text of the bars overlaps another at %i mm', async width => {
  const { codes } = await render(
    seedWith({
      all: `figure: profile-bars\n${FIELDS}width: ${width}mm\nformats: [svg]\n`,
      by: `figure: profile-bars\nfield: privacy\nof: audit\nby: domain\nwidth: ${width}mm\nformats: [svg]\n`,
    }),
  );
  expect(codes).toEqual([]);
});

test('on 85 mm the matrix turns its headings; missing states are letters, never the signs of verdicts', async () => {
  const { outputs, codes } = await render(
    seedWith({ m: `figure: profile-matrix\n${FIELDS}by: domain\nwidth: 85mm\nformats: [vl.json]\n` }),
  );
  expect(codes).toEqual([]);
  const pages = [...outputs].filter(([path]) => path.endsWith('.vl.json')).map(([, text]) => text);
  expect(textsOf(pages[0], 'heads')).toHaveLength(8);
  expect(String(pages[0])).toContain('"angle": 270');
  const cells = pages.flatMap(page => textsOf(page, 'texts_'));
  expect([...new Set(cells)].sort()).toEqual(['0', '1', '2', '3', 'NA', 'NR', 'NX', 'UC']);
});
