import type { Table } from '../model/table.ts';
import { joinSlots } from './join-slots.ts';
import type { IngestOptions } from './options.ts';
import { transpose } from './transpose.ts';

/** A table whose items stood in rows, or whose answers to one question in several columns, as other sheets have them. */
export function rearranged(table: Table, { orientation, skipRows, slots }: IngestOptions): Table {
  const turned = orientation === 'columns' ? transpose(table, skipRows) : table;
  return slots === undefined ? turned : joinSlots(turned, slots);
}
