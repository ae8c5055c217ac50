import { expect, test } from 'vitest';
import { fontFile, loadFace, textWidth } from '../../../src/export/figure/fonts.ts';
import known from '../../known/figures/widths.json' with { type: 'json' };

test.each(known.rows)('the width of "$text" in $face', ({ text, face, size, width }) => {
  expect(textWidth(text, size, face === 'bold')).toBeCloseTo(width, 9);
});

test('knows which characters the font has', () => {
  const face = loadFace('regular');
  for (const character of ['A', 'é', 'Ω', 'Ж', '≥', '\u00a0', ' ']) expect(face.has(character), character).toBe(true);
  for (const character of ['随', '😀', 'क']) expect(face.has(character), character).toBe(false);
});

test('the three faces are there', () => {
  for (const face of ['regular', 'bold', 'italic'] as const) expect(fontFile(face)).toMatch(/Arimo_.*\.ttf$/);
});
