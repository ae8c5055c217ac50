/**
 * A text with its first letter in upper case.
 *
 * @example sentenceCase('studies with R') // => 'Studies with R'
 */
export const sentenceCase = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
