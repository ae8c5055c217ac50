/**
 * A key as it is compared: programs write the key 001 as 1, and pandas writes it as 1.0 where a row has none. Only keys of
 * digits are touched; white space around a key never counts.
 *
 * @example canonicalKey(' 001') // => '1'
 * @example canonicalKey('12.0') // => '12'
 * @example canonicalKey('S01') // => 'S01'
 */
export function canonicalKey(key: string): string {
  const text = key.trim();
  if (!/^\d+(\.0+)?$/.test(text)) return text;
  const whole = text.replace(/\.0+$/, '').replace(/^0+(?=\d)/, '');
  return whole;
}
