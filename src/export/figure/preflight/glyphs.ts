import { loadFace } from '../fonts.ts';
import { preflightRule, quoted, someOf } from './rule.ts';

export const glyphs = preflightRule({
  name: 'glyphs',
  code: 'F110',
  severity: 'error',
  describe:
    'The bundled font lacks a character, which would be drawn as an empty box; or a script that it can set only letter by letter.',
  check({ items }) {
    const lacking = new Map<string, string>();
    for (const item of items) {
      if (item.kind !== 'text') continue;
      const face = loadFace(item.bold ? 'bold' : 'regular');
      for (const character of item.text)
        if (!face.has(character) || RIGHT_TO_LEFT.test(character))
          lacking.set(character, lacking.get(character) ?? item.text);
    }
    if (lacking.size === 0) return [];
    const labels = [...new Set(lacking.values())];
    return [
      {
        message: `the font (Arimo) can't set ${someOf([...lacking.keys()])} in ${someOf(labels.map(quoted))}`,
        remedy:
          'write the label in Latin, Greek or Cyrillic letters (a `label:` in the codebook), or set the SVG in a program that has a font for it',
      },
    ];
  },
});

/** Hebrew and Arabic are joined and ordered by shaping, which no renderer here does. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
