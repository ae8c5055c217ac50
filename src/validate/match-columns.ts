import { fold } from '../base/fold.ts';
import type { Codebook, Field } from '../model/codebook.ts';
import type { Table } from '../model/table.ts';

/** One column of the sheet that belongs to a field. */
export interface Matched {
  readonly column: number;
  /** how the header led to the field */
  readonly via: 'name' | 'alias' | 'variant';
  /** of a list that is spread over several columns: the code of this column */
  readonly box: string | null;
}

/** Which columns hold which field. Columns are matched by name or alias, never by order. */
export interface ColumnMatch {
  readonly byField: ReadonlyMap<string, readonly Matched[]>;
  /** columns that would fill a field which another column fills already */
  readonly twice: readonly { readonly column: number; readonly field: string }[];
  /** `field@evidence` and `field@by`: what stands behind a code */
  readonly beside: readonly { readonly column: number; readonly field: string; readonly part: string }[];
  readonly unknown: readonly number[];
}

export function matchColumns(table: Table, codebook: Codebook): ColumnMatch {
  const owners = new Map<string, { field: Field; via: 'name' | 'alias'; box: string | null }>();
  const put = (header: string, owner: { field: Field; via: 'name' | 'alias'; box: string | null }): void => {
    if (!owners.has(header)) owners.set(header, owner);
  };
  for (const field of codebook.fields) {
    if (field.columns) for (const box of field.columns) put(box.name, { field, via: 'name', box: box.value });
    else put(field.name, { field, via: 'name', box: null });
  }
  for (const field of codebook.fields)
    for (const alias of field.aliases) put(alias, { field, via: 'alias', box: null });
  for (const field of codebook.fields) if (!field.columns) put(field.title, { field, via: 'alias', box: null });
  const folded = new Map<string, { field: Field; via: 'name' | 'alias'; box: string | null } | null>();
  for (const [header, owner] of owners) {
    const key = fold(header);
    const other = folded.get(key);
    if (other === undefined) folded.set(key, owner);
    else if (other !== null && other.field !== owner.field) folded.set(key, null);
  }

  const byField = new Map<string, Matched[]>();
  const twice: { column: number; field: string }[] = [];
  const beside: { column: number; field: string; part: string }[] = [];
  const unknown: number[] = [];
  const times = new Map<string, number>();
  table.columns.forEach((column, index) => {
    const time = (times.get(column.header) ?? 0) + 1;
    times.set(column.header, time);
    // of columns with the same header, a codebook may name the second one `header (2)`
    const named = (time > 1 ? owners.get(`${column.header} (${time})`) : undefined) ?? owners.get(column.header);
    // and one without a header `column A`
    const exact = column.header === '' ? owners.get(`column ${column.letter}`) : named;
    const owner = exact ?? (column.header === '' ? null : folded.get(fold(column.header))) ?? null;
    const [base, part] = column.header.split('@');
    if (
      owner === null &&
      (part === 'evidence' || part === 'by') &&
      codebook.fields.some(field => field.name === base)
    ) {
      beside.push({ column: index, field: base ?? '', part });
      return;
    }
    if (owner === null) {
      unknown.push(index);
      return;
    }
    const { field, box } = owner;
    const matched = byField.get(field.name) ?? [];
    if (matched.some(other => other.box === box)) {
      twice.push({ column: index, field: field.name });
      return;
    }
    matched.push({ column: index, via: exact === undefined ? 'variant' : owner.via, box });
    byField.set(field.name, matched);
  });
  return { byField, twice, beside, unknown };
}
