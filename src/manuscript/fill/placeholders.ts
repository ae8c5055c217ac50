import { codeRanges } from './code-ranges.ts';

/** The kinds of manuscript that can be filled; `quarto` is Markdown whose code is run (Quarto, R Markdown). */
export type ManuscriptKind = 'markdown' | 'quarto' | 'latex' | 'html' | 'docx';

/** A placeholder in a text: offsets of the whole of it, and the query between the braces. */
export interface Placeholder {
  readonly start: number;
  readonly end: number;
  readonly query: string;
}

/** Something that begins like a placeholder and is none. */
export interface BrokenPlaceholder {
  readonly at: number;
  readonly message: string;
}

/**
 * The placeholders `{{ query }}` of a text, in order.
 *
 * What other programs write with two braces is left alone: `{{<` and `{{%` (Quarto, Hugo), `\{{`, and in LaTeX everything
 * that is not two braces and a space, or that goes on with a command. In Quarto and R Markdown all code stays as it is:
 * `{{ x }}` is R there.
 *
 * @example findPlaceholders('a {{ year }} b', 'markdown').found // => [{ start: 2, end: 12, query: 'year' }]
 * @example findPlaceholders('{{a {{ b }}', 'markdown').broken.length // => 1
 */
export function findPlaceholders(
  text: string,
  kind: ManuscriptKind,
): { found: Placeholder[]; broken: BrokenPlaceholder[] } {
  const found: Placeholder[] = [];
  const broken: BrokenPlaceholder[] = [];
  const code = kind === 'quarto' ? codeRanges(text) : [];
  for (let at = text.indexOf('{{'); at >= 0; ) {
    const inside = code.find(({ start, end }) => start <= at && at < end);
    if (inside !== undefined) {
      at = text.indexOf('{{', inside.end);
      continue;
    }
    const after = text.slice(at + 2, at + 40);
    if (text[at - 1] === '\\' || /^[<%]/.test(after) || (kind === 'latex' && !/^\s+[^\s\\{}]/.test(after))) {
      at = text.indexOf('{{', at + 2);
      continue;
    }
    const close = text.indexOf('}}', at + 2);
    const paragraph = text.slice(at).search(/\n[ \t]*\r?\n/);
    const end = close < 0 || (paragraph >= 0 && at + paragraph < close) ? -1 : close;
    const next = text.indexOf('{{', at + 2);
    if (end < 0) broken.push({ at, message: 'a placeholder is opened with {{ and not closed in its paragraph' });
    else if (next >= 0 && next < end)
      broken.push({
        at,
        message: 'a placeholder begins inside another one; close the first with }} before the next begins',
      });
    else {
      const written = text
        .slice(at + 2, end)
        .replace(/\s+/g, ' ')
        .trim();
      // in the cell of a Markdown table a bar is written \|
      const query = kind === 'markdown' || kind === 'quarto' ? written.replaceAll('\\|', '|') : written;
      if (query === '') broken.push({ at, message: 'a placeholder is empty; write e.g. {{ method = prompting }}' });
      else found.push({ start: at, end: end + 2, query });
    }
    at = text.indexOf('{{', end < 0 ? at + 2 : end + 2);
  }
  return { found, broken };
}
