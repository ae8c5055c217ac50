const PLAIN = /^\p{Lu}\p{Ll}+(?![\p{L}\p{N}_])/u;

/**
 * A title as it stands in the middle of a sentence: its first word begins small, and the others too where all of them begin
 * large; abbreviations, names with a capital within a sentence, and names of columns stay as they are.
 *
 * @example inSentence('Generation method') // => 'generation method'
 * @example inSentence('Clinical Domain') // => 'clinical domain'
 * @example inSentence('MRI protocol') // => 'MRI protocol'
 * @example inSentence('Hospitals in London') // => 'hospitals in London'
 * @example inSentence('Review_Type') // => 'Review_Type'
 */
export function inSentence(title: string): string {
  const words = title.split(' ');
  const all = words.length > 1 && words.every(word => /^[^\p{L}]*\p{Lu}/u.test(word));
  return words
    .map((word, i) => ((i === 0 || all) && PLAIN.test(word) ? `${word[0]!.toLowerCase()}${word.slice(1)}` : word))
    .join(' ');
}
