import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { memoryEffects, seedFiles } from '../support/memory-effects.ts';

/** The review of this repository, and the made-up one with countries. */
const REVIEWS = [
  ['docs/gallery/figures', () => Object.entries(seedFiles()).filter(([path]) => !path.startsWith('figures/'))],
  [
    'docs/gallery/countries/figures',
    () =>
      ['review.yaml', 'codebook.yaml', 'studies.csv'].map(path => [
        path,
        readFileSync(`docs/gallery/countries/${path}`, 'utf8'),
      ]),
  ],
] as const;

test.each(REVIEWS)('the descriptions of %s are what the review gives', async (folder, review) => {
  const names = readdirSync(folder).map(file => file.replace('.yaml', ''));
  const declarations = names.map(name => [
    `figures/${name}.yaml`,
    `${readFileSync(`${folder}/${name}.yaml`, 'utf8')}width: 180mm\n`,
  ]);
  const world = memoryEffects(Object.fromEntries([...review(), ...declarations]));
  expect(await main(['figures', '--format', 'caption'], world)).toBe(0);
  const page = readFileSync('docs/gallery/README.md', 'utf8');
  const given = names.map(name => {
    const caption = world.text(
      [...world.files.keys()].find(
        path => path.startsWith(`/review/out/${name}.`) || path.startsWith(`/review/out/${name}-1.`),
      )!,
    );
    return [name, caption.split('Description: ')[1]!.trim().replace(/[[\]]/g, '')];
  });
  const shown = names.map(name => [name, new RegExp(`\\[!\\[(.*)\\]\\(${name}-180(?:-1)?\\.png`).exec(page)?.[1]]);
  // npm run gallery makes them again
  expect(shown).toEqual(given);
});
