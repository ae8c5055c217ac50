import type { CountryNames } from './world.ts';

/** Names that reviews use and ISO's lists do not have. Parts of a state stand for the state. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  GB: ['England', 'Scotland', 'Wales', 'Northern Ireland', 'Britain', 'U.K.'],
  US: ['America', 'United States of America (USA)', 'United States (USA)'],
  KR: ['Korea', 'Korea (South)', 'Republic of Korea (South Korea)', 'S. Korea'],
  KP: ['Korea (North)', 'DPRK'],
  CN: ['Mainland China', "People's Republic of China", 'PR China', 'PRC'],
  HK: ['Hong Kong SAR', 'Hong Kong, China'],
  MO: ['Macau', 'Macao SAR'],
  TW: ['Taiwan, China', 'Chinese Taipei'],
  NL: ['Holland', 'The Netherlands'],
  RU: ['Russia'],
  IR: ['Iran'],
  SY: ['Syria'],
  VN: ['Viet Nam', 'Vietnam'],
  LA: ['Laos'],
  BN: ['Brunei'],
  BO: ['Bolivia'],
  VE: ['Venezuela'],
  TZ: ['Tanzania'],
  MD: ['Moldova'],
  MK: ['Macedonia', 'North Macedonia', 'FYROM'],
  CD: ['DR Congo', 'DRC', 'Democratic Republic of Congo', 'Congo (Kinshasa)'],
  CG: ['Republic of the Congo', 'Congo (Brazzaville)'],
  CV: ['Cape Verde'],
  SZ: ['Swaziland', 'Eswatini'],
  MM: ['Burma'],
  TL: ['East Timor'],
  AE: ['UAE', 'Emirates'],
  SA: ['KSA'],
  PS: ['Palestinian Territories', 'Occupied Palestinian Territory', 'West Bank and Gaza'],
  VA: ['Vatican', 'Vatican City'],
  FM: ['Micronesia'],
  BA: ['Bosnia'],
};

/**
 * A name without accents, case, marks and "the": `Côte d'Ivoire` is `cote d ivoire`.
 *
 * @example foldCountry('The Gambia') // => 'gambia'
 */
export const foldCountry = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bthe\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The names of all countries, from ISO's codes and English names, and the aliases of this file. */
export function countryNames(
  codes: readonly (readonly [alpha2: string, alpha3: string, ...more: string[]])[],
  english: Readonly<Record<string, string | readonly string[]>>,
): CountryNames {
  const byName = new Map<string, string>();
  const labels = new Map<string, string>();
  for (const [alpha2, given] of Object.entries(english)) {
    const names = [given].flat();
    // the shortest of its names in words, not its abbreviation
    labels.set(alpha2, names.find(name => name.length > 4) ?? names[0]!);
    for (const name of [...names, ...(ALIASES[alpha2] ?? [])]) byName.set(foldCountry(name), alpha2);
  }
  const byCode = new Map(codes.flatMap(([alpha2, alpha3]) => [[alpha2, alpha2] as const, [alpha3, alpha2] as const]));
  return { byName, labels, byCode };
}

/**
 * The country that one of several words stands for, as ISO 3166-1 alpha-2: a name or alias in any case, or a code of ISO in
 * capitals (`no` is a word, `NO` is Norway); null for none.
 */
export function countryCode(words: readonly string[], { byName, byCode }: CountryNames): string | null {
  for (const word of words) {
    const found = byName.get(foldCountry(word)) ?? byCode.get(word.trim());
    if (found !== undefined) return found;
  }
  return null;
}
