/** What a plain YAML text says, and where: offsets of the children of each mapping and list. */
export interface PlainYaml {
  readonly value: unknown;
  /** of a mapping's scalar value, else of its key; of a list's item. null where there is no such child */
  offsetOf(container: unknown, key: PropertyKey): number | null;
}

/** Anything beyond the plain part of YAML: the full parser decides what it means, or what is wrong with it. */
const BEYOND = Symbol('beyond plain YAML');

/** White space and marks that make lines or columns a matter of interpretation. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is control characters that are looked for
const UNPLAIN = /[\u0000-\u0009\u000b-\u001f\u007f\u0085\u00a0\u2028\u2029\ufeff]|^(?:---|\.\.\.|%)/m;
const KEY = /(?:"([^"\\\n]*)"|'([^'\n]*)'|([A-Za-z_$](?:[^\s:#,[\]{}"'&*!|>%@`]|:(?=[^\s,[\]{}]))*)) *:(?=[ \n]|$)/y;
const FLOW_KEY =
  /(?:"([^"\\\n]*)" *:|'([^'\n]*)' *:(?=[ \n])|([A-Za-z_$](?:[^\s:#,[\]{}"'&*!|>%@`]|:(?=[^\s,[\]{}]))*) *:(?=[ \n]))/y;
const PLAIN_START = /[^\s?:,[\]{}#&*!|>'"%@`-]|[?:-](?=[^\s,[\]{}])/y;
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]\d+)?$/;

/**
 * Reads the plain part of YAML, which is what declarations are written in: block and flow mappings and lists, one-line
 * scalars and comments. null for everything else (anchors, tags, block scalars, several documents, tabs, mistakes …),
 * which the full parser reads; it takes ten times as long, and a command reads several declarations before it starts.
 * Numbers that would lose something (`010`, `78.0`) arrive as the text that was written.
 *
 * @example plainYaml('a: [1, x]\nb: { c: 78.0 }\n')?.value // => { a: [1, 'x'], b: { c: '78.0' } }
 * @example plainYaml('a: &anchor 1\n') // => null
 */
export function plainYaml(source: string): PlainYaml | null {
  if (UNPLAIN.test(source)) return null;
  const reader = new Reader(source);
  try {
    const value = reader.document();
    return { value, offsetOf: (container, key) => reader.offsets.get(container as object)?.get(key) ?? null };
  } catch (error) {
    if (error === BEYOND) return null;
    throw error;
  }
}

class Reader {
  readonly offsets = new WeakMap<object, Map<PropertyKey, number>>();
  private readonly source: string;
  private at = 0;
  /** of the content at `at`, or -1 at the end */
  private indent = 0;

  constructor(source: string) {
    this.source = source;
  }

  document(): unknown {
    this.nextLine();
    if (this.indent < 0) throw BEYOND;
    const value = this.block();
    if (this.indent >= 0) throw BEYOND;
    return value;
  }

  /** To the first content of the next line that has any; the rest of the present line must be blank or a comment. */
  private nextLine(): void {
    for (;;) {
      const line = this.source.lastIndexOf('\n', this.at - 1) + 1;
      const blank = this.skipSpaces();
      const character = this.source[this.at];
      if (character === undefined) {
        this.indent = -1;
        return;
      }
      if (character === '#' && (blank || this.at === line)) {
        const end = this.source.indexOf('\n', this.at);
        this.at = end < 0 ? this.source.length : end;
      } else if (character === '\n') this.at++;
      else if (this.source.slice(line, this.at).trim() === '') {
        this.indent = this.at - line;
        return;
      } else throw BEYOND;
    }
  }

  private skipSpaces(): boolean {
    const from = this.at;
    while (this.source[this.at] === ' ') this.at++;
    return this.at > from;
  }

  /** whether nothing but a comment follows on this line */
  private atLineEnd(): boolean {
    const spaced = this.skipSpaces();
    const character = this.source[this.at];
    return character === undefined || character === '\n' || (character === '#' && spaced);
  }

  private block(): unknown {
    return this.atItem() ? this.blockList(this.indent) : this.blockMap(this.indent);
  }

  private atItem(): boolean {
    const next = this.source[this.at + 1];
    return this.source[this.at] === '-' && (next === ' ' || next === '\n' || next === undefined);
  }

  private blockList(indent: number): unknown[] {
    const list: unknown[] = [];
    const offsets = this.mark(list);
    while (this.indent === indent && this.atItem()) {
      this.at++;
      const column = indent + 1;
      const from = this.at;
      if (this.atLineEnd()) {
        this.nextLine();
        if (this.indent <= indent) throw BEYOND;
        offsets.set(list.length, this.at);
        list.push(this.block());
        continue;
      }
      if (this.atItem()) throw BEYOND;
      offsets.set(list.length, this.at);
      KEY.lastIndex = this.at;
      if (KEY.test(this.source)) {
        this.indent = column + this.at - from;
        list.push(this.blockMap(this.indent));
      } else list.push(this.inline(indent));
    }
    if (this.indent > indent) throw BEYOND;
    return list;
  }

  private blockMap(indent: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    const offsets = this.mark(map);
    while (this.indent === indent && !this.atItem()) {
      const start = this.at;
      const key = this.key(KEY, map);
      this.skipSpaces();
      if (!this.atLineEnd()) {
        const scalar = this.source[this.at] !== '{' && this.source[this.at] !== '[';
        offsets.set(key, scalar ? this.at : start);
        map[key] = this.inline(indent);
        continue;
      }
      offsets.set(key, start);
      this.nextLine();
      const nested = this.indent > indent || (this.indent === indent && this.atItem());
      if (!nested) throw BEYOND;
      map[key] = this.block();
    }
    if (this.indent > indent || offsets.size === 0) throw BEYOND;
    return map;
  }

  private key(pattern: RegExp, map: Record<string, unknown>): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    const key = found?.[1] ?? found?.[2] ?? found?.[3];
    if (found === null || key === undefined || key.length > 1000 || key === '__proto__' || Object.hasOwn(map, key))
      throw BEYOND;
    if (found[3] !== undefined && typeof resolved(key) !== 'string') throw BEYOND;
    this.at = pattern.lastIndex;
    return key;
  }

  /** A scalar or flow collection that begins in a block line, and the step to the next line. */
  private inline(indent: number): unknown {
    if (this.source[this.at] === '>' || this.source[this.at] === '|') return this.blockText(indent);
    const flow = this.source[this.at] === '{' || this.source[this.at] === '[';
    const value = flow ? this.flow(indent) : (this.quoted() ?? this.plain(/ #|\n/g, true));
    if (!this.atLineEnd()) throw BEYOND;
    this.nextLine();
    // a deeper line would go on with the scalar
    if (this.indent > indent) throw BEYOND;
    return value;
  }

  /** A text of several lines after `>`, `>-`, `|` or `|-`: one depth, no blank line. */
  private blockText(indent: number): string {
    const header = /([>|])(-?)\n/y;
    header.lastIndex = this.at;
    const found = header.exec(this.source);
    if (found === null) throw BEYOND;
    this.at = header.lastIndex;
    const lines: string[] = [];
    let depth = -1;
    for (;;) {
      const line = /( *)([^ \n][^\n]*)(?:\n|$)/y;
      line.lastIndex = this.at;
      const next = line.exec(this.source);
      const deep = next?.[1]?.length ?? 0;
      if (next === null || deep <= indent) break;
      if (depth >= 0 && deep !== depth) throw BEYOND;
      depth = deep;
      lines.push(next[2] ?? '');
      this.at = line.lastIndex;
    }
    const before = this.at;
    this.nextLine();
    // deeper lines after a blank one still belong to the text
    if (lines.length === 0 || this.indent > indent || this.source.slice(before, this.at).includes('#')) throw BEYOND;
    const end = found[2] === '-' || !this.source.endsWith('\n', before) ? '' : '\n';
    return lines.join(found[1] === '>' ? ' ' : '\n') + end;
  }

  private flow(indent: number): unknown {
    const open = this.source[this.at];
    if (open !== '{' && open !== '[') return this.quoted() ?? this.plain(/[,[\]{}\n]| #|:(?=[ ,[\]{}\n])/g, false);
    this.at++;
    const map: Record<string, unknown> = {};
    const list: unknown[] = [];
    const offsets = this.mark(open === '{' ? map : list);
    const close = open === '{' ? '}' : ']';
    for (;;) {
      this.flowSpace(indent);
      if (this.source[this.at] === close) break;
      const start = this.at;
      if (open === '{') {
        const key = this.key(FLOW_KEY, map);
        this.flowSpace(indent);
        const scalar = this.source[this.at] !== '{' && this.source[this.at] !== '[';
        offsets.set(key, scalar ? this.at : start);
        map[key] = this.flow(indent);
      } else {
        offsets.set(list.length, start);
        list.push(this.flow(indent));
      }
      this.flowSpace(indent);
      if (this.source[this.at] === ',') this.at++;
      else if (this.source[this.at] !== close) throw BEYOND;
    }
    this.at++;
    return open === '{' ? map : list;
  }

  /** Blanks, line breaks and comments inside a flow collection; its lines must be deeper than the block that it stands in. */
  private flowSpace(indent: number): void {
    for (;;) {
      const blank = this.skipSpaces();
      if (this.source[this.at] === '#' && blank) {
        const end = this.source.indexOf('\n', this.at);
        if (end < 0) throw BEYOND;
        this.at = end;
      }
      if (this.source[this.at] !== '\n') return;
      const line = ++this.at;
      this.skipSpaces();
      const next = this.source[this.at];
      if (next === '#' || next === '\n') throw BEYOND;
      if (this.at - line <= indent) throw BEYOND;
    }
  }

  /** A quoted scalar of one line, or null where none stands here. */
  private quoted(): string | null {
    const mark = this.source[this.at];
    if (mark !== '"' && mark !== "'") return null;
    const pattern = mark === '"' ? /"((?:[^"\\\n]|\\["\\/nt])*)"/y : /'((?:[^'\n]|'')*)'/y;
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    if (found === null) throw BEYOND;
    this.at = pattern.lastIndex;
    const text = found[1] ?? '';
    if (mark === "'") return text.replaceAll("''", "'");
    return text.replace(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter === 't' ? '\t' : letter));
  }

  private plain(end: RegExp, block: boolean): unknown {
    PLAIN_START.lastIndex = this.at;
    if (!PLAIN_START.test(this.source)) throw BEYOND;
    end.lastIndex = this.at;
    const stop = end.exec(this.source)?.index ?? this.source.length;
    const text = this.source.slice(this.at, stop).trimEnd();
    // a mapping in a line where none may begin
    if (block ? /:( |$)/.test(text) : this.source[stop] === ':') throw BEYOND;
    this.at += text.length;
    return resolved(text);
  }

  private mark(container: object): Map<PropertyKey, number> {
    const offsets = new Map<PropertyKey, number>();
    this.offsets.set(container, offsets);
    return offsets;
  }
}

/** A plain scalar's value, by the core schema of YAML 1.2. */
function resolved(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null' || text === 'Null' || text === 'NULL' || text === '~') return null;
  return NUMBER.test(text) && String(Number(text)) === text ? Number(text) : text;
}
