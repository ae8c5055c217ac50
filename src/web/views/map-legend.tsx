import type { JSX } from 'preact';
import type { MapChoice } from '../report/map-choice.ts';
import type { MapTable } from '../report/map-table.ts';
import { usePage } from './context.ts';

/** The letter of a segment, so that colour is never alone. */
export const letterOf = (at: number): string =>
  (at >= 26 ? letterOf(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

/** What shades, sizes, colours and marks mean, in words. */
export function MapLegend({ table, choice }: { table: MapTable; choice: MapChoice }): JSX.Element {
  const { loaded, strings } = usePage();
  const divided = choice.segment;
  const column = divided === null ? undefined : loaded.coded.columns.get(divided);
  return (
    <div class="legend">
      <p>{strings.legends[choice.view]}</p>
      {table.segments.length === 0 || divided === null ? null : (
        <>
          <p>
            <strong>{loaded.words.fieldTitle(divided)}</strong>
            {column?.kind === 'multi' ? ` ${strings.overlap(loaded.words.fieldTitle(divided))}` : ''}
          </p>
          <ul class="keys">
            {table.segments.map((segment, at) => (
              <li key={segment.level}>
                <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                  <rect class={`part-${at % 8}`} width="12" height="12" />
                </svg>{' '}
                <strong>{letterOf(at)}</strong> {segment.label}
              </li>
            ))}
          </ul>
        </>
      )}
      {table.gaps === 'refused' ? <p>{strings.noGaps}</p> : null}
      {table.gaps === 'marked' ? (
        <ul class="keys">
          {Object.entries(strings.gaps).map(([kind, { mark, text }]) => (
            <li key={kind}>
              <strong>{mark}</strong> {text}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
