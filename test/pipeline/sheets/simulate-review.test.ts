import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import type { ResultRow } from '../../../src/model/result-row.ts';
import { simulateReview } from '../../../src/pipeline/sheets/simulate-review.ts';
import { openReview } from '../../../src/read/session.ts';
import { type MemoryEffects, memoryEffects, seedFiles } from '../../support/memory-effects.ts';

const codebooks = Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => path.startsWith('codebook/')));

const simulate = async (codebook: string, faults: number) => {
  const effects = memoryEffects(codebooks);
  const done = await simulateReview(effects, {
    codebook,
    out: 'made',
    units: 120,
    seed: 11,
    missing: 0.1,
    coders: 2,
    error: 0.05,
    faults,
    associate: null,
  });
  const open = await openReview({ ...effects, cwd: '/review/made' }, null);
  return { effects, done, open };
};

test.each(['codebook/synthetic-data.yaml', 'codebook/audit.yaml'])(
  'without planted faults a review of %s has no error, and says that it is synthetic',
  async codebook => {
    const { done, open, effects } = await simulate(codebook, 0);
    expect(open.findings.filter(finding => finding.severity === 'error')).toEqual([]);
    expect(open.review.value.resources.every(resource => resource.synthetic === true)).toBe(true);
    expect(JSON.parse(effects.text('made/corpus/simulation.json'))).toMatchObject({
      synthetic: true,
      seed: 11,
      units: 120,
      generator: { name: 'scopebook simulate' },
    });
    // in the audit, conditions and rules refer to every field that could have one
    expect(done.association === null).toBe(codebook === 'codebook/audit.yaml');
  },
);

test('every planted fault is found at its cell, and nothing else is an error', async () => {
  const { done, open } = await simulate('codebook/synthetic-data.yaml', 25);
  expect(done.faults).toHaveLength(25);
  expect(new Set(done.faults.map(fault => fault.kind))).toEqual(
    new Set(['unknown-category', 'unknown-item', 'required', 'out-of-range', 'duplicate-key']),
  );
  const found = open.findings.filter(finding => finding.severity === 'error');
  const key = done.faults.map(fault => `${fault.file} ${fault.row + 2} ${fault.field} ${fault.code}`);
  expect(found.map(({ file, row, field, code }) => `${file} ${row} ${field} ${code}`).sort()).toEqual(key.sort());
});

test('the coders differ from the consensus in the cells of the answer key, and nowhere else', async () => {
  const { effects, done } = await simulate('codebook/synthetic-data.yaml', 0);
  const rows = (path: string) =>
    effects
      .text(path)
      .trim()
      .split('\n')
      .map(line => line.split(','));
  const consensus = rows('made/corpus/studies.csv');
  const differing = ['a', 'b'].flatMap(coder =>
    rows(`made/corpus/coder-${coder}.csv`).flatMap((row, i) => row.filter((cell, j) => cell !== consensus[i]![j])),
  );
  expect(differing).toHaveLength(done.coderErrors);
  expect(done.coderErrors).toBeGreaterThan(0);
});

/** The lines of the answer key. */
const keyOf = (effects: MemoryEffects): Record<string, string>[] =>
  parse(effects.text('made/corpus/answer-key.csv'), { columns: true });

/** What a command prints in the simulated review. */
async function printed(effects: MemoryEffects, ...args: string[]): Promise<unknown> {
  const inside = { ...effects, cwd: '/review/made' };
  expect(await main([...args, '--json'], inside), effects.errors.join('')).toBeLessThan(2);
  return JSON.parse(effects.printed.splice(0).join(''));
}

test('agreement lists exactly the cells in which the answer key makes the coders differ', async () => {
  const { effects } = await simulate('codebook/synthetic-data.yaml', 0);
  const sheet: Record<string, string>[] = parse(effects.text('made/corpus/studies.csv'), { columns: true });
  const wrote = new Map<string, Record<string, string>>();
  for (const { file, row, field, written } of keyOf(effects)) {
    const cell = `${sheet[Number(row) - 2]!['study_id']} ${field}`;
    wrote.set(cell, { ...wrote.get(cell), [file!]: written! });
  }
  // two coders who err in one cell can write the same
  const differing = [...wrote].filter(([, both]) => {
    const [a, b] = ['corpus/coder-a.csv', 'corpus/coder-b.csv'].map(file => both[file]);
    return a !== b;
  });
  const { disagreements } = (await printed(effects, 'agreement', '--disagreements')) as {
    disagreements: { key: string; field: string }[];
  };
  expect(differing.length).toBeGreaterThan(20);
  expect(disagreements.map(({ key, field }) => `${key} ${field}`).sort()).toEqual(
    differing.map(([cell]) => cell).sort(),
  );
});

test('check finds every number of a manuscript that was changed, and no other', async () => {
  const { effects } = await simulate('codebook/synthetic-data.yaml', 0);
  const { rows } = (await printed(effects, 'shares', 'method', 'domain', 'modality')) as { rows: ResultRow[] };
  const levels = rows.filter(row => row.kind === 'level');
  const wrong = (at: number): boolean => at % 3 === 0;
  const lines = levels.map(
    ({ field, level, n, N }, at) =>
      `In group ${String.fromCharCode(97 + at)} there were ${(n ?? 0) + (wrong(at) ? 2 : 0)}<!-- claim: { field: ${field}, category: ${level} } --> of ${N} studies.\n`,
  );
  effects.files.set('/review/text.md', new TextEncoder().encode(lines.join('\n')));
  const { numbers } = (await printed(effects, 'check', 'text.md')) as {
    numbers: { alarm: boolean; at: string }[];
  };
  const alarms = numbers.filter(({ alarm }) => alarm).map(({ at }) => at);
  expect(alarms).toEqual(levels.flatMap((_, at) => (wrong(at) ? [`line ${2 * at + 1}`] : [])));
});

test('a folder that holds something is not written to', async () => {
  const effects = memoryEffects({ ...codebooks, 'made/x.txt': 'mine' });
  const options = { units: 2, seed: 1, missing: 0, coders: 0, error: 0, faults: 0, associate: null };
  await expect(simulateReview(effects, { ...options, codebook: 'codebook/audit.yaml', out: 'made' })).rejects.toThrow(
    'made is not empty',
  );
});
