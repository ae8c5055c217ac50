import type { Table } from '../model/table.ts';

/** Of the row that does not repeat, REDCap leaves these blank. */
const MAY_BE_BLANK = /^redcap_(repeat_instrument|repeat_instance|event_name)$/;

/**
 * The key of a row as written: its parts joined, '' where one of them is blank (but for the parts that REDCap leaves blank);
 * the row's number where there is no key.
 */
export function rowKeys(
  table: Table,
  byField: ReadonlyMap<string, readonly { readonly column: number }[]>,
  fields: readonly string[],
): (row: number) => string {
  const cells = fields.map(name => table.columns[byField.get(name)?.[0]?.column ?? -1]);
  const only = cells[0];
  if (cells.length === 0 || cells.some(column => column === undefined)) return row => `row ${table.at(row, null).row}`;
  if (cells.length === 1 && only) return row => only.value(row).trim();
  return row => {
    const parts = cells.map(column => column?.value(row).trim() ?? '');
    if (parts.some((part, at) => part === '' && !MAY_BE_BLANK.test(fields[at] ?? ''))) return '';
    return parts.filter(part => part !== '').join(' | ');
  };
}
