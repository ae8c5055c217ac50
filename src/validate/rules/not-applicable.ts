import { CODED, INVALID } from '../../model/state.ts';
import { conditionRule } from '../rule.ts';

export const valueWhereNotApplicable = conditionRule({
  name: 'value-where-not-applicable',
  code: 'D301',
  severity: 'error',
  explain: "A cell holds a value although the field's condition (`appliesIf`) is false.",
  check: ({ truth, state, field, blank }) =>
    truth === 0 && !blank && (state === CODED || state === INVALID)
      ? {
          message: `${field.name} does not apply here (it applies if ${field.appliesIf?.text}); clear the cell${notApplicable(field.missing)}, or correct the other field`,
          suggestion: '',
        }
      : null,
});

const notApplicable = (missing: ReadonlyMap<string, string>): string => {
  const token = [...missing].find(([, state]) => state === 'not_applicable')?.[0];
  return token === undefined ? '' : ` or write ${token}`;
};
