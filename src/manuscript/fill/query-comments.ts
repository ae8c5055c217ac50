import type { Block } from '../read/block.ts';
import type { FilledNumber } from './locate-filled.ts';

/** A number in a comment of `results`, with the block of the paragraph above the comment. */
export interface CommentedNumber extends FilledNumber {
  readonly block: number;
}

const BETWEEN = ' ; ';
const ARROW = ' ← ';

/**
 * The queries that `results` writes in a comment below each paragraph, `<!-- 41 (34.7%) ← share(design = rct) ; … -->`, in
 * their order. An item without a digit is no number.
 *
 * @param text the Markdown file
 * @param blocks what was read from it, with lines as places
 */
export function queryComments(text: string, blocks: readonly Block[]): CommentedNumber[] {
  const source = text.replace(/\r\n?/g, '\n');
  const found: CommentedNumber[] = [];
  let line = 1;
  let counted = 0;
  for (let from = source.indexOf('<!--'); from >= 0; ) {
    const to = source.indexOf('-->', from + 4);
    if (to < 0) break;
    for (; counted < from; counted++) if (source[counted] === '\n') line++;
    const content = source
      .slice(from + 4, to)
      .replace(/\s+/g, ' ')
      .trim();
    const block = content.includes(ARROW) ? blockAbove(blocks, line) : -1;
    if (block >= 0)
      for (const { text: written, query } of itemsIn(content))
        if (/\d/.test(written)) found.push({ place: '', before: '', query, text: written, block });
    from = source.indexOf('<!--', to);
  }
  return found;
}

/** The last paragraph or row that begins above a line. */
const blockAbove = (blocks: readonly Block[], line: number): number =>
  blocks.findLastIndex(({ kind, unit, at }) => kind === 'text' && unit === 'line' && at < line);

/** A quoted code of a query may hold what separates items: only what has an arrow begins one. */
function itemsIn(content: string): { text: string; query: string }[] {
  const items: { text: string; query: string }[] = [];
  for (const part of content.split(BETWEEN)) {
    const at = part.indexOf(ARROW);
    const last = items.at(-1);
    if (at >= 0) items.push({ text: part.slice(0, at).trim(), query: part.slice(at + ARROW.length).trim() });
    else if (last !== undefined) last.query += BETWEEN + part;
  }
  // a comment can't hold two hyphens side by side
  return items.map(({ text, query }) => ({ text, query: query.trim().replaceAll('- -', '--') }));
}
