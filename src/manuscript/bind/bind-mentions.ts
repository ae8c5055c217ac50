import type { Block } from '../read/block.ts';
import type { Mention } from '../scan/mention.ts';
import { inUnseenRow } from '../scan/unseen-row.ts';
import { isOfYear } from '../scan/wholes.ts';
import { bindComparison } from './bind-comparison.ts';
import { bindFlow } from './bind-flow.ts';
import { bindRespectively } from './bind-respectively.ts';
import { bindSentence, type Ranked, wordsBeside } from './bind-sentence.ts';
import { bindCoefficient, bindDistinct, bindSummary } from './bind-statistics.ts';
import { bindTables } from './bind-table.ts';
import { bindWhole } from './bind-whole.ts';
import { changeBefore, withoutYear } from './change-before.ts';
import { namedUnits, subjectOf, unitsBehind, wordsBehind } from './named-units.ts';
import { conditionIn, conditionOf, type Scope, withinScope } from './scopes.ts';
import { type Sentence, type Surroundings, sentencesOf, surroundings, UNITS_ONLY } from './sentences.ts';
import { speaksElsewhere } from './speaks-elsewhere.ts';
import { doubted } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOfLabel } from './words.ts';
import { ofYear, saysYearAlone, yearBeside } from './year-condition.ts';

/** What the numbers of a document may speak of. */
export interface Bindings {
  /** for each mention its proposals, best first */
  readonly proposals: readonly Ranked[];
  /** wholes of running text that a number stands in: mention → N */
  readonly stated: ReadonlyMap<number, number>;
}

const STATISTICS = ['median', 'mean', 'range', 'iqr'];
const COEFFICIENTS = ['kappa', 'agreement', 'value'];

/** What is known of the document and the review. */
interface Known {
  readonly total: number | null;
  readonly boxes: ReadonlySet<string>;
  /** the review has the codes of single coders */
  readonly coders: boolean;
}

/** Finds out what each number speaks of: by the words beside it, by the list or table that it stands in, and by the whole that is named. */
export function bindMentions(
  blocks: readonly Block[],
  mentions: readonly Mention[],
  vocabulary: Vocabulary,
  options: Known,
): Bindings {
  const proposals: Ranked[] = mentions.map(() => []);
  for (const [index, ranked] of bindTables(blocks, mentions, vocabulary)) proposals[index] = ranked;
  const stated = new Map<number, number>();
  let block = -1;
  let passage: Passage = { scope: null, seen: [] };
  for (const sentence of sentencesOf(blocks, mentions)) {
    if (sentence.block !== block) {
      // the next paragraph of a section may go on with what the last one named, but not with its whole
      passage = { scope: null, seen: blocks[sentence.block]!.section === blocks[block]?.section ? passage.seen : [] };
      block = sentence.block;
    }
    passage = bindOne(sentence, blocks, mentions, vocabulary, options, proposals, stated, passage);
  }
  return { proposals, stated };
}

interface Passage {
  /** the units that the paragraph speaks of */
  readonly scope: Scope | null;
  /** numbers before that a later `these 86 studies` may mean */
  readonly seen: readonly number[];
}

function bindOne(
  sentence: Sentence,
  blocks: readonly Block[],
  mentions: readonly Mention[],
  vocabulary: Vocabulary,
  { total, boxes, coders }: Known,
  proposals: Ranked[],
  stated: Map<number, number>,
  passage: Passage,
): Passage {
  const { text, section } = blocks[sentence.block]!;
  const words = vocabulary.spell(text.slice(sentence.start, sentence.end));
  const arounds = surroundings(text, sentence, mentions, vocabulary.spell);
  const context = {
    sentence: wordsOfLabel(words),
    section: wordsOfLabel(section),
    paragraph: wordsOfLabel(vocabulary.spell(text.slice(Math.max(0, sentence.start - 400), sentence.start))),
  };
  const elsewhere = speaksElsewhere(words, section);
  const kinds = sentence.mentions.map((index, i) => kindOf(mentions[index]!, arounds[i]!, total, CAPTION.test(text)));
  const shares = kinds.flatMap((kind, i) => (kind === 'share' ? [i] : []));
  const bound = bindSentence(
    shares.map(i => arounds[i]!),
    context,
    vocabulary,
  );
  shares.forEach((i, at) => {
    proposals[sentence.mentions[i]!] = bound[at]!;
  });
  const inRow = bindRespectively(
    text,
    sentence,
    shares.map((i, at) => ({ mention: mentions[sentence.mentions[i]!]!, ranked: bound[at]! })),
    vocabulary,
  );
  shares.forEach((i, at) => {
    if (inRow !== null) proposals[sentence.mentions[i]!] = inRow[at]!;
  });
  const comparisons = bindComparison(
    text,
    sentence,
    shares.map(i => ({ mention: mentions[sentence.mentions[i]!]!, ranked: proposals[sentence.mentions[i]!]! })),
    vocabulary,
  );
  const settled = new Set<number>();
  shares.forEach((i, at) => {
    const entry = comparisons.get(at);
    if (entry === undefined) return;
    proposals[sentence.mentions[i]!] = entry.ranked;
    if (entry.understood) settled.add(i);
  });
  let scope: Scope | null = passage.scope === null ? null : { ...passage.scope, near: false };
  let lasting = passage.scope;
  const seen = [...passage.seen];
  sentence.mentions.forEach((index, i) => {
    const mention = mentions[index]!;
    const around = arounds[i]!;
    if (settled.has(i)) {
      seen.push(index);
      return;
    }
    const clause = clauseOf(around, text.slice(mention.start, mention.end));
    const flow =
      boxes.size === 0 || mention.numbers.percent !== undefined || !('n' in mention.numbers || 'N' in mention.numbers)
        ? null
        : bindFlow(clause, words, boxes);
    if (kinds[i] === 'whole' && flow !== null && Number(mention.numbers.N) !== total) {
      proposals[index] = [flow];
      scope = null;
      return;
    }
    if (kinds[i] === 'whole') {
      const named = bindWhole(mention, around, { mentions, proposals, seen, total, vocabulary });
      const N = Number(mention.numbers.N ?? mention.numbers.n);
      if (named.proposal !== null) proposals[index] = [named.proposal];
      scope = { N, condition: named.condition, near: true, explicit: false };
      if (i === 0 || opensSentence(text.slice(sentence.start, mention.start)))
        lasting = scope.condition === 'all' ? null : scope;
      seen.push(index);
      return;
    }
    if (kinds[i] === 'coefficient')
      proposals[index] = bindCoefficient(
        // `.88 for the first question and .65 for the second`
        SPOKEN_OF_BEHIND.test(around.after)
          ? [wordsBeside(around.after, 'after'), context.sentence]
          : [wordsBeside(around.before, 'before'), wordsBeside(around.after, 'after'), context.sentence],
        false,
        vocabulary,
      ).map(proposal => (coders ? proposal : { ...doubted(proposal), note: NO_CODERS }));
    else if (kinds[i] === 'statistic') {
      // `from 1980 to 2025 (median of 2018)`: what nothing else is said of is of the same field
      const previous =
        kinds[i - 1] === 'statistic' && /^[\s,;(]*$/.test(around.before) ? proposals[sentence.mentions[i - 1]!]! : [];
      proposals[index] =
        previous.length > 0
          ? previous
          : bindSummary(
              mention.numbers,
              wordsOfLabel(`${around.before} ${around.inside}`),
              context.sentence,
              vocabulary,
            );
    } else if (kinds[i] === 'distinct')
      proposals[index] = bindDistinct(
        wordsOfLabel(`${around.inside} ${around.after} ${around.before}`),
        new Map([...context.sentence, ...context.paragraph]),
        wordsOfLabel(mention.distinct!).keys().next().value!,
        vocabulary,
      );
    else {
      if (
        flow !== null &&
        Number(mention.numbers.n) !== total &&
        (proposals[index]![0]?.certainty ?? 0) < flow.certainty + 0.15
      ) {
        proposals[index] = [flow, ...proposals[index]!];
        seen.push(index);
        return;
      }
      const change = changeBefore(around, arounds[i - 1], words, vocabulary);
      if (change !== null) {
        const first = sentence.mentions[i - 1]!;
        const base = proposals[first]!.map(withoutYear);
        const [from, to] = change.years;
        proposals[first] = from === null ? base.map(doubted) : base.map(proposal => ofYear(proposal, from));
        proposals[index] = to === null ? base.map(doubted) : base.map(proposal => ofYear(proposal, to));
        seen.push(index);
        return;
      }
      const year = yearBeside(around, text, mention.end, vocabulary);
      if (year !== null) {
        // `rising from 1.8% in 2017 to 9.4% in 2022`: of what was named before
        const before = i === 0 ? [] : proposals[sentence.mentions[i - 1]!]!;
        const own = proposals[index]!;
        if (
          mention.numbers.N === undefined &&
          (own[0]?.certainty ?? 0) < 0.5 &&
          saysYearAlone(around.after, around.bracketed)
        ) {
          proposals[index] = [{ ...year, certainty: 0.85 }];
          seen.push(index);
          return;
        }
        const base = (own[0]?.certainty ?? 0) < 0.6 && (before[0]?.certainty ?? 0) >= 0.6 ? before : own;
        proposals[index] = base.map(proposal => ofYear(proposal, year));
        seen.push(index);
        return;
      }
      // `of the latter, 45 (80.4%) …`, `of those without, 42 …`: a part of what was named before
      const part = OF_BEFORE.exec(around.before);
      if (part !== null) {
        const last = seen.findLast(at => mentions[at]!.numbers.n !== undefined || mentions[at]!.whole);
        const antecedent = last === undefined ? null : (proposals[last]![0] ?? null);
        const N =
          last === undefined || part[1] !== undefined
            ? null
            : Number(mentions[last]!.numbers.n ?? mentions[last]!.numbers.N);
        const known = antecedent !== null && antecedent.certainty >= 0.5 && part[1] === undefined;
        // it may mean another number before
        const condition = known ? { ...antecedent, certainty: 0.7 * antecedent.certainty } : null;
        scope = { N, condition, near: true, explicit: known };
        if (!known && N !== total) proposals[index] = proposals[index]!.map(doubted);
      } else if (TO_OTHERS.test(around.before)) proposals[index] = proposals[index]!.map(doubted);
      const said = around.of === null ? null : conditionIn(around.of, vocabulary);
      const subject = said === null ? subjectOf(around, vocabulary) : null;
      const lead = said === null && subject === null ? namedUnits(around, vocabulary) : null;
      // `… were open access, in the other sample 147 (73.5%)`: the same of other units
      const compared = lead === null || i === 0 ? null : (proposals[sentence.mentions[i - 1]!]![0] ?? null);
      if (lead !== null && compared !== null && compared.field !== lead.field && !wordsBehind(around)) {
        const { where: _, ...same } = compared;
        proposals[index] = [
          {
            ...same,
            where: conditionOf(lead, vocabulary.terms),
            certainty: Math.min(compared.certainty, 0.5 + lead.certainty / 2),
          },
          ...proposals[index]!.map(doubted),
        ];
        seen.push(index);
        return;
      }
      // `147 of the 200 field-wide articles and 142 (71.0%) in prominent journals`
      const previous = i === 0 ? undefined : proposals[sentence.mentions[i - 1]!]![0];
      const behind = previous?.where === undefined || said !== null ? null : unitsBehind(around, vocabulary);
      if (behind !== null && previous!.where!.includes(behind.field) && previous!.field !== behind.field) {
        proposals[index] = [
          { ...previous!, where: conditionOf(behind, vocabulary.terms) },
          ...proposals[index]!.map(doubted),
        ];
        seen.push(index);
        return;
      }
      if (lead !== null && wordsBehind(around) && proposals[index]![0]?.field !== lead.field)
        scope = { N: null, condition: lead, near: true, explicit: false, phrase: true };
      if (said !== null) scope = { N: null, condition: said, near: true, explicit: true };
      else if (around.of !== null && !UNITS_ONLY.test(around.of)) {
        scope = { N: null, condition: null, near: true, explicit: false };
        if (mention.numbers.n === undefined) proposals[index] = proposals[index]!.map(doubted);
      }
      const own: Scope | null = subject === null ? scope : { N: null, condition: subject, near: true, explicit: true };
      proposals[index] = proposals[index]!.map(proposal =>
        withinScope(proposal, own, mention, total, vocabulary.terms),
      );
      if (
        own?.N != null &&
        own.condition !== 'all' &&
        own.near &&
        !own.explicit &&
        mention.numbers.percent !== undefined &&
        !OTHER_WHOLE.test(words)
      )
        stated.set(index, own.N);
      if (isOfYear(mention, blocks) || inUnseenRow(text, mentions, index))
        proposals[index] = proposals[index]!.map(doubted);
      // `Of the 81 studies (61%) that report X, 50 …`: what follows is of these
      if (mention.numbers.n !== undefined && opensSentence(text.slice(sentence.start, mention.start))) {
        const [first] = proposals[index]!;
        scope = {
          N: Number(mention.numbers.n),
          condition: first !== undefined && first.certainty >= 0.5 ? first : null,
          near: true,
          explicit: false,
        };
        lasting = scope;
      } else if (said !== null) scope = { N: null, condition: said, near: true, explicit: true };
    }
    seen.push(index);
  });
  if (elsewhere)
    for (const index of sentence.mentions)
      proposals[index] = proposals[index]!.map(proposal =>
        proposal.row?.analysis === 'flow'
          ? proposal
          : {
              ...doubted(proposal),
              note: 'its sentence is about another publication, or about how the material was chosen',
            },
      );
  return { scope: lasting, seen: seen.slice(-60) };
}

const NO_CODERS = "the review does not declare where the coders' codes are, so no coefficient can be computed";

/** A part of what was named before, perhaps by more words: `of those without`. */
const OF_BEFORE =
  /\b(?:of|among) (?:these|those|them|which|whom|the (?:latter|former))(?: ((?:with|without|that|who|which)\b[^,;]{0,60}|(?!studies|articles|papers|reviews|reports|trials)[a-z]+ [^,;]{0,60}))?,?\s*(?:only |just |all but )?[([]?$/i;
/** Compared with a number of others: `far below the 46% of medical journals`. */
const TO_OTHERS =
  /\b(?:higher|lower|larger|smaller|better|worse|more|less|fewer|greater|below|above|exceed\w*|unlike|similar to|comparable (?:to|with)|in contrast to|compared (?:with|to))\b(?: than)? (?:the|an?|that of|those of)(?: \w+){0,2}\s*[([]?$/i;

/** Percentages of decisions and measurements, not of units. */
const OTHER_WHOLE =
  /\b(?:agreements?|concordance|consensus|reliability|accuracy|sensitivity|specificity|power|pilot(?:ed|ing)?)\b/i;

/** What a coefficient speaks of stands behind it. */
const SPOKEN_OF_BEHIND = /^\W*(?:for|on|regarding|concerning|with respect to)\b/i;

/** The title of a table or figure. */
const CAPTION =
  /^\W*(?:(?:supplementa\w+|appendix|extended data) )?e?(?:tab(?:le)?|fig(?:ure)?|box|exhibit)\b\.? ?[A-Z]?\d{0,2}\b/i;

type Kind = 'whole' | 'coefficient' | 'statistic' | 'distinct' | 'share';

function kindOf(mention: Mention, around: Surroundings, total: number | null, isCaption: boolean): Kind {
  if (mention.distinct !== undefined) return 'distinct';
  if (COEFFICIENTS.some(name => name in mention.numbers)) return 'coefficient';
  if (STATISTICS.some(name => name in mention.numbers)) return 'statistic';
  // `these 86 studies`, `of the 133 studies`: a count that speaks of a whole
  if (mention.whole) return 'whole';
  // `Table 2. Characteristics of the articles (n = 968)`
  if (Number(mention.numbers.n) === total && isCaption && around.bracketed) return 'whole';
  // `The 13 studies came from …`
  if (
    Number(mention.numbers.n) === total &&
    mention.numbers.percent === undefined &&
    mention.numbers.N === undefined &&
    /^\W*(?:the|these|all|our|we included(?: the)?|a total of|all of the)\W*$/i.test(around.before)
  )
    return 'whole';
  const lone = Object.keys(mention.numbers).join() === 'n';
  return lone &&
    /\b(?:these|those|the|our|all|remaining)\s*$/i.test(around.before) &&
    /^\s*(?:[\w-]+ ){0,3}(?:studies|articles|papers|reviews|reports|publications|trials)\b/i.test(around.after) &&
    /\b(?:of|among|in|from|across|within|these|those)\b[^,]{0,12}$/i.test(around.before)
    ? 'whole'
    : 'share';
}

/** `Of the 81 studies …`, `Among 40 trials …` */
const opensSentence = (before: string): boolean =>
  /^\W*(?:\w+, )?(?:of|among|amongst|from|within|across|out of|in|for)\b[^.,;]{0,40}$/i.test(before.trim());

const clauseOf = (around: Surroundings, mention: string): string =>
  `${around.before
    .split(/[,;](?!\d)/)
    .slice(-1)
    .join(' ')} ${mention} ${around.after.split(/[,;(](?!\d)|\b(?:and|but|while) (?=\w+ \d)/)[0] ?? ''}`;
