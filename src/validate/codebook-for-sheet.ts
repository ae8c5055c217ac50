import { checkboxHeader } from '../model/checkbox-header.ts';
import type { Codebook, Field } from '../model/codebook.ts';
import type { Table } from '../model/table.ts';

/**
 * The codebook as a sheet has it: a multi-select field with codes may stand in one column (`purpose`, several codes in a
 * cell) or in one column an option (`purpose: privacy`, as the charting form and `reshape --to wide` write it). The sheet's
 * headers decide, so that both are read by one codebook.
 */
export function codebookForSheet(codebook: Codebook, table: Table): Codebook {
  const headers = new Set(table.columns.map(column => column.header.trim()));
  const spread = (field: Field): Field => {
    if (field.type !== 'list' || field.columns !== null || field.categories === null) return field;
    if ([field.name, field.title, ...field.aliases].some(header => headers.has(header))) return field;
    const columns = field.categories
      .filter(category => category.codable)
      .map(({ value }) => ({ name: checkboxHeader(field.name, value), value }));
    return columns.some(column => headers.has(column.name)) ? { ...field, columns, delimiter: null } : field;
  };
  const fields = codebook.fields.map(spread);
  return fields.every((field, i) => field === codebook.fields[i]) ? codebook : { ...codebook, fields };
}
