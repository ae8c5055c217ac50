/**
 * The bare DOI in a text, lower case, or null.
 *
 * @example bareDoi('https://doi.org/10.2196/66279') // => '10.2196/66279'
 * @example bareDoi('arXiv:2303.04360') // => null
 */
export function bareDoi(text: string): string | null {
  const match = /(?:^|doi\.org\/|doi:\s*|\s)(10\.\d{4,9}\/\S+)$/i.exec(text.trim());
  return match?.[1]?.toLowerCase() ?? null;
}
