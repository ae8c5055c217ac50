import type { JSX } from 'preact';
import { wordCell } from '../../model/table-model.ts';
import { numberCell, plainTable } from '../report/copy-text.ts';
import { countableColumns } from '../report/facet-columns.ts';
import { MAP_VIEWS, type MapChoice } from '../report/map-choice.ts';
import { type MapLine, type MapTable, mapTable } from '../report/map-table.ts';
import { ChooseField } from './choose-field.tsx';
import { usePage } from './context.ts';
import { CopyTable } from './copy-table.tsx';
import { MapCellView } from './map-cell.tsx';
import { MapLegend } from './map-legend.tsx';
import { NumberButton } from './number-button.tsx';
import { Wide } from './wide.tsx';

/** Any two fields against each other, perhaps divided by a third: a native table with a button in every cell that has units. */
export function EvidenceMap(): JSX.Element {
  const { loaded, strings, map, material, where, units } = usePage();
  const { words, format } = loaded;
  const choice = map.value;
  const choose = (next: Partial<MapChoice>): void => {
    map.value = { ...choice, ...next };
  };
  const columns = countableColumns(loaded.coded);
  const isPossible = choice.rows !== choice.columns && choice.rows !== '' && choice.columns !== '';
  const table = isPossible ? mapTable(choice, material.value, words, where.value) : null;
  return (
    <section id="map" aria-labelledby="map-title" data-where={where.value ?? undefined}>
      <h2 id="map-title" tabIndex={-1}>
        {strings.sections.map}
      </h2>
      <div class="live controls">
        <ChooseField
          label={strings.rows}
          columns={columns}
          value={choice.rows}
          choose={rows => choose({ rows: rows ?? '', folded: [] })}
        />
        <ChooseField
          label={strings.columns}
          columns={columns}
          value={choice.columns}
          choose={field => choose({ columns: field ?? '' })}
        />
        <ChooseField
          label={strings.segment}
          columns={columns.filter(column => column.kind !== 'numeric')}
          value={choice.segment}
          empty={strings.nothing}
          choose={segment => choose({ segment })}
        />
        <label>
          {strings.view}{' '}
          <select
            value={choice.view}
            onChange={event => choose({ view: MAP_VIEWS.find(view => view === event.currentTarget.value) ?? 'heat' })}
          >
            {MAP_VIEWS.map(view => (
              <option key={view} value={view} selected={view === choice.view}>
                {strings.views[view]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" checked={choice.hideEmpty} onChange={() => choose({ hideEmpty: !choice.hideEmpty })} />{' '}
          {strings.hideEmpty}
        </label>
        <label>
          <input type="checkbox" checked={choice.gaps} onChange={() => choose({ gaps: !choice.gaps })} />{' '}
          {strings.markGaps}
        </label>
      </div>
      {table === null ? (
        <p>{strings.sameField}</p>
      ) : (
        <>
          <Matrix table={table} choice={choice} choose={choose} />
          <p class="note">
            {strings.codings(format.count(table.codings), format.count(table.total.n), units)} {table.notes.join(' ')}
          </p>
          <MapLegend table={table} choice={choice} />
          <CopyTable make={() => copied(table)} />
        </>
      )}
    </section>
  );

  function copied(shown: MapTable) {
    const title = strings.mapCaption(
      words.fieldTitle(choice.rows),
      words.fieldTitle(choice.columns),
      format.count(shown.total.n),
      units,
    );
    const number = (n: number) => numberCell(format.count(n), n);
    return plainTable(
      title,
      [words.fieldTitle(choice.rows), ...shown.columns.map(column => column.label), strings.total],
      [
        ...shown.lines.map(line => [
          wordCell(line.label),
          ...line.cells.map(cell => number(cell.n)),
          number(line.total.n),
        ]),
        [wordCell(strings.total), ...shown.columns.map(column => number(column.total.n)), number(shown.total.n)],
      ],
      [...shown.notes, ...(where.value === null ? [] : [`where ${where.value}`])],
    );
  }
}

/** Lines in the order of the table, categories below the one that they roll up to. */
function arranged(
  lines: readonly MapLine[],
  folded: readonly string[],
): readonly { line: MapLine; depth: number; isParent: boolean }[] {
  const parents = new Set(lines.filter(line => line.kind === 'rollup').map(line => line.level));
  const below = (parent: string | null, depth: number): { line: MapLine; depth: number; isParent: boolean }[] =>
    lines
      .filter(
        line =>
          (line.kind === 'level' || line.kind === 'rollup') &&
          parentOf(line) === parent &&
          (line.kind === 'rollup' || !parents.has(line.level)),
      )
      .flatMap(line => {
        if (line.kind === 'level') return [{ line, depth, isParent: false }];
        const own = lines.filter(entry => entry.kind === 'level' && entry.level === line.level);
        return [
          { line, depth, isParent: true },
          ...(folded.includes(line.level)
            ? []
            : [
                ...own.map(entry => ({ line: entry, depth: depth + 1, isParent: false })),
                ...below(line.level, depth + 1),
              ]),
        ];
      });
  const levels = new Map(lines.filter(line => line.kind === 'level').map(line => [line.level, line.parent]));
  const parentOf = (line: MapLine): string | null => {
    const parent = line.kind === 'level' ? line.parent : (levels.get(line.level) ?? null);
    return parent !== null && parents.has(parent) ? parent : null;
  };
  const rest = lines.filter(line => line.kind !== 'level' && line.kind !== 'rollup');
  return [...below(null, 0), ...rest.map(line => ({ line, depth: 0, isParent: false }))];
}

function Matrix({
  table,
  choice,
  choose,
}: {
  table: MapTable;
  choice: MapChoice;
  choose: (next: Partial<MapChoice>) => void;
}): JSX.Element {
  const { loaded, strings, units } = usePage();
  const { words, format } = loaded;
  const isShown = ({ total }: { total: { n: number } }): boolean => !choice.hideEmpty || total.n > 0;
  const columns = table.columns.filter(isShown);
  const [rowTitle, columnTitle] = [words.fieldTitle(choice.rows), words.fieldTitle(choice.columns)];
  return (
    <Wide>
      <table class={`matrix ${choice.view}`}>
        <caption>{strings.mapCaption(rowTitle, columnTitle, format.count(table.total.n), units)}</caption>
        <thead>
          <tr>
            <th scope="col">
              {rowTitle} \ {columnTitle}
            </th>
            {columns.map(column => (
              <th key={`${column.missing} ${column.level}`} scope="col" class={column.missing ? 'missing' : ''}>
                {column.label}
              </th>
            ))}
            <th scope="col" class="total">
              {strings.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {arranged(table.lines, choice.folded)
            .filter(({ line }) => isShown(line))
            .map(({ line, depth, isParent }) => (
              <tr key={`${line.kind} ${line.level}`} class={isParent ? 'rollup' : line.missing ? 'missing' : ''}>
                <th scope="row" class={`depth-${Math.min(depth, 3)}`}>
                  {isParent ? (
                    <button
                      type="button"
                      class="fold live"
                      aria-expanded={!choice.folded.includes(line.level)}
                      aria-label={
                        choice.folded.includes(line.level) ? strings.unfold(line.label) : strings.fold(line.label)
                      }
                      onClick={() =>
                        choose({
                          folded: choice.folded.includes(line.level)
                            ? choice.folded.filter(level => level !== line.level)
                            : [...choice.folded, line.level],
                        })
                      }
                    >
                      {choice.folded.includes(line.level) ? '+' : '−'}
                    </button>
                  ) : null}{' '}
                  {line.label}
                </th>
                {line.cells
                  .filter(cell => isShown(cell.column))
                  .map(cell => (
                    <MapCellView
                      key={`${cell.column.missing} ${cell.column.level}`}
                      line={line}
                      cell={cell}
                      table={table}
                      choice={choice}
                    />
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
              <td key={`${column.missing} ${column.level}`} class="total">
                <NumberButton id={column.total.id} n={column.total.n} title={column.label} />
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
