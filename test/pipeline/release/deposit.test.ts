import { expect, test } from 'vitest';
import { build } from '../../../src/pipeline/release/build.ts';
import { deposit } from '../../../src/pipeline/release/deposit.ts';
import { verify } from '../../../src/pipeline/release/verify.ts';
import { reportPages } from '../../../src/web/report/report-pages.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';

/** The seed review with tables only: figures need fonts on disk. */
const files = Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => !path.startsWith('figures/figure-')));

test('what was built is what the review gives; what changed since is named, with why', async () => {
  const effects = memoryEffects(files);
  const { written } = await build(effects, null);
  expect(written).toContain('out/manifest.json');
  const states = async () =>
    Object.fromEntries((await verify(effects, null, null)).files.map(file => [file.path, [file.state, file.why]]));
  expect(new Set(Object.values(await states()).map(([state]) => state))).toEqual(new Set(['same']));
  await effects.write('out/claims.md', 'other');
  effects.files.delete('/review/out/table-1-characteristics.md');
  await effects.write('out/notes.txt', 'mine');
  expect(await states()).toMatchObject({
    'claims.md': ['edited', expect.stringContaining('not those in the manifest')],
    'table-1-characteristics.md': ['missing', expect.any(String)],
    'notes.txt': ['extra', 'no build wrote it'],
  });
  await effects.write('corpus/studies.csv', effects.text('corpus/studies.csv').replace(',Tang,2023,', ',Tang,2024,'));
  expect((await states())['table-1-characteristics.csv']).toEqual(['stale', 'corpus/studies.csv changed since']);
});

test('a deposit holds the review byte for byte, and says what each made file was made from', async () => {
  const effects = memoryEffects(files);
  const { written, findings } = await deposit(effects, null, 'deposit', reportPages);
  for (const path of ['review.yaml', 'corpus/studies.csv', 'codebook/synthetic-data.yaml'])
    expect(effects.text(`deposit/${path}`)).toBe(effects.text(path));
  expect(written).toEqual(
    expect.arrayContaining([
      'datapackage.json',
      'ro-crate-metadata.json',
      'codebook.md',
      'results.csv',
      'results.json',
      'agreement.csv',
      'flow.csv',
      'amendments.md',
      'prisma-scr.md',
      'CITATION.cff',
      'out/manifest.json',
      'out/report.html',
    ]),
  );
  const crate = JSON.parse(effects.text('deposit/ro-crate-metadata.json')) as { '@graph': Record<string, unknown>[] };
  const ids = new Set(crate['@graph'].map(node => node['@id']));
  const named = crate['@graph'].flatMap(node =>
    node['@type'] === 'CreateAction' ? [node['result'], ...(node['object'] as unknown[])] : [],
  ) as { '@id': string }[];
  expect(named.filter(node => !ids.has(node['@id']))).toEqual([]);
  const pack = JSON.parse(effects.text('deposit/datapackage.json')) as {
    resources: { name: string; schema?: { fields: { name: string }[] } }[];
  };
  expect(
    pack.resources.find(resource => resource.name === 'studies')?.schema?.fields.map(field => field.name),
  ).toContain('prompt_strategy');
  expect(effects.text('deposit/prisma-scr.md')).toContain('| 14 | 17 |');
  expect(findings.map(entry => entry.code)).toEqual(['C901', 'C902']);
  // a run that ended after its last file is repeated; what is not exactly this deposit is never touched
  const again = await deposit(effects, null, 'deposit', reportPages);
  expect(again.written).toEqual(written);
  await effects.write('deposit/own-notes.txt', 'kept');
  await expect(deposit(effects, null, 'deposit', reportPages)).rejects.toThrow('deposit is not empty');
});
