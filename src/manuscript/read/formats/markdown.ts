import { replaceSpans } from '../../../base/spans.ts';
import { reader } from '../block.ts';
import { blocksOfLines, type Line } from '../blocks-of-lines.ts';
import { withDashedTables } from '../dashed-tables.ts';
import { blanked, readTextBytes } from '../read-text.ts';

/** Without blocks between fences; one that nothing closes goes on to the end of the text. */
const withoutCode = (text: string): string =>
  replaceSpans(
    text,
    /^ {0,3}(```|~~~)[^\n]*$/gm,
    ([, fence]) => new RegExp(`\\n {0,3}${fence}[^\\n]*|$(?![^])`, 'g'),
    blanked,
  );

/** Code, comments, addresses and link targets hold no reported numbers. */
export const withoutMarkup = (text: string): string =>
  replaceSpans(withoutCode(text.replace(/^---\n[\s\S]*?\n---(?=\n)/, blanked)), /<!--/g, () => /-->/g, blanked)
    .replace(/`[^`\n]*`|<sup>[^<\n]*<\/sup>|\[\^[^[\]\s]+\]:?/g, blanked)
    .replace(/\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/g, match => `]${' '.repeat(match.length - 1)}`)
    .replace(/\bhttps?:\/\/[^\s<>)]+|\b(?:doi:|arXiv:)\s?[^\s<>)\]]+/gi, blanked)
    .replace(/[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}/g, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!|%<>])/g, '$1');

export const markdown = reader({
  name: 'markdown',
  describe: 'Markdown, with pipe tables and tables of dashes; code, comments and addresses are left out',
  extensions: ['md', 'markdown', 'qmd', 'rmd'],
  async read(bytes, name) {
    const source = readTextBytes(bytes, name);
    const lines = withoutMarkup(source).split('\n');
    // cells stand where they are written, with their markup; what is no text has no table either
    const written = source.split('\n').map((line, i) => (lines[i]?.trim() === '' ? '' : line));
    return blocksOfLines(withDashedTables(written, i => lineOf(lines[i]!), withoutMarkup));
  },
});

function lineOf(text: string): Line {
  if (text.trim() === '') return { kind: 'blank', text };
  const heading = /^ {0,3}#{1,6}\s(.*)$/.exec(text);
  if (heading) return { kind: 'heading', text: heading[1]!.replace(/(?<!#)#+$/, '').trim() };
  if (/^\s*(?:\|\s*)?:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*(?:\|\s*)?$/.test(text) && text.includes('|'))
    return { kind: 'rule', text };
  if (/^\s*\|.*\|\s*$/.test(text)) return { kind: 'row', text, cells: cellsOf(text) };
  return { kind: 'text', text: text.replace(/^\s*(?:[-+*]|\d{1,3}[.)])\s+/, '') };
}

/** A blank that is written as an entity indents a cell. */
const cellsOf = (text: string) =>
  text
    .trim()
    .slice(1, -1)
    .split('|')
    .map(cell => ({ text: cell.replace(/&(?:emsp|ensp|nbsp|thinsp);/g, ' ') }));
