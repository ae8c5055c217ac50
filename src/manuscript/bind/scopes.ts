import { printWord } from '../../base/expression/print.ts';
import type { Mention } from '../scan/mention.ts';
import { explains } from '../scan/wholes.ts';
import { UNITS_ONLY, withoutUnits } from './sentences.ts';
import { fieldKey, type Proposal, type Term } from './term.ts';
import type { Match, Vocabulary } from './vocabulary.ts';
import { wordsOfLabel } from './words.ts';

/** The units that a passage speaks of. */
export interface Scope {
  /** how many they are, where the text says so */
  readonly N: number | null;
  /** what they have in common; null where nobody knows, `all` for all units */
  readonly condition: Proposal | 'all' | null;
  /** the sentence itself names them, or only one before */
  readonly near: boolean;
  /** said of this very number: `(27% of effectiveness studies)` */
  readonly explicit: boolean;
  /** a phrase before the number names them: `In the prominent journals, 2 (66.7%) …` */
  readonly phrase?: boolean;
}

/** A category as a condition. */
export function conditionOf({ field, level, where }: Proposal, terms: readonly Term[]): string {
  const term = terms.find(entry => entry.field === field && entry.data === undefined);
  const own =
    level === null ? field : `${printWord(field, '`')} ${term?.multi === true ? 'has' : '='} ${printWord(level, "'")}`;
  return where === undefined ? own : `${own} and ${where}`;
}

/** Below it, the units of a passage are as probably others. */
const UNSURE = 0.65;

const plain = (expression: string): string => expression.replace(/['"`\s]/g, '').toLowerCase();

/**
 * The condition that words such as `effectiveness studies` name; null where they name none.
 *
 * @param fields of several fields with a category of this name, one of these is meant
 */
export function conditionIn(
  text: string,
  vocabulary: Vocabulary,
  fields: ReadonlySet<string> = NO_FIELDS,
): Proposal | 'all' | null {
  if (UNITS_ONLY.test(text)) {
    // `text studies`, where a category is called Text
    const words = withoutUnits(text).trim();
    const same = words === '' ? undefined : firstOf(vocabulary.match(wordsOfLabel(words), words), fields);
    return same?.exact === true ? { field: same.term.field, level: same.term.level, certainty: 1 } : 'all';
  }
  const label = withoutUnits(text).replace(
    /\b(?:that|which|who|with|of|for|on|in|the|these|those|all|using|used|reporting|reported|data|evidence)\b/gi,
    ' ',
  );
  // `randomised trials` may be called Randomised controlled trial
  const [stripped, written, whole] = [label, withoutUnits(text), text].map(words =>
    // units are those of the studies, whatever their other sheets call alike
    vocabulary.match(wordsOfLabel(words), words.trim()).filter(({ term }) => term.data === undefined),
  );
  // `evidence` may be a word of the category itself
  const worth = (list: readonly Match[]): number => (list[0] === undefined ? 0 : list[0].cover * list[0].precise);
  const bare = worth(written!) > worth(stripped!) ? written! : stripped!;
  const best = (whole![0]?.cover ?? 0) > (bare[0]?.cover ?? 0) && worth(whole!) > worth(bare) ? whole! : bare;
  const first = firstOf(best, fields);
  const second = best[1];
  if (first === undefined || first.cover < 0.55 || first.precise < 0.5) return null;
  const close =
    second !== undefined &&
    !first.exact &&
    Math.abs(first.cover - second.cover) < 0.05 &&
    Math.abs(first.precise - second.precise) < 0.05;
  if (close && fieldKey(second.term) !== fieldKey(first.term)) return null;
  return { field: first.term.field, level: first.term.level, certainty: first.cover * first.precise };
}

const NO_FIELDS: ReadonlySet<string> = new Set();

/** The best match; of those that are exact, that of one of these fields. */
const firstOf = (matches: readonly Match[], fields: ReadonlySet<string>): Match | undefined =>
  matches[0]?.exact === true
    ? (matches.find(({ exact, term }) => exact && fields.has(term.field)) ?? matches[0])
    : matches[0];

/** A proposal within the units of a scope. */
export function withinScope(
  proposal: Proposal,
  scope: Scope | null,
  mention: Mention,
  total: number | null,
  terms: readonly Term[],
): Proposal {
  if (scope === null || scope.condition === 'all' || proposal.data !== undefined || proposal.row !== undefined)
    return proposal;
  const term = terms.find(
    entry => entry.field === proposal.field && entry.level === proposal.level && entry.data === undefined,
  );
  const applies = term?.appliesIf;
  const { condition, N } = scope;
  // `in 91 studies, half of which were in hospitals, 37 of 91 …`: the number says itself that it is of all
  if (N !== total && total !== null && Number(mention.numbers.N) === total) return proposal;
  const fits = (whole: number | null): boolean => whole !== null && explains(whole, mention);
  if (condition === null) {
    // a part that nobody names: what applies only there may be meant
    if (applies !== undefined || !fits(N) || fits(total)) return proposal;
    return {
      ...proposal,
      certainty: proposal.certainty / 3,
      ofStated: N!,
      note: `it is of ${N} units that the text does not name in the words of the codebook`,
    };
  }
  // units that are named unsurely say less than where the field applies
  if (applies !== undefined && !scope.explicit && condition.certainty < UNSURE && !fits(total)) return proposal;
  // where the field applies is its own whole
  const full = conditionOf(condition, terms);
  const where =
    applies !== undefined &&
    full.startsWith(`${conditionOf({ ...condition, where: '' }, terms).replace(/ and $/, '')} and `) &&
    plain(full).startsWith(`${plain(applies)}and`)
      ? condition.where!
      : full;
  if (applies !== undefined && (plain(applies) === plain(where) || plain(applies).includes(plain(where))))
    return proposal;
  if (condition.field === proposal.field && (term?.multi !== true || condition.level === proposal.level))
    return proposal;
  const within = { ...proposal, where, certainty: Math.min(proposal.certainty, 0.5 + condition.certainty / 2) };
  if (scope.explicit) return within;
  if (mention.numbers.n === undefined || mention.numbers.percent === undefined) {
    if (mention.numbers.percent !== undefined || scope.near) return within;
    return { ...proposal, certainty: proposal.certainty * 0.8 };
  }
  if (fits(N)) return fits(total) ? { ...within, note: 'its words do not tell which total is meant' } : within;
  if (fits(total)) return { ...proposal, note: 'its total was chosen by its value; the words before it name another' };
  return scope.near && (applies === undefined || scope.phrase === true) ? within : proposal;
}
