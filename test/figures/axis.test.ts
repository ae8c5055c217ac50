import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatter } from '../../src/base/formatter.ts';
import { percentAxis, tickLabels } from '../../src/figures/axis.ts';
import { countAxis } from '../../src/figures/count-axis.ts';

test('the axis begins at 0, holds the largest share and has as many ticks as have room', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 2, max: 6 }), (largest, room) => {
      const axis = percentAxis(largest, formatter(), room);
      expect(axis.values[0]).toBe(0);
      expect(axis.most).toBeGreaterThanOrEqual(largest - 1e-9);
      expect(axis.values.at(-1)).toBe(axis.most);
      expect(axis.values.length).toBeLessThanOrEqual(room);
      expect(axis.labels.length).toBe(axis.values.length);
    }),
  );
});

test('ticks are printed in the review’s own way', () => {
  const axis = percentAxis(0.5, formatter({ percentSpace: true }), 3);
  expect(axis.labels).toEqual(['0\u00a0%', '25\u00a0%', '50\u00a0%']);
  expect(tickLabels(axis)).toBe('({"0": "0\u00a0%", "0.25": "25\u00a0%", "0.5": "50\u00a0%"})[datum.value]');
});

test('an axis of counts holds them all with whole, round steps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 3, max: 12 }), (largest, room) => {
      const { most, values } = countAxis(largest, room);
      expect(most).toBeGreaterThanOrEqual(largest);
      expect(values.length).toBeLessThanOrEqual(room);
      expect(values.every(Number.isInteger)).toBe(true);
      expect(values[0]).toBe(0);
      expect(values.at(-1)).toBe(most);
    }),
  );
});
