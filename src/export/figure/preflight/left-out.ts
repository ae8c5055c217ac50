import type { Scene } from '../scene.ts';
import { preflightRule, quoted, someOf } from './rule.ts';

const squeezed = (text: string): string => text.replace(/\s+/gu, '');

export const leftOut = preflightRule({
  name: 'left-out',
  code: 'F106',
  severity: 'warning',
  describe: 'A category is not shown, or is pooled with others.',
  check(scene, { labels }) {
    const drawn = drawnText(scene);
    const missing = [...new Set(labels)].filter(label => !drawn.includes(squeezed(label)));
    return missing.length === 0
      ? []
      : [
          {
            message: `the figure does not name ${someOf(missing.map(quoted))}`,
            remedy: 'remove from `vega:` what hides them, or make the figure larger',
          },
        ];
  },
});

/** All lines in the order of drawing, without spaces: a wrapped label's lines follow each other. */
const drawnText = ({ items }: Scene): string =>
  squeezed(items.flatMap(item => (item.kind === 'text' && item.cut === null ? [item.text] : [])).join(''));
