/** What the program uses of Node's own modules. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Hashes are made by the browser itself, which does not wait; nothing in a page asks for one at once. */
export function createHash(): never {
  throw new Error('no hash can be made at once in a browser');
}

/** Colours are for terminals. */
export const styleText = (_style: string | readonly string[], text: string): string => text;
