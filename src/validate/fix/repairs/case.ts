import { repair } from '../repair.ts';
import { respelled } from '../respelled.ts';

export const caseRepair = repair({
  name: 'case',
  describe: 'a code or label in other case, with other white space, dashes or quotation marks becomes the code',
  mend: cell =>
    respelled(cell, 'variant', (spelling, code) => `"${spelling}" is read as ${code} (case or white space differs)`),
});
