/**
 * The header of one option's column, where a multi-select field is spread over several columns.
 *
 * @example checkboxHeader('purpose', 'privacy') // => 'purpose: privacy'
 */
export const checkboxHeader = (field: string, code: string): string => `${field}: ${code}`;
