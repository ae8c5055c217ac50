import { expect, test } from 'vitest';
import { codebookChanges } from '../../src/changes/codebook-changes.ts';
import type { MigrationStep } from '../../src/model/migration-file.ts';
import { codebookOf } from '../support/codebook.ts';

const changes = async (before: string, after: string, ...steps: MigrationStep[]): Promise<string[]> =>
  codebookChanges(await codebookOf(`fields:\n${before}`), await codebookOf(`fields:\n${after}`), steps).map(
    change => `${change.kind}: ${change.text}`,
  );

test('whatever a field declares is compared, and what is the same is not told', async () => {
  expect(
    await changes(
      '  - { name: a, title: A, type: integer, constraints: { minimum: 1 }, description: old }\n  - { name: gone }\n',
      '  - { name: a, title: B, type: number, constraints: { maximum: 9 }, description: new, missingValues: [{ value: NR, label: not_reported }] }\n  - { name: more, appliesIf: a > 1 }\n',
    ),
  ).toEqual([
    'removed: field gone was removed',
    'changed: a: type integer → number',
    'changed: a: title A → B',
    'changed: a: range 1– → –9',
    'changed: a: missing values none → NR = not_reported',
    'changed: a: the definition changed',
    'added: field more was added',
  ]);
  expect(await changes('  - { name: a }\n', '  - { name: a }\n')).toEqual([]);
});

test('conditions and categories', async () => {
  expect(
    await changes(
      '  - { name: a }\n  - { name: b, appliesIf: a = x, categories: [{ value: p, label: P }, q, { value: r, description: old }] }\n',
      '  - { name: a }\n  - { name: b, categories: [{ value: p, label: Pee, parent: q }, q, { value: r, description: new }, s] }\n',
    ),
  ).toEqual([
    'changed: b: condition a = x → none',
    'changed: b: p is printed as “Pee”, was “P”',
    'changed: b: p rolls up to q, was nothing',
    'changed: b: r has a different definition',
    'added: b: code s was added',
  ]);
});

test.each([
  [{ rename: { field: 'b', code: 'p', to: 'q' } }, 'p', 'q', 'b: p renamed to q'],
  [{ merge: { field: 'b', codes: ['p'], into: 'q' } }, 'p', 'q', 'b: p merged into q'],
  [{ split: { field: 'b', code: 'p', into: ['q', 'r'] } }, 'p', 'q, r', 'b: p split into q, r'],
  [{ retire: { field: 'b', code: 'p' } }, 'p, q', 'q', 'b: p retired'],
  [{ add: { field: 'b', code: 'q' } }, 'p', 'p, q', 'b: new code q'],
] as [MigrationStep, string, string, string][])('%j is told once, as the step', async (step, before, after, text) => {
  expect(
    await changes(
      `  - { name: b, categories: [${before}, z] }\n`,
      `  - { name: b, categories: [${after}, z] }\n`,
      step,
    ),
  ).toEqual([`migration: ${text}`]);
});
