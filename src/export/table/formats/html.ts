import { htmlText } from '../../../base/html-text.ts';
import { staticPage } from '../../../base/static-page.ts';
import type { TableCell, TableModel } from '../../../model/table-model.ts';
import { decimalPadding } from '../decimal-padding.ts';
import { headerRows } from '../flat-header.ts';
import { footnoteMark } from '../footnote-mark.ts';
import { type Line, linesOf } from '../lines.ts';
import { tableFormat } from '../table-format.ts';

const inCell = (text: string): string => htmlText(text).replace(/(?<!\s)[^\S\n]*\n\s*/g, '<br>');

/** No colour carries meaning; everything is in the file itself. */
const STYLE = `:root{color-scheme:light}
body{margin:1.5rem;background:#fff;color:#1a1a1a;font:1rem/1.45 Arial,Helvetica,sans-serif}
.wide{overflow-x:auto}
table{border-collapse:collapse;border-top:2px solid;border-bottom:2px solid}
caption{text-align:left;padding:0 0 .5rem}
h1{margin:0;font-size:1rem}
th,td{padding:.25rem .6rem;vertical-align:top;text-align:left;font-weight:400}
thead th{font-weight:700;vertical-align:bottom}
thead tr:last-child th,thead th.low{border-bottom:1px solid}
thead th.span{border-bottom:1px solid;text-align:center}
.right{text-align:right;font-variant-numeric:tabular-nums}.center{text-align:center}
tbody th.heading,tr.heading th,tr.total th,tr.total td{font-weight:700}
.notes{max-width:60rem;font-size:.875rem}
.notes ol{padding-left:1.5rem}
sup{line-height:0}
sup a{padding:0 .15em}
ol{list-style-type:lower-alpha}ol.symbols{list-style:none;padding-left:0}
.pad::after{content:attr(data-pad);visibility:hidden}
a{color:#0b4f9e}
@media print{.wide{overflow:visible}thead{display:table-header-group}tr{break-inside:avoid}}`;

/** HTML that stands alone: a caption, header cells with scope and id, footnotes that are linked there and back. */
export const html = tableFormat({
  name: 'html',
  extension: 'html',
  describe: 'HTML for browsers and screen readers',
  async write(table: TableModel): Promise<string> {
    const seen = new Set<number>();
    const markOf = (index: number): string => footnoteMark(index, table.look?.marks);
    const paddingOf = decimalPadding(table);
    const mark = (index: number): string => {
      // the way back leads to the first mention
      const id = seen.has(index) ? '' : ` id="ref-${index + 1}"`;
      seen.add(index);
      return `<a href="#note-${index + 1}"${id} aria-label="footnote ${markOf(index)}">${markOf(index)}</a>`;
    };
    const content = (cell: TableCell): string => {
      const padding = paddingOf(cell);
      return (
        inCell(cell.text) +
        (cell.footnotes.length === 0 ? '' : `<sup>${cell.footnotes.map(mark).join(',')}</sup>`) +
        (padding.marks === '' ? '' : `<sup class="pad" aria-hidden="true" data-pad="${padding.marks}"></sup>`) +
        (padding.digits === '' ? '' : `<span class="pad" aria-hidden="true" data-pad="${padding.digits}"></span>`)
      );
    };
    const symbols = table.look?.marks === 'symbols';
    const head = headOf(table);
    const body = bodyOf(table, content);
    const footnotes =
      table.footnotes.length === 0
        ? ''
        : `<ol${symbols ? ' class="symbols"' : ''}>\n${table.footnotes.map((note, index) => `<li id="note-${index + 1}">${symbols ? `<sup>${markOf(index)}</sup> ` : ''}${htmlText(note)} <a href="#ref-${index + 1}">back to mark ${markOf(index)}</a></li>\n`).join('')}</ol>\n`;
    const notes = table.notes.length === 0 ? '' : `<p>${table.notes.map(htmlText).join(' ')}</p>\n`;
    return staticPage({
      title: table.title,
      description: table.alt,
      style: STYLE,
      body: `<div class="wide" role="region" aria-labelledby="caption" tabindex="0">
<table${footnotes + notes === '' ? '' : ' aria-describedby="notes"'}>
<caption id="caption"><h1>${htmlText(table.title)}</h1></caption>
${head}${body}</table>
</div>${footnotes + notes === '' ? '' : `\n<div class="notes" id="notes">\n${footnotes}${notes}</div>`}`,
    });
  },
});

function headOf(table: TableModel): string {
  const rows = headerRows(table);
  const cells = rows.map((row, depth) =>
    row
      .map(cell => {
        if (cell.text === '' && cell.rowspan === 1 && depth < rows.length - 1) return '<td></td>';
        const spans = cell.to > cell.from;
        const isSpan = depth < rows.length - cell.rowspan || (cell.rowspan === 1 && depth < rows.length - 1);
        const attributes = [
          `id="${headerId(depth, cell.from)}"`,
          `scope="${isSpan && spans ? 'colgroup' : 'col'}"`,
          ...(spans ? [`colspan="${cell.to - cell.from + 1}"`] : []),
          ...(cell.rowspan > 1 ? [`rowspan="${cell.rowspan}"`] : []),
          isSpan ? 'class="span"' : `class="low ${cell.align}"`,
        ];
        return `<th ${attributes.join(' ')}>${inCell(cell.text)}</th>`;
      })
      .join('\n'),
  );
  return `<thead>\n${cells.map(row => `<tr>\n${row}\n</tr>\n`).join('')}</thead>\n`;
}

const headerId = (depth: number, column: number): string => `c${depth}-${column}`;

/** The ids of the header cells above each column, the uppermost first. */
function headersAbove(table: TableModel): string[] {
  const rows = headerRows(table);
  return table.columns.map((_, column) =>
    rows
      .flatMap((row, depth) =>
        row
          .filter(cell => cell.from <= column && column <= cell.to && cell.text !== '')
          .map(cell => headerId(depth, cell.from)),
      )
      .join(' '),
  );
}

function bodyOf(table: TableModel, content: (cell: TableCell) => string): string {
  const above = headersAbove(table);
  const lines = linesOf(table);
  const bodies = [...new Set(lines.map(line => line.groupIndex))];
  return bodies
    .map(group => {
      const own = lines.filter(line => line.groupIndex === group);
      const heading = own.some(line => line.kind === 'heading') ? ` g${group}` : '';
      const rows = own.map((line, index) => rowOf(table, line, `r${group}-${index}`, heading, above, content));
      return `<tbody>\n${rows.join('')}</tbody>\n`;
    })
    .join('');
}

function rowOf(
  table: TableModel,
  line: Line,
  id: string,
  heading: string,
  above: readonly string[],
  content: (cell: TableCell) => string,
): string {
  const [first, ...rest] = line.cells;
  const indent = line.indent > 0 ? ` style="padding-left:${0.6 + line.indent * 1.2}rem"` : '';
  if (line.kind === 'heading') {
    const wide = line.spanning ? ` colspan="${table.columns.length}"` : '';
    const cells = line.spanning
      ? ''
      : rest
          .map((cell, index) =>
            td(cell, `${above[index + 1]}${heading}`, table.columns[index + 1]?.align ?? 'left', content),
          )
          .join('');
    return `<tr class="heading"><th id="${heading.trim()}" scope="rowgroup"${wide} headers="${above[0]}">${content(first!)}</th>${cells}</tr>\n`;
  }
  const emphasis = line.emphasis === 'none' ? '' : ` class="${line.emphasis}"`;
  return `<tr${emphasis}><th id="${id}" scope="row" headers="${above[0]}${heading}"${indent}>${content(first!)}</th>${rest
    .map((cell, index) =>
      td(cell, `${above[index + 1]}${heading} ${id}`, table.columns[index + 1]?.align ?? 'left', content),
    )
    .join('')}</tr>\n`;
}

const td = (cell: TableCell, headers: string, align: string, content: (cell: TableCell) => string): string =>
  `<td headers="${headers}"${align === 'left' ? '' : ` class="${align}"`}>${content(cell)}</td>`;
