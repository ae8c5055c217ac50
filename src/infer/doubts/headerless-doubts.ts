import { fold } from '../../base/fold.ts';
import type { Claim } from '../columns/detector.ts';
import type { Profile } from '../columns/profile.ts';
import { type Doubt, withField } from '../doubt.ts';

/**
 * Columns without a header just behind a coded one that hold the same words: further answers to its question (a header that
 * was merged over them), which nobody counts as long as they have no header.
 */
export const headerlessDoubts = (claims: readonly Claim[], profiles: readonly Profile[]): Doubt[] =>
  claims.flatMap(({ columns, field, counts }): Doubt[] => {
    const [index] = columns;
    if (columns.length !== 1 || field.categories === undefined) return [];
    const known = new Set([...counts.keys()].map(fold));
    const behind: Profile[] = [];
    for (let at = index! + 1; at < profiles.length && profiles[at]!.header === ''; at++) {
      const { values, coded } = profiles[at]!;
      const shared = values.reduce((sum, [text, count]) => sum + (known.has(fold(text)) ? count : 0), 0);
      if (coded === 0 || shared < coded * 0.5) break;
      behind.push(profiles[at]!);
    }
    if (behind.length === 0) return [];
    const also = (code: string): number =>
      behind
        .flatMap(({ values }) => values)
        .reduce((sum, [text, count]) => sum + (fold(text) === fold(code) ? count : 0), 0);
    const [first] = field.categories.toSorted((a, b) => also(b.value) - also(a.value));
    const letters = behind.map(({ letter }) => letter).join(', ');
    const header = profiles[index!]!.header;
    const n = counts.get(first!.value) ?? 0;
    return [
      {
        scope: 'field',
        field: field.name,
        key: 'columns',
        evidence: `column ${letters} behind it has no header and holds the same words`,
        question: `Does column ${letters} hold further answers to "${header}"?`,
        proposal: 'no, it is not read',
        otherwise: `${first!.label ?? first!.value} up to ${n + also(first!.value)} instead of ${n}`,
        choices: [
          {
            label: `it holds further answers (give it a header in the sheet, such as "${header} 2", and run init again)`,
            apply: draft => withField(draft, field.name, { type: 'string', categories: undefined }),
          },
        ],
      },
    ];
  });
