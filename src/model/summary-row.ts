/** `Total (n = 40):` and `TOTAL` are the same word: case, counts and marks at its end are no part of it. */
function wordOf(text: string): string {
  const whole = text.trim().toLowerCase();
  // "n = 24" stays a label when a study is added; "24" may be the key of a study
  if (SIZE.test(whole)) return 'n =';
  return (
    whole.replace(/(?<![\s:=])[\s:=]*(?:(?:\(.{0,40}\)|n\s{0,9}=\s{0,9}\d{1,9}|(?<!\d)\d{1,9})[\s:=]*)?$/, '') || whole
  );
}

const SIZE = /^\(?n\s*=\s*\d+\)?$/;

const SUMS = /^(grand |sub ?)?(total|totals|sum|summe|gesamt|insgesamt|somme|suma|totale?)$/;
const SUMMARIES =
  /^(n =|mean|average|median|sd|standard deviation|min(imum)?|max(imum)?|range|count|mittelwert|moyenne|media|spannweite|anzahl|((share|proportion|percent(age)?|anteil|prozent|pourcentage|porcentaje|%|total %)( .{1,25})?))$/;

/** Whether a text heads a row of sums. @example isSumLabel('Total (n = 40)') // => true */
export const isSumLabel = (text: string): boolean => text.length < 40 && SUMS.test(wordOf(text));

/** Whether a text heads a row of sums, means or the like. @example isSummaryLabel('Mean') // => true */
export const isSummaryLabel = (text: string): boolean =>
  isSumLabel(text) || (text.length < 40 && SUMMARIES.test(wordOf(text)));

/**
 * Whether a row sums up: its first filled cell is one of the labels.
 *
 * @example isSummaryRow(['', 'Total', '40'], ['total']) // => true
 */
export function isSummaryRow(cells: readonly string[], labels: readonly string[]): boolean {
  const first = cells.find(cell => cell.trim() !== '');
  if (first === undefined) return false;
  const word = wordOf(first);
  return labels.some(label => wordOf(label) === word);
}
