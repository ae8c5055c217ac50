import { notFinalIn } from '../columns/not-final.ts';
import type { Profile } from '../columns/profile.ts';
import type { Doubt } from '../doubt.ts';

/** The key of the guess, by which a later run of `init` finds it. */
export const ROWS_THAT_COUNT = 'rows';

/** Rows that the program they come from marks as unfinished or not accepted: whether they count, nobody can see in the sheet. */
export function notFinalDoubt(profiles: readonly Profile[], fieldOf: ReadonlyMap<number, string>): Doubt[] {
  const found = notFinalIn(profiles).flatMap(entry => {
    const field = fieldOf.get(entry.index);
    return field === undefined ? [] : [{ ...entry, others: entry.others(field) }];
  });
  const rows = profiles[0]?.rows ?? 0;
  let open = 0;
  for (let row = 0; row < rows; row++) if (found.some(({ isSo }) => isSo(row))) open++;
  if (open === 0 || open === rows) return [];
  const where =
    found.length === 1
      ? found[0]!.others
      : found.map(({ others }) => (others.includes(' or ') ? `(${others})` : others)).join(' and ');
  return [
    {
      scope: 'unit',
      field: null,
      key: ROWS_THAT_COUNT,
      evidence: found.map(({ evidence }) => evidence).join('; '),
      question: 'Do rows count that are not marked as final?',
      proposal: 'yes, all rows count',
      otherwise: `${rows - open} of ${rows} rows count`,
      choices: [
        {
          label: `no, they are left out (\`where: ${where}\` in review.yaml)`,
          apply: draft => ({ ...draft, where }),
        },
      ],
    },
  ];
}
