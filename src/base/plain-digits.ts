/** Zeros of digits that are written from left to right as ours are: Arabic, Persian, Devanagari, Bengali, Thai, full width. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];
const OTHERS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff00-\uff5e]/;
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/g;

/**
 * A text with the digits of other scripts as 0 to 9, and full-width signs as plain ones; numbers are read from it.
 *
 * @example plainDigits('２０１９') // => '2019'
 * @example plainDigits('١٢٫٥') // => '12.5'
 */
export function plainDigits(text: string): string {
  if (!OTHERS.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(DIGIT, digit => {
      const code = digit.charCodeAt(0);
      return String(code - ZEROS.find(zero => code >= zero && code < zero + 10)!);
    })
    .replace(/(?<=\d)\u066b(?=\d)/g, '.');
}
