/** What a row or column of totals is called. */
export const WHOLE_ROW =
  /^\W*(?:(?:grand |sub-?)?totals?|overall|sum|all(?: \w+)?|gesamt|summe|insgesamt)\b(?!.*\bper\b)/iu;

const BARE = /^[<>]?\d[\d., \u2009\u202f\u00a0]*$/;
/** A coefficient of agreement, with its interval or without. */
const COEFFICIENT =
  /^([-−]?(?:[01]?[.,]\d{1,4}|[01]))(?:\s*[([]\s*([-−]?[01]?[.,]\d{1,4})(?:\s*(?:to|–|—|-|,|;)\s*)([-−]?[01]?[.,]\d{1,4})\s*[)\]])?$/;
const COUNT_HEAD = /^(n|no\.?|count|freq(uency)?|studies|articles|number.*)$/i;

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
        return text.replace(/\s*\)$/, '%)').replace(/\(\s*/, '(');
      const kappa = /\bkappa\b|κ/i.test(head) && COEFFICIENT.exec(text);
      if (kappa) return `kappa = ${kappa[1]}${kappa[2] === undefined ? '' : ` (95% CI ${kappa[2]} to ${kappa[3]})`}`;
      if (!BARE.test(text)) return text;
      if (/%|per ?cent|share|perc\b/i.test(head) && !/\bn\b/.test(head)) return `${text}%`;
      if (COUNT_HEAD.test(head)) return `n = ${text}`;
      if (counts && i > 0 && /^\d{1,9}$/.test(text)) return `n = ${text}`;
      if (/^N$/.test(head)) return `N = ${text}`;
      return text;
    })
    .join('\t');
}

/** Heads that say how many there are, or that there is a total: what stands below is counted. */
const isOfCounts = (heads: readonly string[]): boolean =>
  heads.length > 2 && heads.slice(1).some(head => WHOLE_ROW.test(head) || /\b[nN] ?= ?\d/.test(head));
