import type { Category, Field } from '../../../model/codebook.ts';
import { redcapCode } from '../../../model/redcap-code.ts';
import { spreadBoxes } from '../boxes.ts';
import { layout } from '../layout.ts';

/** The raw export of REDCap: `field___code` with 1 and 0. */
export const redcap = layout({
  name: 'redcap',
  describe: 'columns field___code with 1 and 0, as REDCap exports and imports them',
  write(sheet) {
    const odd = sheet.columns.filter(column => !/^[a-z][a-z0-9_]*$/.test(column.name)).map(column => column.name);
    const laid = spreadBoxes(
      sheet,
      {
        header: (name, code) => `${name}___${redcapCode(code).replace(/^-/, '_').toLowerCase()}`,
        // as missing data codes of REDCap: the options are blank, and the code has a column
        missingHeader: (name, token) => `${name}___${redcapCode(token).replace(/^-/, '_').toLowerCase()}`,
        on: () => '1',
        off: '0',
        // the dictionary has a notes field for an open list
        keeps: ({ field }) => field !== null && field.categories === null && !field.columns,
        plain: ({ field }, text) =>
          field?.type === 'boolean' ? truth(field, text) : (codesOf(field)?.get(text.trim()) ?? text),
      },
      [
        ...sheet.columns.flatMap(({ name, field }) =>
          [...(codesOf(field) ?? [])]
            .filter(([own, code]) => own !== code)
            .map(([own, code]) => `${name}: the code "${own}" is written as "${code}", as in the data dictionary`),
        ),
        ...(odd.length === 0
          ? []
          : [
              `REDCap allows only lower-case letters, digits and underscores in a name: rename ${odd.slice(0, 5).join(', ')}${odd.length > 5 ? ` and ${odd.length - 5} more` : ''}`,
            ]),
      ],
    );
    const truths = sheet.columns.filter(({ field }) => field?.type === 'boolean');
    const fields = new Map([
      ...laid.fields,
      ...sheet.columns.flatMap(({ name, field }) => {
        const codes = codesOf(field);
        return codes === null ? [] : [[name, { categories: recoded(field!.categories!, codes) }] as const];
      }),
      ...truths.map(({ name }) => [name, { trueValues: ['1'], falseValues: ['0'] }] as const),
    ]);
    return { ...laid, fields };
  },
});

/** The codes of a field by which the dictionary calls them otherwise; null where all are as they are, or two would become one. */
function codesOf(field: Field | null): ReadonlyMap<string, string> | null {
  if (field === null || field.type === 'list' || field.categories === null) return null;
  const codes = new Map(field.categories.map(({ value }) => [value, redcapCode(value)]));
  return new Set(codes.values()).size < codes.size || [...codes].every(([own, code]) => own === code) ? null : codes;
}

/** The categories by their codes in REDCap; the codes of the review are read as well. */
const recoded = (categories: readonly Category[], codes: ReadonlyMap<string, string>) =>
  categories.map(({ value, label, description, aliases, parent, codable }) => {
    const code = codes.get(value)!;
    return {
      value: code,
      label,
      ...(description === '' ? {} : { description }),
      ...(code === value && aliases.length === 0 ? {} : { aliases: [...(code === value ? [] : [value]), ...aliases] }),
      ...(parent === null ? {} : { parent: codes.get(parent) ?? parent }),
      ...(codable ? {} : { codable }),
    };
  });

/** REDCap's true/false fields hold 1 and 0; anything else stays as it is. */
function truth({ trueValues, falseValues }: Field, text: string): string {
  if (trueValues.includes(text.trim())) return '1';
  return falseValues.includes(text.trim()) ? '0' : text;
}
