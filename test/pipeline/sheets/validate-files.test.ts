import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../../src/base/fault.ts';
import { nodeEffects } from '../../../src/node/node-effects.ts';
import { validateFiles } from '../../../src/pipeline/sheets/validate-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = temporaryFolder();
const put = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const codebook = put(
  'codebook.yaml',
  `primaryKey: id
fields:
  - { name: id, type: string, constraints: { required: true } }
  - { name: title, type: string }
  - { name: doi, type: string }
  - { name: method, type: string, categories: [prompting, tuning] }
`,
);
const check = async (file: string) => {
  const { findings, summary } = await validateFiles(nodeEffects(), null, file, { codebook, sheet: null });
  return { codes: findings.map(({ code, row, column }) => `${code} ${column ?? ''}${row ?? ''}`.trim()), summary };
};
const fault = async (work: Promise<unknown>): Promise<Fault> => {
  const error = await work.catch((caught: unknown) => caught);
  if (error instanceof Fault) return error;
  throw new Error('no fault');
};

describe('one file by a codebook, without a review', () => {
  test('near-duplicate studies are seen by title and by DOI', async () => {
    const file = put(
      'twice.csv',
      'id,title,doi,method\ns1,A study of synthetic hospital notes,10.1/a,prompting\ns2,A Study of Synthetic Hospital Notes.,https://doi.org/10.1/A,tuning\n',
    );
    expect((await check(file)).codes).toEqual(['D209 B3', 'D208 C3']);
  });
  test('a header without rows is noticed', async () => {
    expect((await check(put('head.csv', 'id,title,doi,method\n'))).codes).toEqual(['D014']);
  });
  test.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'empty'],
    ['blank', ' \n\n', 'empty'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'foreign'],
    ['a PDF', '%PDF-1.7\n', 'foreign'],
    ['bytes in no known encoding', Uint8Array.from([105, 100, 10, 0x81, 10]), 'encoding'],
    ['an open quotation mark', 'id,method\ns1,"x\n', 'quote'],
    ['zero bytes', 'id\0,method\n', 'binary'],
  ])('%s: a fault that says what to do', async (name, content, code) => {
    const found = await fault(check(put(`${name.replaceAll(' ', '-')}.csv`, content)));
    expect(found.code).toBe(code);
    expect(found.status).toBe(3);
    expect(found.hint).not.toBe('');
  });
  test('no codebook and no review', async () => {
    const found = await fault(
      validateFiles({ ...nodeEffects(), cwd: folder }, null, put('x.csv', 'id\n'), { codebook: null, sheet: null }),
    );
    expect(found.code).toBe('no-review');
    expect(found.hint).toContain('name a codebook');
  });
});

describe('one file of a review', () => {
  test.each([
    ['corpus/studies.csv', 87],
    // a coder's sheet lacks required columns of the consensus, which is no error
    ['corpus/coder-b.csv', 86],
    // has a codebook of its own
    ['corpus/screening.csv', 88],
  ])('%s is read as the review declares it', async (file, rows) => {
    const effects = { ...nodeEffects(), cwd: root.replace(/\/$/, '') };
    const { summary } = await validateFiles(effects, root, join(root, file), { codebook: null, sheet: null });
    expect([summary.rows, summary.errors]).toEqual([rows, 0]);
  });
});
