import { INDICATOR, KEY, keyOf, NotPlain, type RecordPlace, readPlainFlow, refuse } from './plain-flow.ts';

interface Line {
  readonly number: number;
  readonly indent: number;
  readonly text: string;
}

interface Source {
  /** the text as it was written, for block scalars */
  readonly rows: readonly string[];
  /** without blank lines and comments */
  readonly lines: Line[];
  /** where the reader is */
  readonly path: PropertyKey[];
  readonly record: RecordPlace | null;
}

/** Characters that YAML treats in a way of its own. */
const SPECIAL = /[\t\r\p{Cc}\u00a0\u2028\u2029\ufeff]/u;

/**
 * Reads the part of YAML that declarations are mostly written in: block mappings and lists, plain and quoted scalars and flow
 * collections, each on one line, and block scalars of one paragraph. It is some thirty times as fast as the full parser, which
 * keeps every place and comment; all else (anchors, tags, paragraphs, mistakes) is left to that one.
 *
 * @param record told where each value stands: a scalar itself, anything else by its key
 * @returns undefined where the text holds anything else
 * @example readPlainYaml('a: 1\nb: [x, "y"]') // => { a: 1, b: ['x', 'y'] }
 * @example readPlainYaml('a: &x 1') // => undefined
 */
export function readPlainYaml(text: string, record: RecordPlace | null = null): unknown {
  try {
    const rows = text.split(/\r?\n/);
    const lines = linesOf(rows);
    if (lines.length === 0) return undefined;
    const [value, next] = node({ rows, lines, path: [], record }, 0);
    return next === lines.length ? value : undefined;
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

const indentOf = (text: string): number => text.length - text.trimStart().length;

function linesOf(rows: readonly string[]): Line[] {
  const lines: Line[] = [];
  rows.forEach((raw, i) => {
    if (SPECIAL.test(raw)) refuse();
    const text = raw.trimEnd();
    const indent = indentOf(text);
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

/** The value that begins on this line: all of it, or a text that goes on in the lines below. */
function onLine(source: Source, at: number, rest: string, column: number): [unknown, number] {
  const { lines } = source;
  const { number, indent } = lines[at]!;
  if (/^[|>]-?$/.test(rest)) return blockScalar(source, at, rest);
  let next = at + 1;
  if ((lines[next]?.indent ?? -1) <= indent) return [readPlainFlow(rest, source, number, column), next];
  if (INDICATOR.test(rest)) refuse();
  let text = rest;
  for (; (lines[next]?.indent ?? -1) > indent; next++) {
    // a blank line or a comment between them means more
    if (lines[next]!.number !== lines[next - 1]!.number + 1) refuse();
    text += ` ${lines[next]!.text}`;
  }
  return / #|:(?: |$)/.test(text) ? refuse() : [text, next];
}

/** The paragraph below `|` (line ends kept) or `>` (folded); `-` drops the last line end. */
function blockScalar({ rows, lines }: Source, at: number, header: string): [string, number] {
  const { number, indent } = lines[at]!;
  const depth = indentOf(rows[number] ?? '');
  let end = number;
  for (; end < rows.length && indentOf(rows[end]!) > indent && rows[end]!.trim() !== ''; end++)
    if (indentOf(rows[end]!) !== depth || rows[end]!.endsWith(' ')) refuse();
  const below = rows.slice(end).find(row => row !== '');
  const keepsEnd = !header.endsWith('-');
  if (
    end === number ||
    (below !== undefined && (below.trim() === '' || indentOf(below) > indent)) ||
    (keepsEnd && end === rows.length)
  )
    refuse();
  const texts = rows.slice(number, end).map(row => row.slice(depth));
  let next = at + 1;
  while ((lines[next]?.number ?? Number.POSITIVE_INFINITY) <= end) next++;
  return [`${texts.join(header.startsWith('>') ? ' ' : '\n')}${keepsEnd ? '\n' : ''}`, next];
}
