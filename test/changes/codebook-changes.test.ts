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
    'changed: a: range ≥ 1 → ≤ 9',
    'changed: a: the definition changed',
    'added: field more was added',
    'changed: a: missing values none → NR = not_reported',
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

test('whatever moves a number is told: how a cell is read, what is derived, the key', async () => {
  expect(
    await changes(
      '  - { name: a, type: list, delimiter: ";", categories: [p, { value: q, aliases: [queue] }, r] }\n  - { name: b, constraints: { maximum: 5 }, type: integer }\nmissingValues: [{ value: NR, label: not_reported }]\nprimaryKey: a\nderive: [{ name: d, expression: b > 1 }, { name: gone, expression: b > 2 }]\n',
      '  - { name: a, type: list, delimiter: "|", categories: [q, { value: p, exclusive: true }, { value: r, codable: false }] }\n  - { name: b, type: integer, constraints: { required: true, exclusiveMaximum: 5 } }\nmissingValues: [{ value: n/a, label: not_reported }]\nprimaryKey: b\nrules: [{ name: low, assert: b < 9, message: m }]\nderive: [{ name: d, expression: b > 3 }]\n',
    ),
  ).toEqual([
    'changed: a: mark between items ; → |',
    'changed: a: the order of the codes is q, p, r',
    'changed: a: q is also spelt in no other way (was: “queue”)',
    'changed: a: p stands alone in its cell',
    'changed: a: r is a group that no cell may hold',
    'changed: b: range ≤ 5 → < 5',
    'changed: b: required no → yes',
    'changed: 2 fields (a, b): missing values NR = not_reported → n/a = not_reported',
    'changed: primary key a → b',
    'removed: derived field gone was removed',
    'changed: derived field d: b > 1 → b > 3',
    'added: rule low was added: m',
  ]);
});
