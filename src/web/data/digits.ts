/** Printable ASCII without the quote, the backslash and `<`: one character stays one character in JSON inside HTML. */
const ALPHABET = Array.from({ length: 92 }, (_, at) => String.fromCharCode(35 + at)).filter(
  character => character !== '<' && character !== '\\',
);
const BASE = ALPHABET.length;
/** by character code */
const VALUE = new Uint8Array(128);
ALPHABET.forEach((character, value) => {
  VALUE[character.charCodeAt(0)] = value;
});

/** Whole numbers from 0 as text: `width` characters each, in base 90. */
export interface Digits {
  readonly width: number;
  readonly text: string;
}

/**
 * Writes whole numbers as text that JSON, HTML and gzip leave small.
 *
 * @example writeDigits([0, 1, 89]).text // => '#$~'
 */
export function writeDigits(numbers: ArrayLike<number>): Digits {
  let most = 0;
  for (let at = 0; at < numbers.length; at++) most = Math.max(most, numbers[at]!);
  let width = 1;
  while (BASE ** width <= most) width++;
  const parts: string[] = [];
  for (let at = 0; at < numbers.length; at++) {
    let rest = numbers[at]!;
    let text = '';
    for (let place = 0; place < width; place++) {
      text = ALPHABET[rest % BASE]! + text;
      rest = Math.floor(rest / BASE);
    }
    parts.push(text);
  }
  return { width, text: parts.join('') };
}

/**
 * Reads the numbers back.
 *
 * @example [...readDigits(writeDigits([7, 8099]))] // => [7, 8099]
 */
export function readDigits({ width, text }: Digits): Uint32Array {
  const numbers = new Uint32Array(text.length / width);
  for (let at = 0; at < numbers.length; at++) {
    let value = 0;
    for (let place = 0; place < width; place++)
      value = value * BASE + (VALUE[text.charCodeAt(at * width + place)] ?? 0);
    numbers[at] = value;
  }
  return numbers;
}
