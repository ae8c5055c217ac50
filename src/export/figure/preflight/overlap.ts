import { type SceneText, shared } from '../scene.ts';
import { preflightRule, quoted, someOf } from './rule.ts';

export const overlap = preflightRule({
  name: 'overlap',
  code: 'F103',
  severity: 'warning',
  describe: 'Two texts overlap.',
  check({ items }) {
    const texts = items
      .filter((item): item is SceneText => item.kind === 'text' && item.box.x2 > item.box.x1)
      .sort((a, b) => a.box.y1 - b.box.y1);
    const hits: string[] = [];
    texts.forEach((a, i) => {
      for (let j = i + 1; j < texts.length; j++) {
        const b = texts[j]!;
        if (b.box.y1 >= a.box.y2) break;
        const { width, height } = shared(a.box, b.box);
        if (width > 0.5 && height > 0.75) hits.push(`${quoted(a.text)} and ${quoted(b.text)}`);
      }
    });
    return hits.length === 0
      ? []
      : [{ message: `texts overlap: ${someOf(hits)}`, remedy: 'make the figure wider, or the text smaller' }];
  },
});
