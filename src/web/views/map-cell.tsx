import type { JSX } from 'preact';
import type { MapChoice } from '../report/map-choice.ts';
import type { MapCell, MapLine, MapTable } from '../report/map-table.ts';
import { usePage } from './context.ts';
import { letterOf } from './map-legend.tsx';

/** Shades of the heat map, besides none for zero; groups of categories can exceed the largest cell, and have the darkest. */
const SHADES = 6;
/** Half the side of a bubble's or ring's picture. */
const HALF = 18;

interface CellParts {
  readonly line: MapLine;
  readonly cell: MapCell;
  readonly table: MapTable;
  readonly choice: MapChoice;
}

/** One cell: a button with its number, and beside the number a shade, bubble, ring or bar. */
export function MapCellView({ line, cell, table, choice }: CellParts): JSX.Element {
  const { loaded, strings, opened, units } = usePage();
  const { format } = loaded;
  const isMissing = cell.column.missing || (line.kind !== 'level' && line.kind !== 'rollup');
  const shade =
    choice.view === 'heat' && !isMissing && cell.n > 0
      ? `shade-${Math.min(SHADES, Math.ceil((SHADES * cell.n) / Math.max(1, table.most)))}`
      : '';
  if (cell.n === 0) {
    const gap = cell.gap === null ? undefined : strings.gaps[cell.gap.kind];
    return (
      <td class={cell.gap === null ? 'empty' : `empty gap-${cell.gap.kind}`}>
        <span data-n={0}>0</span>
        {gap === undefined ? null : (
          <span class="gap">
            <span aria-hidden="true">{gap.mark}</span>
            <span class="off-screen">{gap.text}</span>
          </span>
        )}
      </td>
    );
  }
  const title = `${line.label} × ${cell.column.label}`;
  const said = strings.cell(line.label, cell.column.label, format.count(cell.n), format.count(table.total.n), units);
  const parts = cell.segments.map(segment => `${segment.label} ${format.count(segment.n)}`).join(', ');
  return (
    <td class={shade}>
      <button
        type="button"
        class="cell"
        data-n={cell.n}
        data-row={cell.id}
        aria-label={parts === '' ? said : `${said}; ${parts}`}
        onClick={() => {
          opened.value = { kind: 'row', id: cell.id, title, isFrozen: false };
        }}
      >
        {choice.view === 'bubbles' ? <Bubble n={cell.n} most={table.most} /> : null}
        {choice.view === 'donuts' ? <Ring cell={cell} whole={line.total.n} /> : null}
        {choice.view === 'mosaic' ? <Bar cell={cell} whole={cell.column.total.n} /> : null}
        <span class="n">{format.count(cell.n)}</span>
      </button>
      {cell.segments.length === 0 ? null : (
        <span class="parts" aria-hidden="true">
          {cell.segments.map(segment => (
            <span key={segment.level} class={`ink-${segment.at % 8}`}>
              {letterOf(segment.at)}
              {format.count(segment.n)}{' '}
            </span>
          ))}
        </span>
      )}
    </td>
  );
}

function Bubble({ n, most }: { n: number; most: number }): JSX.Element {
  const radius = Math.max(2, HALF * Math.sqrt(Math.min(1, n / Math.max(1, most))));
  return (
    <svg class="bubble" width={2 * HALF} height={2 * HALF} viewBox={`0 0 ${2 * HALF} ${2 * HALF}`} aria-hidden="true">
      <circle cx={HALF} cy={HALF} r={radius.toFixed(1)} />
    </svg>
  );
}

/** Parts of a ring or bar: the cell's segments, or the cell as a part of its row or column. */
function partsOf(cell: MapCell, whole: number): { at: number; share: number }[] {
  if (cell.segments.length === 0) return [{ at: 0, share: whole === 0 ? 0 : Math.min(1, cell.n / whole) }];
  const sum = cell.segments.reduce((all, segment) => all + segment.n, 0);
  return cell.segments.map(segment => ({ at: segment.at, share: segment.n / sum }));
}

function Ring({ cell, whole }: { cell: MapCell; whole: number }): JSX.Element {
  const radius = 12;
  const around = 2 * Math.PI * radius;
  let from = 0;
  return (
    <svg class="ring" width={2 * HALF} height={2 * HALF} viewBox={`0 0 ${2 * HALF} ${2 * HALF}`} aria-hidden="true">
      <circle class="track" cx={HALF} cy={HALF} r={radius} />
      {partsOf(cell, whole).map(({ at, share }) => {
        const start = from;
        from += share;
        return (
          <circle
            key={at}
            class={`part-${at % 8}`}
            cx={HALF}
            cy={HALF}
            r={radius}
            stroke-dasharray={`${(share >= 1 ? around : Math.max(0.5, share * around - 1)).toFixed(2)} ${around.toFixed(2)}`}
            transform={`rotate(${(start * 360 - 90).toFixed(1)} ${HALF} ${HALF})`}
          />
        );
      })}
    </svg>
  );
}

function Bar({ cell, whole }: { cell: MapCell; whole: number }): JSX.Element {
  const width = 56;
  const height = 14;
  const length = whole === 0 ? 0 : Math.min(1, cell.n / whole) * width;
  let from = 0;
  return (
    <svg class="bar" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <rect class="track" width={width} height={height} />
      {(cell.segments.length === 0 ? [{ at: 0, share: 1 }] : partsOf(cell, whole)).map(({ at, share }) => {
        const start = from;
        from += share;
        return (
          <rect
            key={at}
            class={`part-${at % 8}`}
            x={(start * length).toFixed(2)}
            width={Math.max(0.5, share * length - 0.5).toFixed(2)}
            height={height}
          />
        );
      })}
    </svg>
  );
}
