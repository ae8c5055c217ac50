import fc from 'fast-check';
import { expect, test } from 'vitest';
import { swarm } from '../../../src/figures/number-rows/swarm.ts';

test('dots of a swarm stay in their row, and cover each other only where the row is too low', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 60 }),
      fc.integer({ min: 10, max: 400 }),
      (places, height) => {
        const sorted = [...places].sort((a, b) => a - b);
        const size = 3;
        const offsets = swarm(sorted, size, height);
        expect(offsets.every(offset => Math.abs(offset) <= (height - size) / 2 + 1e-9)).toBe(true);
        if (height < 61 * size) return;
        sorted.forEach((place, i) => {
          for (let j = 0; j < i; j++)
            expect(place - sorted[j]! >= size || Math.abs(offsets[i]! - offsets[j]!) >= size - 1e-6).toBe(true);
        });
      },
    ),
  );
});
