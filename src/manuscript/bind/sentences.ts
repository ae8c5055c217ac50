import { plainCharacters } from '../../base/printed-number.ts';
import type { Block } from '../read/block.ts';
import type { Mention } from '../scan/mention.ts';

/** A sentence of running text with the mentions in it. */
export interface Sentence {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  /** places among the mentions */
  readonly mentions: readonly number[];
}

/** A stop that ends no sentence: `e.g.`, `Fig. 2`, `et al.`, `vs.` */
const ABBREVIATED =
  /\b(?:e\.g|i\.e|cf|vs|etc|al|figs?|tabs?|eqs?|refs?|no|nos|approx|resp|ca|dr|prof|st|incl|excl|suppl)\.$/i;

/** Where the sentences of a text end. */
export function sentenceEnds(text: string): number[] {
  const ends: number[] = [];
  for (const match of text.matchAll(/[.!?]["”’)\]]*(?=\s)/g)) {
    const end = match.index + match[0].length;
    if (match[0] === '.' && ABBREVIATED.test(text.slice(Math.max(0, end - 12), end))) continue;
    // a decimal that a line break cuts is rare; a lower-case letter goes on
    if (/^\s+\p{Ll}/u.test(text.slice(end, end + 4)) && !/^\s*\n\s*\n/.test(text.slice(end, end + 4))) continue;
    ends.push(end);
  }
  if (ends.at(-1) !== text.length) ends.push(text.length);
  return ends;
}

/** The sentences of running text that have mentions, in order. */
export function sentencesOf(blocks: readonly Block[], mentions: readonly Mention[]): Sentence[] {
  const byBlock = new Map<number, number[]>();
  mentions.forEach((mention, index) => {
    if (blocks[mention.block]!.row !== undefined) return;
    const list = byBlock.get(mention.block);
    if (list === undefined) byBlock.set(mention.block, [index]);
    else list.push(index);
  });
  const found: Sentence[] = [];
  for (const [block, list] of byBlock) {
    const { text } = blocks[block]!;
    let start = 0;
    let next = 0;
    for (const end of sentenceEnds(text)) {
      const own: number[] = [];
      while (next < list.length && mentions[list[next]!]!.start < end) own.push(list[next++]!);
      if (own.length > 0) found.push({ block, start, end, mentions: own });
      start = end;
    }
  }
  return found;
}

/** What stands around one mention of a sentence. */
export interface Surroundings {
  /** words before it, back to the mention before or the start of the sentence */
  readonly before: string;
  /** words inside the mention itself, beside its numbers */
  readonly inside: string;
  /** words behind it, up to the next mention or the end of the sentence */
  readonly after: string;
  /** what its percentage is said to be of: `(27% of effectiveness studies)` */
  readonly of: string | null;
  /** the numbers stand in brackets behind a word */
  readonly bracketed: boolean;
  /** a word such as `in` or `by` leads to the number: it speaks of what stands before */
  readonly led: boolean;
}

/** Words for units in general, as a pattern. */
export const UNIT_WORDS =
  'studies|study|articles?|papers?|reviews?|reports?|publications?|records?|trials?|documents?|citations?|manuscripts?|sources?|datasets?|abstracts?|works?|interventions?';

/** The words on each side of every mention of a sentence. */
export function surroundings(
  text: string,
  sentence: Sentence,
  mentions: readonly Mention[],
  spell: (text: string) => string,
  isCategory: (label: string) => boolean = () => false,
): Surroundings[] {
  /** `Fuzzing is applied to 12 of the 31 web applications`: a category's own name closes the clause, and says what the whole is. */
  const ofCategory = (mention: Mention, before: string, after: string): RegExpExecArray | null => {
    if (!/\bof the [\d,]+$/.test(mention.text) || UNITS_ONLY.test(before)) return null;
    const found = /^ ([\p{L}'’-]+(?: [\p{L}'’-]+){0,3}?)(?= and\b|[,.;:)]|$)/u.exec(after);
    return found !== null && isCategory(found[1]!) ? found : null;
  };
  // what was read as the whole of the number before is said of that one alone
  let taken = 0;
  return sentence.mentions.map((index, i) => {
    const mention = mentions[index]!;
    const previous = i === 0 ? sentence.start : mentions[sentence.mentions[i - 1]!]!.end;
    const next = i + 1 === sentence.mentions.length ? sentence.end : mentions[sentence.mentions[i + 1]!]!.start;
    let before = plainCharacters(text.slice(previous, mention.start)).replace(/\n/g, ' ');
    let after = plainCharacters(text.slice(mention.end, next)).replace(/\n/g, ' ');
    if (i > 0) before = taken > 0 ? before.slice(taken) : behindBracket(before).rest;
    taken = 0;
    const whole = mention.numbers.N === undefined || mention.whole ? null : UNITS_NAMED.exec(after);
    // `147 of the 200 field-wide articles`: what the whole is, unless it is a word for units alone
    const named = whole === null ? ofCategory(mention, before, after) : UNITS_ONLY.test(whole[1]!) ? null : whole;
    const inner = mention.whole ? '' : plainCharacters(mention.text);
    const namedInside = NAMED_INSIDE.exec(inner);
    const within =
      UNITS_INSIDE.exec(inner) ?? (namedInside === null || UNITS_ONLY.test(namedInside[1]!) ? null : namedInside);
    const { of, rest } =
      named !== null
        ? { of: named[1]!, rest: after.slice(named[0].length) }
        : within !== null
          ? { of: within[1]!, rest: after }
          : behindBracket(after);
    after = rest;
    if (named !== null) taken = named[0].length;
    // what the whole is says nothing of the part
    const part = namedInside !== null && within === namedInside ? inner.replace(namedInside[1]!, ' ') : inner;
    const inside = (part === '' ? plainCharacters(mention.text) : part).replace(
      /[\d.,%()[\]=<>≤≥;:/]+|\b[nNkK]\b|\bper ?cent\b/g,
      ' ',
    );
    const bracketed = /[([]\s*(?:[nNk]\s*=\s*)?$/.test(before) || /^\s*[nNk] ?=/.test(mention.text);
    return {
      before: spell(before.replace(/[([]\s*$/, '')),
      inside: spell(inside),
      after: spell(i + 1 < sentence.mentions.length ? after.replace(/[([]\s*$/, '') : after),
      of: of === null ? null : spell(of),
      bracketed,
      led: /(?:\b(?:in|by|for|at|was|were|is|are|from|on)|[:=–—])\s{0,9}(?:(?:only|just|about|all|the|another|a further|n)\s{0,9})?$/i.test(
        before,
      ),
    };
  });
}

/** A text that goes on inside the bracket of a mention: what its percentage is of, and what stands behind the bracket. */
function behindBracket(text: string): { of: string | null; rest: string } {
  const found = /^\s*(?:of|among|out of|for|in)\s{1,9}([^()[\];,.]{2,90}?)\s{0,9}(?:[)\];,.]|$)/i.exec(text);
  const closing = /^[^()[\]]{0,120}?[)\]]/.exec(text);
  if (closing !== null)
    return {
      of: found !== null && found[0].length <= closing[0].length ? found[1]! : null,
      rest: text.slice(closing[0].length),
    };
  // `21.8% of all articles` goes back to all of them
  const all = found !== null && /^\s*of (?:all|the (?:included|total))\b/i.test(text) && UNITS_ONLY.test(found[1]!);
  // `12.3% of the articles without code` is of those
  const part = PART_OF_UNITS.exec(text);
  if (part !== null) return { of: part[1]!, rest: text.slice(part[0].length) };
  return { of: all ? found[1]! : null, rest: text };
}

const PART_OF_UNITS = new RegExp(
  `^\\s*of (?:the |those |all )?((?:${UNIT_WORDS}) (?:without|with|that|which|whose|not) [^,;.()]{2,60})`,
  'i',
);
const UNITS_NAMED = new RegExp(`^ ((?:[\\p{L}'’-]+ ){1,3}(?:${UNIT_WORDS}))\\b`, 'iu');
/** `0 of 181 from ERIC (0.0%)`: what the whole is, between it and the percentage. */
const UNITS_INSIDE = new RegExp(
  `\\d of (?:the |all |those )?[\\d,]+ (?:(?:${UNIT_WORDS}|ones|those) )?(?:from|in|among|within|without) ([^()\\d]{2,60}?) ?[([]`,
  'i',
);
/** `6 of the 25 journal papers (24.0%)`: the same before the word for units. */
const NAMED_INSIDE = new RegExp(
  `\\d of (?:the |all |those )?[\\d,]+ ((?:[\\p{L}'’-]+ ){1,3}(?:${UNIT_WORDS})) ?[([]`,
  'iu',
);
const UNIT_WORD = new RegExp(`^(?:${UNIT_WORDS})$`, 'i');
/** Words that say nothing of a category. */
const EMPTY_WORD =
  /^(?:the|these|those|all|most|some|many|few|fewer|vast|great|large|overwhelming|substantial|nearly|almost|our|included|remaining|other|others|eligible|reviewed|of|a|an|only|just|more|less|than|about|approximately|around|at|least|another|further|numerous|several|total|number|majority|minority|half|third|quarter|and|but|or|while|whereas|though|although|however|also|with|in|on|to|for|from|among|between|within|across|additional|different|overall|final|full|whole|text|texts|sample|set|corpus|literature|unique|primary|empirical|research|was|were|is|are|we|that|which|who|this|it|they|followed|by|then|lastly|finally|first|second|respectively|n|k|i|e|percent|one|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|every)$/i;

/** Words that name units in general and no category. */
export const UNITS_ONLY = {
  test: (text: string): boolean =>
    (text.match(/[\p{L}][\p{L}\p{N}'’-]*/gu) ?? []).every(word => EMPTY_WORD.test(word) || UNIT_WORD.test(word)),
};

/** The last noun of a text is a unit: `Most effectiveness studies`. */
export const ENDS_WITH_UNITS = new RegExp(`\\b(?:${UNIT_WORDS})\\s{0,9}$`, 'i');

export const withoutUnits = (text: string): string => text.replace(new RegExp(`\\b(?:${UNIT_WORDS})\\b`, 'gi'), ' ');

/** `Of the 81 studies …`, `Among 40 trials …` */
export const opensSentence = (before: string): boolean =>
  /^\W*(?:\w+, )?(?:of|among|amongst|from|within|across|out of|in|for)\b[^.,;]{0,40}$/i.test(before.trim());

/** The clause that a number stands in. */
export const clauseOf = (around: Surroundings, mention: string): string =>
  `${around.before
    .split(/[,;](?!\d)/)
    .slice(-1)
    .join(' ')} ${mention} ${around.after.split(/[,;(](?!\d)|\b(?:and|but|while) (?=\w+ \d)/)[0] ?? ''}`;
