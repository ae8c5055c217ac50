import { bareDoi } from '../../base/doi.ts';

/**
 * Where an identifier from a sheet may lead: a DOI, an arXiv number, or an address that begins with http(s); else null.
 *
 * @example safeLink('doi:10.1000/a b') // => null
 * @example safeLink('https://doi.org/10.2196/66279') // => 'https://doi.org/10.2196/66279'
 * @example safeLink('arXiv:2303.04360') // => 'https://arxiv.org/abs/2303.04360'
 * @example safeLink('javascript:alert(1)') // => null
 */
export function safeLink(text: string): string | null {
  const doi = bareDoi(text);
  if (doi !== null) return `https://doi.org/${encodeURI(doi)}`;
  const arxiv = /^arxiv:\s*(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})$/i.exec(text.trim());
  if (arxiv !== null) return `https://arxiv.org/abs/${arxiv[1]}`;
  return /^https?:\/\/[^\s<>"'`\\]+$/i.test(text.trim()) ? text.trim() : null;
}
