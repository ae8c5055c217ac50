import type { CoderColumns } from '../coders/coder-columns.ts';
import type { CoderRows } from '../coders/coder-rows.ts';
import type { Doubt } from '../doubt.ts';
import type { DraftCoding } from '../draft.ts';

/** Who coded is never written in a sheet: what was taken for coders is asked about. */
export function coderDoubts(rows: CoderRows | null, columns: CoderColumns | null): Doubt[] {
  if (rows !== null && rows.consensus !== null && rows.single > 0)
    return [
      {
        scope: 'coders',
        field: null,
        key: 'consensus',
        evidence: `${rows.single} studies have no row of "${rows.consensus}" and one coder`,
        question: 'How do studies without a consensus row count?',
        proposal: 'as their only coder coded them',
        choices: [
          {
            label: 'not at all',
            apply: draft => ({ ...draft, codings: draft.codings.map(withoutFallback) }),
          },
        ],
      },
    ];
  if (columns === null) return [];
  return [
    {
      scope: 'coders',
      field: null,
      key: 'from',
      evidence: columns.evidence,
      question: `Are ${columns.coders.map(name => `"${name}"`).join(' and ')} coders?`,
      proposal: 'yes, they coded the same studies',
      choices: [{ label: 'no, these are different questions', apply: draft => ({ ...draft, codings: [] }) }],
      otherwise: 'no agreement is computed',
    },
  ];
}

function withoutFallback(coding: DraftCoding): DraftCoding {
  if (!('column' in coding.from)) return coding;
  const { otherwise: _, ...from } = coding.from;
  return { ...coding, from };
}
