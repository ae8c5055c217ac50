import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Expected numbers with their origin beside them. */
export const known = (name: string): Record<string, never> & { origin: string } =>
  JSON.parse(readFileSync(new URL(`../known/stats/${name}.json`, import.meta.url), 'utf8'));

/** |actual − expected| ≤ relative × |expected|; zero must be met exactly. */
export function near(actual: number, expected: number, relative: number, what = ''): void {
  const gap = Math.abs(actual - expected);
  expect(
    gap <= relative * Math.abs(expected),
    `${what} gives ${actual}, not ${expected}: relative ${gap / Math.abs(expected)}`,
  ).toBe(true);
}
