import type { StudyCell, StudyField } from '../../../model/coded-studies.ts';
import { IN_DENOMINATOR, STATE_LABELS, STATES } from '../../../model/state.ts';
import { GUARDED_CELLS } from '../../guarded-cells.ts';
import { studyFormat } from '../study-format.ts';

const HEADER = [
  'unit_id',
  'citation',
  'year',
  'title',
  'doi',
  'field',
  'field_title',
  'field_group',
  'field_type',
  'code',
  'label',
  'code_order',
  'number',
  'text',
  'state',
  'in_denominator',
  'evidence',
] as const;

/**
 * One row for each unit, field and code, as Tableau, Power BI and R take it. A share is the number of different `unit_id`
 * with a label by that with `in_denominator` 1, which says that the unit is in the review's default denominator. Numbers stand
 * in columns of numbers alone. A multi-select cell that was coded without any code has one row, `None`; a missing
 * state has one row with the state as its label, so that every unit has a row for every field. Where the codes are machine-coded
 * or the studies synthetic, a last column says so in each row.
 */
export const tidy = studyFormat({
  name: 'tidy',
  extension: 'csv',
  describe: 'a CSV for Tableau, Power BI and R: one row per unit, field and code',
  async write({ fields, studies, denominator, disclosure }) {
    const { stringify } = await import('csv-stringify/sync');
    const rows = studies.flatMap(({ key, citation, reference, cells }) =>
      fields.flatMap((field, at) => {
        const cell = cells[at]!;
        const { name, title, group, kind } = field;
        return valuesOf(field, cell).map(value => [
          ...[key, citation, reference.year === '' ? '' : Number(reference.year), reference.title, reference.doi],
          ...[name, title, group ?? '', kind === 'codes' ? 'code' : kind],
          ...value,
          cell.state,
          IN_DENOMINATOR[denominator][STATES.indexOf(cell.state)] === true ? 1 : 0,
          cell.evidence,
          ...(disclosure === null ? [] : [disclosure]),
        ]);
      }),
    );
    return {
      data: stringify([[...HEADER, ...(disclosure === null ? [] : ['disclosure'])], ...rows], {
        ...GUARDED_CELLS,
        quoted_match: /[\r\n]/,
      }),
      unsaid: [],
    };
  },
});

/** Code, label, place of the code, number and text: one entry for each code, one where there is none. */
function valuesOf({ kind, codes }: StudyField, { state, codes: held, text }: StudyCell): (string | number)[][] {
  if (state !== 'coded') return [['', STATE_LABELS[state], '', '', '']];
  if (kind === 'number') return [['', '', '', Number(text), '']];
  if (kind === 'text') return [['', '', '', '', text]];
  if (held.length === 0) return [['', 'None', '', '', '']];
  return held.map(value => {
    const place = codes.findIndex(code => code.value === value);
    return [value, codes[place]?.label ?? value, place < 0 ? '' : place + 1, '', ''];
  });
}
