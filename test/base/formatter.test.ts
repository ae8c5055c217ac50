import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fault } from '../../src/base/fault.ts';
import { formatter, type NumberStyle } from '../../src/base/formatter.ts';

const plain = formatter();
const cole = formatter({ preset: 'cole' });
const ama = formatter({ preset: 'ama' });
const bmj = formatter({ preset: 'bmj' });

// gtsummary's unit tests of style_percent (CONVENTIONS 1); Cole's one decimal above 90 differs from it (99 there)
test.each<[number, number, string]>([
  [5, 1000, '0.5'],
  [1, 100, '1.0'],
  [1, 10, '10'],
  [45_356, 100_000, '45'],
  [145, 100, '145'],
  [0, 7, '0'],
  [7, 7, '100'],
  [44, 59, '75'],
  [99, 100, '99.0'],
  [996, 1000, '99.6'],
  [9996, 10_000, '>99.9'],
  [4, 10_000, '<0.1'],
  [6, 10_000, '0.1'],
  // 9.96 and 89.97: decided on what would be printed
  [996, 10_000, '10'],
  [8997, 10_000, '90'],
])('Cole: %d of %d', (n, N, expected) => expect(cole.percent(n, N)).toBe(expected));

test.each<[Partial<NumberStyle>, number, number, string]>([
  [{}, 44, 59, '74.6'],
  [{}, 0, 59, '0.0'],
  [{}, 59, 59, '100.0'],
  [{}, 1, 41_727, '<0.1'],
  [{}, 41_726, 41_727, '>99.9'],
  [{ digits: 0 }, 1, 8, '13'],
  [{ digits: 0, rounding: 'half-even' }, 1, 8, '12'],
  [{ digits: 0 }, 1, 1000, '<1'],
  [{ digits: 0 }, 999, 1000, '>99'],
  [{ digits: 2 }, 1, 100_000, '<0.01'],
  [{ digits: 2, decimalMark: ',' }, 99_999, 100_000, '>99,99'],
  [{ signif: 2 }, 1, 3000, '0.033'],
  [{ signif: 2 }, 44, 59, '75'],
  [{ signif: 3 }, 9996, 10_000, '>99.9'],
  [{ signif: 2 }, 9996, 10_000, '>99'],
  [{ signif: 2 }, 0, 3, '0'],
])('%o: %d of %d', (style, n, N, expected) => expect(formatter(style).percent(n, N)).toBe(expected));

test('shares fill their template', () => {
  expect(plain.share(44, 59)).toBe('44 (74.6%)');
  expect(plain.share(1, 41_727)).toBe('1 (<0.1%)');
  expect(plain.share(0, 0)).toBe('0 (–)');
  expect(plain.share(null, 5)).toBe('–');
  expect(formatter({ percentSpace: true, decimalMark: ',' }).share(44, 59)).toBe('44 (74,6\u00a0%)');
  expect(formatter({ shareTemplate: '{n}/{N}; {p} % $&', percentSpace: true }).share(12_345, 20_000)).toBe(
    '12,345/20,000; 61.7\u00a0% $&',
  );
  expect(plain.percentSigned(1, 3)).toBe('33.3%');
  expect(plain.percentSigned(1, 0)).toBe('–');
});

test('thousands are grouped, four digits not by a space', () => {
  const grouped = (thousands: NumberStyle['thousands']) =>
    [999, 1000, -1000, 12_345, 1_234_567].map(
      formatter({ thousands, decimalMark: thousands === '.' ? ',' : '.' }).count,
    );
  expect(grouped(',')).toEqual(['999', '1,000', '-1,000', '12,345', '1,234,567']);
  expect(grouped('.')).toEqual(['999', '1.000', '-1.000', '12.345', '1.234.567']);
  expect(grouped('\u202f')).toEqual(['999', '1000', '-1000', '12\u202f345', '1\u202f234\u202f567']);
  expect(grouped('')).toEqual(['999', '1000', '-1000', '12345', '1234567']);
  expect(bmj.count(12_345)).toBe('12\u2009345');
  expect(plain.number(1234.5678, 2)).toBe('1,234.57');
  expect(formatter({ decimalMark: ',' }).number(12_345.5)).toBe('12\u202f345,5');
});

// AMA (CONVENTIONS 1): P = .16, kappa = 0.87
test.each<[number, string, string]>([
  [0.16, '0.16', '.16'],
  [0.00099, '<0.001', '<.001'],
  [0.0034, '0.003', '.003'],
  [0.049, '0.049', '.049'],
  [0.0496, '<0.05', '<.05'],
  [0.0524, '0.05', '.05'],
  [0.991, '>0.99', '>.99'],
  [1, '>0.99', '>.99'],
])('P = %d', (p, byDefault, byAma) => expect([plain.pValue(p), ama.pValue(p)]).toEqual([byDefault, byAma]));

test('coefficients keep their leading zero', () => {
  expect([
    ama.coefficient(0.8664),
    ama.coefficient(-0.0229),
    ama.coefficient(0.7964094, 3),
    ama.coefficient(null),
  ]).toEqual(['0.87', '-0.02', '0.796', '–']);
});

// Wilson interval of 44/59: .6220-.8394 (CONVENTIONS 6)
test('intervals', () => {
  expect(plain.percentInterval(0.622, 0.8394)).toBe('62.2 to 83.9');
  expect(ama.percentInterval(0.622, 0.8394)).toBe('62.2-83.9');
  expect(cole.percentInterval(0.622, 0.8394)).toBe('62 to 84');
  expect(cole.percentInterval(0.0624, 0.1605)).toBe('6.2 to 16.1');
  expect(formatter({ signif: 2, intervalTemplate: '{low}%, {high}%' }).percentInterval(0.61, 0.854)).toBe('61%, 85%');
  expect(ama.interval(-0.02, 0.1, 2)).toBe('-0.02 to 0.10');
  expect(ama.interval(0.69, 0.91, 2)).toBe('0.69-0.91');
  expect(plain.interval(null, 1)).toBe('–');
});

test('what is undefined prints a dash', () => {
  expect([
    plain.percent(null, 3),
    plain.percent(0, 0),
    plain.percent(1, null),
    plain.percent(-1, 3),
    plain.count(null),
    plain.number(null),
    plain.pValue(null),
  ]).toEqual(Array(7).fill('–'));
});

test('a style that can not be read back is refused', () => {
  for (const style of [
    { decimalMark: ',', thousands: ',' },
    { thousands: 'x' },
    { digits: 1.5 },
    { signif: 0 },
    { preset: 'nejm' },
  ]) {
    expect(() => formatter(style as Partial<NumberStyle>)).toThrow(Fault);
  }
});

test('0 and 100 are printed for nothing else', () => {
  const styles: Partial<NumberStyle>[] = [
    {},
    { digits: 0 },
    { digits: 3 },
    { signif: 1 },
    { signif: 2 },
    { signif: 4 },
    { preset: 'cole' },
    { rounding: 'half-even', digits: 0 },
  ];
  fc.assert(
    fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(...styles), (a, b, style) => {
      const [n, N] = a <= b ? [a, b] : [b, a];
      const text = formatter(style).percent(n, N);
      expect(Number(text) === 0).toBe(n === 0);
      expect(Number(text) === 100).toBe(n === N);
    }),
    { numRuns: 2000 },
  );
});
