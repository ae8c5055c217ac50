import type { JSX } from 'preact';
import type { MapChoice } from '../report/map-choice.ts';
import type { MapTable } from '../report/map-table.ts';
import { type PaperWidths, paperWidths } from '../report/paper-widths.ts';
import { type VisibleColumn, visibleMap } from '../report/visible-map.ts';
import { usePage } from './context.ts';
import { MapCellView } from './map-cell.tsx';
import { NumberButton } from './number-button.tsx';
import { Wide } from './wide.tsx';

interface MatrixParts {
  readonly table: MapTable;
  readonly choice: MapChoice;
  choose(next: Partial<MapChoice>): void;
}

/** Labels of more characters get a column as wide as a heading may be, or they would stand in a tower. */
const LONG = 40;

const keyOf = ({ head, isFolded }: VisibleColumn): string => `${isFolded} ${head.missing} ${head.level}`;

const toggled = (list: readonly string[], level: string): string[] =>
  list.includes(level) ? list.filter(entry => entry !== level) : [...list, level];

/** The evidence map as a native table, with a button in every cell that has units. */
export function Matrix({ table, choice, choose }: MatrixParts): JSX.Element {
  const { loaded, strings, unitsOf } = usePage();
  const { words, format } = loaded;
  const { lines, columns } = visibleMap(table, choice);
  const [rowTitle, columnTitle] = [words.fieldTitle(choice.rows), words.fieldTitle(choice.columns)];
  const corner = `${rowTitle} \\ ${columnTitle}`;
  const paper = paperWidths([
    [corner, ...lines.map(({ line }) => line.label)],
    ...columns.map(({ head }) => [head.label]),
    [strings.total],
  ]);
  return (
    <Wide>
      <table class={`matrix ${choice.view} ${paper.table}`}>
        <caption>
          {strings.mapCaption(rowTitle, columnTitle, format.count(table.total.n), unitsOf(table.total.n))}
        </caption>
        <ColumnHeads
          columns={columns}
          corner={corner}
          paper={paper}
          fold={level => choose({ foldedColumns: toggled(choice.foldedColumns ?? [], level) })}
        />
        <tbody>
          {lines.map(({ line, depth, isParent }) => (
            <tr key={`${line.kind} ${line.level}`} class={isParent ? 'rollup' : line.missing ? 'missing' : ''}>
              <th scope="row" class={`depth-${Math.min(depth, 3)}`}>
                {isParent ? (
                  <Fold
                    label={line.label}
                    isFolded={choice.folded.includes(line.level)}
                    toggle={() => choose({ folded: toggled(choice.folded, line.level) })}
                  />
                ) : null}{' '}
                {line.label}
              </th>
              {columns.map(column => (
                <MapCellView key={keyOf(column)} line={line} cell={column.cellOf(line)} table={table} choice={choice} />
              ))}
              <td class="total">
                <NumberButton id={line.total.id} n={line.total.n} title={line.label} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{strings.total}</th>
            {columns.map(column => (
              <td key={keyOf(column)} class="total">
                <NumberButton id={column.head.total.id} n={column.head.total.n} title={column.head.label} />
              </td>
            ))}
            <td class="total">
              <NumberButton id={table.total.id} n={table.total.n} title={strings.total} />
            </td>
          </tr>
        </tfoot>
      </table>
    </Wide>
  );
}

function Fold({ label, isFolded, toggle }: { label: string; isFolded: boolean; toggle: () => void }): JSX.Element {
  const { strings } = usePage();
  return (
    <button
      type="button"
      class="fold live"
      aria-expanded={!isFolded}
      aria-label={isFolded ? strings.unfold(label) : strings.fold(label)}
      onClick={toggle}
    >
      {isFolded ? '+' : '−'}
    </button>
  );
}

/** The table header; where categories roll up, with the groups above them. */
function ColumnHeads({
  columns,
  corner,
  paper,
  fold,
}: {
  columns: readonly VisibleColumn[];
  corner: string;
  paper: PaperWidths;
  fold: (level: string) => void;
}): JSX.Element {
  const { strings } = usePage();
  const hasGroups = columns.some(({ group, isFolded }) => group !== null && !isFolded);
  const rowSpan = hasGroups ? 2 : 1;
  const head = (column: VisibleColumn, span: number): JSX.Element => (
    <th
      key={keyOf(column)}
      scope="col"
      rowSpan={span}
      class={`${column.head.missing ? 'missing' : ''}${column.head.label.length > LONG ? ' long' : ''} ${paper.column(columns.indexOf(column) + 1)}`}
    >
      {column.isFolded ? <Fold label={column.head.label} isFolded toggle={() => fold(column.head.level)} /> : null}{' '}
      {column.head.label}
    </th>
  );
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={rowSpan} class={paper.column(0)}>
          {corner}
        </th>
        {columns.map((column, at) => {
          const { group, isFolded } = column;
          if (group === null || isFolded) return head(column, rowSpan);
          if (columns[at - 1]?.group === group) return null;
          return (
            <th
              key={`group ${group.level}`}
              scope="colgroup"
              class="group"
              colSpan={columns.filter(entry => entry.group === group).length}
            >
              <Fold label={group.label} isFolded={false} toggle={() => fold(group.level)} /> {group.label}
            </th>
          );
        })}
        <th scope="col" rowSpan={rowSpan} class={`total ${paper.column(columns.length + 1)}`}>
          {strings.total}
        </th>
      </tr>
      {hasGroups ? (
        <tr>{columns.filter(({ group, isFolded }) => group !== null && !isFolded).map(column => head(column, 1))}</tr>
      ) : null}
    </thead>
  );
}
