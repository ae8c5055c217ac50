/** What a case expects of one of its commands, or of a file that they wrote; see test/cases/README.md. */
export interface Expectation {
  readonly command?: number;
  readonly exit?: number | 'not 0' | readonly number[];
  readonly says?: string;
  readonly saysNot?: string;
  readonly row?: Readonly<Record<string, unknown>>;
  readonly noRow?: Readonly<Record<string, unknown>>;
  readonly atMost?: number;
  readonly count?: number;
  readonly file?: string;
  readonly absent?: boolean;
  readonly has?: string;
  readonly hasNot?: string;
  readonly lines?: number;
  readonly anyOf?: readonly Expectation[];
  readonly allOf?: readonly Expectation[];
}

/** One command as it was run. */
export interface Run {
  readonly line: string;
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `/…/` is a loose regular expression, other texts are compared without regard to case, numbers to 1e-6. */
function equals(want: unknown, got: unknown): boolean {
  if (isRecord(want)) {
    if ('near' in want) return typeof got === 'number' && Math.abs(got - Number(want.near)) <= Number(want.by);
    if ('not' in want) return !equals(want.not, got);
    return isRecord(got) && matches(want, got);
  }
  if (Array.isArray(want)) return want.some(entry => equals(entry, got));
  if (typeof want === 'string') {
    const pattern = /^\/(.*)\/$/s.exec(want)?.[1];
    const text = typeof got === 'object' && got !== null ? JSON.stringify(got) : String(got ?? '');
    return pattern === undefined ? text.toLowerCase() === want.toLowerCase() : new RegExp(pattern, 'i').test(text);
  }
  if (typeof want === 'number') {
    const number = typeof got === 'string' && got.trim() === '' ? Number.NaN : Number(got);
    return (typeof got === 'number' || typeof got === 'string') && Math.abs(number - want) < 1e-6;
  }
  return want === got;
}

const valueAt = (object: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, part) => (isRecord(value) ? value[part] : undefined), object);

/** `*` is the whole object as text; `code` is the level or its label, except in findings, which have a code of their own. */
function matches(want: Readonly<Record<string, unknown>>, got: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(want).every(([key, value]) => {
    if (key === '*') return equals(value, got);
    if (key === 'code' && !('code' in got && 'severity' in got))
      return equals(value, got.level) || equals(value, got.label);
    const found = valueAt(got, key);
    return found !== undefined && equals(value, found);
  });
}

function objectsIn(value: unknown): Readonly<Record<string, unknown>>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(isRecord(value) ? [value] : []), ...Object.values(value).flatMap(objectsIn)];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether an expectation holds for the commands that ran, and for the files that they left (`null`: no such file). */
export function holds(
  expectation: Expectation,
  runs: readonly Run[],
  fileText: (path: string) => string | null,
): boolean {
  const within = (entry: Expectation): boolean =>
    holds(expectation.command === undefined ? entry : { command: expectation.command, ...entry }, runs, fileText);
  if (expectation.anyOf !== undefined) return expectation.anyOf.some(within);
  if (expectation.allOf !== undefined) return expectation.allOf.every(within);
  if (expectation.file !== undefined) return fileHolds(expectation, fileText(expectation.file));
  const run = runs[expectation.command ?? -1];
  if (run === undefined) return false;
  const { exit, says, saysNot, row, noRow, count, atMost } = expectation;
  const printed = run.out + run.err;
  if (exit === 'not 0' ? run.status === 0 : exit !== undefined && ![exit].flat().includes(run.status)) return false;
  if (says !== undefined && !new RegExp(says, 'is').test(printed)) return false;
  if (saysNot !== undefined && new RegExp(saysNot, 'is').test(printed)) return false;
  if (row === undefined && noRow === undefined) return true;
  const document = parsed(run.out);
  if (document === undefined) return row === undefined;
  const all = objectsIn(document);
  if (noRow !== undefined && all.some(object => matches(noRow, object))) return false;
  if (row === undefined) return true;
  const found = all.filter(object => matches(row, object)).length;
  return atMost !== undefined ? found <= atMost : count !== undefined ? found === count : found > 0;
}

function fileHolds({ absent, has, hasNot, lines }: Expectation, text: string | null): boolean {
  if (text === null || absent) return text === null && absent === true;
  if (has !== undefined && !new RegExp(has, 'im').test(text)) return false;
  if (hasNot !== undefined && new RegExp(hasNot, 'im').test(text)) return false;
  return lines === undefined || text.split('\n').filter(line => line.trim() !== '').length === lines;
}

/** Whether a command must be run with `--json`, because an expectation looks at its rows. */
export const needsJson = (expectation: Expectation, command: number): boolean =>
  (expectation.command === command && (expectation.row !== undefined || expectation.noRow !== undefined)) ||
  [...(expectation.anyOf ?? []), ...(expectation.allOf ?? [])].some(entry =>
    needsJson(expectation.command === undefined ? entry : { command: expectation.command, ...entry }, command),
  );
