import type { Formatter } from '../../base/formatter.ts';
import { DoesNotFit, type Page } from '../figure-type.ts';
import { layoutRows, numberFits } from './layout-rows.ts';
import type { RowChart } from './row-chart.ts';

/**
 * Stacked rows whose every segment has its number: those without room for it are listed, with their categories, in a column at
 * the right. Where even that has no room, the chart stays as it is.
 */
export function listSmallSegments(chart: RowChart, header: string, page: Page, format: Formatter): RowChart {
  let shown = chart;
  // the column makes segments narrower, which may put further ones into it
  for (let turn = 0; turn < 4; turn++) {
    const cells = cellsOf(shown, page, format);
    if (cells === null) return chart;
    if (cells.every((cell, i) => cell === (shown.rows[i]!.cells[0] ?? ''))) return shown;
    shown = {
      ...chart,
      columns: [{ header }],
      rows: chart.rows.map((row, i) => ({ ...row, cells: [cells[i]!] })),
    };
  }
  return shown;
}

function cellsOf(chart: RowChart, page: Page, format: Formatter): string[] | null {
  try {
    const laid = layoutRows(chart, page, format);
    const scale = laid.plotWidth / laid.axis.most;
    return chart.rows.map(row =>
      row.parts
        .filter(part => part.n > 0 && !numberFits(part, scale, page))
        // a category and its number stay on one line
        .map(part => `${part.label}\u00a0${part.text}`)
        .join(', '),
    );
  } catch (error) {
    if (error instanceof DoesNotFit) return null;
    throw error;
  }
}
