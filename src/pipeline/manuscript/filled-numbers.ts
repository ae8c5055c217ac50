import type { Effects } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import type { CheckedClaim } from '../../claims/check.ts';
import type { Answer } from '../../manuscript/fill/answer.ts';
import { type FilledNumber, type FilledPlace, locateFilled } from '../../manuscript/fill/locate-filled.ts';
import { QueryError } from '../../manuscript/fill/query.ts';
import { queryComments } from '../../manuscript/fill/query-comments.ts';
import { placedClaim } from '../../manuscript/scan/placed-claim.ts';
import type { Scan, ScannedClaim } from '../../manuscript/scan/scan.ts';
import type { OpenReview } from '../../read/session.ts';
import { answersOf } from './fill.ts';

/** A number that `fill` wrote, judged: bound to the row that it was taken from. */
export interface JudgedFilled {
  readonly claim: ScannedClaim;
  readonly checked: CheckedClaim;
  /** it isn't what the review gives */
  readonly wrong: boolean;
  readonly right: string | null;
}

/** Where `fill` keeps what it wrote. */
export const ledgerOf = (file: string): string => `${file}.numbers.json`;

const NUMBER = /\d+(?:[.,]\d+)*/g;
const digits = (text: string): string => (text.match(NUMBER) ?? []).join(' ');

/**
 * The numbers of a manuscript that `fill` wrote, by the ledger beside it; null where there is none. Each query is answered
 * again: what the data give now is reproduced or stale, and what was changed in the text since is told.
 */
export async function filledNumbers(
  effects: Effects,
  open: OpenReview,
  file: string,
  scan: Scan,
): Promise<{ readonly judged: readonly JudgedFilled[]; readonly others: readonly ScannedClaim[] } | null> {
  const ledger = ledgerOf(file);
  const source = await effects.source(ledger);
  if (source === null) return null;
  const { numbers: filled, quoted } = readLedger(new TextDecoder().decode(await source.bytes()), ledger);
  return judgeWritten(open, file, scan, filled, quoted, { command: '`fill`', kept: ledger, id: 'filled' });
}

/** The same by the comments that `results` writes below its paragraphs; null where a Markdown file has none. */
export function commentedNumbers(
  open: OpenReview,
  file: string,
  text: string,
  scan: Scan,
): ReturnType<typeof judgeWritten> | null {
  const numbers = queryComments(text, scan.blocks);
  return numbers.length === 0
    ? null
    : judgeWritten(open, file, scan, numbers, [], {
        command: '`results`',
        kept: 'the comment below the paragraph',
        id: 'drafted',
      });
}

/** Who wrote the numbers, where it is told, and what their ids begin with. */
interface Writer {
  readonly command: string;
  readonly kept: string;
  readonly id: string;
}

function judgeWritten(
  open: OpenReview,
  file: string,
  scan: Scan,
  filled: readonly FilledNumber[],
  quoted: readonly string[],
  writer: Writer,
): { readonly judged: readonly JudgedFilled[]; readonly others: readonly ScannedClaim[] } {
  const { answering } = answersOf(open);
  const places = locateFilled(scan.blocks, filled);
  const judged = filled.flatMap((entry, index) => {
    const place = places[index];
    return place == null ? [] : [judge(entry, place, index, { scan, answering, writer, file })];
  });
  const within = (block: number, at: number): boolean =>
    places.some(place => place !== null && place.block === block && place.start <= at && at < place.end);
  // what was scanned and consists of nothing but such numbers is judged by them
  const others = scan.claims.filter(({ block, start, end }) => {
    if (isQuoted(scan.blocks[block]!.text, start, end, quoted)) return false;
    const numbers = [...scan.blocks[block]!.text.slice(start, end).matchAll(NUMBER)];
    return numbers.length === 0 || !numbers.every(match => within(block, start + match.index));
  });
  return { judged, others };
}

/** Whether a place lies within one of the texts that were copied from the sheet. */
function isQuoted(text: string, start: number, end: number, quoted: readonly string[]): boolean {
  return quoted.some(quote => {
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
      if (at <= start && end <= at + quote.length) return true;
    return false;
  });
}

interface Ledger {
  readonly numbers: readonly FilledNumber[];
  /** texts of the sheet, and the notes under the page */
  readonly quoted: readonly string[];
}

/** The ledger's entries that are numbers; lists of citations or studies are none. */
function readLedger(text: string, ledger: string): Ledger {
  const damaged = (): Fault =>
    new Fault('ledger', `${ledger} is damaged`, 'run `scopebook fill` again, or remove it to check without it');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged();
  }
  const { numbers, quoted = [] } = (value ?? {}) as { numbers?: unknown; quoted?: unknown };
  if (!Array.isArray(numbers) || !Array.isArray(quoted)) throw damaged();
  const filled = numbers.flatMap((entry: Partial<Record<keyof FilledNumber, unknown>> | null): FilledNumber[] => {
    const { place, query, text: written, before } = entry ?? {};
    if (typeof place !== 'string' || typeof query !== 'string' || typeof written !== 'string') throw damaged();
    if (/\|\s*(?:citations|studies)\b/.test(query) || !/\d/.test(written)) return [];
    return [{ place, query, text: written, before: typeof before === 'string' ? before : '' }];
  });
  return { numbers: filled, quoted: quoted.map(String) };
}

interface Judging {
  readonly scan: Scan;
  readonly answering: (query: string) => Answer;
  readonly writer: Writer;
  readonly file: string;
}

function judge(
  { query, text: written }: FilledNumber,
  place: FilledPlace,
  index: number,
  { scan, answering, writer, file }: Judging,
): JudgedFilled {
  const now = answered(query, answering);
  const [row] = now.rows;
  const block = scan.blocks[place.block]!;
  const wrong = now.text === null || digits(now.text) !== digits(place.text);
  const verdict = !wrong ? 'reproduced' : place.changed ? 'not_reproduced' : 'stale';
  const id = `${writer.id}-${index + 1}`;
  const [from, to] = [Math.max(0, place.start - 60), Math.min(block.text.length, place.end + 60)];
  const given = now.text === null ? `The review no longer answers it: ${now.problem}` : `The data give ${now.text}`;
  const claim = placedClaim(block, {
    id,
    index: place.block,
    start: place.start,
    end: place.end,
    context: `${from > 0 ? '…' : ''}${block.text.slice(from, to).replace(/\s+/g, ' ').trim()}${to < block.text.length ? '…' : ''}`,
    text: place.text,
    numbers: {},
    proposal: {
      field: row?.field ?? query,
      level: row?.field == null ? null : row.level,
      certainty: 1,
      note: `${writer.id === 'filled' ? 'Filled from' : 'Drafted from'} {{ ${query} }}`,
    },
  });
  return {
    claim,
    wrong,
    right: wrong ? now.text : null,
    checked: {
      id,
      source: file,
      verdict,
      also: [],
      reported: { text: place.text },
      computed:
        row === undefined ? null : { ...(row.n === null ? {} : { n: row.n }), ...(row.N === null ? {} : { N: row.N }) },
      implied: null,
      explanation: !wrong
        ? `${given}.`
        : place.changed
          ? `${writer.command} wrote ${written} here (${writer.kept}), and the number was changed afterwards. ${given}.`
          : `${writer.command} wrote this number, and the data have changed since. ${given}.`,
    },
  };
}

function answered(
  query: string,
  answering: (query: string) => Answer,
): { readonly text: string | null; readonly rows: Answer['rows']; readonly problem: string } {
  try {
    return { ...answering(query), problem: '' };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return { text: null, rows: [], problem: error.message };
  }
}
