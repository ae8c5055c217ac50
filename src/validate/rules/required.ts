import { NOT_CODED } from '../../model/state.ts';
import { cellRule } from '../rule.ts';

export const required = cellRule({
  name: 'required',
  code: 'D106',
  severity: 'error',
  explain: 'A required cell is blank. A declared missing state (such as NR) is an answer; a blank is not.',
  // with a condition, the condition's own rule speaks
  on: field => field.constraints.required && field.appliesIf === null,
  check(reading, field) {
    if (reading.state !== NOT_CODED || reading.raw.trim() !== '') return null;
    const tokens = [...field.missing.keys()];
    return {
      message: `${field.name} is required and the cell is blank; code it${tokens.length > 0 ? ` (or write ${tokens.join(', ')})` : ''}`,
    };
  },
});
