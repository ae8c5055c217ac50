import { plainCharacters } from '../../base/printed-number.ts';
import type { Block } from '../read/block.ts';
import { citesInBrackets } from './cites-in-brackets.ts';
import type { Mention } from './mention.ts';
import { readNumberWords } from './number-words.ts';
import { matchesOf, numberStarts, type Pattern, UNITS } from './pattern.ts';
import { distinctPattern, PATTERNS } from './patterns.ts';

/** Long blocks are read in pieces, so that no pattern ever looks at more than this. */
const PIECE = 4_000;

/**
 * The numbers of blocks, each taken by the most telling shape that fits, and how many numbers stand there at all (years and
 * reference numbers among them).
 */
export function findMentions(
  blocks: readonly Block[],
  {
    nouns = [],
    names = new Map(),
  }: { readonly nouns?: readonly string[]; readonly names?: ReadonlyMap<string, string> } = {},
): { mentions: Mention[]; numbers: number } {
  const mentions: Mention[] = [];
  const cites = citesInBrackets(blocks);
  const patterns = PATTERNS.flatMap(entry =>
    entry.name === 'count' && nouns.length > 0
      ? [distinctPattern(nouns), entry]
      : entry.name === 'count-in-brackets' && cites
        ? []
        : [entry],
  );
  const asUnits = unitNames(names);
  let numbers = 0;
  blocks.forEach((block, index) => {
    for (const { text, offset } of pieces(block.text)) {
      numbers += text.match(/\d+(?:[.,]\d+)*/g)?.length ?? 0;
      // a heading reports nothing
      if (block.kind !== 'heading') mentions.push(...mentionsIn(text, index, offset, block, patterns, asUnits));
    }
  });
  return { mentions: countsInBrackets(blocks, mentions), numbers };
}

function* pieces(text: string): Iterable<{ text: string; offset: number }> {
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + PIECE);
    if (to < text.length) {
      const space = text.lastIndexOf(' ', to);
      const stop = text.lastIndexOf('. ', to);
      to = stop > from + PIECE / 2 ? stop + 1 : space > from ? space : to;
    }
    yield { text: text.slice(from, to), offset: from };
    from = to;
  }
}

function mentionsIn(
  piece: string,
  index: number,
  offset: number,
  block: Block,
  patterns: readonly Pattern[],
  asUnits: (text: string) => string,
): Mention[] {
  const whole = block.text;
  // one kind of space, so that shapes need to know no other; every character keeps its place
  const text = asUnits(plainCharacters(piece).replace(/\n/g, ' '));
  if (!/\d/.test(text) && !/\b(?:one|two|t[hw]|four|fi|six|se|eight|nine|ten|none|half|a third|quarter)/i.test(text))
    return [];
  const taken = new Uint8Array(text.length);
  const found: Mention[] = [];
  /** what only a list of such numbers makes a count */
  const waiting: Mention[] = [];
  const starts = numberStarts(text);
  for (const pattern of patterns) {
    if (pattern.needs?.test(text) === false) continue;
    for (const match of matchesOf(pattern, text, starts)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.subarray(start, end).includes(1)) continue;
      const wrong = pattern.wrong?.(match) ?? null;
      if (pattern.silent && wrong === null) {
        taken.fill(1, start, end);
        continue;
      }
      const numbers =
        wrong !== null
          ? wrong.numbers
          : refused(text, start, end, pattern, block)
            ? null
            : (pattern.numbers?.(match) ?? numbersOf(match, pattern));
      if (numbers === null) continue;
      const alone = pattern.needsBefore !== undefined && !namedBefore(pattern.needsBefore, text, start, offset, found);
      if (alone && pattern.orInList !== true) continue;
      if (!alone) taken.fill(1, start, end);
      (alone ? waiting : found).push({
        block: index,
        start: offset + start,
        end: offset + end,
        text: closed(
          whole
            .slice(offset + start, offset + end)
            .replace(/\s+/g, ' ')
            .trim(),
          text[end],
        ),
        numbers,
        whole: pattern.whole ?? false,
        ...(pattern.name === 'distinct' ? { distinct: match[2]! } : {}),
        ...(pattern.statistic === undefined ? {} : { statistic: pattern.statistic(match[0]) }),
        ...(wrong === null ? {} : { statistic: wrong.statistic }),
      });
    }
  }
  return [...found, ...listed(waiting, found, text, offset)].sort((a, b) => a.start - b.start);
}

/** Of numbers that are counts only in a list, those of a sentence with two or more of them, or with another count. */
function listed(waiting: readonly Mention[], found: readonly Mention[], text: string, offset: number): Mention[] {
  const apart = (a: Mention, b: Mention): boolean => {
    const [first, second] = a.start < b.start ? [a, b] : [b, a];
    return /[.!?] /.test(text.slice(first.end - offset, second.start - offset));
  };
  return waiting.filter(
    mention =>
      !found.some(other => other.start < mention.end && mention.start < other.end) &&
      [...waiting, ...found].some(
        other => other.start !== mention.start && other.numbers.n !== undefined && !apart(mention, other),
      ),
  );
}

/** Writes a word for units where the text has a short name of its own for them: `SRs` for systematic reviews. */
function unitNames(names: ReadonlyMap<string, string>): (text: string) => string {
  const own = [...names].flatMap(([short, term]) =>
    new RegExp(`\\b(?:${UNITS})$`, 'i').test(term) ? [short.replace(/s$/, '')] : [],
  );
  if (own.length === 0) return text => text;
  const known = new RegExp(`\\b(?:${own.join('|')})s?\\b`, 'g');
  return text => text.replace(known, word => `z${'q'.repeat(word.length - 2)}z`);
}

/** With the bracket that closes behind it. */
const closed = (words: string, next: string | undefined): string =>
  next === ')' && words.includes('(') && !words.includes(')') ? `${words})` : words;

/** Whether the same sentence names a whole (or a share) before this place. */
const namedBefore = (
  what: 'whole' | 'share' | 'any',
  text: string,
  at: number,
  offset: number,
  found: readonly Mention[],
): boolean =>
  (what === 'any' && (found.length > 0 || offset > 0)) ||
  found.some(
    mention =>
      (mention.whole || (what === 'share' && mention.numbers.n !== undefined)) &&
      mention.start - offset < at &&
      !/[.!?] /.test(text.slice(mention.end - offset, at)),
  );

const COUNTS = new Set(['n', 'N']);

/** The groups of a match as a claim's numbers; null where they can't be what the shape says. */
function numbersOf(match: RegExpMatchArray, { groups }: Pattern): Record<string, string> | null {
  const numbers: Record<string, string> = {};
  groups.forEach((name, i) => {
    const written = match[i + 1]?.trim();
    if (written === undefined || written === '') return;
    numbers[name] = COUNTS.has(name)
      ? String(readNumberWords(written) ?? written.replace(/[ ,]/g, ''))
      : written.replace(/ /g, '');
  });
  for (const [low, high, name] of [
    ['low', 'high', 'interval'],
    ['min', 'max', 'range'],
    ['q1', 'q3', 'iqr'],
  ] as const)
    if (numbers[low] !== undefined && numbers[high] !== undefined) {
      numbers[name] = `${numbers[low]} to ${numbers[high]}`;
      delete numbers[low];
      delete numbers[high];
    }
  const [n, N] = [Number(numbers.n), Number(numbers.N)];
  const percent =
    numbers.percent === undefined ? null : Number(numbers.percent.replace(/[<>≤≥]/, '').replace(',', '.'));
  // 24/7 is no share; 45/40 (112.5%) is one, and wrong
  if (numbers.n !== undefined && numbers.N !== undefined && n > N && percent === null && /\/|\bfrom\b/.test(match[0]))
    return null;
  // `12 notes of 8 patients` are of other things than their whole
  if (n > N && percent === null && /\d (?:[a-z'’-]+ )+(?:out )?of\b/i.test(match[0])) return null;
  // an increase by 150% is no share; that of a count is one
  if (percent !== null && percent > 100 && (numbers.n === undefined || percent > 1000)) return null;
  return Object.keys(numbers).length === 0 ? null : numbers;
}

/** What stands before a number that is no result: a limit, a version, the number of a table, a scale. */
const NO_RESULT =
  /(?:[±~]|\+\/-|\b(?:SD|SE|level|levels|grade|grades|phase|stage|type|tables?|figures?|fig|box|appendix|section|chapter|step|version|ver|score|scores|day|week|month|year|years|item|items|question|questions|criteri(?:on|a)|class|tier|wave|round|model|study|studies|references?|equation|page|pages|line|no|nos|point|points|part|parts|volume|vol|arm|group|cohort|dose|COVID|supplement|file|grants?|awards?|projects?|contracts?|licen[cs]es?|approvals?|identifiers?|ID|ISBN|PMID|S)[ .:-]{0,2})$/i;
/** What a confidence level, a threshold or a scale says. */
const NO_SHARE =
  /^ ?(?:\(?CI\b|confidence|credible|prediction|power|threshold|significan|sensitiv|specific|increase|decrease|reduction|improvement|higher|lower|more than|less than|faster|above|below|of normal)/i;

/** `lowers the rate of falls by 23%`: a change, and no share */
const CHANGED_BY =
  /\b(?:lower(?:s|ed)?|reduc(?:es?|ed|ing)|increas(?:es?|ed|ing)|decreas(?:es?|ed|ing)|rises?|rose|risen|fell|fallen|grew|grown|improv(?:es?|ed)|declin(?:es?|ed)|dropped|cut) (?:[a-z'’-]+ ){0,8}by(?: about| around| almost| nearly| only| up to)? ?$/i;

const sentenceAt = (text: string, start: number, end: number): string =>
  `${/[^.!?]{0,200}$/.exec(text.slice(0, start))![0]}${/^[^.!?]{0,200}/.exec(text.slice(end))![0]}`;

/** Whether what stands around makes the numbers of a shape no result. */
function refused(text: string, start: number, end: number, pattern: Pattern, block: Block): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  const written = text.slice(start, end);
  if (pattern.name === 'percent' && CHANGED_BY.test(text.slice(Math.max(0, start - 90), start))) return true;
  // `The 50 acceptability studies asked teachers (68%)`: the percentage is of those
  if (
    pattern.name === 'count-percent' &&
    /\b(?:the|these|those|our) $/i.test(before) &&
    /\d [a-z].{0,200} [a-z]{1,40} ?[([]/i.test(written)
  )
    return true;
  // a date: 9/2021, 05/06/2020
  if (/^\d{1,2} ?\/ ?(?:19|20)\d\d\b/.test(written) && !written.includes('%')) return true;
  if (
    /\d ?\/ ?$/.test(before) ||
    (/^\d{1,4} ?\/ ?\d{1,4}$/.test(written) && /^ ?\/ ?\d/.test(text.slice(end, end + 3)))
  )
    return true;
  if (
    pattern.name === 'years' &&
    /\b(?:search\w*|eligib\w+|inclusion|criteri\w+|limit\w*|restrict\w*|databases?|funded|grants?)\b/i.test(
      sentenceAt(text, start, end),
    )
  )
    return true;
  // the number of a section and its title: `3 Results`; a year
  if (pattern.name === 'distinct' && /^\d+(?:\.\d+)* \p{Lu}|^(?:19|20)\d\d /u.test(written)) return true;
  const counts = pattern.groups[0] === 'n' && !/^[nNkK] ?=/.test(written);
  if (counts && /[±]\s*$|\+\/- ?$/.test(before)) return true;
  if (
    counts &&
    block.row === undefined &&
    pattern.name !== 'count' &&
    NO_RESULT.test(before) &&
    !/\b(?:studies|study|year|years)[ .:-]{0,2}$/i.test(before)
  )
    return true;
  if (
    counts &&
    block.row === undefined &&
    /\b(?:Tables?|Figures?|Fig|Appendix|Section|Chapter|Box|Eq)\.? ?$/i.test(before)
  )
    return true;
  if (
    pattern.name === 'percent' &&
    (NO_SHARE.test(text.slice(end, end + 14)) || (/(?:±|[>≥<≤]=? ?)$/.test(before) && /["“'‘(]\s*[>≥<≤]/.test(before)))
  )
    return true;
  return false;
}

/**
 * `framework (N = 2)`: behind the name of a category, N is its count. It is a whole where numbers of it follow: behind a
 * colon, or in a sentence that begins with `Among`.
 */
function countsInBrackets(blocks: readonly Block[], mentions: Mention[]): Mention[] {
  return mentions.map(mention => {
    const { text, row } = blocks[mention.block]!;
    if (!mention.whole || row !== undefined || mention.numbers.N === undefined) return mention;
    const [before, after] = [text.slice(0, mention.start), text.slice(mention.end, mention.end + 4)];
    // `full text given, N = 6; key elements only, N = 5`
    const listed = /\p{L}, $/u.test(before) && /^(?:[;.]|$)/.test(after);
    if (!listed && (!/[([]\s*$/.test(before) || !/^\s*[)\]]/.test(after) || /^\s*[)\]]\s*:/.test(after)))
      return mention;
    const label = /(?<![^,;:.()])[^,;:.()]*$/.exec(before.replace(/(?:[([]|, )\s*$/, ''))![0];
    if (
      /\b(?:sample|total|overall|corpus|included|dataset|(?:the|this|our|a) [\w-]* ?review)\b|\ball\s*$|(?:^|\b(?:of|the|our|and|in|\d+) )(?:studies|articles|papers|reviews|reports|publications|records|trials|documents|manuscripts)\s*$/i.test(
        label.trim(),
      )
    )
      return mention;
    if (/^\s*(?:among|amongst|of|in|for|within|across|from)\b/i.test(label)) return mention;
    const { N, ...others } = mention.numbers;
    return { ...mention, numbers: { n: N!, ...others }, whole: false };
  });
}
