/** Encodings of text that is neither UTF-8 nor Western, as spreadsheet programs of other countries write them. */
export type LegacyEncoding = 'gb18030' | 'big5' | 'shift_jis' | 'euc-kr' | 'windows-1251';

const LOOKED_AT = 65_536;
/** In Western text letters beyond ASCII stand alone; so many of them must have a neighbour to be another script. */
const IN_RUNS = 0.55;

/**
 * The encoding of bytes that are not UTF-8, by how they pair: Chinese, Japanese and Korean characters are two bytes whose
 * first has a range of its own in each encoding; Cyrillic words are runs of single bytes, most of them small letters. null:
 * Western text, as far as that can be told.
 */
export function legacyEncoding(bytes: Uint8Array): LegacyEncoding | null {
  const head = bytes.subarray(0, LOOKED_AT);
  const { high, inRuns, cyrillic } = singleBytes(head);
  // a second byte may be ASCII in Big5 and Shift_JIS, so pairs are looked at too
  const pairs = pairsOf(head);
  if (high === 0 || (inRuns < high * IN_RUNS && pairs.low < pairs.all * 0.15)) return null;
  if (cyrillic >= high * 0.9 && pairs.small < high * 0.5 && inRuns >= high * 0.8)
    return isSmall(head) ? 'windows-1251' : null;
  if (!pairs.whole || pairs.all === 0) return null;
  if (pairs.kana >= pairs.all * 0.2) return decodes(head, 'shift_jis');
  if (pairs.low >= pairs.all * 0.15 && pairs.big5 >= pairs.all * 0.9) return decodes(head, 'big5');
  if (pairs.hangul >= pairs.all * 0.9) return decodes(head, 'euc-kr');
  return pairs.common >= pairs.all * 0.7 ? decodes(head, 'gb18030') : null;
}

function singleBytes(bytes: Uint8Array): { high: number; inRuns: number; cyrillic: number } {
  let [high, inRuns, cyrillic] = [0, 0, 0];
  bytes.forEach((byte, at) => {
    if (byte < 0x80) return;
    high++;
    if ((bytes[at - 1] ?? 0) >= 0x80 || (bytes[at + 1] ?? 0) >= 0x80) inRuns++;
    if (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8) cyrillic++;
  });
  return { high, inRuns, cyrillic };
}

/** Whether most letters are small ones, as in words of Windows-1251. */
const isSmall = (bytes: Uint8Array): boolean => {
  const letters = bytes.filter(byte => byte >= 0xc0);
  return letters.filter(byte => byte >= 0xe0).length >= letters.length * 0.7;
};

/** The bytes read two by two from each first one, and in how many the first is of an encoding's usual range. */
function pairsOf(bytes: Uint8Array) {
  const found = { all: 0, low: 0, kana: 0, hangul: 0, big5: 0, common: 0, small: 0, whole: true };
  for (let at = 0; at + 1 < bytes.length; at++) {
    const first = bytes[at]!;
    if (first < 0x81) continue;
    const second = bytes[at + 1]!;
    if (second < 0x40) {
      found.whole = false;
      continue;
    }
    at++;
    found.all++;
    if (second < 0x7f) found.low++;
    if (first >= 0x81 && first <= 0x83 && second >= 0x40) found.kana++;
    if (((first >= 0xb0 && first <= 0xc8) || first === 0xa1 || first === 0xa3) && second >= 0xa1) found.hangul++;
    if (first >= 0xa1 && first <= 0xc9) found.big5++;
    // the frequent characters of GB 2312, and its punctuation and full-width signs
    if (((first >= 0xb0 && first <= 0xd7) || (first >= 0xa1 && first <= 0xa3)) && second >= 0xa1) found.common++;
    else if (first >= 0xe0) found.small++;
  }
  return found;
}

/** The encoding, where every byte of the beginning is allowed in it (but for a last half character). */
function decodes(bytes: Uint8Array, encoding: LegacyEncoding): LegacyEncoding | null {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return encoding;
  } catch {
    return null;
  }
}
