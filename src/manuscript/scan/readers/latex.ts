import { reader } from '../block.ts';
import { blocksOfLines, type Line } from '../paragraphs.ts';
import { blanked, readTextBytes } from '../read-text.ts';

/** Commands whose argument is no text of the manuscript. */
const SILENT =
  /\\(?:cite[a-z]*|ref|eqref|autoref|cref|label|url|href|bibliography|bibliographystyle|includegraphics|input|include|usepackage|documentclass|vspace|hspace|setlength|multicolumn|multirow|cmidrule|cline)\*?(?:\([^)]*\))?(?:\[[^\]]*\])*(?:\{[^{}]*\})?/g;

/** Plain text of LaTeX, line by line. */
const plain = (source: string): string => {
  const start = source.indexOf('\\begin{document}');
  const body = start < 0 ? source : blanked(source.slice(0, start)) + source.slice(start);
  return body
    .replace(/(?<!\\)%[^\n]*/g, '')
    .replace(/\\begin\{(verbatim|lstlisting|comment)\}[\s\S]*?\\end\{\1\}/g, blanked)
    .replace(SILENT, ' ')
    .replace(/\\begin\{(?:tabular[x*]?|longtable|array)\}(?:\[[^\]]*\])?(?:\{[^{}]*\})*/g, ' ')
    .replace(/\\(?:begin|end)\{[^{}]*\}/g, ' ')
    .replace(/\\([%&#$_{}])/g, (_, sign: string) => (sign === '&' ? '\u0001' : sign))
    .replace(/\\(?:[,;:!> ]|thinspace|quad|qquad)|~/g, ' ')
    .replace(/\\(?:times|cdot)\b/g, '×')
    .replace(/\\(?:leq?|leqslant)\b/g, '≤')
    .replace(/\\(?:geq?|geqslant)\b/g, '≥')
    .replace(/\\kappa\b/g, 'κ')
    .replace(/\\num\{([^{}]*)\}/g, '$1')
    .replace(/\\SI\{([^{}]*)\}\{\\percent\}/g, '$1%')
    .replace(/---?/g, match => (match.length === 3 ? '—' : '–'))
    .replace(/\$/g, '');
};

export const latex = reader({
  name: 'latex',
  describe: 'LaTeX, with tabular rows; comments, commands and the preamble are left out',
  extensions: ['tex', 'latex', 'ltx'],
  async read(bytes, name) {
    return blocksOfLines(plain(readTextBytes(bytes, name)).split('\n').map(lineOf));
  },
});

const stripped = (text: string): string =>
  text
    .replace(/\\[a-zA-Z]+\*?/g, ' ')
    .replace(/[{}]/g, '')
    .replace(/\\/g, ' ')
    .replaceAll('\u0001', '&');

function lineOf(text: string): Line {
  const heading = /\\(?:part|chapter|(?:sub)*section|paragraph)\*?\{([^{}]*)\}/.exec(text);
  if (heading) return { kind: 'heading', text: stripped(heading[1]!) };
  if (/^\s*\\(?:top|mid|bottom)rule|^\s*\\hline/.test(text) && !text.includes('&')) return { kind: 'rule', text };
  if (text.includes('&')) return { kind: 'row', text, cells: stripped(text.replace(/\\\\.*$/, '')).split('&') };
  const words = stripped(text);
  return words.trim() === '' ? { kind: 'blank', text } : { kind: 'text', text: words };
}
