import { expect, test } from 'vitest';
import type { Source } from '../../src/base/effects.ts';
import { fetchedOnce } from '../../src/base/fetched-once.ts';

test('the bytes of a source are fetched once, and all who ask get the same array', async () => {
  let fetched = 0;
  const source: Source = {
    name: 'sheet.csv',
    size: 2,
    async bytes() {
      fetched++;
      return new Uint8Array([97, 98]);
    },
    async *stream() {
      yield new Uint8Array([97, 98]);
    },
  };
  const once = fetchedOnce(source);
  const [first, second] = await Promise.all([once.bytes(), once.bytes()]);
  expect(second).toBe(first);
  expect(await once.bytes()).toBe(first);
  expect({ fetched, name: once.name, size: once.size }).toEqual({ fetched: 1, name: 'sheet.csv', size: 2 });
});
