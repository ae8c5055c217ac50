import type { Block, ScannedTable } from './block.ts';
import { isPlain } from './cell.ts';

/** What a cell of a table of counts holds: a whole number, or nothing. */
const COUNT = /^\d{1,6}$/;
const NOTHING = /^(?:[-–—−·.]|n\/?a)?$/i;
/** What is measured, and not counted. */
const MEASURED =
  /\b(?:years?|ages?|mean|median|scores?|size|sample|duration|weeks?|days?|months?|hours?|minutes?|participants?|patients?|subjects?|items?|pages?|citations?|doses?|rates?|ratio|range|IQR|SD|kappa|P|mg|kg|ml|cm|mm|id|ref(?:erence)?s?|rank|phase|level of evidence|version)\b|%|[κ£$€]/iu;

/** A head of letters, or a year: columns of whole numbers below it may be counts. */
const HEAD = /\p{L}|^\W{0,9}(?:19|20)\d\d\W{0,9}$/u;
/** A count with its percentage in another row: `12 (7.1)`, `n = 12 7.1%`. */
const SHARE = /^(?:n = )?\d{1,6}(?: ?[([/] ?| )\d/;

/**
 * Tables of nothing but whole numbers, in two or more columns and rows, none of which says that something is measured, are tables
 * of counts: what no head says (`n`) is written to each number, as it is where a head does. Of other tables with shares, a row of
 * whole numbers that is called after the units alone (`Articles`, `Number of studies`) is one of counts.
 */
export function withCounts(blocks: readonly Block[]): Block[] {
  const rows = new Map<ScannedTable, number[]>();
  blocks.forEach(({ row }, index) => {
    if (row === undefined || row.head) return;
    const own = rows.get(row.table);
    if (own === undefined) rows.set(row.table, [index]);
    else own.push(index);
  });
  const counted = new Map<number, string>();
  for (const [table, members] of rows) {
    const heads = table.heads.slice(1);
    if (heads.filter(head => HEAD.test(head)).length < 2) continue;
    const cells = members.map(index => blocks[index]!.text.split('\t'));
    const shares = cells.filter(([, ...others]) => others.some(cell => SHARE.test(cell.trim()))).length;
    if (shares > 0)
      for (const [at, index] of members.entries()) {
        const [label = '', ...others] = cells[at]!;
        if (
          /\p{L}/u.test(label) &&
          isPlain(label) &&
          others.length > 1 &&
          others.every(cell => COUNT.test(cell.trim()))
        )
          counted.set(index, withN(cells[at]!));
      }
    if (table.heads.some(head => MEASURED.test(head))) continue;
    const filled = cells.filter(([, ...numbers]) => numbers.some(cell => !NOTHING.test(cell.trim())));
    const isOfCounts = ([label = '', ...numbers]: readonly string[]): boolean =>
      !COUNT.test(label.trim()) &&
      !MEASURED.test(label) &&
      numbers.every(cell => COUNT.test(cell.trim()) || NOTHING.test(cell.trim()));
    if (filled.length < 2 || !filled.every(isOfCounts)) continue;
    // years, or running numbers
    const values = filled.flatMap(([, ...numbers]) => numbers.map(Number).filter(value => value > 0));
    if (values.length < 4 || values.every(value => value >= 1900 && value < 2100)) continue;
    for (const [at, index] of members.entries()) counted.set(index, withN(cells[at]!));
  }
  return blocks.map((block, index) => {
    const text = counted.get(index);
    return text === undefined ? block : { ...block, text };
  });
}

const withN = (cells: readonly string[]): string =>
  cells.map((cell, i) => (i > 0 && COUNT.test(cell.trim()) ? `n = ${cell.trim()}` : cell)).join('\t');
