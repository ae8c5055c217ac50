import { fieldKey, type Term } from './term.ts';
import type { Match } from './vocabulary.ts';

/** A category that a mention may speak of, with the evidence for it. */
export interface Candidate {
  readonly term: Term;
  /** 0 to 1: how well the words beside the number name it */
  readonly named: number;
  /** 0 to 1: how well the other numbers of the list fit the same field; null where there are none */
  readonly company: number | null;
  /** 0 to 1: how much better the other numbers fit another field */
  readonly foreign: number;
  /** 0 to 1: how much of the field's title stands above or around */
  readonly titled: number;
  readonly exact: boolean;
  /** the name, of several words, stands there word for word */
  readonly phrase: boolean;
}

/** How well a match names its category, in running text or in a label of a table. */
export const namedBy = (match: Match, label: boolean): number => {
  if (match.exact) return 1;
  if (label) return Math.min(0.97, 0.5 * match.cover + 0.5 * match.precise);
  const near = Math.max(0.4, 1 - 0.035 * Math.max(0, match.away - 3));
  return Math.min(0.97, match.cover * near);
};

/**
 * Numbers that stand in one list (of a sentence, or of a group of rows) mostly report one field. Each candidate gets the
 * company of the others: how well they name categories of the same field, no category twice.
 */
export function inCompany(
  given: readonly (readonly { readonly match: Match; readonly named: number }[])[],
  titled: (field: string) => number,
): Candidate[][] {
  // what one of them is called by name, another is not
  const owners = new Map<Term, number>();
  for (const list of given)
    for (const { match, named } of list) owners.set(match.term, Math.max(owners.get(match.term) ?? 0, named));
  const lists = given.map(list =>
    list.map(({ match, named }) => ({ match, named: owners.get(match.term)! >= named + 0.25 ? 0.6 * named : named })),
  );
  // the best category of each field for each member
  const best = lists.map(list => {
    const fields = new Map<string, { named: number; level: string | null }>();
    for (const { match, named } of list) {
      const key = fieldKey(match.term);
      if ((fields.get(key)?.named ?? 0) < named) fields.set(key, { named, level: match.term.level });
    }
    return fields;
  });
  const support = new Map<string, { total: number; levels: Map<string | null, number> }>();
  for (const fields of best)
    for (const [field, { named, level }] of fields) {
      const sum = support.get(field) ?? { total: 0, levels: new Map() };
      // a category that several members name counts once
      const before = sum.levels.get(level) ?? 0;
      if (named > before) {
        sum.total += named - before;
        sum.levels.set(level, named);
      }
      support.set(field, sum);
    }
  const others = lists.length - 1;
  const most = Math.max(0, ...[...support.values()].map(({ total }) => total)) / Math.max(1, lists.length);
  return lists.map((list, member) =>
    list
      .map(({ match, named }): Candidate => {
        const field = fieldKey(match.term);
        const mine = best[member]!.get(field)!;
        const sum = support.get(field)!;
        const shared = best.some((fields, i) => i !== member && fields.get(field)?.level === mine.level);
        const rest = sum.total - (shared ? 0 : mine.named);
        return {
          term: match.term,
          named,
          company: others === 0 ? null : Math.min(1, rest / others),
          foreign: others < 2 ? 0 : Math.max(0, most - Math.min(1, sum.total / lists.length) - 0.3),
          titled: titled(field),
          exact: match.exact,
          phrase: match.phrase,
        };
      })
      .sort((a, b) => score(b) - score(a)),
  );
}

/**
 * What a candidate is worth against the others of the same number, before it is a probability. A field that is asked of a part
 * of the units only is meant less often than one of all.
 */
export const score = ({ term, named, company, titled, exact, phrase }: Candidate): number =>
  named +
  0.55 * (company ?? 0.35) +
  0.35 * titled +
  (exact ? 0.1 : 0) +
  (phrase ? 0.15 : 0) -
  (term.appliesIf === undefined ? 0 : 0.1);
