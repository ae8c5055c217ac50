import { NOT_APPLICABLE, NOT_CODED } from '../../model/state.ts';
import { conditionRule } from '../rule.ts';

export const notApplicableWhereApplicable = conditionRule({
  name: 'not-applicable-where-applicable',
  code: 'D302',
  severity: 'error',
  explain: 'A cell says "not applicable" although the field\'s condition (`appliesIf`) is true.',
  check: ({ truth, state, field }) =>
    truth === 1 && state === NOT_APPLICABLE
      ? {
          message: `${field.name} applies here (${field.appliesIf?.text}), but the cell says that it doesn't; code it, or correct the other field`,
        }
      : null,
});

export const blankWhereApplicable = conditionRule({
  name: 'blank-where-applicable',
  code: 'D303',
  severity: 'warning',
  explain:
    "A cell is blank although the field's condition (`appliesIf`) is true; an error where the field is required.",
  check: ({ truth, state, blank, field }) =>
    truth === 1 && blank && state === NOT_CODED
      ? {
          message: `${field.name} applies here (${field.appliesIf?.text}) and the cell is blank; code it`,
          severity: field.constraints.required ? 'error' : 'warning',
        }
      : null,
});
