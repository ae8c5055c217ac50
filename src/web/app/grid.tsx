import type { JSX } from 'preact';
import { Wide } from '../views/wide.tsx';
import { addressOf, type FoundCell, foundRows } from './found-cells.ts';
import type { TabProps } from './tab-props.ts';

export const MARKS = { error: '✗', warning: '▲', note: 'i' } as const;
/** So many rows are shown at once. */
const MOST = 100;

/** The sheet's own rows, the worst first; a cell with a finding is a button that opens it for correction. */
export function Grid({
  bench,
  language,
  cells,
  open,
}: Pick<TabProps, 'bench' | 'language'> & {
  cells: ReadonlyMap<string, FoundCell>;
  open: (cell: FoundCell) => void;
}): JSX.Element {
  const strings = language.strings.app;
  const { studies, format } = bench.look.open;
  const { table } = studies.coded;
  const marked = foundRows(cells);
  const all = marked.length > 0 ? marked : Array.from({ length: table.rows }, (_, row) => row);
  return (
    <Wide>
      <table class="grid">
        <caption>
          {marked.length > 0 ? strings.rowsWithFindings : strings.sheet}{' '}
          {all.length > MOST ? strings.firstRows(format.count(MOST), format.count(all.length)) : ''}
        </caption>
        <thead>
          <tr>
            <th scope="col">{strings.row}</th>
            {table.columns.map(column => (
              <th key={column.letter} scope="col">
                {column.header === '' ? column.letter : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.slice(0, MOST).map(row => (
            <tr key={String(row)}>
              <th scope="row">{table.at(row, null).row}</th>
              {table.columns.map((column, at) => {
                const found = cells.get(addressOf(table.at(row, at)) ?? '');
                const text = column.value(row);
                if (found === undefined) return <td key={column.letter}>{text}</td>;
                const [worst] = found.findings;
                return (
                  <td key={column.letter} class={worst!.severity}>
                    <button
                      type="button"
                      class="study"
                      data-cell={found.address}
                      aria-label={strings.openCell(found.address, text, worst!.message)}
                      onClick={() => open(found)}
                    >
                      <strong aria-hidden="true">{MARKS[worst!.severity]}</strong> {text}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
