import { spans } from '../base/spans.ts';
import type { Block } from './read/block.ts';
import { withoutMarkup } from './read/formats/markdown.ts';
import { findMentions } from './scan/find-mentions.ts';
import type { Mention } from './scan/mention.ts';

/** A number of a Markdown file with the mark behind it that says what it is. */
export interface Mark {
  readonly line: number;
  /** what stands after `claim:` */
  readonly words: string;
  /** the number before it on the same line or paragraph, null where there is none */
  readonly mention: Mention | null;
}

/**
 * The marks of a Markdown file: `69 of 87 studies (79.3%)<!-- claim: method = prompting -->`. A mark speaks of the number that
 * ends nearest before it, in the same paragraph, after the mark before.
 */
export function marksIn(text: string): Mark[] {
  const source = text.replace(/\r\n?/g, '\n');
  const marks: Mark[] = [];
  let previous = 0;
  for (const { from, to, inside } of spans(source, /<!--\s*claim:/g, () => /-->/g)) {
    const start = Math.max(previous, source.lastIndexOf('\n\n', from) + 1);
    // markup is blanked in place or taken away: the same lines hold the same numbers
    const before = withoutMarkup(source.slice(start, from));
    const block: Block = { text: before, kind: 'text', section: '', unit: 'line', at: 1 };
    const mention = findMentions([block]).mentions.at(-1) ?? bare(before);
    marks.push({ line: source.slice(0, from).split('\n').length, words: inside.trim(), mention });
    previous = to;
  }
  return marks;
}

/** A lone number directly before the mark: `87<!-- claim: … -->`. */
function bare(text: string): Mention | null {
  const match = /(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)[^\d]{0,40}$/.exec(text);
  return match === null
    ? null
    : {
        block: 0,
        start: match.index,
        end: match.index + match[1]!.length,
        text: match[1]!,
        numbers: { n: match[1]! },
        whole: false,
      };
}
