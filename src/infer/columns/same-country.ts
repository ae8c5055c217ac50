import { countryKey, sameLetters } from '../../text/fold-variants.ts';

/** Countries in which most studies are made, by ISO 3166. */
const ISO = new Map(
  [
    'AR Argentina|AT Austria|AU Australia|BD Bangladesh|BE Belgium|BF Burkina Faso|BG Bulgaria|',
    'BO Bolivia|BR Brazil|BW Botswana|CA Canada|CH Switzerland|CL Chile|CM Cameroon|CN China|CO Colombia|',
    'CR Costa Rica|CU Cuba|CY Cyprus|CZ Czechia|DE Germany|DK Denmark|EC Ecuador|EE Estonia|EG Egypt|',
    'ES Spain|ET Ethiopia|FI Finland|FR France|GB United Kingdom|GH Ghana|GR Greece|GT Guatemala|',
    'HK Hong Kong|HR Croatia|HU Hungary|ID Indonesia|IE Ireland|IL Israel|IN India|IQ Iraq|IR Iran|',
    'IS Iceland|IT Italy|JM Jamaica|JO Jordan|JP Japan|KE Kenya|KH Cambodia|KR South Korea|KW Kuwait|',
    'LB Lebanon|LK Sri Lanka|LT Lithuania|LU Luxembourg|LV Latvia|MA Morocco|ML Mali|MM Myanmar|MT Malta|',
    'MW Malawi|MX Mexico|MY Malaysia|MZ Mozambique|NA Namibia|NG Nigeria|NL Netherlands|NO Norway|',
    'NP Nepal|NZ New Zealand|OM Oman|PE Peru|PH Philippines|PK Pakistan|PL Poland|PT Portugal|QA Qatar|',
    'RO Romania|RS Serbia|RU Russia|RW Rwanda|SA Saudi Arabia|SE Sweden|SG Singapore|SI Slovenia|',
    'SK Slovakia|SN Senegal|SY Syria|TH Thailand|TN Tunisia|TR Turkey|TW Taiwan|TZ Tanzania|UA Ukraine|',
    'UG Uganda|UY Uruguay|VE Venezuela|VN Vietnam|ZA South Africa|ZM Zambia|ZW Zimbabwe',
  ]
    .join('')
    .split('|')
    .map(entry => [entry.slice(0, 2), entry.slice(3)] as const),
);

/**
 * Codes that are names of one country, or its two letters by ISO 3166 beside its English name.
 *
 * @example sameCountry(['UK', 'DE', 'Kenya', 'United Kingdom', 'Germany', 'FR']) // => [['UK', 'United Kingdom'], ['DE', 'Germany']]
 */
export function sameCountry(codes: readonly string[]): string[][] {
  const nameOf = (code: string): string => ISO.get(code) ?? code;
  const keyOf = (name: string): string => countryKey(name) ?? sameLetters(name);
  const named = new Set(codes.flatMap(code => (ISO.has(code) ? [keyOf(nameOf(code))] : [])));
  const groups = new Map<string, string[]>();
  for (const code of codes) {
    const key = keyOf(nameOf(code));
    if (key === '' || (countryKey(code) === null && !named.has(key))) continue;
    groups.set(key, [...(groups.get(key) ?? []), code]);
  }
  return [...groups.values()].filter(names => names.length > 1);
}
