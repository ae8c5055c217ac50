import { expect, test } from 'vitest';
import { countryCode } from '../../../src/figures/world/country-code.ts';
import { loadWorld } from '../../../src/figures/world/load-world.ts';

const { names } = await loadWorld();

test.each([
  ['United States', 'US'],
  ['USA', 'US'],
  ['england', 'GB'],
  ["Cote d'Ivoire", 'CI'],
  ['Côte d’Ivoire', 'CI'],
  ['The Netherlands', 'NL'],
  ['Türkiye', 'TR'],
  ['Turkey', 'TR'],
  ['South Korea', 'KR'],
  ['Viet Nam', 'VN'],
  ['Hong Kong SAR', 'HK'],
  ['Czechia', 'CZ'],
  ['DEU', 'DE'],
  ['NO', 'NO'],
  ['Kosovo', 'XK'],
])('%s is %s', (word, code) => {
  expect(countryCode([word], names)).toBe(code);
});

test.each(['no', 'other', 'Several countries', 'Europe', ''])('"%s" is no country', word => {
  expect(countryCode([word], names)).toBeNull();
});

test('a code is tried where the label says nothing', () => {
  expect(countryCode(['Vereinigtes Königreich', 'United Kingdom'], names)).toBe('GB');
});
