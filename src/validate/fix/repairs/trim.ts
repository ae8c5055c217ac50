import { repair } from '../repair.ts';

export const trim = repair({
  name: 'trim',
  describe: 'white space at the start and end of a cell',
  mend({ text }) {
    const trimmed = text.trim();
    return trimmed === text || trimmed === '' ? null : { text: trimmed, reason: 'white space around it' };
  },
});
