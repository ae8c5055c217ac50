import { inSentence } from '../base/in-sentence.ts';
import { sentenceCase } from '../base/sentence-case.ts';
import type { ResultRow } from '../model/result-row.ts';
import type { FigureInput } from './figure-type.ts';
import type { FieldShares, ShareGroup } from './share-groups.ts';

/** `Studies, % (95% CI)`: what the axis shows. */
export function shareAxisTitle({ words, results, declaration }: FigureInput): string {
  const level = results.rows.find(row => row.ci !== null)?.ci?.level;
  const unit = declaration.denominator === 'responses' ? 'Mentions' : sentenceCase(words.units);
  return `${unit}, %${level === undefined ? '' : ` (${Math.round(level * 1000) / 10}% CI)`}`;
}

/** `clinical domain and year of publication` */
export const byTitle = (words: FigureInput['words'], fields: readonly string[]): string =>
  fields.map(field => inSentence(words.fieldTitle(field))).join(' and ');

/** A name with the number of units behind it: `Oncology (n = 12)`. */
export const withSize = ({ format }: FigureInput, name: string, group: ShareGroup): string =>
  `${name} (n\u00a0=\u00a0${format.count(group.N)})`;

const groupName = (words: FigureInput['words'], group: ShareGroup): string =>
  group.by.map(part => words.levelLabel(part.field, part.level)).join(', ');

/**
 * The main result of a field in a sentence or two: the most frequent category, and where the subgroups differ most.
 */
export function shareSentence(input: FigureInput, shares: FieldShares): string {
  const { words } = input;
  const title = words.fieldTitle(shares.field);
  if (shares.whole.N === 0) return `${title}: there are no ${words.units} to show.`;
  const top = [...shares.whole.rows].filter(row => row.kind !== 'state').sort((a, b) => (b.n ?? 0) - (a.n ?? 0))[0];
  if (top === undefined || (top.n ?? 0) === 0) {
    const state = [...shares.whole.rows].sort((a, b) => (b.n ?? 0) - (a.n ?? 0))[0];
    return `${title}: no ${words.unit} has a category${state === undefined ? '' : `; ${(state.label ?? '').toLowerCase()} in ${numbers(input, state)}`}.`;
  }
  const main = `${title}: ${top.label} is the most frequent, ${numbers(input, top)}.`;
  const inGroups = shares.groups
    .map(group => ({ group, row: group.rows.find(row => row.level === top.level) }))
    .filter((entry): entry is { group: ShareGroup; row: ResultRow } => (entry.row?.estimate ?? null) !== null)
    // of equal shares the one of more units says more
    .sort((a, b) => (a.row.estimate ?? 0) - (b.row.estimate ?? 0) || b.group.N - a.group.N);
  const low = inGroups[0];
  const high = inGroups.find(entry => entry.row.estimate === inGroups.at(-1)?.row.estimate);
  if (low === undefined || high === undefined || low === high || low.row.estimate === high.row.estimate) return main;
  const place = (entry: typeof low): string => `${numbers(input, entry.row)} in ${groupName(words, entry.group)}`;
  return `${main} By subgroup it ranges from ${place(low)} to ${place(high)}.`;
}

/** `69 of 87 studies (79.3%)`. */
export const numbers = (
  { format, words: { units } }: FigureInput,
  row: { readonly n: number | null; readonly N: number | null },
): string => `${format.count(row.n)} of ${format.count(row.N)} ${units} (${format.percentSigned(row.n, row.N)})`;
