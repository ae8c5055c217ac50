/**
 * Whether bytes begin as a database of DuckDB does.
 *
 * @example isDuckdbFile(new TextEncoder().encode('12345678DUCK')) // => true
 */
export const isDuckdbFile = (head: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(head.subarray(8, 12)) === 'DUCK';
