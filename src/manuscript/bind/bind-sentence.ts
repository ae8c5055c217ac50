import { stemsOf } from '../../text/stems.ts';
import { asJoint } from './as-joint.ts';
import { type Candidate, inCompany, namedBy } from './candidate.ts';
import { probability } from './probability.ts';
import { missingLevel, missingStateOf, saysAbsent, saysMissing } from './says-missing.ts';
import { ENDS_WITH_UNITS, type Surroundings, UNITS_ONLY } from './sentences.ts';
import { doubted, fieldKey, type Proposal, type Term } from './term.ts';
import { asksWithout, deniesField, isDenial, type Match, type Vocabulary } from './vocabulary.ts';
import { isCommon, isDigits, plainStem, type Words } from './words.ts';

/** Words on one side of a number that are looked at. */
const REACH = 16;
/** What a comma between a word and a number counts, in words. */
const APART = 3;

/** Candidates for one mention, best first, each with its probability. */
export type Ranked = readonly Proposal[];

/** The words of a text with how far each is from its end (or its start). */
export function wordsBeside(text: string, side: 'before' | 'after'): Map<string, number> {
  const words = new Map<string, number>();
  const found = stemsOf(text.replaceAll('_', ' '));
  const ordered = side === 'before' ? [...found].reverse() : found;
  let away = 0;
  let last = side === 'before' ? text.length : 0;
  for (const { stem, at } of ordered) {
    const between = side === 'before' ? text.slice(at, last) : text.slice(last, at);
    if (away > 0 && /[,;:]/.test(side === 'before' ? between.replace(/^[\p{L}\p{N}]+/u, '') : between)) away += APART;
    last = at;
    away++;
    if (away > REACH) break;
    if (isOfReview(text, stem, at)) continue;
    const plain = plainStem(stem);
    if (!words.has(plain)) words.set(plain, away);
  }
  return words;
}

/** `coded`, `codes`, `a code`: what reviews do, and no code of a program that a study released. */
const isOfReview = (text: string, stem: string, at: number): boolean =>
  // `the share of papers with code` shares nothing
  (stem === 'share' && /^shares? of\b/i.test(text.slice(at, at + 9))) ||
  (stem === 'code' &&
    (!/^code(?![a-z])/i.test(text.slice(at, at + 5)) ||
      /\b(?:an?|the|this|each|no|any) $/i.test(text.slice(Math.max(0, at - 6), at))));

interface Side {
  readonly text: string;
  readonly words: Words;
  /** what stands between the number and the next comma: a whole label, perhaps */
  readonly label: string;
  /** the same as it is written */
  readonly clause: string;
}

/** Behind it a clause follows that speaks of other numbers. */
const REASON = /,\s*(?:since|because|as (?:the|these|those|it|they|we|\d))\b.*$/is;
/** Another main clause, which may deny what this one does not. */
const NEXT_CLAUSE =
  /[,;]\s*(?:and|but|while|whereas|since|because)\s+(?:the|an?|in|for|of|it|its|this|these|those|their)\b.*$/is;

/** What stands behind a number, up to another clause. */
function ownClause(after: string): string {
  const own = after.replace(NEXT_CLAUSE, '');
  const end = own.indexOf(';');
  return end > 0 && hasContent(own.slice(0, end)) ? own.slice(0, end) : own;
}

const sideOf = (around: Surroundings, which: 'before' | 'after'): Side => {
  const words = wordsBeside(which === 'after' ? around.after.replace(REASON, '') : around.before, which);
  for (const { stem } of stemsOf(around.inside)) if (!isDigits(stem)) words.set(stem, 0);
  const clause =
    which === 'before' ? /(?<![^,;:.])[^,;:.]*$/.exec(around.before)![0] : /^[^,;:.()]*/.exec(around.after)![0];
  const label = clause
    .replace(/^\s*(?:(?:and|or|the|an?|only|then|in|on|of|for|with|as|by|studies|used|addressed|reported)\s+)+/i, '')
    .replace(/(?:\s{1,9}(?:and|or|in|was|were|is|are|by|found|used|seen|only|with|reported)){1,20}\s{0,9}$/i, '')
    .trim();
  const text = which === 'after' ? ownClause(around.after) : around.before;
  return { text: `${around.inside} ${text}`, words, label, clause };
};

const hasContent = (text: string): boolean => !UNITS_ONLY.test(text) && /\p{L}{2}/u.test(text);

/** Behind the number its clause ends. */
const CLOSES = /^\s*(?:[,;.)]|and\b|or\b|$)/;

/** Which side of a number its words stand on, where its form decides; null where the whole sentence must. */
function fixedSide(around: Surroundings, namedBefore: boolean, namedAfter: boolean): 'before' | 'after' | null {
  const { before, after, bracketed, led, inside } = around;
  const [left, right] = [hasContent(before), hasContent(after) || namedAfter];
  if (bracketed) {
    // `most (n = 50) reported …`: only what stands in the same clause is what the bracket is of
    const clause = /(?<![^,;:])[^,;:]*$/.exec(before)![0];
    if (CLOSES.test(after)) return 'before';
    // `case-control studies (n = 6) were rare`, `most trials (n = 50) used …`
    if (hasContent(clause)) return ENDS_WITH_UNITS.test(clause) && right ? null : 'before';
    return left && !right ? 'before' : 'after';
  }
  // `…, Other in 5 (5.7%), Trial document in 2 (2.3%)`: words that elsewhere say little are labels of a list
  if (led && namedBefore && CLOSES.test(after)) return 'before';
  if (!left && !hasContent(inside)) return 'after';
  if (!right) return 'before';
  const closes = CLOSES.test(after);
  if (
    closes &&
    (led ||
      (/\p{L}{3}/u.test(/(?<![^,;:])[^,;:]*$/.exec(before)![0].replace(/^\s*(?:and|but|or|while)\b/i, '')) &&
        hasContent(/(?<![^,;:])[^,;:]*$/.exec(before)![0])))
  )
    return 'before';
  // a number that begins its clause, with words right behind it
  if (
    !closes &&
    /(?:^|[,;:.])\s*(?:(?:and|but|while|whereas|then|or|only|lastly|finally|followed by|another|a further|an additional)\s+)*$/i.test(
      before,
    )
  )
    return 'after';
  return null;
}

/** Proposals for the shares and counts of one sentence. */
export function bindSentence(
  arounds: readonly Surroundings[],
  context: { readonly sentence: Words; readonly section: Words; readonly paragraph: Words },
  vocabulary: Vocabulary,
): Ranked[] {
  const around = (field: string): number =>
    Math.max(
      vocabulary.titled(field, context.sentence),
      0.8 * vocabulary.titled(field, context.section),
      0.6 * vocabulary.titled(field, context.paragraph),
    );
  const sides = arounds.map(around => ({ before: sideOf(around, 'before'), after: sideOf(around, 'after') }));
  const matches = sides.map(side => ({
    before: matchesOf(side.before, vocabulary),
    after: matchesOf(side.after, vocabulary),
  }));
  // `62 brief reports and 27 reviews`: a word for units that is a category, too
  const fixed = arounds.map((around, i) =>
    fixedSide(
      around,
      matches[i]!.before.some(({ match }) => match.exact),
      matches[i]!.after.some(({ match }) => match.precise === 1 && match.cover >= 0.6),
    ),
  );
  // `23% measured A and 41% measured B`: the second begins its clause as the first did
  fixed.forEach((side, i) => {
    if (side === null && fixed[i - 1] === 'after' && /\b(?:and|but|while|whereas)\s*$/i.test(arounds[i]!.before))
      fixed[i] = 'after';
  });
  // what no form decides is decided for all of the sentence at once: the side on which the words name more
  const ways = (['before', 'after'] as const).map(open => {
    const chosen = fixed.map(side => side ?? open);
    const found = inCompany(
      chosen.map((side, i) => matches[i]![side]),
      around,
    );
    // a number behind `in` speaks of what stands before; lists keep their order
    const lead = arounds.reduce(
      (sum, { led }, i) =>
        sum + (fixed[i] === open ? 0.1 : fixed[i] === null && led ? (open === 'before' ? 0.35 : 0) : 0),
      0,
    );
    const named = new Map<Term, number>();
    for (const [first] of found)
      if (first !== undefined)
        named.set(first.term, Math.max(named.get(first.term) ?? 0, first.named + 0.4 * (first.company ?? 0)));
    const worth = [...named.values()].reduce((sum, value) => sum + value, lead);
    return { chosen, found, worth };
  });
  const [before, after] = ways;
  const way = before!.worth > after!.worth ? before! : after!;
  let negated = false;
  return way.found.map((list, i) => {
    const side = way.chosen[i]!;
    const { text, words } = sides[i]![side];
    const goesOn = negated && /^\W*(?:n?or|and)\b/i.test(text.trim());
    negated = saysMissing(text) || goesOn;
    const state = missingStateOf(sides[i]![side].label);
    // a category that is called so itself: `had no data availability statement`
    const [best] = list;
    if (best !== undefined && best.named >= 0.75 && state === null && isDenial(best.term))
      negated &&= !best.phrase && !deniesField(best.term);
    const titled =
      negated && state === null ? missingProposals(words, vocabulary, context.sentence, UNCLEAR.test(text)) : [];
    const inList = titled.length === 0 && (negated || state !== null);
    const missing = inList ? missingOf(way.found, state ?? 'not_reported', vocabulary) : titled;
    const named = asJoint(sides[i]![side].clause, withProbabilities(list, false), vocabulary.terms);
    // of what is absent, the answer No, a state or a category may be meant
    const several = best?.phrase !== true && MORE_THAN_ONE.test(sides[i]![side].clause);
    const ranked = saysAbsent(text) || several ? named.map(doubted) : named;
    return missing.length > 0
      ? [...missing, ...ranked.map(entry => ({ ...entry, certainty: entry.certainty / 2 }))]
      : ranked;
  });
}

const matchesOf = ({ words, label }: Side, vocabulary: Vocabulary): { match: Match; named: number }[] =>
  vocabulary.match(words, label).map(match => {
    const named = namedBy(match, false);
    // `no` in a sentence is the answer to a question only where the question stands beside it
    const asked = !match.answer
      ? 1
      : asksWithout(match.term)
        ? 0.1
        : 0.1 + 0.9 * vocabulary.titled(fieldKey(match.term), words);
    return { match, named: Math.min(named, asked) };
  });

/** Candidates as proposals, best first. */
export function withProbabilities(list: readonly Candidate[], label: boolean): Proposal[] {
  return list.slice(0, 3).map((candidate, i) => {
    const next = i === 0 ? list[1] : list[0];
    return proposalOf(candidate.term, probability(candidate, next, label));
  });
}

export const proposalOf = (term: Term, certainty: number): Proposal => ({
  field: term.field,
  level: term.level,
  ...(term.data === undefined ? {} : { data: term.data }),
  certainty: Math.round(certainty * 100) / 100,
});

/** Units that have several answers, which is no category. */
const MORE_THAN_ONE = /\b(?:more than (?:one|two|a single)|two or more|at least two|multiple|several)\b/i;
/** A codebook may have a category for it. */
const UNCLEAR = /\b(?:unclear|not clear|uncertain)\b/i;

/** Studies that don't report a field: the field whose title stands beside the number. */
function missingProposals(words: Words, vocabulary: Vocabulary, sentence: Words, unclear: boolean): Proposal[] {
  return vocabulary
    .fields(words)
    .flatMap(({ field, cover, precise }) => {
      const named = unclear ? missingLevel(vocabulary.terms, field, 'unclear') : null;
      const term =
        named?.state === false || (named !== null && named.state === undefined)
          ? named
          : missingLevel(vocabulary.terms, field, 'not_reported');
      if (term === null || cover < 0.5) return [];
      const around = vocabulary.titled(field, sentence);
      return [{ term, worth: 0.7 * cover + 0.2 * precise + 0.1 * around }];
    })
    .sort((a, b) => b.worth - a.worth)
    .slice(0, 3)
    .map(({ term, worth }, i, all) => {
      const lead = i === 0 ? worth - (all[1]?.worth ?? 0) : 0;
      return proposalOf(
        term,
        Math.min(0.95, 0.45 * worth + 0.3 + (lead > 0.1 ? 0.25 : lead > 0.02 ? 0.1 : 0) - (i > 0 ? 0.3 : 0)),
      );
    });
}

/** `… and not reported (N = 34)`: in a list, of the field that the others of the list are of. */
function missingOf(list: readonly (readonly Candidate[])[], state: string, vocabulary: Vocabulary): Proposal[] {
  const votes = new Map<string, number>();
  for (const [first] of list)
    if (first !== undefined && first.named > 0.4) {
      const field = fieldKey(first.term);
      votes.set(field, (votes.get(field) ?? 0) + first.named);
    }
  const [best, second] = [...votes].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] < 1.2) return [];
  const term = missingLevel(vocabulary.terms, best[0], state);
  return term === null ? [] : [proposalOf(term, Math.min(0.93, 0.5 + 0.12 * (best[1] - (second?.[1] ?? 0))))];
}

/** Content words of a text, none of them common. */
export const contentOf = (words: Words): number =>
  [...words.keys()].filter(stem => !isCommon(stem) && !isDigits(stem)).length;

export const sameTarget = (a: Proposal, b: Proposal): boolean =>
  fieldKey(a) === fieldKey(b) && a.level === b.level && a.where === b.where;
