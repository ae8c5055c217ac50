import { nearest, wasMeant } from '../../base/nearest.ts';
import { unknownPhrase } from '../../base/unknown-word.ts';
import { type Located, type Sheet, tableRule } from '../rule.ts';

export const unknownColumn = tableRule({
  name: 'unknown-column',
  code: 'D202',
  severity: 'warning',
  explain: 'A column belongs to no field of the codebook; it is not read.',
  *check({ codebook, match, table, fieldsMatch, coder }: Sheet): Iterable<Located> {
    const names = codebook.fields.flatMap(field => [field.name, ...field.aliases]);
    const strict = fieldsMatch === 'exact' || fieldsMatch === 'equal' || fieldsMatch === 'superset';
    // `subset`: the sheet may have more columns than the codebook
    if (fieldsMatch === 'subset') return;
    for (const column of match.unknown) {
      const header = table.columns[column]?.header ?? '';
      const near = header === '' ? undefined : nearest(header, names)[0];
      const what = header === '' ? 'a column without a header holds values' : unknownPhrase(header, 'column');
      yield {
        row: null,
        column,
        field: null,
        severity: strict && coder === null ? 'error' : 'warning',
        message: `${what}${near === undefined ? '; declare it, or ignore this' : `; ${wasMeant(`"${near}"`)}`}`,
        suggestion: near ?? null,
      };
    }
  },
});
