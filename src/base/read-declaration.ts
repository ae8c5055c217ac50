import type { Document, LineCounter } from 'yaml';
import { byCodePoint } from './by-code-point.ts';
import { Fault } from './fault.ts';
import { type FormerKey, renameFormerKeys } from './former-keys.ts';
import { nearest, wasMeant } from './nearest.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { keysAt } from './schema-keys.ts';
import { unknownOrListed } from './unknown-word.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
  /** where it is another file than the declaration's own: that of an included module */
  readonly file?: string;
}

/** A path into a declaration, e.g. `['fields', 3, 'type']`. */
export type Path = readonly PropertyKey[];

/** A file that a user wrote: its content, checked, and where each part of it stands. */
export interface Declaration<T> {
  readonly file: string;
  readonly value: T;
  position(path: Path): Position;
}

/** What zod's schemas offer; declared here so that zod itself is only loaded with the schemas. */
export interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } };
}

interface Issue {
  readonly code: string;
  readonly path: Path;
  readonly message: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly errors?: readonly (readonly Issue[])[];
  readonly expected?: string;
}

/** One thing that is wrong in a declaration. */
export interface Mistake {
  readonly path: Path;
  readonly message: string;
}

/** `file:line:column: message`, one a line, as one Fault. */
export function declarationFault(
  declaration: Pick<Declaration<unknown>, 'file' | 'position'>,
  mistakes: readonly Mistake[],
): Fault {
  const placed = mistakes
    .map(({ path, message }) => ({ file: declaration.file, ...declaration.position(path), message }))
    .sort((a, b) => byCodePoint(a.file, b.file) || a.line - b.line || a.column - b.column);
  const lines = placed.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
  const files = [...new Set(placed.map(({ file }) => file))];
  return new Fault(
    'declaration',
    [...new Set(lines)].join('\n'),
    `correct ${files.join(' and ')} and run the command again`,
  );
}

/**
 * Reads a YAML declaration and checks it: every mistake is reported with its place and the nearest valid word.
 * Numbers that would lose something (`010`, `78.0`) arrive as the text that was written. Aliases are bounded.
 *
 * @param onFormerKey is told each key that has another name now; it is read under the new name
 */
export async function readDeclaration<T>(
  file: string,
  source: string,
  schema: Schema<T>,
  onFormerKey: (key: FormerKey) => void = () => undefined,
): Promise<Declaration<T>> {
  const plain = readPlainYaml(source);
  if (plain !== undefined) {
    const checked = schema.safeParse(plain);
    if (checked.success) return { file, value: checked.data, position: plainPositions(source) };
  }
  const { content, position } = await readYaml(file, source, schema, onFormerKey);
  if (content === null || content === undefined)
    throw new Fault('declaration', `${file}:1:1: the file is empty`, 'see the reference of this file in docs/');
  const checked = schema.safeParse(content);
  if (!checked.success)
    throw declarationFault(
      { file, position },
      checked.error.issues.flatMap(issue => mistakes(issue, content, schema)),
    );
  return { file, value: checked.data, position };
}

/** Where each part of a plain file stands; found when somebody asks. */
function plainPositions(source: string): (path: Path) => Position {
  let places: Map<string, Position> | null = null;
  const keyOf = (path: Path): string => path.map(String).join('\u0000');
  return path => {
    if (places === null) {
      const found = new Map<string, Position>();
      readPlainYaml(source, (at, line, column) => void found.set(keyOf(at), { line, column }));
      places = found;
    }
    for (let depth = path.length; depth > 0; depth--) {
      const place = places.get(keyOf(path.slice(0, depth)));
      if (place !== undefined) return place;
    }
    return { line: 1, column: 1 };
  };
}

/** What stands in a file, and where. */
interface Read {
  readonly content: unknown;
  position(path: Path): Position;
}

/** All of YAML, and what is wrong with it. */
export async function readYaml(
  file: string,
  source: string,
  schema: unknown = null,
  onFormerKey: (key: FormerKey) => void = () => undefined,
): Promise<Read> {
  const yaml = await import('yaml');
  const counter = new yaml.LineCounter();
  const document = yaml.parseDocument(source, { lineCounter: counter, prettyErrors: false, uniqueKeys: true });
  if (document.errors.length > 0) {
    const lines = document.errors.map(error => {
      const { line, col } = counter.linePos(error.pos[0]);
      return `${file}:${line}:${col}: this is not valid YAML: ${firstLine(error.message)}`;
    });
    throw new Fault(
      'yaml',
      lines.join('\n'),
      'check the indentation, and quote text that holds ": ", "#" or starts with one of [ { * & ! | > %',
    );
  }
  yaml.visit(document, {
    Scalar(_, node) {
      const written = node.source;
      if (
        (typeof node.value === 'number' || typeof node.value === 'boolean') &&
        written !== undefined &&
        String(node.value) !== written
      )
        node.value = written;
    },
  });
  for (const { offset, ...key } of renameFormerKeys(document.contents, schema)) {
    const { line, col } = counter.linePos(offset);
    onFormerKey({ ...key, place: `${file}:${line}:${col}` });
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new Fault(
      'yaml',
      `${file}: ${error instanceof Error ? error.message : String(error)}`,
      'write the repeated part out instead of using many aliases',
    );
  }
  return { content, position: path => locate(document, counter, path) };
}

const firstLine = (message: string): string => message.split('\n')[0] ?? message;

function locate(document: Document.Parsed, counter: LineCounter, path: Path): Position {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth > 1 ? document.getIn(path.slice(0, depth - 1), true) : document.contents;
    const at = keyRange(parent, path[depth - 1]) ?? range(document.getIn(path.slice(0, depth), true));
    if (at !== null) {
      const { line, col } = counter.linePos(at);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}

/** The offset of a mapping's scalar value, else of its key. */
function keyRange(parent: unknown, key: PropertyKey | undefined): number | null {
  if (typeof parent !== 'object' || parent === null || !('items' in parent) || !Array.isArray(parent.items))
    return null;
  for (const pair of parent.items as unknown[]) {
    if (typeof pair !== 'object' || pair === null || !('key' in pair)) continue;
    const name = (pair.key as { value?: unknown } | null)?.value;
    if (name !== key) continue;
    const value = 'value' in pair ? pair.value : null;
    const scalar = typeof value === 'object' && value !== null && 'value' in value ? range(value) : null;
    return scalar ?? range(pair.key);
  }
  return null;
}

function range(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  return Array.isArray(node.range) ? Number(node.range[0]) : null;
}

function mistakes(issue: Issue, content: unknown, schema: unknown): Mistake[] {
  if (issue.code === 'invalid_union' && issue.errors) return union(issue, content, schema);
  if (issue.code === 'unrecognized_keys' && issue.keys) {
    const valid = keysAt(schema, issue.path);
    return issue.keys.map(key => {
      return { path: [...issue.path, key], message: unknownOrListed(key, valid, 'key') };
    });
  }
  const where = issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
  if (issue.code === 'invalid_value' && issue.values) {
    const given = valueAt(content, issue.path);
    const words = issue.values.map(String);
    const near = typeof given === 'string' ? nearest(given, words)[0] : undefined;
    return [
      {
        path: issue.path,
        message: `${where}"${String(given)}" is not one of ${words.join(', ')}${near ? `; ${wasMeant(`"${near}"`)}` : ''}`,
      },
    ];
  }
  const given = valueAt(content, issue.path);
  if (issue.code === 'invalid_type' && given === undefined)
    return [{ path: issue.path, message: `${where}this is missing (${issue.expected ?? 'a value'})` }];
  return [{ path: issue.path, message: `${where}${issue.message.replace(/^Invalid input: /, '')}` }];
}

/** Of a union, the mistakes of the alternative that fits best: the one with the deepest mistake. */
function union(issue: Issue, content: unknown, schema: unknown): Mistake[] {
  const nested = (issue.errors ?? []).map(list =>
    list.map(inner => ({ ...inner, path: [...issue.path, ...inner.path] })),
  );
  const depth = (list: readonly Issue[]): number => Math.min(...list.map(inner => inner.path.length));
  const best = nested.filter(list => list.length > 0).sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
  if (best === undefined || depth(best) <= issue.path.length) {
    const custom = best?.find(inner => inner.code !== 'invalid_type' && inner.code !== 'unrecognized_keys');
    if (best?.some(inner => inner.code === 'unrecognized_keys'))
      return best.flatMap(inner => mistakes(inner, content, schema));
    const where = issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
    return [
      {
        path: issue.path,
        message: `${where}${custom?.message ?? `this can't be ${describe(valueAt(content, issue.path))}`}`,
      },
    ];
  }
  return best.flatMap(inner => mistakes(inner, content, schema));
}

const describe = (value: unknown): string =>
  value === undefined
    ? 'left out'
    : value === null
      ? 'empty'
      : Array.isArray(value)
        ? 'a list'
        : typeof value === 'object'
          ? 'a mapping'
          : `"${String(value)}"`;

function valueAt(content: unknown, path: Path): unknown {
  let value = content;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
