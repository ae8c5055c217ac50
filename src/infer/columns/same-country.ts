import { countryKey, sameLetters } from '../../text/fold-variants.ts';

/**
 * Codes that are names of one country, or its two letters by ISO 3166 beside its English name.
 *
 * @example sameCountry(['UK', 'DE', 'Kenya', 'United Kingdom', 'Germany', 'FR']) // => [['UK', 'United Kingdom'], ['DE', 'Germany']]
 */
export function sameCountry(codes: readonly string[]): string[][] {
  const isIso = (code: string): boolean => /^[A-Z]{2}$/.test(code) && countryKey(code) === null;
  // most sheets have no such code, and the names are slow to load
  const english = codes.some(isIso) ? new Intl.DisplayNames('en', { type: 'region' }) : null;
  const nameOf = (code: string): string => (isIso(code) ? (english?.of(code) ?? code) : code);
  const keyOf = (name: string): string => countryKey(name) ?? sameLetters(name);
  const named = new Set(codes.filter(isIso).map(code => keyOf(nameOf(code))));
  const groups = new Map<string, string[]>();
  for (const code of codes) {
    const key = keyOf(nameOf(code));
    if (key === '' || (countryKey(code) === null && !named.has(key))) continue;
    groups.set(key, [...(groups.get(key) ?? []), code]);
  }
  return [...groups.values()].filter(names => names.length > 1);
}
