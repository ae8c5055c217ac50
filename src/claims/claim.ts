import { Fault } from '../base/fault.ts';
import { type PrintedNumber, plainCharacters, readPrinted } from '../base/printed-number.ts';
import type { Declaration } from '../base/read-declaration.ts';
import type { ClaimEntry, ClaimsFile } from '../model/claims-file.ts';
import type { Denominator } from '../model/state.ts';
import type { VerdictName } from '../model/verdict-names.ts';

/** A reported number that is a statistic of its own: a median, a coefficient, an end of a range. */
export interface ReportedStatistic {
  /** a statistic's name in result rows */
  readonly statistic: string;
  readonly printed: PrintedNumber;
  /** `24,274` may be 24274 as well as 24.274 */
  readonly grouped?: PrintedNumber;
  /** 100 where the statistic is printed in percent */
  readonly scale: 1 | 100;
}

/** What a manuscript or publication reports: one quantity, in one or several numbers. */
export interface Claim {
  readonly id: string;
  /** the claims file */
  readonly source: string;
  /** file:line:column of the claim */
  readonly place: string;
  readonly field: string | null;
  readonly level: string | null;
  readonly where: string | null;
  readonly denominator: Denominator | null;
  /** the resource that this one claim speaks of, where it isn't that of the set */
  readonly data: string | null;
  /** the row that it is taken from, where it is no share, summary or coefficient */
  readonly row: { readonly analysis: string; readonly with: string | null; readonly statistic: string } | null;
  readonly n: PrintedNumber | null;
  /** stated with the claim itself */
  readonly N: PrintedNumber | null;
  readonly percent: PrintedNumber | null;
  readonly statistics: readonly ReportedStatistic[];
  readonly interval: {
    readonly low: PrintedNumber;
    readonly high: PrintedNumber;
    readonly method: string | null;
    readonly level: number;
  } | null;
  readonly partition: string | null;
  readonly parts: readonly string[];
  readonly of: readonly string[];
  readonly same: string | null;
  readonly expect: readonly VerdictName[];
  /** the file and exact words that must still stand there */
  readonly sentence: { readonly file: string; readonly text: string } | null;
  /** the numbers as they were written, by name */
  readonly reported: Readonly<Record<string, string>>;
}

/** The claims of one manuscript or publication. */
export interface ClaimSet {
  readonly source: string;
  readonly citation: string | null;
  readonly version: string | null;
  /** a resource's name, `none`, or null for the review's studies */
  readonly data: string | null;
  readonly against: string | null;
  readonly N: number | null;
  readonly claims: readonly Claim[];
  /** other wholes that the publication names, which report nothing themselves */
  readonly wholes?: readonly number[];
}

const PLAIN = ['median', 'mean', 'sd', 'q1', 'q3', 'min', 'max'] as const;

/** The claims of a declaration, every number read; what can't be read is one Fault with its place. */
export function claimSetOf(declaration: Declaration<ClaimsFile>): ClaimSet {
  const { value, file } = declaration;
  const seen = new Set<string>();
  const claims = value.claims.map((entry, index) => {
    const { line, column } = declaration.position(['claims', index, 'id']);
    const place = `${file}:${line}:${column}`;
    if (seen.has(entry.id))
      throw new Fault('claims', `${place}: the id "${entry.id}" occurs twice`, 'give one of the claims another id');
    seen.add(entry.id);
    return claimOf(entry, { source: file, place, file: value.in ?? null });
  });
  for (const claim of claims)
    for (const id of [...claim.parts, ...claim.of, ...(claim.same === null ? [] : [claim.same])])
      if (!seen.has(id))
        throw new Fault(
          'claims',
          `${claim.place}: "${claim.id}" refers to a claim "${id}" that does not exist`,
          'name the id of a claim of the same file',
        );
  return {
    source: file,
    citation: value.source?.citation ?? null,
    version: value.source?.version ?? null,
    data: value.data ?? null,
    against: value.against ?? null,
    N: value.N === undefined ? null : counted(value.N, 'N', file).value,
    claims,
  };
}

/** One claim, its numbers read. */
export function claimOf(
  entry: Omit<ClaimEntry, 'id'> & { readonly id: string },
  at: { readonly source: string; readonly place: string; readonly file: string | null },
): Claim {
  const number = (name: string, written: string): PrintedNumber => {
    const read = readPrinted(written);
    if (read !== null) return read;
    throw unreadable(at.place, entry.id, name, written);
  };
  const count = (name: string, written: string | undefined): PrintedNumber | null =>
    written === undefined ? null : counted(written, name, at.place, entry.id);
  const reported: Record<string, string> = {};
  for (const [name, written] of [
    ['n', entry.n],
    ['N', entry.N],
    ['percent', entry.percent],
  ] as const)
    if (written !== undefined) reported[name] = written;
  const statistics: ReportedStatistic[] = [];
  const add = (statistic: string, written: string | undefined, scale: 1 | 100 = 1, name = statistic): void => {
    if (written === undefined) return;
    reported[name] = written;
    const grouped = /^\d{1,3}(?:[,.]\d{3})+$/.test(written.trim()) ? readPrinted(written, 'count') : null;
    statistics.push({ statistic, printed: number(name, written), scale, ...(grouped === null ? {} : { grouped }) });
  };
  for (const name of PLAIN) add(name, entry[name]);
  for (const [name, low, high] of [
    ['range', 'min', 'max'],
    ['iqr', 'q1', 'q3'],
  ] as const) {
    if (entry[name] === undefined) continue;
    const [from, to] = ends(entry[name], name, at.place, entry.id);
    add(low, from);
    add(high, to);
  }
  add(entry.statistic ?? 'cohen_kappa', entry.kappa, 1, 'kappa');
  add('percent_agreement', entry.agreement, 100, 'agreement');
  if (entry.value !== undefined) {
    if (entry.statistic === undefined)
      throw new Fault(
        'claims',
        `${at.place}: "${entry.id}" has a value, but no statistic`,
        'add e.g. `statistic: fleiss_kappa`',
      );
    add(entry.statistic, entry.value, 1, 'value');
  }
  const interval = entry.interval === undefined ? null : ends(entry.interval, 'interval', at.place, entry.id);
  if (interval !== null) reported.interval = interval.join(' to ');
  const file = entry.in ?? at.file;
  return {
    id: entry.id,
    source: at.source,
    place: at.place,
    field: entry.field ?? null,
    level: entry.category ?? null,
    where: entry.where ?? null,
    denominator: entry.denominator ?? null,
    data: entry.data ?? null,
    row: rowOf(entry, at.place),
    n: count('n', entry.n),
    N: count('N', entry.N),
    percent: entry.percent === undefined ? null : number('percent', entry.percent),
    statistics,
    interval:
      interval === null
        ? null
        : {
            low: number('interval', interval[0]),
            high: number('interval', interval[1]),
            method: entry.method ?? null,
            level: Number(entry.confidence ?? '0.95'),
          },
    partition: entry.partition ?? null,
    parts: entry.parts === undefined ? [] : [entry.parts].flat(),
    of: entry.of === undefined ? [] : [entry.of].flat(),
    same: entry.same ?? null,
    expect: entry.expect === undefined ? [] : [entry.expect].flat(),
    sentence: entry.sentence === undefined || file === null ? null : { file, text: entry.sentence },
    reported,
  };
}

function rowOf({ analysis, with: other, statistic, id }: ClaimEntry, place: string): Claim['row'] {
  if (analysis === undefined) return null;
  if (statistic !== undefined) return { analysis, with: other ?? null, statistic };
  throw new Fault(
    'claims',
    `${place}: "${id}" names the analysis ${analysis}, and no statistic of it`,
    'add e.g. `statistic: empty_cells`; the JSON output of its command names the statistics of an analysis',
  );
}

function counted(written: string, name: string, place: string, id = ''): PrintedNumber {
  const read = readPrinted(written, 'count');
  if (read !== null && Number.isSafeInteger(read.value) && read.value >= 0 && read.decimals === 0) return read;
  throw unreadable(place, id, name, written);
}

const unreadable = (place: string, id: string, name: string, written: string): Fault =>
  new Fault(
    'claims',
    `${place}: ${id === '' ? '' : `"${id}": `}${name} is "${written}", which is not a ${name === 'n' || name === 'N' ? 'count' : 'number'}`,
    'write the number as it is printed, in quotes: "78.0"',
  );

/** `62.2 to 83.9`, `62.2–83.9`, `62.2, 83.9` or two texts. */
function ends(written: string | string[], name: string, place: string, id: string): [string, string] {
  if (Array.isArray(written)) return [written[0] ?? '', written[1] ?? ''];
  const match =
    /^\s{0,9}\[?\(?\s{0,9}([+-]?[\d.,]{1,40}%?)\s{0,9}(?:to|–|—|;|, |-|\.\.)\s{0,9}([+-]?[\d.,]{1,40}%?)\s{0,9}\)?\]?\s*$/.exec(
      plainCharacters(written),
    );
  if (match === null) throw unreadable(place, id, name, written);
  return [match[1]!, match[2]!];
}
