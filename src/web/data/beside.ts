import type { CodedTable } from '../../model/coded-table.ts';
import { writeDigits } from './digits.ts';
import type { BesideJson } from './report-json.ts';

/** The columns `field@evidence` and `field@by` of a sheet, one text a unit; rows of one unit are joined. */
export function besideOf({ table, codebook, units, unitOfRow }: CodedTable): BesideJson[] {
  return table.columns.flatMap(column => {
    const [field = '', part = ''] = column.header.split('@');
    if ((part !== 'evidence' && part !== 'by') || !codebook.fields.some(entry => entry.name === field)) return [];
    const texts = Array.from({ length: units }, () => new Set<string>());
    for (let row = 0; row < table.rows; row++) {
      const text = column.value(row).trim();
      if (text !== '') texts[unitOfRow === null ? row : unitOfRow[row]!]?.add(text);
    }
    const joined = texts.map(set => [...set].join(' · '));
    const pool = ['', ...new Set(joined.filter(text => text !== ''))];
    const place = new Map(pool.map((text, at) => [text, at]));
    return [{ field, part, texts: pool, cells: writeDigits(joined.map(text => place.get(text) ?? 0)) }];
  });
}
