import { counted, plural } from '../../base/plural.ts';
import { roundNumber, roundRatio } from '../../base/rounding.ts';
import type { MultiColumn, SingleColumn } from '../../model/coded-table.ts';
import { type Note, noteList } from '../../model/note.ts';
import type { ResultRow } from '../../model/result-row.ts';

/** The share of units that a smallest set reaches, and of pairs that shall be comparable. */
export const DIVERSITY_SHARE = 0.8;

interface Context {
  readonly unit: string;
  readonly title: string;
  readonly seed: number;
  readonly column: SingleColumn | MultiColumn;
  /** units without a code */
  readonly without: number;
  /** units coded with nothing */
  readonly empty: number;
}

const three = (x: number): string => roundNumber(x, 3, 'half-up');

/** The answer in sentences, and the methods; of the whole, not of the subgroups. */
export function diversityNotes(rows: readonly ResultRow[], context: Context): readonly Note[] {
  const { unit, title, without, empty, column } = context;
  const units = plural(unit);
  const whole = rows.filter(row => row.by.length === 0);
  const get = (statistic: string): ResultRow | undefined => whole.find(row => row.statistic === statistic);
  const notes = noteList();
  const say = (message: string): void => notes.add('result', message);
  const jaccard = get('mean_jaccard');
  const disjoint = get('disjoint_pairs');
  if (jaccard?.estimate != null && disjoint?.estimate != null && disjoint.n !== null && disjoint.N !== null) {
    say(
      `${title} of ${counted(get('hill_0')?.N ?? 0, unit)}: of the categories that either of two ${units} has, both have ${three(jaccard.estimate)} on average (mean pairwise Jaccard); ${roundRatio(disjoint.n, disjoint.N, 1, 'half-up')}% of the ${disjoint.N} pairs have nothing in common.`,
    );
    say(verdict(jaccard, get('mean_jaccard_null'), disjoint, get('disjoint_pairs_null')));
    if (column.kind === 'multi')
      notes.add(
        'method',
        `The comparison uses the ${column.levels.length} categories of the codebook; two ${units} with one category may still differ. Finer codes would be needed to tell.`,
      );
  }
  const names = (statistic: string): string =>
    whole
      .filter(row => row.statistic === statistic)
      .map(row => row.label)
      .join(', ');
  const cover = get('smallest_cover');
  if (cover?.estimate != null)
    say(
      `The smallest set of categories that reaches 80% of the ${units}: ${names('smallest_cover_item')} (${cover.n} of ${cover.N}; exact search).`,
    );
  const majority = get('majority_items');
  if (majority?.estimate != null && majority.N !== null && majority.N > 0)
    say(
      majority.estimate === 0
        ? `No category is used by at least half of the ${units}.`
        : `Used by at least half of the ${units}: ${names('majority_item')}.`,
    );
  const additions = get('additions_to_compare');
  if (additions?.estimate != null)
    say(
      additions.estimate === 0
        ? 'At least 80% of the pairs have a category in common already.'
        : `${counted(additions.estimate, unit)} would have to add one category for 80% of the pairs to have one in common (greedy search: perhaps fewer).`,
    );
  const left = [
    without > 0 ? `${counted(without, unit)} without a code` : '',
    empty > 0 ? `${counted(empty, unit)} with none of the categories` : '',
  ].filter(part => part !== '');
  if (left.length > 0) notes.add('units', `Left out: ${left.join(', ')}.`);
  notes.add(
    'method',
    `Hill numbers count effective categories, with the ${unit} as sampling unit${column.kind === 'multi' ? ' (relative incidences)' : ''} (Hill 1973; Chao et al. 2014); evenness is Pielou's, on the observed categories.`,
  );
  return notes.list;
}

/** What the randomisation says. */
function verdict(
  jaccard: ResultRow,
  chance: ResultRow | undefined,
  disjoint: ResultRow,
  disjointChance: ResultRow | undefined,
): string {
  if (chance?.ci == null || disjointChance?.ci == null || jaccard.estimate === null || disjoint.estimate === null)
    return `Not compared with chance: ${chance?.warnings[0]?.message ?? 'there is nothing to randomise'}.`;
  if (chance.ci.low === chance.ci.high && disjointChance.ci.low === disjointChance.ci.high)
    return 'Not compared with chance: every arrangement with the same popularity of categories and numbers of codes gives the same overlap.';
  const range = `the same popularity of categories and the same numbers of codes, shuffled, give ${three(chance.ci.low)} to ${three(chance.ci.high)} (95% range, mean ${three(chance.estimate ?? 0)}; share of pairs with nothing in common ${three(disjointChance.ci.low)} to ${three(disjointChance.ci.high)}, observed ${three(disjoint.estimate)}; curveball, Strona et al. 2014, ${chance.warnings[0]?.message})`;
  const says =
    jaccard.estimate < chance.ci.low
      ? 'more dissimilar than the popularity of the categories alone explains'
      : jaccard.estimate > chance.ci.high
        ? 'no more dissimilar than the popularity of the categories alone explains, if anything more alike'
        : 'no more dissimilar than the popularity of the categories alone explains';
  return `They are ${says}: ${range}.`;
}
