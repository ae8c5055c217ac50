/** What a row or column of totals is called. */
export const WHOLE_ROW =
  /^\W*(?:(?:grand |sub-?)?totals?|overall|sum|all(?: \w+)?|gesamt|summe|insgesamt)\b(?!.*\bper\b)/iu;

const BARE = /^[<>]?\d[\d., \u2009\u202f\u00a0]*$/;
/** A coefficient of agreement, with its interval or without. */
const COEFFICIENT =
  /^([-−]?(?:[01]?[.,]\d{1,4}|[01]))(?:\s*[([]\s*([-−]?[01]?[.,]\d{1,4})(?:\s*(?:to|–|—|-|,|;)\s*)([-−]?[01]?[.,]\d{1,4})\s*[)\]])?$/;
/** A column of counts: `n`, `No. of studies`, `Studies, n`, `Frequency`. */
const COUNT_HEAD =
  /^(?:[nk#]|no\.?|nr\.?|counts?|freq(?:uency)?|numbers?|total)(?![\p{L}\d])(?!.*(?:%|\bper ?cent|\bmean\b|\bmedian\b|\bscore\b))|^(?:studies|articles|papers|reviews|reports|publications|records|trials)\b[^%]*$|[,:(]\s*(?:n|no\.?|nr\.?|counts?|numbers?)\s*\)?$/iu;

/**
 * A table's row as text, its cells between tabs. What only the head says (n, N, %) is written to bare numbers, so that a
 * cell reads as it would in a sentence; `44 (74.6)` gets its percent sign.
 *
 * @example rowText(['Method', 'n', '%'], ['Prompting', '44', '74.6']) // => 'Prompting\tn = 44\t74.6%'
 * @example rowText(['Method', 'n (%)'], ['Prompting', '44 (74.6)']) // => 'Prompting\t44 (74.6%)'
 * @example rowText(['Field', 'kappa'], ['Method', '0.94 (0.85 to 1.00)']) // => 'Method\tkappa = 0.94 (95% CI 0.85 to 1.00)'
 * @example rowText(['Domain', 'Text', 'Total'], ['Oncology', '3', '4']) // => 'Oncology\tn = 3\tn = 4'
 */
export function rowText(heads: readonly string[], cells: readonly string[]): string {
  const counts = isOfCounts(heads);
  return cells
    .map((cell, i) => {
      const text = cell.trim();
      const head = (heads[i] ?? '').trim();
      if (/^\d[\d,]*\s*\(\s*\d+(?:[.,]\d+)?\s*\)$/.test(text) && !/\bIQR|range|SD\b/i.test(head))
        return `${text.slice(0, -1).trimEnd()}%)`.replace(/\(\s*/, '(');
      const kappa = /\bkappa\b|κ/i.test(head) && COEFFICIENT.exec(text);
      if (kappa) return `kappa = ${kappa[1]}${kappa[2] === undefined ? '' : ` (95% CI ${kappa[2]} to ${kappa[3]})`}`;
      const summary = summaryText(text, head);
      if (summary !== null) return summary;
      if (!BARE.test(text)) return text;
      // `Number of reviews (% of 12)` heads counts that have their percentages in brackets
      if (/^(?:numbers?|no\.|n)\b[^:]*[([]\s*%|,\s*(?:no\.|n)\s*[([]\s*%/i.test(head) && /^\d{1,9}$/.test(text))
        return `n = ${text}`;
      if (/%|per ?cent|share|perc\b/i.test(head) && !/\bn\b/.test(head)) return `${text}%`;
      if (COUNT_HEAD.test(head)) return `n = ${text}`;
      if (counts && i > 0 && /^\d{1,9}$/.test(text)) return `n = ${text}`;
      if (/^N$/.test(head)) return `N = ${text}`;
      return text;
    })
    .join('\t');
}

const X = '([-−]?\\d{1,9}(?:[.,]\\d{1,6})?)';
const PAIR = new RegExp(`^[([]?\\s*${X}\\s*(?:to|–|—|-|−|,|;)\\s*${X}\\s*[)\\]]?$`);
const WITH_PAIR = new RegExp(`^${X}\\s*[([]\\s*${X}\\s*(?:to|–|—|-|−|,|;)\\s*${X}\\s*[)\\]]$`);
const ALONE = new RegExp(`^${X}$`);

/** A cell of medians, means or ranges as a sentence would say it; null where the head says nothing of the kind. */
function summaryText(text: string, head: string): string | null {
  const [pair, both, alone] = [PAIR.exec(text), WITH_PAIR.exec(text), ALONE.exec(text)];
  const median = /\bmedian\b|\bmdn\b/i.test(head);
  if (median && both)
    return `median ${both[1]} (${/\brange\b|min/i.test(head) ? 'range' : 'IQR'} ${both[2]} to ${both[3]})`;
  if (median && alone) return `median ${text}`;
  if (/\b(?:range|min\w*)\b/i.test(head) && pair) return `range ${pair[1]} to ${pair[2]}`;
  if (/\b(?:mean|average)\b/i.test(head)) {
    const found = alone ?? /^([-−]?\d{1,9}(?:[.,]\d{1,6})?)\s*(?:\(|±)/.exec(text);
    if (found) return `mean of ${found[1]}`;
  }
  if (/\bagreement\b/i.test(head) && /%|per ?cent/i.test(head) && alone) return `agreement of ${text}%`;
  const coefficient = /\b(?:AC ?1|gwet|alpha|pabak|fleiss)\b|α/i.test(head) ? COEFFICIENT.exec(text) : null;
  if (coefficient)
    return `${/gwet|AC ?1/i.test(head) ? 'AC1' : /pabak/i.test(head) ? 'PABAK' : /fleiss/i.test(head) ? 'Fleiss kappa' : 'Krippendorff alpha'} = ${coefficient[1]}${coefficient[2] === undefined ? '' : ` (95% CI ${coefficient[2]} to ${coefficient[3]})`}`;
  return null;
}

/** Heads that say how many there are, or that there is a total: what stands below is counted. */
const isOfCounts = (heads: readonly string[]): boolean =>
  heads.length > 2 && heads.slice(1).some(head => WHOLE_ROW.test(head) || /\b[nN] ?= ?\d/.test(head));
