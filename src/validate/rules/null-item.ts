import { counted } from '../../base/plural.ts';
import { cellRule } from '../rule.ts';

export const nullItem = cellRule({
  name: 'null-item',
  code: 'D119',
  severity: 'error',
  explain:
    'A list of a Parquet file or database holds a null. Whether an item is missing or nothing was meant cannot be known. A null instead of the list is a blank cell; an empty list is coded with no item.',
  on: field => field.type === 'list' && field.columns === null,
  check({ nullItems = 0 }) {
    return nullItems === 0
      ? null
      : {
          message: `this list holds ${counted(nullItems, 'null')}; remove ${nullItems === 1 ? 'it' : 'them'}, or write the item that is meant`,
        };
  },
});
