/** The tables of a TrueType font, and which glyph a character has. */
export interface Sfnt {
  readonly view: DataView;
  readonly unitsPerEm: number;
  /** where a table starts, or null where the font lacks it */
  find(name: string): number | null;
  /** @throws Error where the font lacks it */
  table(name: string): number;
  /** 0 where the font lacks the character */
  glyphOf(code: number): number;
}

/** Reads the directory and the character map (formats 4 and 12) of a TrueType font, as of the OpenType specification 1.9. */
export function sfnt(bytes: Uint8Array): Sfnt {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16;
    tables.set(String.fromCharCode(...bytes.subarray(at, at + 4)), view.getUint32(at + 8));
  }
  const find = (name: string): number | null => tables.get(name) ?? null;
  const table = (name: string): number => {
    const at = find(name);
    if (at === null) throw new Error(`the font has no table "${name}"`);
    return at;
  };
  const lookup = characterMap(view, table('cmap'));
  const known = new Map<number, number>();
  const glyphOf = (code: number): number => {
    let glyph = known.get(code);
    if (glyph === undefined) {
      glyph = lookup(code);
      known.set(code, glyph);
    }
    return glyph;
  };
  return { view, unitsPerEm: view.getUint16(table('head') + 18), find, table, glyphOf };
}

/** Looked up in the font's own segments, which are few, and only when asked. */
function characterMap(view: DataView, cmap: number): (code: number) => number {
  const lookups: ((code: number) => number)[] = [];
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 4 + i * 8 + 4);
    const format = view.getUint16(at);
    if (format === 4) lookups.push(code => segmentGlyph(view, at, code));
    if (format === 12) lookups.push(code => groupGlyph(view, at, code));
  }
  return code => {
    for (const lookup of lookups) {
      const glyph = lookup(code);
      if (glyph !== 0) return glyph;
    }
    return 0;
  };
}

function segmentGlyph(view: DataView, at: number, code: number): number {
  if (code > 0xffff) return 0;
  const count = view.getUint16(at + 6) / 2;
  for (let segment = 0; segment < count; segment++) {
    if (view.getUint16(at + 14 + 2 * segment) < code) continue;
    const first = view.getUint16(at + 16 + 2 * count + 2 * segment);
    if (first > code) return 0;
    const delta = view.getUint16(at + 16 + 4 * count + 2 * segment);
    const offsetAt = at + 16 + 6 * count + 2 * segment;
    const offset = view.getUint16(offsetAt);
    if (offset === 0) return (code + delta) & 0xffff;
    const glyph = view.getUint16(offsetAt + offset + 2 * (code - first));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

function groupGlyph(view: DataView, at: number, code: number): number {
  for (let group = 0; group < view.getUint32(at + 12); group++) {
    const start = at + 16 + 12 * group;
    if (code < view.getUint32(start)) return 0;
    if (code <= view.getUint32(start + 4)) return view.getUint32(start + 8) + code - view.getUint32(start);
  }
  return 0;
}
