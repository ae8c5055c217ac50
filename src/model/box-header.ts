/**
 * The header of one option's column, where a multi-select field is spread over several columns.
 *
 * @example boxHeader('purpose', 'privacy') // => 'purpose: privacy'
 */
export const boxHeader = (field: string, code: string): string => `${field}: ${code}`;
