import { expect, test } from 'vitest';
import { buildLine } from '../../src/cli/watch-builds.ts';
import { watchReview } from '../../src/pipeline/release/watch.ts';
import { memoryEffects } from '../support/memory-effects.ts';

const FILES = {
  'review.yaml': 'name: t\nunit: { name: study, key: id }\nresources: [{ name: s, path: s.csv, schema: c.yaml }]\n',
  'c.yaml':
    'primaryKey: id\nfields:\n  - { name: id }\n  - { name: design, categories: [rct, cohort] }\n  - { name: setting, categories: [home, hospital] }\n',
  's.csv': 'id,design,setting\na,rct,home\nb,cohort,hospital\n',
  'figures/design.yaml': 'table: shares\nfields: [design]\nformats: [md, csv]\n',
  'figures/setting.yaml': 'table: shares\nfields: [setting]\nformats: [md]\n',
};

test('after each change only what differs is written; a file that cannot be read leaves its exhibits stale', async () => {
  const effects = memoryEffects(FILES);
  async function* changes(): AsyncGenerator<readonly string[]> {
    await effects.write('s.csv', FILES['s.csv'].replace('b,cohort', 'b,rct'));
    yield ['s.csv'];
    // what a build writes, and what an editor leaves for a moment
    yield ['out/design.md', '.s.csv.swp', 's.csv~'];
    await effects.write('s.csv', FILES['s.csv'].replace('b,cohort', 'b,oops'));
    yield ['s.csv'];
    await effects.write('c.yaml', 'fields: [');
    yield ['c.yaml'];
    await effects.write('c.yaml', FILES['c.yaml']);
    await effects.write('s.csv', FILES['s.csv']);
    yield ['c.yaml', 's.csv'];
  }
  const lines: string[] = [];
  for await (const built of watchReview(effects, null, async () => [], changes())) lines.push(buildLine(built));
  expect(lines).toEqual([
    '4 of 4 files written: out/design.md, out/design.csv, out/setting.md, out/index.html',
    's.csv changed: 3 of 4 files written: out/design.md, out/design.csv, out/index.html',
    's.csv changed: 3 of 4 files written: out/design.md, out/design.csv, out/index.html; 1 error in the sheets (scopebook validate lists them)',
    expect.stringMatching(/^c\.yaml changed: not built; c\.yaml.*; stale: design, setting$/),
    'c.yaml, s.csv changed: 3 of 4 files written: out/design.md, out/design.csv, out/index.html',
  ]);
});
