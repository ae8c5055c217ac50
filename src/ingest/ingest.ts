import { parse } from 'csv-parse/sync';
import type { Source } from '../base/effects.ts';
import type { Table } from '../model/table.ts';
const letter = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : letter(Math.floor(index / 26) - 1) + letter(index % 26));
export async function ingest(source: Source, _options: object): Promise<Table> {
  const rows = parse(Buffer.from(await source.bytes())) as string[][];
  const header = rows.shift() ?? [];
  const columns = header.map((name, index) => {
    const cells = rows.map(row => row[index] ?? '');
    const map = new Map<string, number>();
    const codes = Uint16Array.from(cells, cell => { let c = map.get(cell); if (c === undefined) { c = map.size; map.set(cell, c); } return c; });
    const paged = map.size > 65535;
    return { header: name, letter: letter(index), length: rows.length, distinct: paged ? null : [...map.keys()], codes: paged ? null : codes, value: (row: number) => cells[row] ?? '' };
  });
  return { file: source.name, sheet: null, rows: rows.length, columns, problems: [], findings: [], at: (row, column) => ({ file: source.name, sheet: null, row: row === null ? null : row + 2, column: column === null ? null : letter(column), header: column === null ? null : (header[column] ?? '') }) };
}
