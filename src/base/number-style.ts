export type NumberPreset = 'default' | 'ama' | 'bmj' | 'cole';

/** none, comma, point, space, no-break space, thin space, narrow no-break space */
export const THOUSANDS = ['', ',', '.', ' ', '\u00a0', '\u2009', '\u202f'] as const;

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
export const PRESETS: Readonly<Record<NumberPreset, NumberStyle>> = {
  default: DEFAULT,
  // AMA Manual of Style, 11th edition: P without a leading zero, a hyphen in intervals
  ama: { ...DEFAULT, preset: 'ama', leadingZeroP: false, intervalTemplate: '{low}-{high}' },
  // BMJ house style: "to" in intervals, a thin space in numbers of five digits and more
  bmj: { ...DEFAULT, preset: 'bmj', thousands: '\u2009' },
  cole: { ...DEFAULT, preset: 'cole', cole: true },
};
