import { Fault, usageFault } from '../../base/fault.ts';
import { counted } from '../../base/plural.ts';
import type { CellClasses, CountSource } from '../../model/count-source.ts';
import { type Finding, finding } from '../../model/finding.ts';
import type { Column, Table } from '../../model/table.ts';
import { ColumnBuilder } from '../column-builder.ts';
import { errorProblems } from '../error-problems.ts';
import { INGEST_FINDINGS } from '../findings.ts';
import { columnLetter } from '../letters.ts';
import { cellText } from './cell-text.ts';
import type { Dialect, EngineColumn, EngineTable, EngineValue } from './engine.ts';
import { classesSql, repeatedSql, rowsSql } from './sql.ts';

/** More combinations of cells are not fetched, and more rows not read one by one. */
const MOST = 10_000_000;

/** So many rows are checked for repeated keys at a time, so that their keys fit in memory. */
const KEYS_AT_A_TIME = 20_000_000;

/** A table of an engine as a source of counts: the engine groups and counts, everything else is done here. */
export function engineSource(dialect: Dialect, table: EngineTable, file: string): CountSource {
  const readable = table.columns.filter(column => column.kind !== null);
  const columns = readable.map((column, at) => ({
    header: column.header,
    letter: columnLetter(table.columns.indexOf(column)),
    ...(isList(readable[at]!) ? { lists: true as const } : {}),
  }));
  const sql = { dialect, relation: table.relation, place: table.place, columns: table.columns };
  const at: CountSource['at'] = (place, column) => ({
    ...(place === null ? { file, row: null } : table.at(place)),
    sheet: null,
    column: column === null ? null : (columns[column]?.letter ?? null),
    header: column === null ? null : (columns[column]?.header ?? null),
  });

  async function classes(positions: readonly number[]): Promise<CellClasses> {
    const asked = positions.map(position => readable[position]!);
    const found = new ClassBuilder(asked);
    await table.query(classesSql(sql, asked, MOST + 1), block => found.add(block));
    if (found.size > MOST)
      throw usageFault(
        'too-many-classes',
        `the cells of ${asked.map(({ header }) => header).join(', ')} in ${file} have more than ${MOST} combinations`,
        'name fewer fields at a time, or fields with fewer different cells',
      );
    const classes = found.finish();
    requireWhole(classes.counts.reduce((sum, count) => sum + count, 0));
    const places = classes.first.slice().sort();
    const twice = table.order === undefined ? -1 : places.findIndex((place, at) => place === places[at - 1]);
    if (twice >= 0) throw outOfOrder(places[twice]!);
    return classes;
  }

  async function rowsOf(positions: readonly number[], repeated?: number): Promise<Table> {
    const asked = positions.map(position => readable[position]!);
    const key = repeated === undefined ? null : readable[repeated]!;
    const none = key !== null && !(await isRepeated(key));
    if (key === null && table.rows > MOST) throw tooManyRows(file, table.rows);
    const builders = asked.map(() => new ColumnBuilder());
    const places: number[] = [];
    if (!none)
      await table.query(rowsSql(sql, asked, key), block => {
        asked.forEach(({ kind }, index) => {
          for (const value of block[index]!) builders[index]!.push(cellText(kind, value));
        });
        for (const place of block[asked.length] as readonly number[]) {
          if (place <= (places.at(-1) ?? Number.NEGATIVE_INFINITY)) throw outOfOrder(place);
          places.push(place);
        }
      });
    if (key === null) requireWhole(places.length);
    const built = positions.map(
      (position, index): Column => ({
        ...columns[position]!,
        ...builders[index]!.finish(),
      }),
    );
    return {
      file,
      sheet: null,
      rows: places.length,
      columns: built,
      problems: errorProblems(built),
      findings: noticed(),
      at: (row, column) =>
        at(row === null ? null : (places[row] ?? null), column === null ? null : (positions[column] ?? null)),
    };
  }

  /** Whether two rows may have the same key; looked for in parts, so that memory stays bounded. */
  async function isRepeated(key: EngineColumn): Promise<boolean> {
    const parts = Math.max(1, Math.ceil(table.rows / KEYS_AT_A_TIME));
    let found = false;
    for (let part = 0; part < parts && !found; part++)
      await table.query(repeatedSql(sql, key, part, parts), block => {
        if ((block[0]?.length ?? 0) > 0) found = true;
      });
    return found;
  }

  /** An answer that leaves out rows, or a table that is written to in the meantime, would give numbers of no state of it. */
  function requireWhole(seen: number): void {
    if (seen !== table.rows)
      throw new Fault(
        'engine',
        `${file} changed while it was read: it had ${counted(table.rows, 'row')}, then ${seen}`,
        'run the command again when nothing is written to it',
      );
  }

  const outOfOrder = (place: number): Error =>
    table.order === undefined
      ? new Error(`the rows of ${file} came out of order`)
      : new Fault(
          'engine',
          `${file}: the column ${table.order}, which numbers the rows, has ${place} more than once`,
          'name a column under `order:` whose numbers no two rows share',
        );

  /** What reading noticed: no rows, and columns that hold no cells of a sheet and are left out. */
  function noticed(): Finding[] {
    const note = (kind: 'noRows' | 'noCells', message: string, place: Partial<Finding> = {}): Finding =>
      finding(INGEST_FINDINGS[kind].code, INGEST_FINDINGS[kind].severity, message, { file, ...place });
    return [
      ...(table.rows === 0 ? [note('noRows', 'there are columns and no rows; is it the right file?')] : []),
      ...table.columns.flatMap(({ kind, header, type }, position) =>
        kind !== null
          ? []
          : [
              note(
                'noCells',
                `the column ${header} is not read: it holds ${type}, not text, numbers, dates or lists of these`,
                { column: columnLetter(position), header },
              ),
            ],
      ),
    ];
  }

  return { file, columns, classes, rowsOf, at, close: table.close };
}

const isList = ({ kind }: EngineColumn): boolean => kind === 'list' || kind === 'float-list';

const tooManyRows = (file: string, rows: number) =>
  usageFault(
    'too-many-rows',
    `${file} has ${counted(rows, 'row')}, and this command reads rows one by one, at most ${MOST} of them`,
    'shares, crosstab, trend, intersections, difference, compare and profile without lists of studies, and agreement of coders who stand in one row, count in the engine and have no such limit; or write the rows that you need to a smaller file',
  );

/** Collects classes; combinations that differ only as the engine writes them (2.0 and 2) are one. */
class ClassBuilder {
  private readonly columns: readonly EngineColumn[];
  private readonly cells: string[][];
  private readonly counts: number[] = [];
  private readonly first: number[] = [];
  private readonly known: Map<string, number> | null;

  constructor(columns: readonly EngineColumn[]) {
    this.columns = columns;
    this.cells = columns.map(() => []);
    this.known = columns.every(({ kind }) => kind === 'text') ? null : new Map();
  }

  get size(): number {
    return this.counts.length;
  }

  add(block: readonly (readonly EngineValue[])[]): void {
    const width = this.columns.length;
    const counts = block[width] as readonly number[];
    const first = block[width + 1] as readonly number[];
    for (let row = 0; row < counts.length; row++) {
      if (counts[row] === 0) continue;
      const cells = this.columns.map(({ kind }, index) => cellText(kind, block[index]![row]!));
      const key = this.known === null ? '' : JSON.stringify(cells);
      const at = this.known?.get(key);
      if (at === undefined) {
        this.known?.set(key, this.counts.length);
        cells.forEach((cell, index) => void this.cells[index]!.push(cell));
        this.counts.push(counts[row]!);
        this.first.push(first[row]!);
      } else {
        this.counts[at]! += counts[row]!;
        this.first[at] = Math.min(this.first[at]!, first[row]!);
      }
    }
  }

  finish(): CellClasses {
    return { cells: this.cells, counts: Uint32Array.from(this.counts), first: Float64Array.from(this.first) };
  }
}
