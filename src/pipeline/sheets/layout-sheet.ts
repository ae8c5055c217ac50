import { Fault } from '../../base/fault.ts';
import { type LayoutCell, type LayoutColumn, type LayoutSheet, NONE } from '../../export/layouts/layout.ts';
import type { Codebook, Field } from '../../model/codebook.ts';
import { CODED, INVALID } from '../../model/state.ts';
import type { Table } from '../../model/table.ts';
import { UNCHECKED_WORDS } from '../../model/unchecked-words.ts';
import { CellReader } from '../../validate/cell-reader.ts';
import { codeCheckboxes } from '../../validate/code-checkboxes.ts';
import { type Matched, matchColumns } from '../../validate/match-columns.ts';

/** A sheet freed of its layout: texts as they stand, and the codes of multi-select fields, however they were written. */
export function layoutSheet(table: Table, codebook: Codebook): LayoutSheet {
  return isLong(table) ? fromLong(table, codebook) : fromColumns(table, codebook);
}

const isLong = (table: Table): boolean => {
  const headers = table.columns.map(column => column.header.trim());
  return headers.includes('field') && headers.includes('value');
};

function fromColumns(table: Table, codebook: Codebook): LayoutSheet {
  const match = matchColumns(table, codebook);
  const fieldAt = new Map<number, { field: Field; matched: readonly Matched[] }>();
  for (const [name, matched] of match.byField) {
    const field = codebook.fields.find(entry => entry.name === name);
    if (field) for (const { column } of matched) fieldAt.set(column, { field, matched });
  }
  const seen = new Set<string>();
  const columns = table.columns.flatMap((column, index): LayoutColumn[] => {
    const owner = fieldAt.get(index);
    if (owner === undefined) {
      let name = column.header.trim() || `column ${column.letter}`;
      for (let i = 2; seen.has(name); i++) name = `${column.header} (${i})`;
      seen.add(name);
      return [{ name, field: null, options: null, cells: texts(table, index) }];
    }
    const { field, matched } = owner;
    if (seen.has(field.name)) return [];
    seen.add(field.name);
    return [
      field.type === 'list'
        ? listColumn(table, field, matched)
        : { name: field.name, field, options: null, cells: texts(table, index) },
    ];
  });
  return {
    key: codebook.primaryKey,
    rows: Array.from({ length: table.rows }, (_, row) => table.at(row, null).row ?? row + 1),
    columns,
  };
}

const texts = (table: Table, column: number): string[] =>
  Array.from({ length: table.rows }, (_, row) => table.columns[column]?.value(row) ?? '');

function listColumn(table: Table, field: Field, matched: readonly Matched[]): LayoutColumn {
  const cells = field.columns ? boxCells(table, field, matched) : itemCells(table, field, matched[0]!.column);
  return { name: field.name, field, options: optionsOf(field, cells), cells };
}

/** The declared codes, or what the boxes or an open list hold. */
function optionsOf(field: Field, cells: readonly LayoutCell[]): { value: string; label: string }[] {
  const declared = field.categories
    ?.filter(category => category.codable && category.value !== NONE)
    .map(({ value, label }) => ({ value, label }));
  if (declared) return declared;
  if (field.columns)
    return field.columns.filter(({ value }) => !field.missing.has(value)).map(({ value }) => ({ value, label: value }));
  return [...new Set(cells.flatMap(cell => (typeof cell === 'string' ? [] : cell)))].map(value => ({
    value,
    label: value,
  }));
}

function itemCells(table: Table, field: Field, column: number): LayoutCell[] {
  const reader = new CellReader(field);
  const known = new Map<string, LayoutCell>();
  return Array.from({ length: table.rows }, (_, row) => {
    const raw = table.columns[column]?.value(row) ?? '';
    const before = known.get(raw);
    if (before !== undefined) return before;
    const reading = reader.read(raw);
    const codes = reading.items.map(item => reader.levels[item.level]?.value ?? null);
    if (reading.state === CODED && codes.includes(null)) throw unreadable(table, row, column, field, raw);
    const cell: LayoutCell = reading.state === CODED ? (codes as string[]).filter(code => code !== NONE) : raw.trim();
    known.set(raw, cell);
    return cell;
  });
}

function boxCells(table: Table, field: Field, matched: readonly Matched[]): LayoutCell[] {
  const coded = codeCheckboxes(field, matched, table, (_rule, _problem, row, column) => {
    throw unreadable(table, row, column, field, table.columns[column]?.value(row) ?? '');
  });
  return Array.from({ length: table.rows }, (_, row) => {
    if (coded.states[row] === CODED)
      return (coded.sets[coded.codes[row]!] ?? []).map(level => coded.levels[level]!.value);
    if (coded.states[row] === INVALID) throw unreadable(table, row, matched[0]!.column, field, '');
    const token = matched
      .map(({ column, box }) => {
        const text = table.columns[column]?.value(row).trim() ?? '';
        // a tick in the column of a missing state is that state
        return text !== '' && !UNCHECKED_WORDS.has(text) && field.missing.has(box ?? '') ? (box ?? '') : text;
      })
      .find(text => field.missing.has(text));
    return token ?? '';
  });
}

const unreadable = (table: Table, row: number, column: number, field: Field, value: string): Fault => {
  const { row: number, column: letter } = table.at(row, column);
  return new Fault(
    'unreadable-cell',
    `${table.file} ${letter}${number} (${field.name}): "${value}" can't be taken apart without losing something`,
    'correct the errors that `scopebook validate` shows, then reshape',
  );
};

/** Rows of key, field and value, gathered again: what shares a `row` (or a key) belongs together. */
function fromLong(table: Table, codebook: Codebook): LayoutSheet {
  const at = (header: string): number => table.columns.findIndex(column => column.header.trim() === header);
  const [rowAt, fieldAt, valueAt] = [at('row'), at('field'), at('value')];
  const keyColumns = table.columns.flatMap(({ header }, index) =>
    [rowAt, fieldAt, valueAt].includes(index) ? [] : [{ header, index }],
  );
  const value = (row: number, column: number): string => (column < 0 ? '' : (table.columns[column]?.value(row) ?? ''));
  const rows: number[] = [];
  const place = new Map<string, number>();
  const names: string[] = [];
  const cells = new Map<string, Map<number, string[]>>();
  const keys = keyColumns.map(() => [] as string[]);
  for (let row = 0; row < table.rows; row++) {
    const id = rowAt >= 0 ? value(row, rowAt) : JSON.stringify(keyColumns.map(({ index }) => value(row, index)));
    let to = place.get(id);
    if (to === undefined) {
      to = rows.length;
      place.set(id, to);
      rows.push(rowAt >= 0 && /^\d+$/.test(id) ? Number(id) : rows.length + 2);
      keyColumns.forEach(({ index }, i) => void keys[i]!.push(value(row, index)));
    }
    const name = value(row, fieldAt);
    if (name === '') continue;
    if (!cells.has(name)) {
      cells.set(name, new Map());
      names.push(name);
    }
    const list = cells.get(name)!;
    list.set(to, [...(list.get(to) ?? []), value(row, valueAt)]);
  }
  const order = new Map(codebook.fields.map((field, i) => [field.name, i]));
  names.sort((a, b) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size));
  const columns = names.map((name): LayoutColumn => {
    const field = codebook.fields.find(entry => entry.name === name) ?? null;
    const found = cells.get(name)!;
    const gathered = rows.map((_, row): LayoutCell => {
      const values = found.get(row) ?? [];
      if (field?.type !== 'list') {
        if (values.length > 1)
          throw new Fault(
            'long',
            `${table.file}: ${name} has ${values.length} values for one ${keyColumns.length > 0 ? 'key' : 'row'}, but it is not a multi-select field`,
            'keep one of them, or make it a list in the codebook',
          );
        return values[0] ?? '';
      }
      if (values.length === 0) return '';
      if (values.length === 1 && field.missing.has(values[0]!.trim())) return values[0]!;
      return values.filter(code => code !== NONE);
    });
    return { name, field, options: field?.type === 'list' ? optionsOf(field, gathered) : null, cells: gathered };
  });
  const keyed = keyColumns.map(
    ({ header }, i): LayoutColumn => ({
      name: header,
      field: codebook.fields.find(entry => entry.name === header) ?? null,
      options: null,
      cells: keys[i]!,
    }),
  );
  return { key: codebook.primaryKey, rows, columns: [...keyed, ...columns] };
}
