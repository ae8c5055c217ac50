import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Finding } from '../../model/finding.ts';
import type { PatchedCell } from '../../pipeline/sheets/fix.ts';
import { Wide } from '../views/wide.tsx';
import { CellForm, type OpenedCell } from './cell-form.tsx';
import type { TabProps } from './tab-props.ts';

export const MARKS = { error: '✗', warning: '▲', note: 'i' } as const;
/** So many rows are shown at once. */
const MOST = 100;

const place = (row: number | null, column: string | null): string => `${column}${row}`;

/** The sheet's own rows; a cell with a finding is a button that opens it for correction. */
export function Grid({ bench, language, work, repairs }: TabProps & { repairs: readonly PatchedCell[] }): JSX.Element {
  const strings = language.strings.app;
  const { findings, studies, format } = bench.look.open;
  const { table } = studies.coded;
  const [opened, setOpened] = useState<OpenedCell | null>(null);
  const found = new Map<string, Finding[]>();
  for (const finding of findings)
    if (finding.file === table.file && finding.row !== null && finding.column !== null) {
      const at = place(finding.row, finding.column);
      found.set(at, [...(found.get(at) ?? []), finding]);
    }
  const repaired = new Map(repairs.map(cell => [place(cell.row, cell.column), cell.new]));
  const rows = Array.from({ length: table.rows }, (_, row) => row);
  const marked = rows.filter(row =>
    table.columns.some((_, column) => {
      const at = table.at(row, column);
      return found.has(place(at.row, at.column));
    }),
  );
  const all = marked.length > 0 ? marked : rows;
  const shown = all.slice(0, MOST);
  return (
    <>
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
            {shown.map(row => (
              <tr key={String(row)}>
                <th scope="row">{table.at(row, null).row}</th>
                {table.columns.map((cell, column) => {
                  const at = table.at(row, column);
                  const address = place(at.row, at.column);
                  const own = found.get(address) ?? [];
                  const [worst] = own;
                  const text = cell.value(row);
                  if (worst === undefined) return <td key={cell.letter}>{text}</td>;
                  return (
                    <td key={cell.letter} class={worst.severity}>
                      <button
                        type="button"
                        class="study"
                        data-cell={address}
                        aria-label={strings.openCell(address, text, worst.message)}
                        onClick={() =>
                          setOpened({ row, column, address, findings: own, repair: repaired.get(address) ?? null })
                        }
                      >
                        <strong aria-hidden="true">{MARKS[worst.severity]}</strong> {text}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {opened === null ? null : (
        <CellForm
          key={opened.address}
          cell={opened}
          bench={bench}
          language={language}
          work={work}
          close={() => setOpened(null)}
        />
      )}
    </>
  );
}
