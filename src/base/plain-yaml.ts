/** What this reader leaves to the full parser. */
class NotPlain extends Error {}

interface Line {
  readonly number: number;
  readonly indent: number;
  readonly text: string;
}

/** Told of every value: its path, its line and its column. */
type Record = (path: readonly PropertyKey[], line: number, column: number) => void;

interface Source {
  readonly lines: Line[];
  /** where the reader is */
  readonly path: PropertyKey[];
  readonly record: Record | null;
}

const KEY = /^([A-Za-z_][\w.-]*|"[^"\\]*"|'[^']*')\s*:(?=\s|$)/;
/** A plain scalar may not begin with these, or with one of `-?:` that stands alone. */
const INDICATOR = /^(?:[[\]{},#&*!|>'"%@`]|[-?:](?:\s|$))/;
const NUMBER = /^[-+]?(?:\d|\.\d|\.(?:inf|nan)$)/i;
/** Characters that YAML treats in a way of its own. */
const SPECIAL = /[\t\r\p{Cc}\u00a0\u2028\u2029\ufeff]/u;

/**
 * Reads the part of YAML that declarations are mostly written in: block mappings and lists, plain and quoted scalars and flow
 * collections, each on one line. It is some thirty times as fast as the full parser, which keeps every place and comment; all
 * else (anchors, tags, block scalars, texts over several lines, mistakes) is left to that one.
 *
 * @param record told where each value stands: a scalar itself, anything else by its key
 * @returns undefined where the text holds anything else
 * @example readPlainYaml('a: 1\nb: [x, "y"]') // => { a: 1, b: ['x', 'y'] }
 * @example readPlainYaml('a: &x 1') // => undefined
 */
export function readPlainYaml(text: string, record: Record | null = null): unknown {
  try {
    const lines = linesOf(text);
    if (lines.length === 0) return undefined;
    const [value, next] = node({ lines, path: [], record }, 0);
    return next === lines.length ? value : undefined;
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

const refuse = (): never => {
  throw new NotPlain();
};

function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  source.split(/\r?\n/).forEach((raw, i) => {
    if (SPECIAL.test(raw)) refuse();
    const text = raw.trimEnd();
    const indent = text.length - text.trimStart().length;
    const rest = text.slice(indent);
    if (rest === '' || rest.startsWith('#')) return;
    if (indent === 0 && /^(?:---|\.\.\.|%)/.test(rest)) refuse();
    lines.push({ number: i + 1, indent, text: rest });
  });
  return lines;
}

const isItem = (text: string): boolean => text === '-' || text.startsWith('- ');
const isEmpty = (rest: string): boolean => rest === '' || rest.startsWith('#');

/** A mapping or list that begins in this line: its value, and the line behind it. */
function node(source: Source, at: number): [unknown, number] {
  const first = source.lines[at]!;
  if (isItem(first.text)) return list(source, at);
  return KEY.test(first.text) ? mapping(source, at) : refuse();
}

function list(source: Source, start: number): [unknown[], number] {
  const { lines, path, record } = source;
  const { indent } = lines[start]!;
  const items: unknown[] = [];
  let at = start;
  while (lines[at]?.indent === indent && isItem(lines[at]!.text)) {
    const line = lines[at]!;
    const rest = line.text.slice(1).trimStart();
    const inner = indent + line.text.length - rest.length;
    path.push(items.length);
    if (isEmpty(rest)) {
      if ((lines[at + 1]?.indent ?? -1) <= indent) refuse();
      record?.(path, lines[at + 1]!.number, lines[at + 1]!.indent + 1);
      const [value, next] = node(source, at + 1);
      items.push(value);
      at = next;
    } else if (KEY.test(rest) || isItem(rest)) {
      // a mapping that begins on the item's own line
      record?.(path, line.number, inner + 1);
      lines[at] = { number: line.number, indent: inner, text: rest };
      const [value, next] = node(source, at);
      items.push(value);
      at = next;
    } else {
      record?.(path, line.number, inner + 1);
      const [value, next] = onLine(source, at, rest, inner);
      items.push(value);
      at = next;
    }
    path.pop();
    if ((lines[at]?.indent ?? -1) > indent) refuse();
  }
  return [items, at];
}

function mapping(source: Source, start: number): [{ [key: string]: unknown }, number] {
  const { lines, path, record } = source;
  const { indent } = lines[start]!;
  const found: { [key: string]: unknown } = {};
  let at = start;
  while (lines[at]?.indent === indent) {
    const { text, number } = lines[at]!;
    const match = KEY.exec(text);
    if (match === null) {
      if (isItem(text)) break;
      return refuse();
    }
    const key = keyOf(match[1]!);
    if (Object.hasOwn(found, key)) refuse();
    const rest = text.slice(match[0].length).trimStart();
    path.push(key);
    if (!isEmpty(rest)) {
      const column = indent + text.length - rest.length;
      record?.(path, number, /^[[{]/.test(rest) ? indent + 1 : column + 1);
      [found[key], at] = onLine(source, at, rest, column);
    } else {
      const next = lines[at + 1];
      // the items of a list may stand as far left as their key
      if (next !== undefined && (next.indent > indent || (next.indent === indent && isItem(next.text)))) {
        record?.(path, number, indent + 1);
        [found[key], at] = node(source, at + 1);
      } else {
        // where nothing stands before a comment, the full parser says
        if (rest !== '') refuse();
        record?.(path, number, indent + match[0].length + 1);
        found[key] = null;
        at++;
      }
    }
    path.pop();
    if ((lines[at]?.indent ?? -1) > indent) refuse();
  }
  return [found, at];
}

function keyOf(written: string): string {
  const key = /^["']/.test(written) ? written.slice(1, -1) : written;
  // `null:` and `1:` are keys of another kind, and `__proto__` is none
  return key === '__proto__' || (key === written && typeof scalar(key) !== 'string') ? refuse() : key;
}

/** The value that begins on this line: all of it, or a plain text that goes on in the lines below. */
function onLine({ lines, ...source }: Source, at: number, rest: string, column: number): [unknown, number] {
  const { number, indent } = lines[at]!;
  let next = at + 1;
  if ((lines[next]?.indent ?? -1) <= indent) return [inline(rest, { lines, ...source }, number, column), next];
  if (INDICATOR.test(rest)) refuse();
  let text = rest;
  for (; (lines[next]?.indent ?? -1) > indent; next++) {
    // a blank line or a comment between them means more
    if (lines[next]!.number !== lines[next - 1]!.number + 1) refuse();
    text += ` ${lines[next]!.text}`;
  }
  return / #|:(?: |$)/.test(text) ? refuse() : [text, next];
}

/** What stands on the rest of one line. */
function inline(text: string, source: Source, number: number, column: number): unknown {
  const reader: Reader = { text, at: 0, source, number, column: column + 1 };
  const value = flow(reader, false);
  const rest = text.slice(reader.at);
  return rest === '' || /^\s+#/.test(rest) ? value : refuse();
}

interface Reader {
  readonly text: string;
  at: number;
  readonly source: Source;
  readonly number: number;
  /** that of the text's first character */
  readonly column: number;
}

const skip = (reader: Reader): void => {
  while (reader.text[reader.at] === ' ') reader.at++;
};

function flow(reader: Reader, within: boolean): unknown {
  const { text, at } = reader;
  switch (text[at]) {
    case '"':
    case "'":
      return quoted(reader);
    case '[':
      return flowList(reader);
    case '{':
      return flowMapping(reader);
    default:
      return plain(reader, within);
  }
}

function quoted(reader: Reader): string {
  const { text, at } = reader;
  const found = text[at] === '"' ? /"((?:[^"\\]|\\["\\nt/])*)"/y : /'((?:[^']|'')*)'/y;
  found.lastIndex = at;
  const match = found.exec(text) ?? refuse();
  reader.at += match[0].length;
  return text[at] === '"' ? (JSON.parse(match[0]) as string) : match[1]!.replaceAll("''", "'");
}

function plain(reader: Reader, within: boolean): unknown {
  const rest = reader.text.slice(reader.at);
  if (rest === '' || INDICATOR.test(rest)) refuse();
  const end = rest.search(within ? /\s+#|[,[\]{}]|:(?=\s|[,[\]{}]|$)/ : /\s+#|:(?=\s|$)/);
  const written = (end < 0 ? rest : rest.slice(0, end)).trimEnd();
  if (end >= 0 && !within && rest[end] === ':') refuse();
  reader.at += written.length;
  return scalar(written);
}

function scalar(written: string): unknown {
  if (/^(?:~|null|Null|NULL)$/.test(written)) return null;
  if (written === 'true') return true;
  if (written === 'false') return false;
  if (!NUMBER.test(written)) return written;
  const value = Number(written);
  // 010, 78.0 and 1e3 stay as they were written
  if (String(value) === written && Number.isFinite(value)) return value;
  return /^[-+]?(?:0o|0x|\.inf|\.nan)/i.test(written) ? refuse() : written;
}

function flowList(reader: Reader): unknown[] {
  const items: unknown[] = [];
  const { path } = reader.source;
  reader.at++;
  for (;;) {
    skip(reader);
    if (reader.text[reader.at] === ']') break;
    path.push(items.length);
    recordHere(reader, reader.at);
    items.push(flow(reader, true));
    path.pop();
    skip(reader);
    const sign = reader.text[reader.at];
    if (sign === ']') break;
    // `[a: 1]` is a mapping inside a list
    if (sign !== ',') refuse();
    reader.at++;
  }
  reader.at++;
  return items;
}

function flowMapping(reader: Reader): { [key: string]: unknown } {
  const found: { [key: string]: unknown } = {};
  const { path } = reader.source;
  reader.at++;
  for (;;) {
    skip(reader);
    if (reader.text[reader.at] === '}') break;
    const start = reader.at;
    const match = KEY.exec(reader.text.slice(start)) ?? refuse();
    const key = keyOf(match[1]!);
    if (Object.hasOwn(found, key)) refuse();
    reader.at += match[0].length;
    skip(reader);
    const sign = reader.text[reader.at] ?? '';
    // nothing stands for null, at a place that only the full parser knows
    if (/[,}]/.test(sign)) refuse();
    path.push(key);
    recordHere(reader, /[[{]/.test(sign) ? start : reader.at);
    found[key] = flow(reader, true);
    path.pop();
    skip(reader);
    if (reader.text[reader.at] === '}') break;
    if (reader.text[reader.at] !== ',') refuse();
    reader.at++;
  }
  reader.at++;
  return found;
}

const recordHere = ({ source: { path, record }, number, column }: Reader, at: number): void =>
  record?.(path, number, column + at);
