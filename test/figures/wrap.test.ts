import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrap } from '../../src/figures/wrap.ts';

const measure = (text: string): number => [...text].length;

test('nothing is lost, and no line is wider than the room', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'abcé-/ ') })),
      fc.integer({ min: 1, max: 25 }),
      (words, width) => {
        const text = words.join(' ');
        const lines = wrap(text, width, measure);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test('a no-break space holds its words together', () => {
  expect(wrap('Oncology (n\u00a0=\u00a012)', 12, measure)).toEqual(['Oncology', '(n\u00a0=\u00a012)']);
});
