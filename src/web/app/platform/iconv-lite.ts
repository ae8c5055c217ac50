/** What the program uses of iconv-lite, with the decoders of the browser: they follow the WHATWG tables. */
const LATIN_1 = /^(?:iso-?8859-?1|latin-?1)$/i;

const encodingExists = (name: string): boolean => {
  if (LATIN_1.test(name)) return true;
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
};

/** The browser reads ISO 8859-1 as Windows-1252; here it is what its name says. */
function decode(bytes: Uint8Array, name: string): string {
  if (!LATIN_1.test(name)) return new TextDecoder(name).decode(bytes);
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** Writes every encoding that has one byte a character, by asking the decoder for each byte. */
function encode(text: string, name: string): Uint8Array {
  if (/^utf-?8$/i.test(name)) return new TextEncoder().encode(text);
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decode(Uint8Array.of(byte), name), byte] as const).reverse(),
  );
  return Uint8Array.from(text, character => bytes.get(character) ?? 63);
}

export default { encodingExists, decode, encode };
