import { usageFault } from './fault.ts';
import { roundDecimalString, roundNumber, roundRatio, signifNumber, signifRatio } from './rounding.ts';
import { unknownWord } from './unknown-word.ts';

export type NumberPreset = 'default' | 'ama' | 'bmj' | 'cole';

/** none, comma, point, space, no-break space, thin space, narrow no-break space */
const THOUSANDS = ['', ',', '.', ' ', '\u00a0', '\u2009', '\u202f'] as const;

/** How numbers are printed. */
export interface NumberStyle {
  readonly preset: NumberPreset;
  /** decimals of a percentage */
  readonly digits: number;
  /** significant digits of a percentage instead, or null */
  readonly signif: number | null;
  /** Cole's rule instead of `digits` */
  readonly cole: boolean;
  readonly decimalMark: '.' | ',';
  readonly thousands: (typeof THOUSANDS)[number];
  /** a no-break space before the percent sign */
  readonly percentSpace: boolean;
  /** `P = 0.03` and not `P = .03` */
  readonly leadingZeroP: boolean;
  readonly rounding: 'half-up' | 'half-even';
  /** with {n}, {N} and {p} */
  readonly shareTemplate: string;
  /** with {low} and {high} */
  readonly intervalTemplate: string;
}

const DEFAULT: NumberStyle = {
  preset: 'default',
  digits: 1,
  signif: null,
  cole: false,
  decimalMark: '.',
  thousands: ',',
  percentSpace: false,
  leadingZeroP: true,
  rounding: 'half-up',
  shareTemplate: '{n} ({p}%)',
  intervalTemplate: '{low} to {high}',
};

/** House styles; what a journal says nothing about is as in the default. */
const PRESETS: Readonly<Record<NumberPreset, NumberStyle>> = {
  default: DEFAULT,
  // AMA Manual of Style, 11th edition: P without a leading zero, a hyphen in intervals
  ama: { ...DEFAULT, preset: 'ama', leadingZeroP: false, intervalTemplate: '{low}-{high}' },
  // BMJ house style: "to" in intervals, a thin space in numbers of five digits and more
  bmj: { ...DEFAULT, preset: 'bmj', thousands: '\u2009' },
  cole: { ...DEFAULT, preset: 'cole', cole: true },
};

/** What is printed for a value that is undefined (null, or a share of nothing). */
export const UNDEFINED_NUMBER = '–';

/** Numbers as text in one style. Signs are hyphen-minus; null prints as an en dash. */
export interface Formatter {
  readonly style: NumberStyle;
  /** n/N in percent, without the sign; `<0.1` and `>99.9` where rounding would print 0 or 100 for what isn't */
  percent(n: number | null, N: number | null): string;
  /** the same with the percent sign */
  percentSigned(n: number | null, N: number | null): string;
  /** a cell such as `44 (74.6%)` */
  share(n: number | null, N: number | null): string;
  count(n: number | null): string;
  /** a plain number; `decimals` is the style's `digits` unless given */
  number(x: number | null, decimals?: number): string;
  /** two plain numbers */
  interval(low: number | null, high: number | null, decimals?: number): string;
  /** two proportions (0 to 1), printed in percent with one number of decimals and without the sign */
  percentInterval(low: number | null, high: number | null): string;
  /** a P value without "P ="; `<0.001` and `>0.99` at the ends */
  pValue(p: number | null): string;
  /** degrees of freedom: as they are where they are whole, else with one decimal */
  degrees(df: number): string;
  /** kappa, alpha, V …: always with a leading zero */
  coefficient(x: number | null, decimals?: number): string;
}

/**
 * A number as the decimal that it stands for: 39.15, not the binary fraction a little below it, and 2.25 where a sum of
 * decimals gave 2.2499999999999996.
 */
const decimalText = (x: number): string => x.toPrecision(15);

/**
 * The only place where numbers become text.
 *
 * Percentages are rounded from the integers n and N. How many digits: `signif` if set, else `cole` if true, else `digits`.
 * Cole's rule: integers, one decimal below 10% and above 90% (T. J. Cole, Too many digits: the presentation of numerical
 * data, Arch Dis Child 2015;100:608-609).
 *
 * @param style what differs from the preset (itself `default` unless named)
 * @throws Fault `number-style` for a style that can't be read back, e.g. the same mark for decimals and thousands
 * @example formatter().share(44, 59) // => '44 (74.6%)'
 * @example formatter({ preset: 'cole' }).share(44, 59) // => '44 (75%)'
 * @example formatter().percent(1, 41727) // => '<0.1'
 * @example formatter({ digits: 0 }).percent(996, 1000) // => '>99'
 * @example formatter({ decimalMark: ',' }).number(0.125, 2) // => '0,13'
 * @example formatter({ preset: 'ama' }).pValue(0.0004) // => '<.001'
 * @example formatter({ preset: 'ama' }).coefficient(0.866) // => '0.87'
 * @example formatter().percent(0, 0) // => '–'
 */
export function formatter(style: Partial<NumberStyle> = {}): Formatter {
  const full = complete(style);
  const { rounding, decimalMark } = full;
  const sign = full.percentSpace ? '\u00a0%' : '%';

  const marked = (text: string): string => {
    const [whole = '', fraction] = text.split('.');
    return grouped(whole, full.thousands) + (fraction === undefined ? '' : decimalMark + fraction);
  };
  const number = (x: number | null, decimals = full.digits): string =>
    x === null ? UNDEFINED_NUMBER : marked(roundDecimalString(decimalText(x), decimals, rounding));

  const percent = (n: number | null, N: number | null): string => {
    if (n === null || N === null || N < 1 || n < 0) return UNDEFINED_NUMBER;
    const text = percentDigits(n, N, full);
    if (n > 0 && !/[1-9]/.test(text))
      return `<${marked(roundRatio(1, 10 ** decimalsOf(full), decimalsOf(full), rounding, 1))}`;
    if (n < N && Number(text) >= 100) {
      const step = 10 ** decimalsOf(full);
      return `>${marked(roundRatio(100 * step - 1, step, decimalsOf(full), rounding, 1))}`;
    }
    return marked(text);
  };
  const percentSigned = (n: number | null, N: number | null): string => {
    const text = percent(n, N);
    return text === UNDEFINED_NUMBER ? text : text + sign;
  };
  const count = (n: number | null): string => (n === null ? UNDEFINED_NUMBER : marked(roundNumber(n, 0, rounding)));

  const degrees = (df: number): string => (Number.isInteger(df) ? count(df) : number(df, 1));
  const between = (low: number | null, high: number | null, print: (x: number) => string): string => {
    if (low === null || high === null) return UNDEFINED_NUMBER;
    // a dash before a minus can't be read
    const template =
      low < 0 || high < 0 ? full.intervalTemplate.replace(/\}\s*[-–]\s*\{/, '} to {') : full.intervalTemplate;
    return filled(template, { low: print(low), high: print(high) });
  };

  return {
    style: full,
    percent,
    percentSigned,
    count,
    degrees,
    number,
    share(n, N) {
      if (n === null) return UNDEFINED_NUMBER;
      const p = percent(n, N);
      const template = full.shareTemplate.replaceAll(/\{p\}\s?%/g, () =>
        p === UNDEFINED_NUMBER ? '{p}' : `{p}${sign}`,
      );
      return filled(template, { n: count(n), N: count(N), p });
    },
    interval: (low, high, decimals) => between(low, high, x => number(x, decimals)),
    percentInterval(low, high) {
      const atEnds = [low, high].some(x => x !== null && (x < 0.1 || x > 0.9));
      const decimals = full.cole ? (atEnds ? 1 : 0) : full.digits;
      return between(low, high, x =>
        marked(
          full.signif === null ? roundNumber(x, decimals, rounding, 100) : signifNumber(x, full.signif, rounding, 100),
        ),
      );
    },
    pValue(p) {
      if (p === null) return UNDEFINED_NUMBER;
      const text = pText(p, rounding);
      return (full.leadingZeroP ? text : text.replace(/^([<>]?)0\./, '$1.')).replace('.', decimalMark);
    },
    coefficient: (x, decimals = 2) => number(x, decimals),
  };
}

function complete(style: Partial<NumberStyle>): NumberStyle {
  const preset: NumberPreset = style.preset ?? 'default';
  const base = PRESETS[preset];
  if (base === undefined) throw unknownWord(preset, Object.keys(PRESETS), 'number style', 'number-style');
  const merged: NumberStyle = { ...base, ...style };
  // a decimal comma without further wishes gets the thousands of the SI, not commas again
  const clash = merged.decimalMark === merged.thousands;
  const full = clash && style.thousands === undefined ? { ...merged, thousands: '\u202f' as const } : merged;
  if (full.decimalMark === full.thousands) {
    throw usageFault(
      'number-style',
      `"${full.thousands}" can't mark both decimals and thousands`,
      'choose another thousands mark',
    );
  }
  if (!THOUSANDS.includes(full.thousands)) {
    throw usageFault(
      'number-style',
      `"${full.thousands}" is not a thousands mark`,
      'choose none, a comma, a point or a space',
    );
  }
  requireBetween('digits', full.digits, 0, 15);
  if (full.signif !== null) requireBetween('signif', full.signif, 1, 15);
  return full;
}

function requireBetween(what: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw usageFault('number-style', `${what} is ${value}`, `choose an integer from ${least} to ${most}`);
}

/** The decimals that the guards `<0.1` and `>99.9` are printed with. */
const decimalsOf = (style: NumberStyle): number =>
  style.signif !== null ? Math.max(0, style.signif - 2) : style.cole ? 1 : style.digits;

function percentDigits(n: number, N: number, style: NumberStyle): string {
  if (style.signif !== null) return signifRatio(n, N, style.signif, style.rounding);
  if (!style.cole) return roundRatio(n, N, style.digits, style.rounding);
  const fine = roundRatio(n, N, 1, style.rounding);
  // decided on what would be printed, so that 9.96% is 10 and never 10.0; 0 and 100 are exact
  const atEnds = Number(fine) < 10 || (Number(fine) > 90 && n < N);
  return n > 0 && atEnds ? fine : roundRatio(n, N, 0, style.rounding);
}

/**
 * Two decimals; three below 0.01, and where two would print a value under 0.05 as 0.05 (AMA Manual of Style, 11th edition,
 * chapter 19, under "P value").
 */
function pText(p: number, rounding: NumberStyle['rounding']): string {
  if (p < 0.001) return '<0.001';
  if (p > 0.99) return '>0.99';
  const decimals = p < 0.01 || (p >= 0.045 && p < 0.05) ? 3 : 2;
  const text = roundNumber(p, decimals, rounding);
  return p < 0.05 && Number(text) >= 0.05 ? '<0.05' : text;
}

/** Thousands in groups; with a space, four digits stay together (SI Brochure, 9th edition, section 5.4.4). */
function grouped(whole: string, mark: NumberStyle['thousands']): string {
  const digits = whole.replace('-', '').length;
  if (mark === '' || digits < (mark === ',' || mark === '.' ? 4 : 5)) return whole;
  const sign = whole.startsWith('-') ? '-' : '';
  const groups: string[] = [];
  for (let end = whole.length; end > sign.length; end -= 3)
    groups.unshift(whole.slice(Math.max(sign.length, end - 3), end));
  return sign + groups.join(mark);
}

const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
