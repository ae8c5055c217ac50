/**
 * The bare DOI in a text in lower case, in which DOIs are compared, or null.
 *
 * @example bareDoi('https://doi.org/10.2196/66279') // => '10.2196/66279'
 * @example bareDoi('DOI: 10.1016/S0140-6736(20)30183-5.') // => '10.1016/s0140-6736(20)30183-5'
 */
export const bareDoi = (text: string): string | null => doiIn(text)?.toLowerCase() ?? null;

/**
 * The bare DOI in a text with its own capitals, in which it is written, or null. Address forms, `doi:` in front, percent signs of
 * an address and marks that end a sentence are taken off; parentheses that belong to the DOI stay.
 *
 * @example doiIn('https://doi.org/10.1016/S0140-6736(20)30183-5.') // => '10.1016/S0140-6736(20)30183-5'
 * @example doiIn('10.1000%2FABC') // => '10.1000/ABC'
 * @example doiIn('arXiv:2303.04360') // => null
 */
export function doiIn(text: string): string | null {
  // most texts hold none, and most that do hold nothing else
  if (!text.includes('10.')) return null;
  const whole = /^(?:https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/[a-z0-9./_-]*[a-z0-9])$/i.exec(text)?.[1];
  if (whole !== undefined) return whole;
  const plain = text.trim().replace(/%2f/gi, '/').replace(/%28/g, '(').replace(/%29/g, ')').replace(/%3a/gi, ':');
  const match =
    /(?:^|doi\.org\/|doi[:=])(10\.\d{4,9}\/\S+)/i.exec(lastWord(plain)) ??
    /doi\.org\/(10\.\d{4,9}\/[^\s"<>]+)/i.exec(plain);
  if (match === null) return null;
  let doi = (match[1] ?? '').replace(/[?#].*/s, '');
  for (;;) {
    const before = doi;
    doi = doi.replace(/(?<![.,;:"'»”>\]}])[.,;:"'»”>\]}]+$/, '');
    if (doi.endsWith(')') && count(doi, '(') < count(doi, ')')) doi = doi.slice(0, -1);
    if (doi === before) break;
  }
  return /^10\.\d{4,9}\/\S+$/.test(doi) ? doi : null;
}

/** The last word of a text, but for the mark of PubMed behind a DOI. */
const lastWord = (text: string): string => /(?<!\S)\S*$/.exec(text.replace(/(?<!\s)\s*\[doi\]$/i, ''))![0];

const count = (text: string, mark: string): number => text.split(mark).length - 1;
