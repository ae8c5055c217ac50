import type { JSX } from 'preact';
import { wordCell } from '../../model/table-model.ts';
import { numberCell, plainTable } from '../report/copy-text.ts';
import { countableColumns } from '../report/facet-columns.ts';
import { MAP_VIEWS, type MapChoice } from '../report/map-choice.ts';
import { type MapTable, mapTable } from '../report/map-table.ts';
import { visibleMap } from '../report/visible-map.ts';
import { ChooseField } from './choose-field.tsx';
import { usePage } from './context.ts';
import { CopyTable } from './copy-table.tsx';
import { InEnglish } from './in-english.tsx';
import { MapLegend } from './map-legend.tsx';
import { Matrix } from './matrix.tsx';

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
  const table = isPossible ? mapTable(choice, material.value, words, where.value, strings.states) : null;
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
          choose={field => choose({ columns: field ?? '', foldedColumns: [] })}
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
            {strings.codings(format.count(table.codings), format.count(table.total.n), units)}{' '}
            <InEnglish>{table.notes.join(' ')}</InEnglish>
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
    const visible = visibleMap(shown, choice);
    const number = (n: number) => numberCell(format.count(n), n);
    return plainTable(
      title,
      [words.fieldTitle(choice.rows), ...visible.columns.map(({ head }) => head.label), strings.total],
      [
        ...visible.lines.map(({ line }) => [
          wordCell(line.label),
          ...visible.columns.map(column => number(column.cellOf(line).n)),
          number(line.total.n),
        ]),
        [wordCell(strings.total), ...visible.columns.map(({ head }) => number(head.total.n)), number(shown.total.n)],
      ],
      [...shown.notes, ...(where.value === null ? [] : [strings.condition(where.value)])],
    );
  }
}
