/** "and" between two items, with the blanks that part it from words. */
export const CONJUNCTIONS = [
  ' and/or ',
  ' und/oder ',
  ' et/ou ',
  ' y/o ',
  ' e/ou ',
  ' and ',
  ' & ',
  ' und ',
  ' u. ',
  ' sowie ',
  ' et ',
  ' y ',
  ' e ',
  ' og ',
  ' och ',
  ' en ',
  ' ve ',
  ' и ',
] as const;

/** The same where words have no blanks between them. */
export const CHINESE_CONJUNCTIONS = ['和', '与', '及'] as const;
