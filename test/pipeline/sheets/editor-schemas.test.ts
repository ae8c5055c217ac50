import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { TEMPLATES } from '../../../src/model/templates.ts';
import { initReview } from '../../../src/pipeline/sheets/init.ts';
import { initFromTemplate } from '../../../src/pipeline/sheets/init-from-template.ts';
import { addExhibit } from '../../../src/web/app/add-exhibit.ts';
import { startFrom } from '../../../src/web/app/workbench.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const SHEET =
  'id,author,year,design,setting\na,Ito,2019,rct,hospital; school\nb,Abe,2020,cohort,school\nc,Ono,2021,rct,hospital\nd,Eto,2021,rct,NR\n';
const FROM = { dictionary: null, sheet: null } as const;

/** Every declaration of a folder, with what its schema has against it; the schema is found by its first line alone. */
function judged(files: ReadonlyMap<string, Uint8Array>): [string, string][] {
  const textOf = (path: string): string => new TextDecoder().decode(files.get(path));
  const ajv = new Ajv2020({ strict: false });
  return [...files.keys()]
    .filter(path => path.endsWith('.yaml'))
    .sort()
    .map(path => {
      const named = /^# yaml-language-server: \$schema=(\S+)\n/.exec(textOf(path))?.[1];
      if (named === undefined) return [path, 'names no schema in its first line'];
      const at = posix.join(posix.dirname(path), named);
      if (!files.has(at)) return [path, `${at} is not there`];
      const schema = JSON.parse(textOf(at));
      const validate = ajv.getSchema(schema.$id) ?? ajv.compile(schema);
      validate(parse(textOf(path)));
      return [path.replace(/^\/review\//, ''), ajv.errorsText(validate.errors)];
    });
}

describe('every YAML file of a new review names a schema beside it, which accepts it', () => {
  test('from a sheet', async () => {
    const effects = memoryEffects({ 'given.csv': SHEET });
    await initReview(effects, 'new', { ...FROM, from: 'given.csv' });
    expect(judged(effects.files)).toEqual([
      ['new/codebook/given.yaml', 'No errors'],
      ['new/figures/figure-1-design.yaml', 'No errors'],
      ['new/figures/table-1-characteristics.yaml', 'No errors'],
      ['new/review.yaml', 'No errors'],
    ]);
  });

  test('without data, in the present folder', async () => {
    const effects = memoryEffects();
    await initReview(effects, null, { ...FROM, from: null });
    expect(judged(effects.files)).toEqual([
      ['codebook/codebook.yaml', 'No errors'],
      ['review.yaml', 'No errors'],
    ]);
  });

  test.each(TEMPLATES.names)('from the template %s', async name => {
    const effects = memoryEffects();
    await initFromTemplate(effects, 'new', name);
    const found = judged(effects.files);
    expect(found.length).toBeGreaterThan(1);
    expect(found.filter(([, word]) => word !== 'No errors')).toEqual([]);
  });

  test('in the page, with an exhibit that was added there', async () => {
    const bench = await startFrom('given.csv', new TextEncoder().encode(SHEET));
    const { folder } = await addExhibit(bench, {
      kind: 'figure',
      type: 'bar',
      title: 'Designs',
      fields: { field: 'design' },
    });
    const found = judged(folder.files);
    expect(found.map(([path]) => path)).toContain('figures/figure-designs.yaml');
    expect(found.filter(([, word]) => word !== 'No errors')).toEqual([]);
  });
});

test('a later init brings an older schema up to date, and writes none where there is none', async () => {
  const effects = memoryEffects({ 'given.csv': SHEET });
  await initReview(effects, 'new', { ...FROM, from: 'given.csv' });
  const at = '/review/new/.scopebook/codebook.schema.json';
  effects.files.set(at, new TextEncoder().encode('{}'));
  effects.files.delete('/review/new/.scopebook/claims.schema.json');
  await initReview(effects, 'new', { ...FROM, from: 'given.csv' });
  expect(new TextDecoder().decode(effects.files.get(at))).toBe(readFileSync('schemas/codebook.schema.json', 'utf8'));
  expect(effects.files.has('/review/new/.scopebook/claims.schema.json')).toBe(false);
  expect(judged(effects.files).filter(([, word]) => word !== 'No errors')).toEqual([]);
});
