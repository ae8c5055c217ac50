/**
 * A code as REDCap can hold it: letters, digits and underscores. In a dictionary a comma ends the code and a bar ends the
 * choice, without a way to escape either.
 *
 * @example redcapCode('zero_shot') // => 'zero_shot'
 * @example redcapCode('b, c') // => 'b_c'
 * @example redcapCode('-9') // => '-9'
 */
export const redcapCode = (code: string): string =>
  /^-?[A-Za-z0-9_]+$/.test(code) ? code : code.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|(?<!_)_+$/g, '') || '_';
