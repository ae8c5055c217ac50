import { htmlText } from '../../base/html-text.ts';
import { markdownText } from '../../base/markdown-text.ts';
import { texText } from '../../base/tex-text.ts';
import type { Answer } from './answer.ts';
import { findPlaceholders, type ManuscriptKind } from './placeholders.ts';
import { QueryError } from './query.ts';

/** One placeholder that was filled, and where it stood. */
export interface Filled extends Answer {
  /** `line 12`, or in a DOCX `paragraph 12` */
  readonly place: string;
  readonly query: string;
  /** the words before it, by which it is found again after the text was edited */
  readonly before: string;
}

/** How much of the text before a number is kept. */
export const KEPT_BEFORE = 80;

/** A placeholder that can't be filled. */
export interface Unfilled {
  readonly place: string;
  readonly message: string;
}

export interface FilledText {
  readonly text: string;
  readonly filled: readonly Filled[];
  readonly unfilled: readonly Unfilled[];
}

/** Answers a query, or throws a QueryError. */
export type Answering = (query: string) => Answer;

/** Fills the placeholders of a text; everything else stays as it is, to the byte. */
export function fillText(text: string, kind: Exclude<ManuscriptKind, 'docx'>, answering: Answering): FilledText {
  const { found, broken } = findPlaceholders(text, kind);
  const place = lineCounter(text);
  const unfilled: (Unfilled & { at: number })[] = broken.map(({ at, message }) => ({ at, place: place(at), message }));
  const filled: Filled[] = [];
  let result = '';
  let done = 0;
  for (const { start, end, query } of found) {
    const asked = kind === 'html' ? withoutEntities(query) : query;
    try {
      const answered = answering(asked);
      result += text.slice(done, start);
      filled.push({ ...answered, place: place(start), query: asked, before: result.slice(-KEPT_BEFORE) });
      result += ESCAPES[kind](answered.text);
      done = end;
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      unfilled.push({ at: start, place: place(start), message: `{{ ${asked} }}: ${error.message}` });
    }
  }
  unfilled.sort((a, b) => a.at - b.at);
  return { text: result + text.slice(done), filled, unfilled };
}

const ESCAPES = {
  markdown: markdownText,
  quarto: markdownText,
  html: htmlText,
  latex: (text: string): string => texText(text, 'keep'),
} as const;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

const withoutEntities = (text: string): string =>
  text
    .replace(/&#(\d{1,7});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&(lt|gt|amp|quot|apos|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '');

/** Line numbers of offsets that are asked for in ascending order or not. */
function lineCounter(text: string): (at: number) => string {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return at => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return `line ${low + 1}`;
  };
}
