import { inside } from '../scene.ts';
import { preflightRule, quoted, someOf } from './rule.ts';

export const outside = preflightRule({
  name: 'outside',
  code: 'F104',
  severity: 'error',
  describe: 'Something is outside the page and is cut off.',
  check({ items }, { page }) {
    const room = { x1: -0.5, y1: -0.5, x2: page.width + 0.5, y2: page.height + 0.5 };
    const out = items.filter(item => !inside(item.box, room));
    const names = out.map(item => (item.kind === 'text' ? quoted(item.text) : `a ${item.mark}`));
    return out.length === 0
      ? []
      : [
          {
            message: `outside the page: ${someOf([...new Set(names)])}`,
            remedy: 'make the figure wider, or remove from `vega:` what moves it',
          },
        ];
  },
});
