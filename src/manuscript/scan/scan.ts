import { Fault } from '../../base/fault.ts';
import { bindMentions } from '../bind/bind-mentions.ts';
import type { Ranked } from '../bind/bind-sentence.ts';
import { shortNames, spelledOut, unitNames } from '../bind/short-names.ts';
import { doubted, type Proposal, type Term } from '../bind/term.ts';
import { vocabulary } from '../bind/vocabulary.ts';
import { type Block, type Changes, placeIn, type Reader } from '../read/block.ts';
import { READERS } from '../read/formats/index.ts';
import { withCounts } from '../read/with-counts.ts';
import { findMentions } from './find-mentions.ts';
import type { Mention } from './mention.ts';
import { notedShares } from './noted-shares.ts';
import { partitions, sums } from './partitions.ts';
import { sentences } from './sentences.ts';
import { nearly } from './table-sums.ts';
import { isShare, tableWholes } from './table-wholes.ts';
import { documentTotal, statedWholes } from './wholes.ts';
import { withoutWholes } from './without-wholes.ts';

/** One reported number (or several that belong together), found in a manuscript. */
export interface ScannedClaim {
  readonly id: string;
  /** `line 12`, `paragraph 7`, `page 3` */
  readonly at: string;
  /** index of its block, and where in its text */
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly section: string;
  readonly context: string;
  readonly text: string;
  readonly numbers: Readonly<Record<string, string>>;
  /** a whole (N = 59), not a share */
  readonly whole: boolean;
  /** what it may speak of; bound only where the certainty reaches the threshold */
  readonly proposal: Proposal | null;
  /** the best two proposals of a number that is bound to nothing */
  readonly alternatives: readonly Proposal[];
  /** what else its words may name, best first */
  readonly others: readonly Proposal[];
  /** why it is bound to nothing; null where it is bound */
  readonly reason: string | null;
  readonly bound: boolean;
  /** the number of all units of the review: bound without a field */
  readonly units: boolean;
  /** the coefficient that `value` is, e.g. gwet_ac1 */
  readonly statistic?: string;
  /** claims with one name are parts of one whole */
  readonly partition: string | null;
  /** the whole that the parts should sum to, or that a table names for its column or row */
  readonly N: string | null;
  /** ids of the claims whose counts this one is the total of */
  readonly parts: readonly string[];
}

export interface Scan {
  readonly file: string;
  readonly format: string;
  readonly claims: readonly ScannedClaim[];
  /** the text itself, piece by piece */
  readonly blocks: readonly Block[];
  /** all numbers of the text, years and reference numbers among them */
  readonly numbers: number;
  /** the whole that the text speaks of */
  readonly total: number | null;
}

export interface ScanOptions {
  readonly changes: Changes;
  /** categories that numbers may speak of; [] without a codebook */
  readonly terms: readonly Term[];
  /** boxes of the review's flow diagram, by their keys; none where left out */
  readonly boxes?: ReadonlySet<string>;
  /** the review has the codes of single coders, which coefficients of agreement need; true where left out */
  readonly coders?: boolean;
  /** how many units the review has; null or left out where there is none */
  readonly units?: number | null;
  /** what the review calls one of them: `evaluation` */
  readonly unit?: string | null;
  /** below it, nothing is bound */
  readonly certainty: number;
}

/** Which reader a file needs: by its first bytes, else by its name. */
export function readerOf(bytes: Uint8Array, name: string): Reader {
  const starts = (text: string): boolean => [...text].every((letter, i) => bytes[i] === letter.charCodeAt(0));
  if (starts('%PDF')) return READERS.get('pdf')!;
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const found = READERS.all.find(entry => entry.extensions.includes(extension));
  if (found !== undefined) return found;
  throw new Fault(
    'format',
    `${name} is not in a manuscript format that can be read`,
    `the formats are ${READERS.all.map(entry => `${entry.name} (.${entry.extensions[0]})`).join(', ')}`,
    2,
  );
}

/** Finds the reported numbers of a manuscript. Nothing is bound to the data below the certainty that is asked for. */
export async function scan(bytes: Uint8Array, name: string, options: ScanOptions): Promise<Scan> {
  const reader = readerOf(bytes, name);
  return scanBlocks(withCounts(await reader.read(bytes, name, options)), name, reader.name, options);
}

export function scanBlocks(blocks: readonly Block[], file: string, format: string, options: ScanOptions): Scan {
  const names = new Map([...unitNames(options.unit ?? null, options.terms), ...shortNames(blocks)]);
  const words = vocabulary(options.terms, spelledOut(names));
  const { mentions: written, numbers } = findMentions(blocks, { nouns: nounsOf(options.terms), names });
  const mentions = withoutWholes(blocks, written);
  // a table's rows have wholes of their own
  const total = documentTotal(
    mentions.filter(({ block }) => blocks[block]!.row?.head ?? true),
    options.units ?? null,
  );
  const bindings = bindMentions(blocks, mentions, words, {
    total,
    boxes: options.boxes ?? new Set(),
    coders: options.coders ?? true,
  });
  const wholes = tableWholes(blocks, mentions);
  const groups = partitions(blocks, mentions);
  const stated = statedWholes(blocks, mentions, total);
  const partsOf = sums(blocks, mentions);
  const partition = new Map<number, { name: string; N: number | null }>();
  groups.forEach((group, index) => {
    const N =
      group.total ??
      wholeOf(
        group.members.map(member => mentions[member]!),
        total,
      );
    for (const member of group.members) partition.set(member, { name: `whole-${index + 1}`, N });
  });
  const used = new Map<string, number>();
  // percentages of the row: by its whole; null where nothing tells
  const rowShare = (index: number): boolean | null => wholes.get(index)?.ofRow ?? null;
  const noted = notedShares(blocks, total);
  const ranked = onceASentence(blocks, mentions, bindings.proposals);
  const found = mentions.map((mention, index): ScannedClaim => {
    const block = blocks[mention.block]!;
    const [first, ...others] = ranked[index]!;
    const turned = turnedAs(first ?? null, rowShare(index));
    const proposal = turned === null ? null : noted(mention, wholes.get(index)?.N ?? null, turned);
    const bound = proposal !== null && proposal.certainty >= options.certainty;
    // `Tabular (N = 16)` at the head of a column, `these 86 studies`: a count of that category
    const named = mention.whole && bound;
    const part = partition.get(index) ?? null;
    const units =
      proposal === null &&
      total !== null &&
      (mention.whole || isLone(mention)) &&
      Number(mention.numbers.N ?? mention.numbers.n) === total &&
      (block.row === undefined || (block.row.head && mention.whole));
    return {
      id: idOf(mention, bound ? proposal : null, used),
      at: placeIn(block, mention.start),
      block: mention.block,
      start: mention.start,
      end: mention.end,
      section: block.section,
      context: contextOf(block.text, mention),
      text: mention.text,
      numbers: named && mention.numbers.N !== undefined ? { n: mention.numbers.N } : mention.numbers,
      ...(mention.statistic === undefined ? {} : { statistic: mention.statistic }),
      whole: mention.whole && !named,
      proposal,
      alternatives: bound ? [] : [proposal, ...others].filter(entry => entry !== null).slice(0, 2),
      others,
      reason: bound || units ? null : reasonOf(mention, proposal, others[0] ?? null, options),
      bound,
      units,
      partition: part?.name ?? null,
      N: mention.numbers.N !== undefined ? null : text(wholeFor(index, bound)),
      parts: [],
    };
  });
  // a whole that only the text as a whole names is that of numbers that are bound to nothing
  function wholeFor(index: number, bound: boolean): number | null {
    const ofTable = wholes.get(index)?.N;
    if (ofTable !== undefined) return ofTable;
    const named = stated.get(index);
    if (bound) return named?.named === true ? named.N : null;
    // the whole of another publication is rarely the one beside it
    if (bindings.elsewhere.has(index)) return null;
    return partition.get(index)?.N ?? bindings.stated.get(index) ?? named?.N ?? null;
  }
  const claims = found.map((claim, index) => ({
    ...claim,
    parts: (partsOf.get(index) ?? []).map(part => found[part]!.id),
  }));
  return { file, format, blocks, claims, numbers, total };
}

const isLone = ({ numbers }: Mention): boolean => Object.keys(numbers).join() === 'n';

/** Why a number is bound to nothing. */
function reasonOf(
  mention: Mention,
  first: Proposal | null,
  second: Proposal | null,
  { terms, certainty }: ScanOptions,
): string {
  if (terms.length === 0) return 'there is no codebook to match it with';
  if (first === null)
    return mention.whole
      ? 'it names units, and no category of the codebook'
      : 'no words beside it name a field or category of the codebook';
  if (first.note !== undefined) return first.note;
  if (second !== null && first.certainty - second.certainty < 0.1) return 'two categories fit its words as well';
  return `its words name it with probability ${Number(first.certainty.toFixed(2))}, below ${certainty}`;
}

/** What fields are called in the plural: `domains`, `states`. */
function nounsOf(terms: readonly Term[]): string[] {
  const nouns = new Set<string>();
  for (const { fieldNames, level, state } of terms) {
    const noun = /(?<!\p{L})(\p{L}{4,})[^\p{L}\w]*$/u
      .exec((fieldNames[0] ?? '').replace(/\([^)]{0,300}\)/g, ''))?.[1]
      ?.toLowerCase();
    if (level === null || state === true || noun === undefined || NO_NOUN.test(noun)) continue;
    nouns.add(
      noun.endsWith('s')
        ? noun
        : noun.endsWith('y')
          ? `${noun.slice(0, -1)}ies`
          : /(?:ch|sh|x)$/.test(noun)
            ? `${noun}es`
            : `${noun}s`,
    );
  }
  return [...nouns];
}

/** Nouns that count more than categories. */
const NO_NOUN =
  /(?:ss|ible|able|ed|ive|ly)$|^(?:years?|numbers?|stud(?:y|ies)|articles?|papers?|reviews?|reports?|records?|publications?|trials?|documents?|manuscripts?|citations?|datasets?|percent|data|status|size|used|reported|age|text|available|participants?|patients?)$/;

/**
 * A sentence doesn't report a category twice with different numbers: in `Data in 25 (28.7%) and Model in 10 (11.5%)` the 25 is
 * not of Model. The less sure of two is doubted.
 */
function onceASentence(blocks: readonly Block[], mentions: readonly Mention[], proposals: readonly Ranked[]): Ranked[] {
  const ranked = [...proposals];
  for (const run of sentences(blocks, mentions)) {
    const surest = new Map<string, number>();
    const named = run.flatMap(index => {
      const [proposal] = ranked[index]!;
      if (proposal === undefined || blocks[mentions[index]!.block]!.row !== undefined) return [];
      const key = JSON.stringify([proposal.field, proposal.level, proposal.where]);
      surest.set(key, Math.max(surest.get(key) ?? 0, proposal.certainty));
      return [{ index, key, certainty: proposal.certainty }];
    });
    for (const { index, key, certainty } of named)
      if (certainty < surest.get(key)! - 0.05) ranked[index] = ranked[index]!.map(doubted);
  }
  return ranked;
}

/** A cell's proposal the way round that its percentage asks for: within the subgroup of its column, or of its row. */
function turnedAs(proposal: Proposal | null, ofRow: boolean | null): Proposal | null {
  if (proposal?.turned === undefined) return proposal;
  const { turned, byRow, ...plain } = proposal;
  return ofRow !== null && ofRow !== byRow ? turned : plain;
}

/** The whole of parts that sum to 100%: that of the document, unless their counts are those of another. */
function wholeOf(parts: readonly Mention[], total: number | null): number | null {
  const counts = parts.map(part => Number(part.numbers.n));
  const sum = counts.reduce((all, n) => all + n, 0);
  if (counts.some(Number.isNaN) || (total !== null && nearly(sum, total))) return total;
  return parts.every((part, i) => isShare(counts[i]!, sum, part.numbers.percent!)) ? sum : null;
}

const text = (value: number | null): string | null => (value === null ? null : String(value));

/** `prompting`, `prompting-2`; `number-7` where nothing is bound. */
function idOf(mention: Mention, proposal: Proposal | null, used: Map<string, number>): string {
  const base =
    (proposal === null ? (mention.whole ? 'total' : 'number') : (proposal.level ?? proposal.field))
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|(?<!-)-+$/g, '') || 'number';
  const count = (used.get(base) ?? 0) + 1;
  used.set(base, count);
  return count === 1 && base !== 'number' ? base : `${base}-${count}`;
}

/** The words around a number, on one line. */
function contextOf(text: string, mention: Mention): string {
  const [from, to] = [Math.max(0, mention.start - 60), Math.min(text.length, mention.end + 60)];
  const words = text.slice(from, to).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '…' : ''}${words}${to < text.length ? '…' : ''}`;
}
