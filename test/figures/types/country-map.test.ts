import { expect, test } from 'vitest';
import { renderExhibits } from '../../../src/pipeline/exhibits/render.ts';
import { openReview } from '../../../src/read/session.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const files = (countries: readonly string[], more = ''): Record<string, string> => ({
  'review.yaml':
    'name: small\nunit: { name: study, key: id }\nstudies: studies\nresources:\n  - { name: studies, path: studies.csv, schema: codebook.yaml }\n',
  'codebook.yaml':
    'version: 1\nprimaryKey: id\nmissingValues: [{ value: NR, label: not_reported }]\nfields:\n  - { name: id, type: string }\n  - { name: country, title: Country, type: list, delimiter: ";" }\n',
  'studies.csv': `id,country\n${countries.map((country, i) => `s${i},${country}\n`).join('')}`,
  'figures/f.yaml': `figure: country-map\nfield: country\n${more}`,
});

const render = async (countries: readonly string[], more = '') => {
  const effects = memoryEffects(files(countries, more));
  const { outputs, faults, findings } = await renderExhibits(effects, await openReview(effects, null), 'figure', [], {
    formats: ['svg', 'caption', 'eps'],
  });
  const of = (extension: string): string => String(outputs.find(({ path }) => path.endsWith(extension))?.data);
  return { svg: of('.svg'), caption: of('.caption.md'), faults, findings };
};

test('countries are counted, what is no country is named, and the source of the borders too', async () => {
  const { caption, faults, findings } = await render([
    'France',
    'France;England',
    'Scotland;England',
    'Singapore',
    'Gibraltar',
    'Atlantis',
    'NR',
  ]);
  expect([faults, findings]).toEqual([[], []]);
  expect(caption).toContain('Not on the map: Atlantis (1).');
  expect(caption).toContain('United Kingdom: England, Scotland, each study once.');
  expect(caption).toContain('Natural Earth 1:50m');
  expect(caption).toContain('Places of small territories: The World Factbook, 2021.');
  // France and the United Kingdom: two studies each, of seven
  expect(caption).toContain('Map of country: 4 countries. The most studies are from France, 2 of 7 studies (28.6%)');
});

test('the area of a circle shows n: four times the studies, twice the radius', async () => {
  const { svg } = await render([
    ...Array.from({ length: 16 }, () => 'Brazil'),
    ...Array.from({ length: 4 }, () => 'India'),
  ]);
  const radii = [...svg.matchAll(/d="M([\d.]+),0A\1,\1,0,1,1,-\1,0/g)].map(found => Number(found[1]));
  expect(radii[0]! / radii[1]!).toBeCloseTo(2, 2);
});

test('without any country the map is empty and names what is not on it; without any study it says so', async () => {
  expect((await render(['Atlantis', 'NR'])).caption).toContain('Not on the map: Atlantis (1).');
  const { svg, findings } = await render(['NR']);
  expect(svg).toContain('There are no studies to show.');
  expect(findings.map(finding => finding.code)).toEqual(['F111']);
});
