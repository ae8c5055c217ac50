import { Fault } from '../base/fault.ts';
import { fold } from '../base/fold.ts';
import { greatest } from '../base/greatest.ts';
import { counted } from '../base/plural.ts';
import { type Finding, finding } from '../model/finding.ts';
import { isSummaryLabel, isSummaryRow } from '../model/summary-row.ts';
import type { CellProblem, Column, Table } from '../model/table.ts';
import { areaOf } from './area-of.ts';
import { type Cells, ColumnBuilder } from './column-builder.ts';
import { errorProblems } from './error-problems.ts';
import { FillDown } from './fill-down.ts';
import { INGEST_FINDINGS } from './findings.ts';
import { columnLetter } from './letters.ts';
import { type IngestOptions, MAX_COLUMNS } from './options.ts';

/** A cell that a spreadsheet could not fill, at its place in the sheet (row from 1, column from 0). */
export interface SheetProblem {
  readonly row: number;
  readonly column: number;
  readonly kind: CellProblem['kind'];
  readonly text: string;
}

/** Rows of a sheet in, a Table out: header, blank rows, ragged rows, addresses. Rows come with the sheet's own numbers. */
export class TableBuilder {
  readonly findings: Finding[] = [];
  readonly problems: SheetProblem[] = [];
  private readonly file: string;
  private readonly sheet: string | null;
  private readonly options: IngestOptions;
  private readonly area: { top: number; left: number; bottom: number; right: number };
  private readonly columns: ColumnBuilder[] = [];
  private readonly down: FillDown | null;
  /** texts that begin rows without a unit; null where none are declared, or where units stand in columns */
  private readonly skipped: ReadonlySet<string> | null;
  private header: string[] | null = null;
  /** the last row of the header; null until it is known */
  headerRow: number | null = null;
  /** how many cells the header row has; a longer row below adds columns without a header */
  width = 0;
  private readonly headerParts: (readonly string[])[] = [];
  private rowNumbers = new Uint32Array(256);
  private rows = 0;
  private readonly below: { readonly row: number; readonly first: string }[] = [];

  constructor(file: string, sheet: string | null, options: IngestOptions) {
    this.file = file;
    this.sheet = sheet;
    this.options = options;
    this.area = areaOf(options.range, file);
    const { skipRows, orientation } = options;
    this.skipped = skipRows === undefined || orientation === 'columns' ? null : new Set(skipRows.map(fold));
    this.down = options.fillDown === undefined ? null : new FillDown(options.fillDown);
    if (options.header === false) this.header = [];
  }

  /** the headers of all columns; [] until they are known */
  get headers(): readonly string[] {
    return this.header ?? [];
  }

  /** whether a row with something in it has been seen */
  get begun(): boolean {
    return this.header !== null || this.headerParts.length > 0;
  }

  note(kind: keyof typeof INGEST_FINDINGS, message: string, place: Partial<Finding> = {}): void {
    const { code, severity } = INGEST_FINDINGS[kind];
    this.findings.push(finding(code, severity, message, { file: this.file, sheet: this.sheet, ...place }));
  }

  /** One row of the sheet; `row` is its number there. */
  push(row: number, given: readonly string[]): void {
    const { top, bottom, left, right } = this.area;
    if (row > bottom) this.passBy(row, given.slice(left, right + 1));
    if (row < top || row > bottom) return;
    const cells = left === 0 && right === Number.POSITIVE_INFINITY ? given : given.slice(left, right + 1);
    const { maxColumns = MAX_COLUMNS } = this.options;
    if (cells.length > maxColumns)
      throw new Fault(
        'too-wide',
        `${this.file}: row ${row} has ${cells.length} cells, and a sheet may have ${maxColumns} columns`,
        'remove the columns that nobody coded, or declare a larger `maxColumns:` in the `dialect:` of review.yaml',
      );
    const blank = cells.every(cell => cell.trim() === '');
    if (this.header === null) {
      this.pushHeader(row, cells, blank);
      return;
    }
    if (blank || (this.options.headerRows?.includes(row) ?? false)) return;
    const { commentChar, summaryRows } = this.options;
    if (commentChar !== undefined && cells[0]?.startsWith(commentChar)) return;
    if (summaryRows !== undefined && isSummaryRow(cells, summaryRows)) return;
    if (this.skipped?.has(fold(cells.find(cell => cell.trim() !== '')!))) return;
    if (this.options.header === false)
      while (this.header.length < cells.length) this.addColumn(columnLetter(left + this.header.length));
    else if (cells.length !== this.width) this.ragged(row, cells);
    const whole = this.down === null ? cells : this.down.fill(cells, this.header);
    for (let column = 0; column < this.columns.length; column++)
      this.columns[column]!.push(this.cell(whole[column] ?? ''));
    this.pushRowNumber(row);
  }

  /** A row below the range: one that begins like a study may have been added there later. */
  private passBy(row: number, cells: readonly string[]): void {
    const first = cells[0]?.trim() ?? '';
    const filled = cells.filter(cell => cell.trim() !== '').length;
    if (first === '' || isSummaryLabel(first) || REMARK.test(first) || filled < Math.min(2, cells.length)) return;
    this.below.push({ row, first });
  }

  /**
   * For readers that fill the columns themselves: the columns, in the sheet's order, once the header is known; null where
   * every row must come through `push` (a range, comments, no header, a row that was longer than the header). A row that is put into them has exactly their
   * number of cells, is not blank, and ends with `pushRowNumber`.
   */
  get open(): readonly ColumnBuilder[] | null {
    const { range, commentChar, summaryRows, skipInitialSpace, header } = this.options;
    const own = range ?? commentChar ?? summaryRows ?? this.options.skipRows ?? this.options.fillDown;
    const plain = own === undefined && !skipInitialSpace && header !== false;
    return plain && this.header !== null && this.header.length === this.width ? this.columns : null;
  }

  pushRowNumber(row: number): void {
    if (this.rows === this.rowNumbers.length) {
      const larger = new Uint32Array(this.rows * 2);
      larger.set(this.rowNumbers);
      this.rowNumbers = larger;
    }
    this.rowNumbers[this.rows++] = row;
  }

  finish(): Table {
    if (this.header === null && this.headerParts.length === 0)
      throw new Fault(
        'empty',
        `${this.file}${this.sheet === null ? '' : ` [${this.sheet}]`} has no cells${this.options.range === undefined ? '' : ` in ${this.options.range}`}`,
        'check that it is the right file, sheet and range',
      );
    if (this.header === null) this.closeHeader(null);
    if (this.rows === 0) this.note('noRows', 'the sheet has a header and no rows below it; is it the right sheet?');
    return this.build(this.columns.map(column => column.finish()));
  }

  private build(cells: readonly Cells[]): Table {
    const [passed] = this.below;
    if (passed !== undefined)
      this.note(
        'below',
        `${this.below.length === 1 ? 'a row' : `${this.below.length} rows`} below the range ${this.options.range} ${this.below.length === 1 ? 'is' : 'are'} not read (row ${passed.row}: "${passed.first.slice(0, 40)}"). If studies were added there, extend \`range:\` in the \`dialect:\` of review.yaml`,
        { row: passed.row },
      );
    const header = this.header ?? [];
    const { left } = this.area;
    // a column without a header and without a value is no column
    const kept = header.flatMap((name, index) =>
      this.columns[index]!.skipped || (name.trim() === '' && isBlank(cells[index]!)) ? [] : [index],
    );
    const rowNumbers = this.rowNumbers.slice(0, this.rows);
    const place = new Map(kept.map((sheetColumn, column) => [sheetColumn + left, column]));
    const rowOf = new Map<number, number>();
    if (this.problems.length > 0) rowNumbers.forEach((number, row) => void rowOf.set(number, row));
    const problems = this.problems.flatMap(({ row, column, kind, text }): CellProblem[] => {
      const at = rowOf.get(row);
      const to = place.get(column);
      return at === undefined || to === undefined ? [] : [{ row: at, column: to, kind, text }];
    });
    if (this.sheet === null) problems.push(...errorProblems(kept.map(index => cells[index]!)));
    const columns = kept.map(
      (index): Column => ({ ...cells[index]!, header: header[index]!, letter: columnLetter(index + left) }),
    );
    this.repeatedHeaders(columns);
    const table: Table = {
      file: this.file,
      sheet: this.sheet,
      rows: this.rows,
      columns,
      problems,
      findings: this.findings,
      at: (row, column) => ({
        file: this.file,
        sheet: this.sheet,
        row: row === null ? null : (rowNumbers[row] ?? null),
        column: column === null ? null : (columns[column]?.letter ?? null),
        header: column === null ? null : (columns[column]?.header ?? null),
      }),
    };
    return table;
  }

  private pushHeader(row: number, cells: readonly string[], blank: boolean): void {
    const { headerRows } = this.options;
    if (headerRows !== undefined) {
      const last = greatest(headerRows);
      if (headerRows.includes(row)) this.headerParts.push(cells);
      if (row >= last) this.closeHeader(row);
      return;
    }
    if (blank) return;
    if (row > this.area.top) this.note('leading', `the header is in row ${row}; the rows above it are blank`, { row });
    this.headerParts.push(cells);
    this.closeHeader(row);
  }

  private closeHeader(row: number | null): void {
    this.headerRow = row;
    const width = Math.max(0, ...this.headerParts.map(part => part.length));
    const join = this.options.headerJoin ?? ' ';
    // a cell of an upper row goes on over the blank cells to its right, where a lower row has a cell
    const parts = this.headerParts.map((part, level) =>
      level === this.headerParts.length - 1 ? part : spread(part, this.headerParts.slice(level + 1), width),
    );
    this.header = [];
    this.width = width;
    const names = Array.from({ length: width }, (_, column) =>
      parts
        .map(part => part[column] ?? '')
        .filter(part => part.trim() !== '')
        .join(join),
    );
    const only = this.options.only?.(names);
    names.forEach((name, column) => void this.addColumn(name, only !== undefined && !only.has(column)));
  }

  private addColumn(name: string, skipped = false): void {
    const column = new ColumnBuilder({ skipped });
    for (let row = 0; row < this.rows; row++) column.push('');
    this.columns.push(column);
    this.header?.push(name);
  }

  private ragged(row: number, cells: readonly string[]): void {
    const { width } = this;
    const extra = cells.slice(width).filter(cell => cell.trim() !== '').length;
    if (cells.length < width) {
      if (this.sheet === null)
        this.note(
          'short',
          `this row has ${counted(cells.length, 'cell')} where the header has ${width}; the rest was read as blank`,
          { row },
        );
    } else if (extra > 0) {
      this.note(
        'long',
        `this row has ${extra} more ${extra === 1 ? 'value' : 'values'} than the header has columns (${width}); they are kept without a header. Is a delimiter inside a cell that should be quoted?`,
        { row },
      );
      while ((this.header?.length ?? 0) < cells.length) this.addColumn('');
    }
  }

  private repeatedHeaders(columns: readonly Column[]): void {
    const seen = new Map<string, string>();
    for (const { header, letter } of columns) {
      const first = seen.get(header);
      if (header !== '' && first !== undefined)
        this.note('duplicateHeader', `the header "${header}" is in column ${first} already`, {
          column: letter,
          header,
        });
      else seen.set(header, letter);
    }
  }

  private cell(text: string): string {
    return this.options.skipInitialSpace ? text.trimStart() : text;
  }
}

/** Fills the blanks of an upper header row from the left; a column that no lower row names keeps its own. */
function spread(part: readonly string[], lower: readonly (readonly string[])[], width: number): string[] {
  let last = '';
  return Array.from({ length: width }, (_, column) => {
    const own = part[column] ?? '';
    if (own.trim() !== '') last = own;
    return own.trim() === '' && lower.some(row => (row[column] ?? '').trim() !== '') ? last : own;
  });
}

const REMARK = /^(notes?|source|legend|abbreviations?)\b/i;

const isBlank = (cells: Cells): boolean => {
  if (cells.distinct) return cells.distinct.every(cell => cell.trim() === '');
  return false;
};
