import { nearest } from '../../base/nearest.ts';
import { type Located, type Sheet, tableRule } from '../rule.ts';

export const missingColumn = tableRule({
  name: 'missing-column',
  code: 'D201',
  severity: 'warning',
  explain:
    "The sheet has no column for a field. An error for the key and for required fields; a coder's sheet needs only the key.",
  *check(sheet: Sheet): Iterable<Located> {
    const { codebook, match, table, keyFields, coder, fieldsMatch } = sheet;
    const unknown = match.unknown.map(column => table.columns[column]?.header ?? '').filter(header => header !== '');
    for (const field of codebook.fields) {
      const matched = match.byField.get(field.name);
      if (matched && field.columns === null) continue;
      const absent = field.columns
        ?.filter(box => !matched?.some(entry => entry.box === box.value))
        .map(box => box.name) ?? [field.name];
      if (absent.length === 0) continue;
      const key = keyFields.includes(field.name);
      const strict =
        key ||
        ((field.constraints.required ||
          fieldsMatch === 'exact' ||
          fieldsMatch === 'equal' ||
          fieldsMatch === 'subset') &&
          coder === null);
      // `superset`: the sheet may have fewer columns than the codebook
      if (!strict && (coder !== null || fieldsMatch === 'superset')) continue;
      const near = nearest(absent[0] ?? '', unknown)[0];
      yield {
        row: null,
        column: null,
        field: field.name,
        severity: strict ? 'error' : 'warning',
        message: `the sheet has no column ${absent.map(name => `"${name}"`).join(', ')}${key ? ', and it is the key' : ''}${near === undefined ? '' : `; is it "${near}"? Then add that to the field's aliases`}`,
        suggestion: near ?? null,
      };
    }
  },
});
