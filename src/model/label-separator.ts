/**
 * What stands between the labels of one multi-select cell: a comma, or a semicolon for a field with a label that holds a
 * comma, where two places would be read as three.
 *
 * @param labels all labels of the field, so that every cell of a column is written alike
 * @example labelSeparator(['Kenya', 'Peru']) // => ', '
 * @example labelSeparator(['Kenya', 'United States, incl. Puerto Rico']) // => '; '
 */
export const labelSeparator = (labels: Iterable<string>): ', ' | '; ' => {
  for (const label of labels) if (/[,;]/.test(label)) return '; ';
  return ', ';
};
