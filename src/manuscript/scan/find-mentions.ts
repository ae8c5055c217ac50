import { plainCharacters } from '../../base/printed-number.ts';
import type { Block } from './block.ts';
import type { Mention } from './mention.ts';
import { numberOfWords } from './number-words.ts';
import { PATTERNS, type Pattern } from './patterns.ts';

/** Long blocks are read in pieces, so that no pattern ever looks at more than this. */
const PIECE = 4_000;

/**
 * The numbers of blocks, each taken by the most telling shape that fits, and how many numbers stand there at all (years and
 * reference numbers among them).
 */
export function findMentions(blocks: readonly Block[]): { mentions: Mention[]; numbers: number } {
  const mentions: Mention[] = [];
  let numbers = 0;
  blocks.forEach((block, index) => {
    for (const { text, offset } of pieces(block.text)) {
      numbers += text.match(/\d+(?:[.,]\d+)*/g)?.length ?? 0;
      mentions.push(...mentionsIn(text, index, offset, block.text));
    }
  });
  return { mentions, numbers };
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

function mentionsIn(piece: string, block: number, offset: number, whole: string): Mention[] {
  // one kind of space, so that shapes need to know no other; every character keeps its place
  const text = plainCharacters(piece).replace(/\n/g, ' ');
  if (!/\d/.test(text) && !/\b(?:one|two|t[hw]|four|fi|six|se|eight|nine|ten|none)/i.test(text)) return [];
  const taken = new Uint8Array(text.length);
  const found: Mention[] = [];
  for (const pattern of PATTERNS)
    for (const match of text.matchAll(pattern.regex)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.subarray(start, end).includes(1)) continue;
      const numbers = numbersOf(match, pattern);
      if (numbers === null || (pattern.needsWhole && !wholeBefore(text, start, offset, found))) continue;
      taken.fill(1, start, end);
      found.push({
        block,
        start: offset + start,
        end: offset + end,
        text: whole
          .slice(offset + start, offset + end)
          .replace(/\s+/g, ' ')
          .trim(),
        numbers,
        whole: pattern.whole ?? false,
      });
    }
  return found.sort((a, b) => a.start - b.start);
}

/** Whether the same sentence names a whole before this place. */
const wholeBefore = (text: string, at: number, offset: number, found: readonly Mention[]): boolean =>
  found.some(
    mention => mention.whole && mention.start - offset < at && !/[.!?] /.test(text.slice(mention.end - offset, at)),
  );

const COUNTS = new Set(['n', 'N']);

/** The groups of a match as a claim's numbers; null where they can't be what the shape says. */
function numbersOf(match: RegExpMatchArray, { groups }: Pattern): Record<string, string> | null {
  const numbers: Record<string, string> = {};
  groups.forEach((name, i) => {
    const written = match[i + 1]?.trim();
    if (written === undefined || written === '') return;
    numbers[name] = COUNTS.has(name)
      ? String(numberOfWords(written) ?? written.replace(/[ ,]/g, ''))
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
  // 24/7 and 5 of 3 are no shares; percentages beyond 100 are no shares either
  if (numbers.n !== undefined && numbers.N !== undefined && n > N) return null;
  if (numbers.percent !== undefined && Number(numbers.percent.replace(/[<>≤≥]/, '').replace(',', '.')) > 100)
    return null;
  return Object.keys(numbers).length === 0 ? null : numbers;
}
