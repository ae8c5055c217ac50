import { replaceSpans } from '../../../base/spans.ts';
import { reader } from '../block.ts';
import { blocksOfLines, type Line } from '../blocks-of-lines.ts';
import { BREAK, ROW, rowsOnLines } from '../latex-rows.ts';
import { blanked, readTextBytes } from '../read-text.ts';

/** Commands whose argument is no text of the manuscript. */
const SILENT =
  /\\(?:cite[a-z]*|textsuperscript|tnote|footnotemark|ref|eqref|autoref|cref|label|url|href|bibliography|bibliographystyle|includegraphics|input|include|usepackage|documentclass|vspace|hspace|setlength)\*?(?:\([^)]{0,99}\))?(?:\[[^\]]{0,300}\]){0,3}(?:\{[^{}]*\})?/g;

/** What stands for an ampersand that is one, and for the number of columns that a cell spans, until cells are apart: characters for private use. */
const AMPERSAND = '\ue001';
const SPANS = '\ue002';
const SPAN = /\ue002(\d+);/;

/** What a sign behind a backslash writes over the next letter: `\"o`. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
};

/** The beginning of a table with its width and its columns. */
const BEGIN_TABLE =
  /\\begin\{(?:tabular[xy*]?|tabulary|longtable|supertabular|array)\}(?:\[[^\]]{0,99}\])?(?:\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}){0,2}/g;

/** Plain text of LaTeX, line by line. */
const plain = (source: string): string => {
  const start = source.indexOf('\\begin{document}');
  const body = start < 0 ? source : blanked(source.slice(0, start)) + source.slice(start);
  const shown = replaceSpans(
    body.replace(/(?<!\\)%[^\n]*/g, ''),
    /\\begin\{(verbatim|lstlisting|comment)\}/g,
    ([, environment]) => new RegExp(`\\\\end\\{${environment}\\}`, 'g'),
    blanked,
  );
  return rowsOnLines(shown)
    .replace(/\\multicolumn\{(\d+)\}\{(?:[^{}]|\{[^{}]*\})*\}/g, `${SPANS}$1;`)
    .replace(/\\multirow(?:\[[^\]]{0,99}\])?\{\d{1,9}\}(?:\[[^\]]{0,99}\])?\{[^{}]*\}/g, ' ')
    .replace(SILENT, ' ')
    .replace(BEGIN_TABLE, match => match.replace(/[^\n]/g, ' '))
    .replace(/\\(?:begin|end)\{[^{}]*\}/g, ' ')
    .replace(/(?<!\\)\\([`'^"~])(?:\{([A-Za-z])\}|([A-Za-z]))/g, (_, sign: string, inside = '', letter = '') =>
      `${inside}${letter}${ACCENTS[sign]!}`.normalize(),
    )
    .replace(/\\([%&#$_{}])/g, (_, sign: string) => (sign === '&' ? AMPERSAND : sign))
    .replace(/\\(?:[,;:!> ]|thinspace|quad|qquad)|~/g, ' ')
    .replace(/\\(?:times|cdot)\b/g, '×')
    .replace(/\\(?:leq?|leqslant)\b/g, '≤')
    .replace(/\\(?:geq?|geqslant)\b/g, '≥')
    .replace(/\\(?:text)?kappa\b(?:\{\})?/g, 'κ')
    .replace(/\\(?:text)?alpha\b(?:\{\})?/g, 'α')
    .replace(/\\[()]/g, '')
    .replace(/\\(?:text(?:percent)?|percent)\b(?:\{\})?(?!\{)/g, '%')
    .replace(/\\pm\b/g, '±')
    .replace(/\\(?:SI|qty)\{([^{}]*)\}\{(?:\\percent|%)\}/g, '$1%')
    .replace(/\\footnote\{/g, ' (')
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
    return blocksOfLines(
      plain(readTextBytes(bytes, name))
        .split('\n')
        .flatMap((line, index) =>
          line
            .split(BREAK)
            .filter((part, _, all) => all.length === 1 || part.trim() !== '')
            .map(part => ({ ...lineOf(part), at: index + 1 })),
        ),
    );
  },
});

/** No commands and no braces. */
const bare = (text: string): string =>
  text
    .replace(/\\[a-zA-Z]+\*?/g, ' ')
    .replace(/[{}]/g, '')
    .replace(/\\/g, ' ');

const stripped = (text: string): string => bare(text).replace(SPAN, '').replaceAll(AMPERSAND, '&');

/** What stands between rows of a table and says nothing. */
const BETWEEN =
  /^(?:\s|\\(?:top|mid|bottom)rule|\\hline|\\c(?:midrule|line)(?:\([^)]*\))?\{[^{}]*\}|\\addlinespace|\\end(?:first|last)?(?:head|foot)\b|\\(?:no)?pagebreak|\[[^\]]*\]|\\\\)+$/;

function lineOf(text: string): Line {
  const heading = /\\(?:part|chapter|(?:sub)*section|paragraph)\*?\{([^{}]*)\}/.exec(text);
  if (heading) return { kind: 'heading', text: stripped(heading[1]!) };
  if (text.trim() !== '' && BETWEEN.test(text)) return { kind: 'rule', text };
  if (text.includes(ROW) || text.includes('&') || SPAN.test(text))
    return { kind: 'row', text, cells: cellsOf(text.replace(ROW, '').replace(/\\\\.*/, '')) };
  const words = stripped(text).replace(/(?<=\S) {2,}/g, ' ');
  return words.trim() === '' ? { kind: 'blank', text } : { kind: 'text', text: words };
}

/** Cells between ampersands; one that spans columns says how many. */
const cellsOf = (row: string) =>
  row
    .replace(/^(?:\s*\\(?:top|mid|bottom)rule|\s*\\hline)+/, '')
    .split('&')
    .map(cell => ({ text: stripped(cell).trim(), columns: Number(SPAN.exec(cell)?.[1] ?? 1) }));
