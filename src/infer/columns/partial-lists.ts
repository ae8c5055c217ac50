import type { FieldDoubt } from '../doubt.ts';
import { spellingKey } from './bare-item.ts';
import { cells, shown } from './detector.ts';
import { partsOf } from './find-split.ts';
import type { Profile } from './profile.ts';

/** Marks between the options of a form, which labels hold too. */
const MARKS = [',', ';', '|', ' '] as const;
const CODE = /^[a-z0-9][a-z0-9_.-]*$/;

/**
 * `noise` and `noise, work` in a column that is read as one code a cell: the second may be two options, of which one is never
 * chosen alone. Where the first part of a cell is another code of the column, nobody can see that but who made the form.
 */
export function partialLists(profile: Profile): FieldDoubt[] {
  const alone = new Set(profile.values.map(([text]) => spellingKey(text)));
  for (const mark of MARKS) {
    const isKnown = (part: string): boolean => alone.has(spellingKey(part));
    const holds = profile.values.filter(([text]) => {
      const parts = partsOf(text, mark);
      // phrases hold blanks too: between codes of a form (ODK), where each stands alone in other cells
      const tells = mark === ' ' ? parts.every(part => CODE.test(part) && isKnown(part)) : parts.some(isKnown);
      return parts.length > 1 && tells && parts.every(part => /\p{L}/u.test(part));
    });
    if (holds.length === 0) continue;
    const items = new Set(profile.values.flatMap(([text]) => partsOf(text, mark)));
    const several = holds.reduce((sum, [, count]) => sum + count, 0);
    return [
      {
        key: 'type',
        evidence: `${cells(several)} of ${profile.coded} hold "${mark}" beside another code of the column, such as ${shown(holds[0]![0])}`,
        question: `Do cells with "${mark}" hold several codes?`,
        proposal: 'no, each cell is one code',
        choices: [
          {
            label: `yes, they are split at "${mark}"`,
            field: {
              type: 'list',
              delimiter: mark,
              categoriesOrdered: undefined,
              categories: [...items].map(value => ({ value })),
            },
          },
        ],
      },
    ];
  }
  return [];
}
