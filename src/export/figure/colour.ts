/** Colours as readers see them. All functions take `#rrggbb`. */
export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

type Triple = readonly [number, number, number];

export const DEFICIENCIES = ['protanopia', 'deuteranopia', 'tritanopia'] as const;
export type Deficiency = (typeof DEFICIENCIES)[number];

/**
 * Matrices on linear RGB for complete deficiencies: Machado, Oliveira and Fernandes, A physiologically-based model for
 * simulation of color vision deficiency, IEEE Trans Vis Comput Graph 2009;15:1291-1298 (severity 1.0).
 */
const SEEN: Readonly<Record<Deficiency, readonly Triple[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const channels = (colour: string): Triple =>
  [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255) as unknown as Triple;
const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const encoded = (part: number): number => {
  const bounded = Math.min(1, Math.max(0, part));
  return bounded <= 0.0031308 ? 12.92 * bounded : 1.055 * bounded ** (1 / 2.4) - 0.055;
};
const linearOf = (colour: string): Triple => channels(colour).map(linear) as unknown as Triple;

/**
 * A colour as it looks to a reader with a colour-vision deficiency.
 *
 * @example seenWith('#ffffff', 'protanopia') // => '#ffffff'
 */
export function seenWith(colour: string, deficiency: Deficiency): string {
  const rgb = linearOf(colour);
  const parts = SEEN[deficiency].map(row => encoded(row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]));
  return `#${parts
    .map(part =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

const luminance = (colour: string): number => {
  const [r, g, b] = linearOf(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const NAMED: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000' };

/**
 * The contrast of two colours (WCAG 2.2), from 1 to 21; null where one is no plain colour.
 *
 * @example contrastRatio('#000000', '#ffffff') // => 21
 */
export function contrastRatio(a: string, b: string): number | null {
  const [first, second] = [NAMED[a] ?? a, NAMED[b] ?? b];
  if (!isColour(first) || !isColour(second)) return null;
  const [low, high] = [luminance(first), luminance(second)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** CIELAB under D65. */
function lab(colour: string): Triple {
  const [r, g, b] = linearOf(colour);
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIELAB's lightness L*, 0 to 100: what is left of a colour in a black-and-white print. */
export const lightness = (colour: string): number => lab(colour)[0];

/** How different two colours look: CIEDE2000 (Sharma, Wu and Dalal 2005). */
export const difference = (a: string, b: string): number => ciede2000(lab(a), lab(b));

/** @see difference */
export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const radians = Math.PI / 180;
  const mean7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const stretch = 1 + 0.5 * (1 - Math.sqrt(mean7 / (mean7 + 25 ** 7)));
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)];
  const hue = (a: number, b: number): number => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / radians + 360) % 360);
  const [h1, h2] = [hue(a1 * stretch, b1), hue(a2 * stretch, b2)];
  const grey = c1 * c2 === 0;
  const turn = grey ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const dL = l2 - l1;
  const dC = c2 - c1;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * radians);
  const L = (l1 + l2) / 2;
  const C = (c1 + c2) / 2;
  const H = grey ? h1 + h2 : Math.abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2;
  const T =
    1 -
    0.17 * Math.cos((H - 30) * radians) +
    0.24 * Math.cos(2 * H * radians) +
    0.32 * Math.cos((3 * H + 6) * radians) -
    0.2 * Math.cos((4 * H - 63) * radians);
  const sL = 1 + (0.015 * (L - 50) ** 2) / Math.sqrt(20 + (L - 50) ** 2);
  const sC = 1 + 0.045 * C;
  const sH = 1 + 0.015 * C * T;
  const rotation =
    -2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7)) * Math.sin(60 * Math.exp(-(((H - 275) / 25) ** 2)) * radians);
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rotation * (dC / sC) * (dH / sH));
}
