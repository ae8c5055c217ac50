import { counted, oneOf, plural } from '../../base/plural.ts';
import { roundNumber } from '../../base/rounding.ts';
import { sentenceCase } from '../../base/sentence-case.ts';
import type { Note } from '../../model/note.ts';

/** Why a cell is empty or thin. */
export type GapVerdict = 'impossible' | 'expected' | 'unsettled' | 'unexpected';

/** A count with at least this probability, given the row and column totals, is expected. */
export const GAP_LIMIT = 0.05;

export interface GapSummary {
  /** cells that are not declared impossible */
  possible: number;
  /** empty cells, impossible ones included */
  empty: number;
  /** sum of the probabilities of being empty over the possible cells */
  predicted: number;
  /** of the empty cells */
  readonly verdicts: Map<GapVerdict, number>;
}

interface Cell {
  readonly n: number;
  readonly p: number | null;
  readonly why: string | null;
  readonly byCoder: readonly string[];
  readonly byMissing: readonly string[];
  readonly unit: string;
  readonly margins: { readonly row: number; readonly column: number };
  readonly N: number;
}

const few = (keys: readonly string[]): string =>
  `${keys.slice(0, 3).join(', ')}${keys.length > 3 ? ` and ${keys.length - 3} more` : ''}`;

/** The sentence beside a cell. */
export function gapWords(verdict: GapVerdict, { n, p, why, byCoder, byMissing, unit, margins, N }: Cell): string {
  if (verdict === 'impossible')
    return n === 0 ? (why ?? '') : `${why}, but ${counted(n, unit)} ${n === 1 ? 'is' : 'are'} here`;
  const chance =
    p === null
      ? `no ${unit} is in the denominator of both fields`
      : `row total ${margins.row}, column total ${margins.column} of ${N}: P(${n === 0 ? '0' : `≤ ${n}`}) ${p < 0.001 ? '< 0.001' : `= ${roundNumber(p, 3)}`}`;
  const open = [
    byCoder.length > 0 ? `by another coder's code, ${few(byCoder)} would be here` : '',
    byMissing.length > 0 ? `${few(byMissing)} ${byMissing.length === 1 ? 'does' : 'do'} not report the field` : '',
  ].filter(part => part !== '');
  return [chance, ...open].join('; ');
}

/** The sentences that go with the grid. */
export function gapNotes(
  { possible, empty, predicted, verdicts }: GapSummary,
  context: {
    readonly row: string;
    readonly column: string;
    readonly unit: string;
    readonly N: number;
    readonly denominator: string;
    readonly thin: number;
  },
): Note[] {
  const { row, column, unit, N, denominator, thin } = context;
  const units = plural(unit);
  const impossible = verdicts.get('impossible') ?? 0;
  const unexpected = verdicts.get('unexpected') ?? 0;
  const unsettled = verdicts.get('unsettled') ?? 0;
  const count = (n: number): string => (n === 0 ? 'none' : String(n));
  const [state, gaps, method] = [
    `${row} by ${column}: ${empty - impossible} of ${possible} cells are empty${impossible > 0 ? ` (${impossible} more ${impossible === 1 ? 'is' : 'are'} declared impossible)` : ''}; given the row and column totals, ${roundNumber(predicted, 1)} empty cells are expected. ${sentenceCase(count(unexpected))} of the empty cells ${unexpected < 2 ? 'is' : 'are'} unexpected, and ${count(unsettled)} ${unsettled < 2 ? 'is' : 'are'} unsettled.`,
    empty - impossible === 0
      ? `Every possible cell has at least one ${unit}.`
      : unexpected === 0
        ? `No empty cell points to an evidence gap: given the row and column totals, each count is likely${unsettled > 0 ? ', or the cell is unsettled' : ''}.`
        : `An unexpected empty cell is an evidence gap only if the search could have found ${units} for it, which these data cannot show.`,
    `Expected: given the row and column totals, a count this low has P ≥ ${GAP_LIMIT} (hypergeometric distribution, ${counted(N, unit)} in the denominator ${denominator} of both fields). Unsettled: P is lower, but another coder's code, or ${oneOf(unit).toLowerCase()} that does not report a field, could fill the cell. P values are not adjusted for the number of cells.${thin > 0 ? ` Cells with up to ${counted(thin, unit)} are listed too.` : ''}`,
  ] as const;
  return [
    { code: 'result', message: state },
    { code: 'result', message: gaps },
    { code: 'method', message: method },
  ];
}
