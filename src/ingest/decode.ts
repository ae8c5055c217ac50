import { Fault } from '../base/fault.ts';

/** Text, and how its bytes were read. */
export interface Decoded {
  readonly text: string;
  readonly how: 'utf-8' | 'utf-16' | 'legacy' | 'declared';
  /** the encoding that was found, by name */
  readonly encoding?: string;
  /** line and bytes of the first place where the guess matters */
  readonly first: { readonly line: number; readonly text: string } | null;
}

/** How an encoding that was found is called in messages. @example encodingName('gb18030') // => 'GB 18030' */
export const encodingName = (encoding: string | undefined): string => NAMES[encoding ?? ''] ?? String(encoding);

const NAMES: Readonly<Record<string, string>> = {
  'windows-1252': 'Windows-1252',
  'windows-1250': 'Windows-1250',
  'windows-1251': 'Windows-1251',
  gb18030: 'GB 18030',
  big5: 'Big5',
  shift_jis: 'Shift_JIS',
  'euc-kr': 'EUC-KR',
};

/** One string holds no more. */
const LONGEST = 500_000_000;

/** The beginning tells the language. */
const LOOKED_AT = 65_536;

/** Bytes that Windows-1252 doesn't define. */
const UNDEFINED_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/**
 * Bytes to text: a byte order mark, else strict UTF-8, else UTF-16 where every other byte is zero, else an encoding of Chinese,
 * Japanese, Korean or Cyrillic text by its pairs of bytes, else Windows-1250 for the letters of a language of Central Europe,
 * else Windows-1252.
 * Bytes that are none of these are a Fault.
 */
export async function decode(bytes: Uint8Array, name: string, declared: string | undefined): Promise<Decoded> {
  if (bytes.length > LONGEST)
    throw new Fault(
      'too-large',
      `${name} is too large to be read as anything but plain UTF-8 (${Math.round(bytes.length / 1e6)} MB)`,
      'save it as UTF-8 without stray quotation marks, or split it',
    );
  if (isUtf32(bytes))
    throw new Fault(
      'encoding',
      `${name} is UTF-32 text (by its byte order mark), which is not supported`,
      'save the sheet again as CSV UTF-8',
    );
  if (declared !== undefined) return decodeDeclared(bytes, name, declared);
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), how: 'declared', first: null };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), how: 'declared', first: null };
  const zeros = zeroBytes(bytes);
  if (zeros === 'odd' || zeros === 'even')
    return {
      text: new TextDecoder(zeros === 'odd' ? 'utf-16le' : 'utf-16be').decode(bytes),
      how: 'utf-16',
      first: null,
    };
  if (zeros === 'some')
    throw new Fault(
      'binary',
      `${name} holds zero bytes, so it is not text (first in line ${lineAt(bytes, bytes.indexOf(0))})`,
      'export the sheet again as CSV (UTF-8) or XLSX',
    );
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), how: 'utf-8', first: null };
  } catch {
    return decodeLegacy(bytes, name);
  }
}

async function decodeLegacy(bytes: Uint8Array, name: string): Promise<Decoded> {
  const { default: iconv } = await import('iconv-lite');
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = all.subarray(0, LOOKED_AT);
  const [{ isCentralEuropean }, { legacyEncoding }] = await Promise.all([
    import('./central-european.ts'),
    import('./legacy-encoding.ts'),
  ]);
  const isCentral = (): boolean =>
    isCentralEuropean(iconv.decode(head, 'windows-1252'), iconv.decode(head, 'windows-1250'));
  // a letter and the next one (`³o`) look like one character of Big5
  const found = legacyEncoding(bytes);
  const encoding = (found === null || found === 'big5') && isCentral() ? 'windows-1250' : (found ?? 'windows-1252');
  const bad = bytes.findIndex(byte => UNDEFINED_1252.includes(byte));
  if (bad >= 0 && encoding === 'windows-1252')
    throw new Fault(
      'encoding',
      `${name} is neither UTF-8 nor Windows-1252: line ${lineAt(bytes, bad)} holds the byte 0x${(bytes[bad] ?? 0).toString(16)}, which neither allows here`,
      'save the sheet again as CSV UTF-8, or declare `encoding:` (for example windows-1250, macintosh or iso-8859-1) for the resource',
    );
  const text = iconv.decode(all, encoding);
  const at = bytes.findIndex(byte => byte > 0x7f);
  const first = text.search(/[^\0-\x7f]/);
  return {
    text,
    how: 'legacy',
    encoding,
    first: {
      line: lineAt(bytes, at),
      text: text
        .slice(Math.max(0, first - 12), first + 12)
        .replace(/\s+/g, ' ')
        .trim(),
    },
  };
}

async function decodeDeclared(bytes: Uint8Array, name: string, encoding: string): Promise<Decoded> {
  if (/^utf-?8$/i.test(encoding)) {
    try {
      return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), how: 'declared', first: null };
    } catch {
      throw new Fault(
        'encoding',
        `${name} is declared as UTF-8, but its bytes are not`,
        'remove `encoding:` to have it detected, or save the file as UTF-8',
      );
    }
  }
  const { default: iconv } = await import('iconv-lite');
  if (!iconv.encodingExists(encoding))
    throw new Fault(
      'encoding',
      `${name}: unknown encoding "${encoding}"`,
      'write e.g. utf-8, utf-16le, windows-1252, iso-8859-1 or macintosh',
    );
  return {
    text: iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding),
    how: 'declared',
    first: null,
  };
}

const isUtf32 = ([a, b, c, d]: Uint8Array): boolean =>
  (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);

const lineAt = (bytes: Uint8Array, at: number): number => {
  let line = 1;
  for (let i = 0; i < at; i++) if (bytes[i] === 10) line++;
  return line;
};

/** Neither UTF-16 nor binary, as far as the beginning of a file shows. */
export const isPlainText = (head: Uint8Array): boolean =>
  !(head[0] === 0xff && head[1] === 0xfe) && !(head[0] === 0xfe && head[1] === 0xff) && zeroBytes(head) === 'none';

function zeroBytes(bytes: Uint8Array): 'none' | 'odd' | 'even' | 'some' {
  const size = Math.min(bytes.length, 4096);
  if (!bytes.subarray(0, size).includes(0)) return 'none';
  let odd = 0;
  let even = 0;
  for (let i = 0; i < size; i++)
    if (bytes[i] === 0) {
      if (i % 2 === 1) odd++;
      else even++;
    }
  if (odd > size * 0.3 && even === 0) return 'odd';
  if (even > size * 0.3 && odd === 0) return 'even';
  return 'some';
}
