import { TEX_CHARACTER_MACRO, texText } from '../../../base/tex-text.ts';
import type { TableCell, TableModel } from '../../../model/table-model.ts';
import { type ColumnExtent, columnExtents, fitColumns, isWide } from '../column-extents.ts';
import { decimalPadding } from '../decimal-padding.ts';
import { headerRows } from '../flat-header.ts';
import { footnoteMark } from '../footnote-mark.ts';
import { isBold, type Line, linesOf } from '../lines.ts';
import { splitColumns } from '../split-columns.ts';
import { tableFormat } from '../table-format.ts';

/** Characters of \footnotesize in a line of A4 upright, and on its side. */
const UPRIGHT = 92;
const SIDEWAYS = 145;
/** Lines that fit on one page. */
const ONE_PAGE = 34;

/** LaTeX with booktabs: a floating table, or a longtable where it is longer than a page, on its side where it is wide. */
export const tex = tableFormat({
  name: 'tex',
  extension: 'tex',
  describe: 'LaTeX (booktabs, longtable)',
  async write(table: TableModel): Promise<string> {
    const parts = splitColumns(table, spacedExtents(table), SIDEWAYS).map((part, at) => texTable(part, at > 0));
    const packages = [...new Set(parts.flatMap(part => part.packages))];
    const text = parts.map(part => part.text).join('\n');
    return `% needs \\usepackage{${packages.join(',')}}\n${uncertain(text)}${text.includes('\\scopebookchar') ? `${TEX_CHARACTER_MACRO}\n` : ''}${text}`;
  },
});

/** The gaps between columns take room too. */
const spacedExtents = (table: TableModel): ColumnExtent[] =>
  columnExtents(table).map(({ natural, least, word }) => ({ natural, least: least + 2.5, word: word + 2.5 }));

/** A table, or a further part of one that is too wide, which has the number of the part before it. */
function texTable(table: TableModel, isContinued: boolean): { readonly packages: string[]; readonly text: string } {
  const extents = spacedExtents(table);
  const wide = isWide(extents, UPRIGHT);
  const total = wide ? SIDEWAYS : UPRIGHT;
  const widths = fitColumns(extents, total);
  const natural = extents.reduce((sum, extent) => sum + extent.natural + 2, 0);
  const wrapped = natural > total || linesOf(table).some(line => line.cells.some(cell => cell.text.includes('\n')));
  const columns = table.columns
    .map((column, index) => {
      const letter = column.align[0]!;
      if (!wrapped) return letter;
      const ragged = { left: '\\raggedright', right: '\\raggedleft', center: '\\centering' }[column.align];
      return `>{${ragged}\\arraybackslash}p{\\dimexpr ${(widths[index]! / total).toFixed(4)}\\linewidth-2\\tabcolsep\\relax}`;
    })
    .join('');
  const lines = linesOf(table);
  const height = lines.reduce((sum, line) => sum + heightOf(line, widths, wrapped), 0);
  const long = wide || height > ONE_PAGE;
  const mark = cellPrinter(table);
  const head = headOf(table, wrapped);
  const body = lines.map(line => lineOf(table, line, mark)).join('');
  const width = table.columns.length;
  const caption = isContinued
    ? `\\caption[]{${texText(table.title)} (continued)}`
    : `\\caption{${texText(table.title)}}\\label{tab:${labelOf(table.name)}}`;
  const begin = long
    ? [
        `\\begin{longtable}{@{}${columns}@{}}`,
        `${caption}\\\\`,
        `\\toprule\n${head}\\midrule\n\\endfirsthead`,
        `\\multicolumn{${width}}{@{}l@{}}{\\emph{continued}}\\\\\n\\toprule\n${head}\\midrule\n\\endhead`,
        '\\bottomrule\n\\endfoot',
        '\\bottomrule\n\\endlastfoot',
      ]
    : [
        '\\begin{table}[htbp]',
        '\\footnotesize',
        caption,
        '\\centering',
        `\\begin{tabular}{@{}${columns}@{}}`,
        `\\toprule\n${head}\\midrule`,
      ];
  const notes = notesOf(table);
  const parts = long
    ? [
        ...(wide ? ['\\begin{landscape}'] : []),
        '\\begingroup\\footnotesize\\setlength{\\tabcolsep}{3pt}\\setlength{\\LTcapwidth}{\\linewidth}',
        `${begin.join('\n')}\n${body}\\end{longtable}`,
        ...(notes === '' ? [] : [`\\noindent ${notes}\\par`]),
        '\\endgroup',
        ...(wide ? ['\\end{landscape}'] : []),
      ]
    : [
        `${begin.join('\n')}\n${body}\\bottomrule\n\\end{tabular}`,
        ...(notes === ''
          ? []
          : [`\n\\smallskip\n\\begin{minipage}{\\linewidth}\\footnotesize\n${notes}\n\\end{minipage}`]),
        '\\end{table}',
      ];
  const packages = ['array', 'booktabs', ...(long ? ['longtable'] : []), ...(wide ? ['pdflscape'] : [])];
  const text = `${isContinued ? '\\addtocounter{table}{-1}\n' : ''}${parts.join('\n')}\n`;
  return { packages, text };
}

/** Characters that pdfLaTeX prints only with an encoding that has them, for the author to know. */
function uncertain(text: string): string {
  const characters = new Set([...text.matchAll(/\\scopebookchar\{[0-9A-F]+\}\{(.)\}/gu)].map(match => match[1]));
  return characters.size === 0
    ? ''
    : `% pdfLaTeX prints the code points of these where the document's font encoding lacks them: ${[...characters].join(' ')}\n`;
}

const labelOf = (name: string): string => name.replace(/[^A-Za-z0-9-]+/g, '-');

/** Prints cells with the marks of their footnotes, and room for what others of the column have behind them. */
function cellPrinter(table: TableModel): (cell: TableCell) => string {
  const paddingOf = decimalPadding(table);
  return cell => {
    const { digits, marks } = paddingOf(cell);
    const own = cell.footnotes.map(index => footnoteMark(index, table.look?.marks)).join(',');
    const unseen = `${marks === '' ? '' : `\\textsuperscript{${marks}}`}${digits}`;
    return `${texText(cell.text)}${own === '' ? '' : `\\textsuperscript{${texText(own)}}`}${unseen === '' ? '' : `\\phantom{${unseen}}`}`;
  };
}

/** The lines that a row takes on the page. */
const heightOf = (line: Line, widths: readonly number[], wrapped: boolean): number =>
  !wrapped || line.spanning
    ? 1
    : Math.max(
        1,
        ...line.cells.map((cell, index) =>
          cell.text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / widths[index]!)), 0),
        ),
      );

function headOf(table: TableModel, wrapped: boolean): string {
  const rows = headerRows(table);
  return rows
    .map((row, depth) => {
      const last = depth === rows.length - 1;
      const cells: string[] = [];
      const rules: string[] = [];
      for (let column = 0; column < table.columns.length; ) {
        const own = row.find(cell => cell.from === column);
        // a header that spans rows is printed in the lowest
        const reaching = last
          ? rows.flat().find(cell => cell.from === column && cell.to === column && cell.rowspan > 1)
          : undefined;
        const cell = own !== undefined && (own.rowspan === 1 || last) ? own : reaching;
        if (cell === undefined || cell.text === '') cells.push('');
        else if (cell.to > cell.from || !last) {
          cells.push(`\\multicolumn{${cell.to - cell.from + 1}}{c}{${oneLine(cell.text)}}`);
          rules.push(`\\cmidrule(lr){${cell.from + 1}-${cell.to + 1}}`);
        } else cells.push(wrapped ? texText(cell.text) : oneLine(cell.text));
        column = (cell?.to ?? column) + 1;
      }
      return `${cells.join(' & ')} \\\\\n${rules.join('')}${rules.length > 0 ? '\n' : ''}`;
    })
    .join('');
}

function lineOf(table: TableModel, line: Line, mark: (cell: TableCell) => string): string {
  const [first, ...rest] = line.cells;
  const bold = (text: string, column: number): string =>
    isBold(line, column) && text !== '' ? `\\textbf{${text}}` : text;
  if (line.spanning) return `\\multicolumn{${table.columns.length}}{@{}l}{${bold(mark(first!), 0)}} \\\\*\n`;
  const indent = line.indent > 0 ? `\\hspace*{${line.indent}em}` : '';
  return `${[`${indent}${bold(mark(first!), 0)}`, ...rest.map((cell, index) => bold(mark(cell), index + 1))].join(' & ')} \\\\\n`;
}

/** Where a cell can't be broken. */
const oneLine = (text: string): string => texText(text.replaceAll('\n', ' '));

const notesOf = (table: TableModel): string =>
  [
    ...table.footnotes.map(
      (note, index) => `\\textsuperscript{${texText(footnoteMark(index, table.look?.marks))}} ${texText(note)}\\par`,
    ),
    ...(table.notes.length === 0 ? [] : [table.notes.map(note => texText(note)).join(' ')]),
  ].join('\n');
