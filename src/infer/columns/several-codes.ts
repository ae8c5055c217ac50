import type { DraftField } from '../draft.ts';
import { inFieldOrder } from '../write/field-order.ts';
import type { Claim } from './detector.ts';
import type { LongTable } from './find-long-table.ts';
import type { Profile } from './profile.ts';

/**
 * Where studies have several rows, a field whose codes differ between the rows of a study holds several codes a study.
 * Changes these fields and returns them as they were.
 */
export function severalCodes(
  { key, parts }: LongTable,
  profiles: readonly Profile[],
  claims: readonly Claim[],
  fields: DraftField[],
): Map<string, DraftField> {
  const before = new Map<string, DraftField>();
  for (const claim of claims) {
    const [column] = claim.columns;
    const at = fields.findIndex(field => field.name === claim.field.name);
    const field = fields[at];
    if (field?.categories === undefined || field.type === 'list' || column === undefined || parts.includes(column))
      continue;
    const differing = unitsThatDiffer(profiles[key]!, profiles[column]!);
    if (differing === 0) continue;
    before.set(field.name, field);
    const delimiter = [';', '|', ';;', '||'].find(
      mark => !field.categories!.some(({ value }) => value.includes(mark)),
    )!;
    const { categoriesOrdered: _, ...rest } = field;
    fields[at] = inFieldOrder({ ...rest, type: 'list', delimiter });
  }
  return before;
}

function unitsThatDiffer(key: Profile, profile: Profile): number {
  const codes = new Map<string, string>();
  const differing = new Set<string>();
  for (let row = 0; row < key.rows; row++) {
    const text = profile.text(row);
    if (text === '' || profile.missing.has(text)) continue;
    const unit = key.text(row);
    const known = codes.get(unit);
    if (known === undefined) codes.set(unit, text);
    else if (known !== text) differing.add(unit);
  }
  return differing.size;
}
