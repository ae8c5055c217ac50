import { repair } from '../repair.ts';
import { respelled } from '../respelled.ts';

export const alias = repair({
  name: 'alias',
  describe: 'an alias that the codebook declares becomes its code',
  mend: cell => respelled(cell, 'alias', (spelling, code) => `"${spelling}" is an alias of ${code}`),
});
