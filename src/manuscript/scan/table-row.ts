const BARE = /^[<>]?\d[\d., \u2009\u202f\u00a0]*$/;

/**
 * A table's row as text, its cells between tabs. What only the header says (n, N, %) is written to bare numbers, so that a
 * cell reads as it would in a sentence; `44 (74.6)` gets its percent sign.
 *
 * @example rowText(['Method', 'n', '%'], ['Prompting', '44', '74.6']) // => 'Prompting\tn = 44\t74.6%'
 * @example rowText(['Method', 'n (%)'], ['Prompting', '44 (74.6)']) // => 'Prompting\t44 (74.6%)'
 */
export function rowText(header: readonly string[], cells: readonly string[]): string {
  return cells
    .map((cell, i) => {
      const text = cell.trim();
      const head = (header[i] ?? '').trim();
      if (/^\d[\d,]*\s*\(\s*\d+(?:[.,]\d+)?\s*\)$/.test(text) && !/\bIQR|range|SD\b/i.test(head))
        return text.replace(/\s*\)$/, '%)').replace(/\(\s*/, '(');
      if (!BARE.test(text)) return text;
      if (/%|per ?cent|share|perc\b/i.test(head) && !/\bn\b/.test(head)) return `${text}%`;
      if (/^(n|no\.?|count|freq(uency)?|studies|articles|number.*)$/i.test(head)) return `n = ${text}`;
      if (/^(N|total.*)$/.test(head)) return `N = ${text}`;
      return text;
    })
    .join('\t');
}
