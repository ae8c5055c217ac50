import { columnDetector, countsOf } from '../columns/detector.ts';
import { every } from '../columns/profile.ts';

/** A whole form in a cell: boxes before all options, the ticked and the empty ones. */
const TICKED = /[☑☒✅]|\[[xX✓]\]/u;
const EMPTY = /[☐□]|\[ ?\]/u;

/** `☑ Pain ☐ Sleep`: what is ticked cannot be told from what is not by a mark between items, so such cells are text. */
export const boxesInCells = columnDetector(
  'boxes-in-cells',
  'ticked and empty boxes before options inside the cells (a form of a word processor): text',
  profile => {
    const hasBoxes = (text: string): boolean => TICKED.test(text) || EMPTY.test(text);
    if (profile.values.length < 2 || !every(profile, hasBoxes)) return null;
    if (!profile.values.some(([text]) => TICKED.test(text) && EMPTY.test(text))) return null;
    return {
      field: { name: '', type: 'string' },
      evidence: ['ticked and empty boxes stand before options inside the cells: text, not codes'],
      counts: profile.values.length > 200 ? new Map() : countsOf(profile),
      doubts: [
        {
          key: 'type',
          evidence: '"☑" and "☐" stand before options inside the cells',
          question: 'What does such a cell hold?',
          proposal: 'a whole form: it is text, and no option is counted',
          otherwise: 'each whole cell is one code',
          choices: [
            {
              label: 'one code',
              field: { categories: profile.values.map(([value]) => ({ value })) },
            },
          ],
        },
      ],
      notes: [
        {
          message: 'its cells hold ticked and empty boxes before options; they are kept as text and not counted',
          change: 'make a column of each option, or leave only the ticked options in the cells, and run init again',
        },
      ],
    };
  },
);
