import type { Term } from '../../src/manuscript/bind/term.ts';

/** A category as the scan of a manuscript knows it. */
export const term = (field: string, level: string, label: string, title: string, multi = false): Term => ({
  field,
  level,
  names: [label, level],
  fieldNames: [title, field],
  multi,
});
