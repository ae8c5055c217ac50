/** The order of results where nothing else decides: by UTF-16 unit, whatever the locale. @example ['b', 'a'].sort(byCodePoint) // => ['a', 'b'] */
export const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
