import { unzipSync, zipSync } from 'fflate';
import type { Random } from './random.ts';

/** Characters that spreadsheets, platforms and people put where nobody expects them. */
const ANYWHERE = [
  '',
  ' ',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\u00a0',
  '\u0000',
  '\u0007',
  '\u001b[2J',
  '\u200b',
  '\u202e',
  '\ufeff',
  '\ufffd',
  '"',
  "'",
  '\\',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '&',
  '&amp;',
  '&#xD800;',
  ';',
  ',',
  ':',
  '|',
  '-',
  '=1+1',
  '0',
  '-1',
  '1e999',
  '007',
  '99999999999999999999',
  'NaN',
  'null',
  'true',
  '__proto__',
  'constructor',
  'é',
  'ﬁ',
  '未',
  '𝒳',
];

/** A text with one change: a piece lost, doubled, moved or put in; a line's or a file's end lost. */
function once(text: string, random: Random, tokens: readonly string[]): string {
  const at = random.below(text.length + 1);
  const length = 1 + random.below(random.below(4) === 0 ? 200 : 8);
  const lines = (): string[] => text.split('\n');
  switch (random.below(9)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + text.slice(at, at + length).repeat(2 + random.below(3)) + text.slice(at + length);
    case 2: {
      const from = random.below(text.length + 1);
      return text.slice(0, at) + text.slice(from, from + length) + text.slice(at);
    }
    case 3:
      return text.slice(0, at);
    case 4: {
      const all = lines();
      const [line = ''] = all.splice(random.below(all.length), 1);
      all.splice(random.below(all.length + 1), 0, line);
      return all.join('\n');
    }
    case 5: {
      const all = lines();
      const line = all[random.below(all.length)] ?? '';
      all.splice(random.below(all.length + 1), 0, line);
      return all.join('\n');
    }
    case 6:
      return text.slice(0, at) + random.of(ANYWHERE) + text.slice(at);
    default:
      return text.slice(0, at) + random.of(tokens) + text.slice(random.below(2) === 0 ? at : at + length);
  }
}

/** A text with one to five changes. */
export function mutateText(text: string, random: Random, tokens: readonly string[]): string {
  let changed = text;
  for (let i = 1 + random.below(5); i > 0; i--) changed = once(changed, random, tokens);
  return changed;
}

/** Bytes with some of them changed, lost or cut off. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const changed = Uint8Array.from(bytes);
  for (let i = 1 + random.below(6); i > 0; i--) changed[random.below(changed.length)] = random.below(256);
  return random.below(4) === 0 ? changed.slice(0, random.below(changed.length + 1)) : changed;
}

/** A zip in which one or two parts are changed as texts, left out, or filled with another part. */
export function mutateZip(bytes: Uint8Array, random: Random, tokens: readonly string[]): Uint8Array {
  if (random.below(20) === 0) return mutateBytes(bytes, random);
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).sort();
  for (let i = 1 + random.below(2); i > 0; i--) {
    const name = random.of(names);
    const part = parts[name];
    const what = random.below(12);
    if (what === 0) delete parts[name];
    else if (what === 1) parts[name] = parts[random.of(names)] ?? new Uint8Array(0);
    else if (part !== undefined)
      parts[name] = new TextEncoder().encode(mutateText(new TextDecoder().decode(part), random, tokens));
  }
  return zipSync(parts, { level: 0, mtime: '1980-01-01T00:00:00' });
}
