import type { Dialect, EngineColumn } from './engine.ts';

/** A relation with its columns, in an engine's words. */
export interface Relation {
  readonly dialect: Dialect;
  readonly relation: string;
  /** the place of a row */
  readonly place: string;
  readonly columns: readonly EngineColumn[];
}

/**
 * Counts the combinations of the cells of some columns. Every column is taken as text, so that the engine compares and
 * changes nothing; expressions are grouped by as a whole, and no alias has the name of a column: engines differ in which of
 * the two they take.
 */
export function classesSql(sql: Relation, columns: readonly EngineColumn[], most: number): string {
  const cells = columns.map(column => cellOf(sql, column));
  const { dialect, relation, place } = sql;
  const parts = [...cells, dialect.number('count(*)'), dialect.number(`coalesce(min(${place}), 0)`)];
  const group = cells.length === 0 ? '' : ` GROUP BY ${cells.join(', ')}`;
  return `SELECT ${named(sql, parts)} FROM ${relation}${group} LIMIT ${most}`;
}

/** Reads the cells of some columns row by row, each row with its place; with a key, only rows whose key may be repeated. */
export function rowsSql(sql: Relation, columns: readonly EngineColumn[], key: EngineColumn | null): string {
  const { dialect, relation, place } = sql;
  const parts = [...columns.map(column => cellOf(sql, column)), dialect.number(place)];
  const ordered = ` ORDER BY ${place}`;
  if (key === null) return `SELECT ${named(sql, parts)} FROM ${relation}${dialect.keepsOrder ? '' : ordered}`;
  const coarse = coarseKey(sql, key);
  const repeated = `SELECT ${coarse} FROM ${relation} GROUP BY ${coarse} ${REPEATED(coarse)}`;
  return `SELECT ${named(sql, parts)} FROM ${relation} WHERE ${coarse} ${dialect.within} (${repeated})${ordered}`;
}

/** Finds one key that two rows may have, among one part of all keys. */
export function repeatedSql(sql: Relation, key: EngineColumn, part: number, parts: number): string {
  const coarse = coarseKey(sql, key);
  const own = parts === 1 ? '' : ` WHERE ${sql.dialect.part(coarse, parts)} = ${part}`;
  return `SELECT ${named(sql, [coarse])} FROM ${sql.relation}${own} GROUP BY ${coarse} ${REPEATED(coarse)} LIMIT 1`;
}

/** Rows with the same key, and rows without one. */
const REPEATED = (coarse: string): string => `HAVING count(*) > 1 OR ${coarse} = ''`;

const coarseKey = (sql: Relation, key: EngineColumn): string => sql.dialect.coarseKey(cellOf(sql, key));

function cellOf({ dialect }: Relation, { header, type, kind }: EngineColumn): string {
  const name = dialect.identifier(header);
  return kind === 'list' || kind === 'float-list' ? dialect.list(name, type) : dialect.text(name, type);
}

/** Expressions with aliases that no column has. */
function named({ dialect, columns }: Relation, expressions: readonly string[]): string {
  let prefix = 'cell ';
  while (columns.some(({ header }) => header.toLowerCase().startsWith(prefix))) prefix = `${prefix}_`;
  return expressions.map((expression, at) => `${expression} AS ${dialect.identifier(`${prefix}${at}`)}`).join(', ');
}
