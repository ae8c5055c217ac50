/** A title of letters, digits and marks of ASCII: it needs none of the slow steps. */
export const isPlainTitle = (title: string): boolean => /^[\w \t\r\n,.:;?!'"()/-]*$/.test(title);

/**
 * A title as it is compared: letters and digits, lower case, no accents, marks and entities of HTML taken off.
 *
 * @example comparableTitle('Größe & <i>Maß</i>: a study') // => 'grosse and mass a study'
 */
export function comparableTitle(title: string): string {
  if (isPlainTitle(title))
    return title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return title
    .replace(/<\/?[a-z]+(?![a-z])[^<>]*>/gi, '')
    .replace(
      /&(amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-f]+);/gi,
      (_, name: string) => ENTITIES[name.toLowerCase()] ?? ' ',
    )
    .replace(/&/g, ' and ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, letter => LETTERS[letter] ?? letter)
    .replace(/[α-ω]/g, letter => GREEK[letter] ?? letter)
    .replace(/['’`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { amp: ' and ', quot: '"', apos: "'" };
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ω: 'omega',
};
