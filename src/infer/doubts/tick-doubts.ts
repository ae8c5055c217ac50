import { fold } from '../../base/fold.ts';
import type { Claim } from '../columns/detector.ts';
import type { Profile } from '../columns/profile.ts';
import { type Doubt, withField } from '../doubt.ts';

/** What people write to tick a box: a word, or one or two signs that are no words. */
const TICK = /^(x|1|y|yes|true|ja|j|oui|s[ií]|sim|是|checked|selected|included?|[^\p{L}\p{N}\s]{1,2})$/u;
/** Where so many cells are blank beside a word that never varies, the blank ones may be its opposite. */
const MOSTLY_BLANK = 0.25;
const FEWEST = 3;

/**
 * A column with nothing but ticks, or one word, and blank cells: where a blank is a "no" that nobody wrote, the share of the ticks is not
 * 100%.
 */
export const tickDoubts = (
  claims: readonly Claim[],
  profiles: readonly Profile[],
  /** rows of coders, or of outcomes, may leave a cell to another row of their study */
  severalRows: object | null,
): Doubt[] =>
  claims.flatMap(({ columns, field: { name, categories, columns: boxes } }): Doubt[] => {
    const profile = profiles[columns[0]!]!;
    const [first] = categories ?? [];
    if (columns.length > 1 || boxes !== undefined || first === undefined || categories!.length > 1) return [];
    const isTick =
      TICK.test(fold(first.value)) ||
      (severalRows === null && profile.coded >= FEWEST && profile.blank >= profile.rows * MOSTLY_BLANK);
    if (profile.blank === 0 || profile.missing.size > 0 || !isTick) return [];
    const { coded, rows } = profile;
    return [
      {
        scope: 'field',
        field: name,
        key: 'blank cells',
        evidence: `${coded} of ${rows} cells are "${first.value}", the others are blank`,
        question: `What does a blank cell of "${profile.header}" mean?`,
        proposal: 'nobody coded it',
        otherwise: `${first.label ?? first.value} ${coded} of ${rows} instead of ${coded} of ${coded}`,
        choices: [
          {
            label: 'no',
            apply: draft =>
              withField(draft, name, {
                type: 'list',
                columns: [{ name: profile.header, value: first.value }],
                unchecked: 'none',
                checked: [first.value, ...(first.aliases ?? [])],
              }),
          },
        ],
      },
    ];
  });
