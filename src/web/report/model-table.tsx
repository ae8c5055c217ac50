import type { JSX } from 'preact';
import { headerRows } from '../../export/table/flat-header.ts';
import { linesOf } from '../../export/table/lines.ts';
import type { TableCell, TableModel } from '../../model/table-model.ts';
import { paperWidths } from './paper-widths.ts';
import { svgAddress } from './svg-address.ts';

/** A figure's picture. It stands alone in its own image, so that nothing in it can reach the page. */
export const Picture = ({ svg, alt, name }: { svg: string; alt: string; name: string }): JSX.Element => (
  <img src={svgAddress(svg)} alt={alt} data-figure={name} />
);

/** A table of the build; numbers that a result row stands behind open their studies, unless it is plain or the row has none. */
export function ModelTable({
  model,
  isPlain = false,
  opens = () => !isPlain,
}: {
  model: TableModel;
  isPlain?: boolean;
  opens?: (row: string) => boolean;
}): JSX.Element {
  const [heads, lines] = [headerRows(model), linesOf(model)];
  const paper = paperWidths(
    model.columns.map((_, at) => [
      ...heads.flatMap(row => row.filter(({ from, to }) => from === at && to === at).map(({ text }) => text)),
      ...lines.filter(({ spanning }) => !spanning).map(({ cells }) => cells[at]?.text ?? ''),
    ]),
  );
  return (
    <>
      <table class={`model ${paper.table}`}>
        <caption class="off-screen">{model.title}</caption>
        <thead>
          {heads.map((row, at) => (
            <tr key={String(at)}>
              {row.map(cell => (
                <th
                  key={String(cell.from)}
                  scope="col"
                  colSpan={cell.to - cell.from + 1}
                  rowSpan={cell.rowspan}
                  class={`${cell.align} ${cell.from === cell.to ? paper.column(cell.from) : ''}`}
                >
                  {cell.text}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={String(at)} class={line.emphasis}>
              {line.spanning ? (
                <th scope="rowgroup" colSpan={model.columns.length}>
                  {line.cells[0]?.text}
                </th>
              ) : (
                line.cells.map((cell, index) =>
                  index === 0 && cell.text !== '' ? (
                    <th key="0" scope="row" class={`depth-${Math.min(3, line.indent)}`}>
                      <ModelCell cell={cell} opens={opens} />
                    </th>
                  ) : (
                    <td key={String(index)} class={model.columns[index]?.align}>
                      <ModelCell cell={cell} opens={opens} />
                    </td>
                  ),
                )
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {model.footnotes.map((note, at) => (
        <p key={note} class="note">
          <sup>{at + 1}</sup> {note}
        </p>
      ))}
      {model.notes.map(note => (
        <p key={note} class="note">
          {note}
        </p>
      ))}
    </>
  );
}

function ModelCell({ cell, opens }: { cell: TableCell; opens: (row: string) => boolean }): JSX.Element {
  const marks = cell.footnotes.length === 0 ? null : <sup>{cell.footnotes.map(at => at + 1).join(', ')}</sup>;
  if (cell.row === null || cell.n === null || !opens(cell.row))
    return (
      <>
        {cell.text}
        {marks}
      </>
    );
  return (
    <>
      <button type="button" class="number" data-row={cell.row} data-n={cell.n}>
        {cell.text}
      </button>
      {marks}
    </>
  );
}
