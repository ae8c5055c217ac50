import { isSumLabel, isSummaryLabel } from '../../model/summary-row.ts';
import type { Table } from '../../model/table.ts';

/** Rows that sum up the studies, and the labels by which they are known wherever later studies move them. */
export interface SummaryRows {
  readonly labels: readonly string[];
  /** rows of the table */
  readonly rows: readonly number[];
}

/** So far above the end of the table means and medians are looked for; sums may stand anywhere. */
const FOOT = 30;
const NUMBER = /^[<>~≈]?\s*[+-]?\d[\d.,\s]*(?:%\s*)?(\(.*\))?$/;

/** `Total n=15`, `15 studies` where there are 15 others. */
function countsStudies(label: string, others: number): boolean {
  const numbers = label.match(/\d+/g) ?? [];
  return (
    numbers.length === 1 &&
    Number(numbers[0]) === others &&
    label.length < 40 &&
    /(^|[^\p{L}])(total|n|sum|count|stud(y|ies|ien)|articles?|papers?|summe|anzahl|études|estudios|estudos|artículos|artigos|razem|celkem)(?!\p{L})|合计|总计/iu.test(
      label,
    )
  );
}

/**
 * Rows between or below the studies whose first filled cell says that they sum up, and that hold only numbers beside it:
 * none where they are many, because then they are what the sheet is about.
 */
export function findSummaryRows(table: Table, header: number, first: number, last: number): SummaryRows {
  const rows: number[] = [];
  const labels = new Set<string>();
  for (let row = header + 1; row < table.rows; row++) {
    const texts = table.columns
      .slice(first, last + 1)
      .map(column => column.value(row).trim())
      .filter(text => text !== '');
    const [label = '', ...rest] = texts;
    const isFoot = row >= table.rows - FOOT;
    const counts = countsStudies(label, table.rows - header - 2);
    if (!counts && !isSumLabel(label) && !(isFoot && isSummaryLabel(label))) continue;
    if (!rest.every(text => NUMBER.test(text) || (counts && /\d/.test(text)))) continue;
    rows.push(row);
    labels.add(label);
  }
  const studies = table.rows - header - 1 - rows.length;
  return rows.length === 0 || rows.length > Math.max(3, studies * 0.2)
    ? { labels: [], rows: [] }
    : { labels: [...labels], rows };
}
