import type { Block } from '../read/block.ts';
import type { Mention } from '../scan/mention.ts';
import { inUnseenRow } from '../scan/unseen-row.ts';
import { isOfYear } from '../scan/wholes.ts';
import { bindFlow } from './bind-flow.ts';
import type { Ranked } from './bind-sentence.ts';
import { bindShares } from './bind-shares.ts';
import { bindDistinct, bindSpokenCoefficient, bindSummary, NO_CODERS } from './bind-statistics.ts';
import { bindTables } from './bind-table.ts';
import { bindWhole } from './bind-whole.ts';
import { changeBefore, withoutYear } from './change-before.ts';
import { hasDoubtfulForm, OTHER_WHOLE } from './doubtful-forms.ts';
import type { Known } from './known.ts';
import { CAPTION, kindOf } from './mention-kind.ts';
import { fieldOfNumberBefore } from './missing-proposals.ts';
import {
  namedUnits,
  openingUnits,
  otherUnits,
  scopeOfWhole,
  subjectOf,
  unitsOfParagraph,
  wordsBehind,
} from './named-units.ts';
import { comparesWithOthers, isOfTheOthers, partOfBefore } from './part-of-before.ts';
import { reportedOnly } from './reported-only.ts';
import { conditionIn, conditionOf, type Scope, withinScope } from './scopes.ts';
import { clauseOf, opensSentence, type Sentence, sentencesOf, surroundings, UNITS_ONLY } from './sentences.ts';
import { isBeforeResults, ofAnother, speaksElsewhere } from './speaks-elsewhere.ts';
import { doubted } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOfLabel } from './words.ts';
import { isOfYears, ofYear, saysYearAlone, yearBeside } from './year-condition.ts';

/** What the numbers of a document may speak of. */
export interface Bindings {
  /** for each mention its proposals, best first */
  readonly proposals: readonly Ranked[];
  /** wholes of running text that a number stands in: mention → N */
  readonly stated: ReadonlyMap<number, number>;
  /** mentions whose sentence is about another publication, or about how the material was chosen */
  readonly elsewhere: ReadonlySet<number>;
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
  const elsewhere = new Set<number>();
  let block = -1;
  let passage: Passage = { scope: null, seen: [], opens: true };
  for (const sentence of sentencesOf(blocks, mentions)) {
    if (sentence.block !== block) {
      // the next paragraph of a section may go on with what the last one named, but not with its whole
      passage = {
        scope: unitsOfParagraph(blocks[sentence.block]!.text, vocabulary),
        seen: blocks[sentence.block]!.section === blocks[block]?.section ? passage.seen : [],
        opens: true,
      };
      block = sentence.block;
    }
    passage = bindOne(sentence, blocks, mentions, vocabulary, options, { proposals, stated, elsewhere }, passage);
  }
  return { proposals, stated, elsewhere };
}

interface Passage {
  /** the units that the paragraph speaks of */
  readonly scope: Scope | null;
  /** numbers before that a later `these 86 studies` may mean */
  readonly seen: readonly number[];
  /** no sentence of the paragraph has numbers so far: units that the next one names are those of all of it */
  readonly opens: boolean;
}

/** What is found, sentence by sentence. */
interface Found {
  readonly proposals: Ranked[];
  readonly stated: Map<number, number>;
  readonly elsewhere: Set<number>;
}

function bindOne(
  sentence: Sentence,
  blocks: readonly Block[],
  mentions: readonly Mention[],
  vocabulary: Vocabulary,
  { total, boxes, coders }: Known,
  { proposals, stated, elsewhere: ofOthers }: Found,
  passage: Passage,
): Passage {
  const { text, section } = blocks[sentence.block]!;
  const words = vocabulary.spell(text.slice(sentence.start, sentence.end));
  const arounds = surroundings(text, sentence, mentions, vocabulary.spell, vocabulary.names);
  const context = {
    sentence: wordsOfLabel(words),
    section: wordsOfLabel(section),
    paragraph: wordsOfLabel(vocabulary.spell(text.slice(Math.max(0, sentence.start - 400), sentence.start))),
    previous: fieldOfNumberBefore(passage.seen, mentions, proposals, sentence.block),
  };
  const elsewhere = speaksElsewhere(words, section) || isBeforeResults(text.slice(0, sentence.start + 24));
  const kinds = sentence.mentions.map((index, i) => kindOf(mentions[index]!, arounds[i]!, total, CAPTION.test(text)));
  const shares = kinds.flatMap((kind, i) => (kind === 'share' ? [i] : []));
  const settled = new Set<number>();
  bindShares(
    text,
    sentence,
    shares.map(i => ({ mention: mentions[sentence.mentions[i]!]!, around: arounds[i]! })),
    context,
    vocabulary,
  ).forEach(({ ranked, understood }, at) => {
    const i = shares[at]!;
    proposals[sentence.mentions[i]!] = ranked;
    if (understood) settled.add(i);
  });
  const opening = openingUnits(text.slice(sentence.start, mentions[sentence.mentions[0]!]!.start), vocabulary);
  let scope: Scope | null = opening ?? (passage.scope === null ? null : { ...passage.scope, near: false });
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
      scope = scopeOfWhole(N, named.condition, passage.scope);
      if (i === 0 || opensSentence(text.slice(sentence.start, mention.start)))
        lasting = scope.condition === 'all' ? null : passage.opens ? scope : lasting;
      seen.push(index);
      return;
    }
    if (kinds[i] === 'coefficient')
      proposals[index] = bindSpokenCoefficient(
        around,
        context.sentence,
        kinds[i - 1] === 'coefficient' ? proposals[sentence.mentions[i - 1]!]! : null,
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
        const named = (before[0]?.certainty ?? 0) >= 0.6 && !isOfYears(before[0]!);
        if (!named && mention.numbers.N === undefined && (own[0]?.certainty ?? 0) < 0.5 && saysYearAlone(around)) {
          proposals[index] = [{ ...year, certainty: 0.85 }];
          seen.push(index);
          return;
        }
        const base = (own[0]?.certainty ?? 0) < 0.6 && named ? before : own;
        proposals[index] = base.map(proposal => ofYear(proposal, year));
        seen.push(index);
        return;
      }
      const part = partOfBefore(around, mention, { mentions, proposals, seen });
      if (part !== null) {
        scope = part;
        if (part.condition === null && part.N !== total) proposals[index] = proposals[index]!.map(doubted);
      } else if (comparesWithOthers(around) || isOfTheOthers(around)) proposals[index] = proposals[index]!.map(doubted);
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
      const behind = previous === undefined ? null : otherUnits(around, said, previous, vocabulary);
      if (behind !== null) {
        proposals[index] = [
          { ...previous!, where: conditionOf(behind, vocabulary.terms) },
          ...proposals[index]!.map(doubted),
        ];
        seen.push(index);
        return;
      }
      if (lead !== null && wordsBehind(around) && proposals[index]![0]?.field !== lead.field)
        scope = { N: null, condition: lead, near: true, explicit: false, phrase: true };
      const limited = reportedOnly(text.slice(sentence.start, mention.start), around, vocabulary);
      if (said !== null) scope = { N: null, condition: said, near: true, explicit: true };
      else if (around.of !== null && !UNITS_ONLY.test(around.of)) {
        scope = { N: null, condition: null, near: true, explicit: false };
        if (mention.numbers.n === undefined && limited === null) proposals[index] = proposals[index]!.map(doubted);
      }
      const own: Scope | null = subject === null ? scope : { N: null, condition: subject, near: true, explicit: true };
      proposals[index] = proposals[index]!.map(proposal =>
        limited?.(proposal.field) === true && own?.condition == null
          ? { ...proposal, denominator: 'reported' }
          : withinScope(proposal, own, mention, total, vocabulary.terms),
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
      if (
        isOfYear(mention, blocks) ||
        inUnseenRow(text, mentions, index) ||
        hasDoubtfulForm(text, mentions, index, total)
      )
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
        if (passage.opens) lasting = scope;
      } else if (said !== null) scope = { N: null, condition: said, near: true, explicit: true };
    }
    seen.push(index);
  });
  if (elsewhere)
    for (const index of sentence.mentions) {
      ofOthers.add(index);
      proposals[index] = proposals[index]!.map(ofAnother);
    }
  return { scope: lasting, seen: seen.slice(-60), opens: false };
}
