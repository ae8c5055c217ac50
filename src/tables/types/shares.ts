import { inSentence } from '../../base/in-sentence.ts';
import { CATEGORY_EDITS } from '../category-edits.ts';
import { byOf, fieldsOf } from '../options.ts';
import { stack } from '../stack.ts';
import { STACK_OPTIONS, stackRequests } from '../stack-requests.ts';
import { tableType } from '../table-type.ts';

/** Shares of one or many fields, stacked, overall and by subgroup. */
export const shares = tableType({
  name: 'shares',
  describe:
    'The share of each category of one or many fields, overall and by subgroup, with the missing states as rows.',
  needs: [['field', 'fields']],
  options: STACK_OPTIONS,
  edits: CATEGORY_EDITS,
  plan: (declaration, codebook) => stackRequests(declaration, fieldsOf(declaration), 'shares', codebook),
  draw: input =>
    stack(
      input,
      `${fieldsOf(input.declaration)
        .map(field => input.words.fieldTitle(field))
        .join(', ')}${
        byOf(input.declaration).length === 0
          ? ''
          : ` by ${byOf(input.declaration)
              .map(field => inSentence(input.words.fieldTitle(field)))
              .join(' and ')}`
      }`,
    ),
});
