import { describe, expect, test } from 'vitest';
import { migrateCodebookText, renameInExpression } from '../../src/changes/migrate-codebook.ts';
import type { MigrationStep } from '../../src/model/migration-file.ts';
import { codebookOf } from '../support/codebook.ts';

const BOOK = `version: "1"
primaryKey: [id, round]
fields:
  - { name: id }
  - { name: round, type: integer }
  - name: method
    categories:
      - { value: any, label: Any, codable: false }
      - { value: a, label: Alpha, parent: any }
      - { value: b, parent: any }
      - c
  - name: tools
    type: list
    delimiter: ";"
    appliesIf: method = a or method in (b, c) or not (method is missing)
    categories: [x, y]
rules:
  - { name: r, assert: method != c or round > 1 }
derive:
  - { name: early, expression: round = 1 }
  - name: kind
    categories:
      - { value: known, when: "method in (a, b)" }
      - { value: other }
`;
const migrated = (...steps: MigrationStep[]): Promise<string> =>
  migrateCodebookText('c.yaml', BOOK, { from: '1', to: '2', steps });
const codes = async (text: string, name: string) =>
  (await codebookOf(text)).fields
    .find(field => field.name === name)
    ?.categories?.map(({ value, parent }) => (parent === null ? value : `${value} of ${parent}`));

describe('a renaming is followed wherever the name stands', () => {
  test('of a field: key, conditions, rules and derived fields', async () => {
    const text = await migrated(
      { rename: { field: 'method', to: 'approach' } },
      { rename: { field: 'round', to: 'report' } },
    );
    expect(text).not.toMatch(/\b(?:method|round)\b/);
    const book = await codebookOf(text);
    expect(book.primaryKey).toEqual(['id', 'report']);
    expect(text).toContain('when: "approach in (a, b)"');
    expect(text).toContain('assert: approach != c or report > 1');
    expect(text).toContain('expression: report = 1');
  });

  test('of a single key', async () => {
    const text = await migrateCodebookText('c.yaml', 'primaryKey: id\nfields: [{ name: id }]\n', {
      from: '1',
      to: '2',
      steps: [{ rename: { field: 'id', to: 'study' } }],
    });
    expect((await codebookOf(text)).primaryKey).toEqual(['study']);
  });

  test('of a code: conditions, derived categories, and the codes below it', async () => {
    const text = await migrated(
      { rename: { field: 'method', code: 'any', to: 'all' } },
      { rename: { field: 'method', code: 'a', to: 'alpha' } },
      { rename: { field: 'method', code: 'c', to: 'gamma' } },
    );
    expect(await codes(text, 'method')).toEqual(['all', 'alpha of all', 'b of all', 'gamma']);
    expect(text).toContain('when: "method in (alpha, b)"');
    expect(text).toContain('method in (b, gamma)');
  });
});

test('codes below a code that is merged or retired roll up to the one in its place', async () => {
  const merged = await migrated(
    { add: { field: 'method', code: 'top', label: 'Top', description: 'the highest' } },
    { merge: { field: 'method', codes: ['any'], into: 'wide', label: 'Wide' } },
  );
  expect(await codes(merged, 'method')).toEqual(['wide', 'a of wide', 'b of wide', 'c', 'top']);
  const retired = await migrated({ retire: { field: 'method', code: 'any', to: 'c' } });
  expect(await codes(retired, 'method')).toEqual(['a of c', 'b of c', 'c']);
});

test('fields and codes are added where they are to stand, and retired', async () => {
  const text = await migrated(
    { add: { field: 'tools', code: 'w', after: 'x' } },
    { add: { field: 'tools', code: 'x' } },
    { add: { field: 'setting', title: 'Setting', type: 'integer', description: 'where' } },
    { add: { field: 'remark' } },
    { retire: { field: 'tools', code: 'y' } },
  );
  expect(await codes(text, 'tools')).toEqual(['x', 'w']);
  const book = await codebookOf(text);
  expect(book.fields.slice(-2).map(({ name, type, title }) => [name, type, title])).toEqual([
    ['setting', 'integer', 'Setting'],
    ['remark', 'string', 'remark'],
  ]);
  const without = await migrated({ retire: { field: 'tools' } });
  expect((await codebookOf(without)).fields.map(({ name }) => name)).toEqual(['id', 'round', 'method']);
});

test.each([
  [{ rename: { field: 'nothing', to: 'x' } }, 'c.yaml has no field "nothing", which the migration names'],
  [{ rename: { field: 'method', code: 'z', to: 'x' } }, 'c.yaml has no code "z" in "method"'],
  [{ merge: { field: 'id', codes: ['a'], into: 'b' } }, 'c.yaml has no categories in "id"'],
  [{ split: { field: 'method', code: 'z', into: ['p', 'q'] } }, 'c.yaml has no code "z" in "method"'],
  [{ retire: { field: 'nothing' } }, 'c.yaml has no field "nothing"'],
  [{ add: { field: 'tools', code: 'w', after: 'z' } }, 'c.yaml has no code "z" in "tools"'],
] as [MigrationStep, string][])('%j is refused: %s', async (step, message) => {
  await expect(migrated(step)).rejects.toThrow(message);
});

test('an expression keeps its layout, and quotes a name that is no word', () => {
  expect(renameInExpression('not ( a = "x y"  and a is missing )', 'a', 'x y', 'z')).toBe(
    'not ( a = z  and a is missing )',
  );
  expect(renameInExpression('a = x or b = x', 'a', undefined, 'two words')).toBe('"two words" = x or b = x');
});
