import { expect, test } from 'vitest';
import { referenceOrder } from '../../src/model/reference-order.ts';

test('each name is visited once: a long chain in which every name refers to the two before it is ordered', () => {
  // a search that walks each path anew would take more steps than there are atoms
  const names = Array.from({ length: 20_000 }, (_, i) => `f${i}`);
  const references = new Map(names.map((name, i) => [name, names.slice(Math.max(0, i - 2), i)]));
  const { order, cycles } = referenceOrder(new Map([...references].reverse()));
  expect(order).toHaveLength(names.length);
  expect(cycles).toEqual([]);
  const place = new Map(order.map((name, i) => [name, i]));
  expect(names.every(name => references.get(name)!.every(other => place.get(other)! < place.get(name)!))).toBe(true);
});

test('a circle at the end of a long chain is found once', () => {
  const chain = Array.from({ length: 1000 }, (_, i) => [`f${i}`, [`f${i + 1}`]] as const);
  const { cycles } = referenceOrder(new Map<string, readonly string[]>([...chain, ['f1000', ['f999']]]));
  expect(cycles).toEqual([['f999', 'f1000']]);
});
