/** What the fast reader leaves to the full parser. */
export class NotPlain extends Error {}

export const refuse = (): never => {
  throw new NotPlain();
};

/** Told of every value: its path, its line and its column. */
export type RecordPlace = (path: readonly PropertyKey[], line: number, column: number) => void;

export const KEY = /^([A-Za-z_][\w.-]*|"[^"\\]*"|'[^']*')\s*:(?=\s|$)/;
/** A plain scalar may not begin with these, or with one of `-?:` that stands alone. */
export const INDICATOR = /^(?:[[\]{},#&*!|>'"%@`]|[-?:](?:\s|$))/;
const NUMBER = /^[-+]?(?:\d|\.\d|\.(?:inf|nan)$)/i;

interface Source {
  /** where the reader is */
  readonly path: PropertyKey[];
  readonly record: RecordPlace | null;
}

/**
 * The value on the rest of one line: a scalar or a flow collection, and perhaps a comment.
 *
 * @param column of the text's first character, from 0
 */
export function readPlainFlow(text: string, source: Source, number: number, column: number): unknown {
  const reader: Reader = { text, at: 0, source, number, column: column + 1 };
  const value = flow(reader, false);
  const rest = text.slice(reader.at);
  return rest === '' || /^\s+#/.test(rest) ? value : refuse();
}

/** The key as it was meant. */
export function keyOf(written: string): string {
  const key = /^["']/.test(written) ? written.slice(1, -1) : written;
  // `null:` and `1:` are keys of another kind, and `__proto__` is none
  return key === '__proto__' || (key === written && typeof scalar(key) !== 'string') ? refuse() : key;
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
  const end = rest.search(within ? /\s#|[,[\]{}]|:(?=\s|[,[\]{}]|$)/ : /\s#|:(?=\s|$)/);
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
