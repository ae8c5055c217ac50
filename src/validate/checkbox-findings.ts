/** Findings about checkbox columns; the reference lists them beside the rules. */
export const CHECKBOX_FINDINGS = {
  name: 'checkbox',
  code: 'D115',
  severity: 'error',
  explain: 'A cell of a field that is spread over several columns is neither a tick nor empty.',
} as const;

export const TICKED_TOKEN = {
  name: 'missing-state-beside-an-option',
  code: 'D116',
  severity: 'error',
  explain: 'A checkbox that stands for a missing state ("Not reported") is ticked together with an option.',
} as const;
