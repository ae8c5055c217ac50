import { checkboxHeader } from '../../../model/checkbox-header.ts';
import { spreadBoxes } from '../boxes.ts';
import { layout } from '../layout.ts';

/** A column an option, with the label in the cell (Haddaway et al. 2021, Environ Evid 10), and 0 where it doesn't apply. */
export const wide = layout({
  name: 'wide',
  describe: 'one column per option of a multi-select field, with its label in the cell',
  write: sheet =>
    spreadBoxes(sheet, {
      header: checkboxHeader,
      // a label such as 0 or no would be read as an empty box
      on: ({ value, label }) =>
        /^(0|false|no|unchecked)$/i.test(label) ? (/^(0|false|no|unchecked)$/i.test(value) ? '1' : value) : label,
      off: '0',
    }),
});
