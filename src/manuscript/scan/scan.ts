import { Fault } from '../../base/fault.ts';
import { type Block, type Changes, placeIn, type Reader } from './block.ts';
import { findMentions } from './find-mentions.ts';
import { inGroup } from './in-group.ts';
import type { Mention } from './mention.ts';
import type { Proposal, Term } from './proposal.ts';
import { proposer } from './propose.ts';
import { READERS } from './readers/index.ts';
import { secondMentions } from './second-mentions.ts';
import { nearly } from './table-sums.ts';
import { isShare, tableWholes } from './table-wholes.ts';
import { partitions, sums } from './totals.ts';
import { documentTotal, type PartOf, partsOfUnits, statedWholes } from './wholes.ts';

/** One reported number (or several that belong together), found in a manuscript. */
export interface ScannedClaim {
  readonly id: string;
  /** `line 12`, `paragraph 7`, `page 3` */
  readonly at: string;
  readonly section: string;
  readonly context: string;
  readonly text: string;
  readonly numbers: Readonly<Record<string, string>>;
  /** a whole (N = 59), not a share */
  readonly whole: boolean;
  /** what it may speak of; bound only where the confidence reaches the threshold */
  readonly proposal: Proposal | null;
  readonly bound: boolean;
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
  /** all numbers of the text, years and reference numbers among them */
  readonly numbers: number;
  /** the whole that the text speaks of */
  readonly total: number | null;
}

export interface ScanOptions {
  readonly changes: Changes;
  /** categories that numbers may speak of; [] without a codebook */
  readonly terms: readonly Term[];
  /** below it, nothing is bound */
  readonly confidence: number;
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
    `${name} is in no manuscript format that can be read`,
    `the formats are ${READERS.all.map(entry => `${entry.name} (.${entry.extensions[0]})`).join(', ')}`,
    2,
  );
}

/** Finds the reported numbers of a manuscript. Nothing is bound to the data below the confidence that is asked for. */
export async function scan(bytes: Uint8Array, name: string, options: ScanOptions): Promise<Scan> {
  const reader = readerOf(bytes, name);
  return scanBlocks(await reader.read(bytes, name, options), name, reader.name, options);
}

export function scanBlocks(blocks: readonly Block[], file: string, format: string, options: ScanOptions): Scan {
  const { mentions, numbers } = findMentions(blocks);
  const proposals = proposer(options.terms)(blocks, mentions);
  const second = secondMentions(blocks, mentions, proposals);
  // a table's rows have wholes of their own
  const total = documentTotal(mentions.filter(({ block }) => blocks[block]!.row?.head ?? true));
  const wholes = tableWholes(blocks, mentions);
  const groups = partitions(blocks, mentions, wholes);
  const stated = statedWholes(blocks, mentions, total);
  const ofPart = partsOfUnits(blocks, mentions, total);
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
  const multi = new Set(options.terms.filter(term => term.multi === true).map(term => term.field));
  // percentages of the row: by its whole, or because they sum to 100 along it; null where nothing tells
  const rowShare = (index: number): boolean | null =>
    wholes.get(index)?.ofRow ??
    (blocks[mentions[index]!.block]!.row !== undefined && partition.has(index) ? true : null);
  const found = mentions.map((mention, index): ScannedClaim => {
    const block = blocks[mention.block]!;
    // `Tabular (N = 16)` at the head of a column is a count of that category
    const named =
      mention.whole && block.row?.head === true && (proposals[index]?.confidence ?? 0) >= options.confidence;
    const whole = mention.whole && !named;
    const share = whole ? null : turnedAs(proposals[index] ?? null, rowShare(index));
    // of a part of the units: of the category that its whole is named by, or of nobody knows which
    const group = groupOf(ofPart.get(index), proposals, options.confidence);
    const proposal = share !== null && group !== null ? inGroup(share, group, multi) : share;
    const bound =
      proposal !== null &&
      proposal.confidence >= options.confidence &&
      !second.has(index) &&
      (!ofPart.has(index) || proposal.where !== undefined);
    const part = partition.get(index) ?? null;
    return {
      id: idOf(mention, bound ? proposal : null, used),
      at: placeIn(block, mention.start),
      section: block.section,
      context: contextOf(block.text, mention),
      text: mention.text,
      numbers: named ? { n: mention.numbers.N! } : mention.numbers,
      whole,
      proposal,
      bound,
      partition: part?.name ?? null,
      N: mention.numbers.N !== undefined ? null : text(wholes.get(index)?.N ?? part?.N ?? stated.get(index) ?? null),
      parts: [],
    };
  });
  const claims = found.map((claim, index) => ({
    ...claim,
    parts: (partsOf.get(index) ?? []).map(part => found[part]!.id),
  }));
  return { file, format, claims, numbers, total };
}

/** What the whole of a part is named by, where that is sure enough: `General clinical care (N = 42)`. */
function groupOf(
  part: PartOf | undefined,
  proposals: readonly (Proposal | null)[],
  confidence: number,
): Proposal | null {
  const named = part?.whole == null ? null : proposals[part.whole];
  return named != null && named.level !== null && named.confidence >= confidence ? named : null;
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
      .replace(/^-+|-+$/g, '') || 'number';
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
