import { counted } from '../../base/plural.ts';
import type { CoderColumns } from '../coders/coder-columns.ts';
import type { CoderRows } from '../coders/coder-rows.ts';
import { foundCategories } from '../columns/categories.ts';
import { areVotes, findSplit } from '../columns/find-split.ts';
import type { Profile } from '../columns/profile.ts';
import type { Doubt, Draft } from '../doubt.ts';
import type { DraftCoding } from '../draft.ts';

/** Who coded is never written in a sheet: what was taken for coders is asked about. */
export function coderDoubts(
  rows: CoderRows | null,
  columns: CoderColumns | null,
  profiles: readonly Profile[],
): Doubt[] {
  return [...ofRowsOrColumns(rows, columns), ...profiles.flatMap(votesDoubt)];
}

/** Votes of several people in one cell; a misspelt vote is named, because it counts as a disagreement. */
function votesDoubt(profile: Profile): Doubt[] {
  const split = profile.paged ? null : findSplit(profile);
  if (split === null || !areVotes(split)) return [];
  const alike = foundCategories(split.counts).alike.map(
    ([rare, often]) => `"${rare}" counts as another vote than "${often}"`,
  );
  return [
    {
      scope: 'coders',
      field: null,
      key: 'votes',
      evidence: [`${profile.header}: the same word occurs twice in ${split.repeated} cells`, ...alike].join('; '),
      question: `Are the words in a cell of "${profile.header}" votes of several people?`,
      proposal: 'yes, the first two of each cell are compared',
      choices: [
        {
          label: 'no, they are codes of one',
          apply: draft => ({ ...draft, codings: draft.codings.filter(({ from }) => !('votes' in from)) }),
        },
      ],
      otherwise:
        alike.length === 0
          ? 'no agreement is computed'
          : 'no agreement is computed; with one spelling it would be higher',
    },
  ];
}

function ofRowsOrColumns(rows: CoderRows | null, columns: CoderColumns | null): Doubt[] {
  if (rows !== null && rows.consensus !== null && rows.single + rows.several > 0)
    return [
      {
        scope: 'coders',
        field: null,
        key: 'consensus',
        evidence: `${counted(rows.single + rows.several, 'study')} ${rows.single + rows.several === 1 ? 'has' : 'have'} no row of "${rows.consensus}" (${[
          ...(rows.single > 0 ? [`${rows.single} with one coder`] : []),
          ...(rows.several > 0 ? [`${rows.several} with several coders`] : []),
        ].join(', ')})`,
        question: 'How do studies without a consensus row count?',
        proposal: rows.several > 0 ? 'as their coders coded them, where they agree' : 'as their only coder coded them',
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
    ...blankDoubt(columns),
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

/** What a consensus that is blank where the coders agree says. */
function blankDoubt({ blanks }: CoderColumns): Doubt[] {
  if (blanks === null) return [];
  const agreed = 'as the coders coded it, where they agree';
  const blank = 'as not coded';
  const declare = (otherwise: 'agreed' | undefined) => (draft: Draft) => ({
    ...draft,
    codings: draft.codings.map(coding => declaring(coding, otherwise)),
  });
  return [
    {
      scope: 'coders',
      field: null,
      key: 'consensus',
      evidence: blanks.evidence,
      question: 'How does a blank consensus cell count?',
      proposal: blanks.isByDifference ? agreed : blank,
      choices: [
        blanks.isByDifference
          ? { label: blank, apply: declare(undefined) }
          : { label: agreed, apply: declare('agreed') },
      ],
    },
  ];
}

function declaring(coding: DraftCoding, otherwise: 'agreed' | undefined): DraftCoding {
  if (!('affix' in coding.from)) return coding;
  const { otherwise: _, ...from } = coding.from;
  return { ...coding, from: otherwise === undefined ? from : { ...from, otherwise } };
}

function withoutFallback(coding: DraftCoding): DraftCoding {
  if (!('column' in coding.from)) return coding;
  const { otherwise: _, ...from } = coding.from;
  return { ...coding, from };
}
