import type { Codebook, Field } from '../model/codebook.ts';
import type { Random } from '../stats/random.ts';

/** What `validate` calls each kind of fault, by the name of its rule. */
export const FAULT_KINDS = ['unknown-category', 'unknown-item', 'required', 'out-of-range', 'duplicate-key'] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** One fault of the answer key; row and column counted from 0, without the header. */
export interface PlantedFault {
  readonly kind: FaultKind;
  readonly row: number;
  readonly column: number;
  readonly field: string;
  readonly was: string;
  readonly wrote: string;
}

/**
 * Plants faults into a sheet, one a row at most, of every kind that its codebook allows in turn.
 *
 * @param free fields that no condition and no rule refers to, so that a fault is found once and where it stands
 * @returns the faults in the order of their rows; fewer where the sheet has no room for more
 */
export function plantFaults(
  rows: string[][],
  headers: readonly string[],
  codebook: Codebook,
  free: ReadonlySet<string>,
  count: number,
  random: Random,
): PlantedFault[] {
  const order = Array.from({ length: Math.max(0, rows.length - 1) }, (_, i) => i + 1);
  random.shuffle(order);
  const kinds = FAULT_KINDS.filter(kind => codebook.fields.some(field => fitsKind(kind, field, codebook, free)));
  const planted: PlantedFault[] = [];
  let turn = 0;
  for (const row of order) {
    if (planted.length >= count || kinds.length === 0) break;
    const kind = kinds[turn++ % kinds.length]!;
    const fields = codebook.fields.filter(field => {
      const column = headers.indexOf(field.name);
      const cell = column < 0 ? '' : rows[row]![column]!;
      // beside a missing state, a fault would be found as another one
      return cell !== '' && !field.missing.has(cell) && fitsKind(kind, field, codebook, free);
    });
    const field = fields[random.below(Math.max(1, fields.length))];
    if (field === undefined) continue;
    const column = headers.indexOf(field.name);
    const was = rows[row]![column]!;
    const wrote = faultyText(kind, field, was, rows[0]![column]!);
    rows[row]![column] = wrote;
    planted.push({ kind, row, column, field: field.name, was, wrote });
  }
  return planted.sort((a, b) => a.row - b.row);
}

function fitsKind(kind: FaultKind, field: Field, codebook: Codebook, free: ReadonlySet<string>): boolean {
  const isKey = codebook.primaryKey.length === 1 && codebook.primaryKey[0] === field.name;
  if (kind === 'duplicate-key') return isKey;
  if (isKey || field.columns !== null || !free.has(field.name)) return false;
  const isClosed = field.categories !== null;
  switch (kind) {
    case 'unknown-category':
      return isClosed && field.type !== 'list';
    case 'unknown-item':
      return isClosed && field.type === 'list';
    case 'required':
      return field.constraints.required && field.appliesIf === null;
    case 'out-of-range':
      return !isClosed && field.constraints.maximum !== null && ['integer', 'number', 'year'].includes(field.type);
  }
}

function faultyText(kind: FaultKind, field: Field, was: string, firstKey: string): string {
  switch (kind) {
    case 'duplicate-key':
      return firstKey;
    case 'required':
      return '';
    case 'out-of-range':
      return String(Math.floor(field.constraints.maximum ?? 0) + 1);
    case 'unknown-item':
      return `${was}${field.delimiter ?? ','}planted_fault`;
    case 'unknown-category':
      return 'planted_fault';
  }
}
