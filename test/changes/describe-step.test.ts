import { expect, test } from 'vitest';
import { describeStep } from '../../src/changes/describe-step.ts';
import type { MigrationStep } from '../../src/model/migration-file.ts';

test.each([
  [{ rename: { field: 'method', to: 'approach' }, why: 'clearer' }, 'method: renamed to approach (clearer)'],
  [{ rename: { field: 'method', code: 'a', to: 'b' } }, 'method: a renamed to b'],
  [{ merge: { field: 'method', codes: ['a', 'b'], into: 'ab' } }, 'method: a, b merged into ab'],
  [{ split: { field: 'method', code: 'a', into: ['a1', 'a2'] } }, 'method: a split into a1, a2'],
  [{ retire: { field: 'method' } }, 'method: retired'],
  [{ retire: { field: 'method', code: 'a' } }, 'method: a retired'],
  [{ retire: { field: 'method', code: 'a', to: 'b' } }, 'method: a retired, its units now b'],
  [{ add: { field: 'method' } }, 'method: new field'],
  [{ add: { field: 'method', code: 'a' } }, 'method: new code a'],
] as [MigrationStep, string][])('%j', (step, text) => {
  expect(describeStep(step)).toBe(text);
});
