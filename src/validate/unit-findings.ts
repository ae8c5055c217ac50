/** Findings about what is counted; the reference lists them beside the rules. */
export const REPORTS_DISAGREE = {
  name: 'companions-differ',
  code: 'D501',
  severity: 'error',
  explain: 'Several rows of one unit (companion reports) have different values in a field that can hold only one.',
} as const;

export const REPORTS_RESOLVED = {
  name: 'companions-settled',
  code: 'D502',
  severity: 'note',
  explain: 'Companion reports have different values, and their precedence settles which of them counts.',
} as const;

export const REPORT_TWICE = {
  name: 'report-twice',
  code: 'D503',
  severity: 'error',
  explain: 'A report is assigned to two units, so it would be counted twice; or it is listed twice.',
} as const;

export const NO_UNIT = {
  name: 'report-without-unit',
  code: 'D504',
  severity: 'error',
  explain: 'A report belongs to no unit, so it would be counted as a unit of its own.',
} as const;

export const NO_ROW = {
  name: 'unit-without-row',
  code: 'D505',
  severity: 'warning',
  explain: 'The table of reports names a unit that the sheet does not have, or lacks one that it has.',
} as const;

export const SEVERAL_ROWS = {
  name: 'several-rows',
  code: 'D506',
  severity: 'note',
  explain: 'Some units have several rows; the message states what is counted, and by which key.',
} as const;

export const PRECEDENCE = {
  name: 'precedence',
  code: 'D507',
  severity: 'warning',
  explain: 'The precedence of a report is not a whole number from 1, so it is ignored.',
} as const;

export const UNIT_TWICE = {
  name: 'unit-twice',
  code: 'D508',
  severity: 'warning',
  explain: 'The keys of two units differ only in case or spaces: perhaps one unit, counted twice.',
} as const;

export const DANGLING_KEY = {
  name: 'dangling-key',
  code: 'D512',
  severity: 'error',
  explain:
    'A foreign key names a unit that the sheet it refers to does not have, so the row belongs to nothing that is counted.',
} as const;

export const UNCHECKED_KEY = {
  name: 'unchecked-key',
  code: 'D511',
  severity: 'warning',
  explain: 'A foreign key of the codebook cannot be checked, because its resource or its columns are not there.',
} as const;

export const KEY_PART_UNITED = {
  name: 'key-part-united',
  code: 'D509',
  severity: 'warning',
  explain:
    'A part of the key differs between the rows of one unit, as it must: the unit is counted once, with all of its codes.',
} as const;

export const ROWS_DIFFER = {
  name: 'rows-differ',
  code: 'D513',
  severity: 'warning',
  explain:
    'A field differs between the rows of one unit, which the key tells apart: the unit has no single value of it and is not counted there.',
} as const;
