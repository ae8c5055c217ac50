import type { Category } from '../../../model/codebook.ts';
import { repair } from '../repair.ts';
import { respelled } from '../respelled.ts';

export const alias = repair({
  name: 'alias',
  describe:
    'an alias that the codebook declares becomes its code, unless it says more than the code ("Other: a diary")',
  mend: cell => respelled(cell, 'alias', (spelling, code) => `"${spelling}" is an alias of ${code}`, saysMore),
});

/** A code or label with words of the coder's own behind it: the fold counts it, but the words must not be lost. */
const saysMore = (spelling: string, { value, label }: Category): boolean =>
  [value, label].some(
    name =>
      spelling.toLowerCase().startsWith(name.toLowerCase()) && /^\s*[:(,;=–—-]\s*\S/u.test(spelling.slice(name.length)),
  );
