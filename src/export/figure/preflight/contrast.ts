import { contrastRatio } from '../colour.ts';
import type { SceneItem, SceneText } from '../scene.ts';
import { preflightRule, quoted, someOf } from './rule.ts';

/** WCAG 2.2: text 4.5:1 (1.4.3), graphical objects 3:1 (1.4.11); an area is seen by its size, and only must not be as pale as paper. */
const TEXT = 4.5;
const LINE = 3;
const AREA = 1.25;

export const contrast = preflightRule({
  name: 'contrast',
  code: 'F107',
  severity: 'warning',
  describe: 'Text, a line or an area has too little contrast against what is behind it.',
  check({ items }) {
    const problems: string[] = [];
    items.forEach((item, index) => {
      if (item.kind === 'text') {
        const ratio = contrastRatio(item.fill, groundOf(items, index, item));
        if (ratio !== null && ratio < TEXT) problems.push(`${quoted(item.text)} (${ratio.toFixed(1)}:1)`);
      } else if (item.mark === 'rule' && item.role !== 'axis-grid' && item.stroke !== null) {
        const ratio = contrastRatio(item.stroke, '#ffffff');
        if (ratio !== null && ratio < LINE) problems.push(`a line of ${item.stroke} (${ratio.toFixed(1)}:1)`);
      } else if (item.fill !== null && item.stroke === null && !isWhite(item.fill)) {
        const ratio = contrastRatio(item.fill, '#ffffff');
        if (ratio !== null && ratio < AREA) problems.push(`an area of ${item.fill} (${ratio.toFixed(1)}:1)`);
      }
    });
    const different = [...new Set(problems)];
    return different.length === 0
      ? []
      : [
          {
            message: `too little contrast: ${someOf(different)}`,
            remedy: `choose darker colours (text needs ${TEXT}:1, lines ${LINE}:1)`,
          },
        ];
  },
});

const isWhite = (fill: string): boolean => contrastRatio(fill, '#ffffff') === 1;

/** The topmost area that a text stands on. */
function groundOf(items: readonly SceneItem[], index: number, text: SceneText): string {
  const x = (text.box.x1 + text.box.x2) / 2;
  const y = (text.box.y1 + text.box.y2) / 2;
  for (let i = index - 1; i >= 0; i--) {
    const item = items[i]!;
    if (item.kind === 'shape' && item.fill !== null && item.opacity > 0.5)
      if (x >= item.box.x1 && x <= item.box.x2 && y >= item.box.y1 && y <= item.box.y2) return item.fill;
  }
  return '#ffffff';
}
