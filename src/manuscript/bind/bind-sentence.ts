import { stemsOf } from '../../text/stems.ts';
import { asJoint } from './as-joint.ts';
import { type Candidate, inCompany, namedBy, score } from './candidate.ts';
import { fixedSide, hasContent } from './fixed-side.ts';
import { absentProposals, missingProposals } from './missing-proposals.ts';
import { probability } from './probability.ts';
import { missingStateOf, saysAbsent, saysInapplicable, saysMissing } from './says-missing.ts';
import { saidReported, saysReported } from './says-reported.ts';
import type { SentenceContext } from './sentence-context.ts';
import type { Surroundings } from './sentences.ts';
import { doubted, fieldKey, type Proposal, proposalOf, type Term } from './term.ts';
import { asksWithout, deniesField, isDenial, type Match, type Vocabulary } from './vocabulary.ts';
import { folded, isCommon, isDigits, plainStem, type Words, wordsOfLabel } from './words.ts';

/** Words on one side of a number that are looked at. */
const REACH = 16;
/** What a comma between a word and a number counts, in words. */
const APART = 3;

/** Candidates for one mention, best first, each with its probability. */
export type Ranked = readonly Proposal[];

/** `in no more than 35.9%`, `not only`: words of how many, which deny nothing. */
const NO_DENIAL = /\b(?:no|not) (?=(?:more|less|fewer|later|earlier|longer|only|just|merely|all)\b)/gi;

/** The words of a text with how far each is from its end (or its start). */
export function wordsBeside(text: string, side: 'before' | 'after'): Map<string, number> {
  const words = new Map<string, number>();
  const found = stemsOf(text.replaceAll('_', ' ').replace(NO_DENIAL, words => ' '.repeat(words.length)));
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
  /** these, and those of the clause before a semicolon, which may name the field */
  readonly further: Words;
  /** what stands between the number and the next comma: a whole label, perhaps */
  readonly label: string;
  /** it is the whole name of a category, with marks in it */
  readonly long: boolean;
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

/** What stands before a number, from the last semicolon on. */
function ownLead(before: string): string {
  const own = before.slice(before.lastIndexOf(';') + 1);
  return hasContent(own) ? own : before;
}

const sideOf = (around: Surroundings, which: 'before' | 'after', vocabulary: Vocabulary): Side => {
  const own = which === 'after' ? around.after.replace(REASON, '') : ownLead(around.before);
  const words = wordsBeside(own, which);
  const further = which === 'after' || own === around.before ? words : wordsBeside(around.before, which);
  for (const { stem } of stemsOf(around.inside))
    if (!isDigits(stem)) for (const map of [words, further]) map.set(stem, 0);
  const clause =
    which === 'before' ? /(?<![^,;:.])[^,;:.]*$/.exec(around.before)![0] : /^[^,;:.()]*/.exec(around.after)![0];
  const long = vocabulary.longName(around[which], which);
  const label =
    long ??
    clause
      .replace(
        /^\s*(?:(?:and|or|the|an?|only|then|in|on|of|for|with|as|by|studies|was|were|is|are|used|addressed|reported)\s+)+/i,
        '',
      )
      .replace(/(?:\s{1,9}(?:and|or|in|was|were|is|are|by|found|used|seen|only|with|reported)){1,20}\s{0,9}$/i, '')
      .trim();
  const text = which === 'after' ? ownClause(around.after) : ownLead(around.before);
  return { text: `${around.inside} ${text}`, words, further, label, long: long !== null, clause };
};

/** Proposals for the shares and counts of one sentence. */
export function bindSentence(
  arounds: readonly Surroundings[],
  context: SentenceContext,
  vocabulary: Vocabulary,
): Ranked[] {
  const around = (field: string): number =>
    Math.max(
      vocabulary.titled(field, context.sentence),
      0.8 * vocabulary.titled(field, context.section),
      0.6 * vocabulary.titled(field, context.paragraph),
    );
  const sides = arounds.map(around => ({
    before: sideOf(around, 'before', vocabulary),
    after: sideOf(around, 'after', vocabulary),
  }));
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
  const best = before!.worth > after!.worth ? before! : after!;
  const way = {
    ...best,
    found: best.found.map((list, i) =>
      titledBeside(list, wordsOfLabel(`${sides[i]!.before.clause} ${sides[i]!.after.clause}`), vocabulary),
    ),
  };
  let negated = false;
  return way.found.map((list, i) => {
    const side = way.chosen[i]!;
    const { text, further: words } = sides[i]![side];
    const goesOn = negated && /^\W*(?:n?or|and)\b/i.test(text.trim());
    // a name of a category may say itself that something is unclear
    const inapplicable = !sides[i]![side].long && saysInapplicable(text);
    negated = !sides[i]![side].long && (saysMissing(text) || goesOn);
    const state = missingStateOf(sides[i]![side].label);
    // a category that is called so itself: `had no data availability statement`
    const [best] = list;
    if (best !== undefined && best.named >= 0.75 && state === null && isDenial(best.term))
      negated &&= !best.phrase && best.named < 0.8 && !deniesField(best.term);
    const missing =
      negated || inapplicable || state !== null
        ? missingProposals({ text, words, state, list: way.found, at: i }, context, vocabulary)
        : [];
    const named = asJoint(sides[i]![side].clause, withProbabilities(list, false), vocabulary.terms);
    // of what is absent, the answer No, a state or a category may be meant
    const several = best?.phrase !== true && MORE_THAN_ONE.test(sides[i]![side].clause);
    const absent = saysAbsent(text) && best?.exact !== true;
    const ranked = absent || several || (inapplicable && best?.phrase !== true) ? named.map(doubted) : named;
    const denied = absent && missing.length === 0 ? absentProposals(words, context.sentence, vocabulary) : [];
    if (denied.length > 0) return [...denied, ...ranked];
    const isOfCategory = best !== undefined && best.term.data === undefined && best.named >= 0.75;
    const reported =
      negated || missing.length > 0 || isOfCategory
        ? null
        : saidReported(arounds[i]!.before, arounds[i]!.after, vocabulary);
    if (reported !== null) return [reported, ...ranked.map(doubted)];
    // what a word of another sheet is called by accident
    if (best?.term.data !== undefined && saysReported(arounds[i]!.before, arounds[i]!.after))
      return ranked.map(doubted);
    return missing.length > 0
      ? [...missing, ...ranked.map(entry => ({ ...entry, certainty: entry.certainty / 2 }))]
      : ranked;
  });
}

/**
 * `Only 15% evaluated privacy, although it was a stated purpose in 47%`: of categories of one name, the field whose title stands
 * in the number's own clause is meant, and not one that the rest of the sentence names.
 */
function titledBeside(list: readonly Candidate[], clause: Words, vocabulary: Vocabulary): readonly Candidate[] {
  const [first] = list;
  const rivals = list.filter(
    ({ term }) => first !== undefined && fieldKey(term) !== fieldKey(first.term) && haveOneName(term, first.term),
  );
  if (first === undefined || rivals.length === 0) return list;
  const beside = (term: Term): number => vocabulary.titled(fieldKey(term), clause);
  const most = Math.max(...[first, ...rivals].map(({ term }) => beside(term)));
  if (most < 0.5 || beside(first.term) >= most) return list;
  return list
    .map(candidate =>
      candidate === first || rivals.includes(candidate)
        ? { ...candidate, titled: Math.max(beside(candidate.term), 0.5 * candidate.titled) }
        : candidate,
    )
    .sort((a, b) => score(b) - score(a));
}

const haveOneName = (a: Term, b: Term): boolean =>
  a.names.some(name => b.names.some(other => folded(other) === folded(name)));

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

/** Units that have several answers, which is no category. */
const MORE_THAN_ONE = /\b(?:more than (?:one|two|a single)|two or more|at least two|multiple|several)\b/i;

/** Content words of a text, none of them common. */
export const contentOf = (words: Words): number =>
  [...words.keys()].filter(stem => !isCommon(stem) && !isDigits(stem)).length;

export const sameTarget = (a: Proposal, b: Proposal): boolean =>
  fieldKey(a) === fieldKey(b) && a.level === b.level && a.where === b.where;
