import type { JSX } from 'preact';
import { headerRows } from '../../export/table/flat-header.ts';
import { linesOf } from '../../export/table/lines.ts';
import type { TableCell, TableModel } from '../../model/table-model.ts';

/** A figure's picture. It stands alone in its own image, so that nothing in it can reach the page. */
export const Picture = ({ base64, alt, name }: { base64: string; alt: string; name: string }): JSX.Element => (
  <img src={`data:image/svg+xml;base64,${base64}`} alt={alt} data-figure={name} />
);

/** A table of the build; numbers that a result row stands behind open their studies, unless it is plain. */
export function ModelTable({ model, isPlain = false }: { model: TableModel; isPlain?: boolean }): JSX.Element {
  return (
    <>
      <table class="model">
        <caption class="off-screen">{model.title}</caption>
        <thead>
          {headerRows(model).map((row, at) => (
            <tr key={String(at)}>
              {row.map(cell => (
                <th
                  key={String(cell.from)}
                  scope="col"
                  colSpan={cell.to - cell.from + 1}
                  rowSpan={cell.rowspan}
                  class={cell.align}
                >
                  {cell.text}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {linesOf(model).map((line, at) => (
            <tr key={String(at)} class={line.emphasis}>
              {line.spanning ? (
                <th scope="rowgroup" colSpan={model.columns.length}>
                  {line.cells[0]?.text}
                </th>
              ) : (
                line.cells.map((cell, index) =>
                  index === 0 && cell.text !== '' ? (
                    <th key="0" scope="row" class={`depth-${Math.min(3, line.indent)}`}>
                      <ModelCell cell={cell} isPlain={isPlain} />
                    </th>
                  ) : (
                    <td key={String(index)} class={model.columns[index]?.align}>
                      <ModelCell cell={cell} isPlain={isPlain} />
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

function ModelCell({ cell, isPlain }: { cell: TableCell; isPlain: boolean }): JSX.Element {
  const marks = cell.footnotes.length === 0 ? null : <sup>{cell.footnotes.map(at => at + 1).join(', ')}</sup>;
  if (isPlain || cell.row === null || cell.n === null)
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
