import { didYouMean } from '../../base/nearest.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { type Argument, QueryError, type StatisticSubject } from './query.ts';

/** More are not listed in a message. */
const LISTED = 4;

/**
 * The one row that a statistic of a query names. What the query doesn't say is the plain case where there is one: no level,
 * no subgroup, the consensus, the percentage of the group.
 *
 * @param statistic the statistic of the row; a span asks for two
 * @throws QueryError where there is none, or more than one
 */
export function statisticRow(subject: StatisticSubject, statistic: string, all: readonly ResultRow[]): ResultRow {
  const { args, fields, coder, base } = subject;
  const [first] = args;
  const groups = args.slice(1).filter(arg => arg.level !== null);
  let rows = all.filter(row => row.statistic === statistic);
  const absent = (words: string, word = '', among: readonly string[] = []): QueryError =>
    new QueryError(`${words}${didYouMean(word, among)}`);
  if (rows.length === 0) throw absent(`there is no ${statistic} of ${first?.field ?? ''} in this review`);
  if (first !== undefined) {
    const known = rows.flatMap(row => row.field ?? []);
    rows = rows.filter(row => row.field === first.field);
    if (rows.length === 0)
      throw absent(
        `there is no ${fields === 0 ? 'number for' : `${statistic} of`} "${first.field}"`,
        first.field,
        known,
      );
  }
  const levels = rows.flatMap(row => row.level ?? []);
  rows = narrowed(
    rows,
    first?.level != null,
    row => isLevel(row, first!),
    row => row.level === null,
  );
  if (rows.length === 0) throw absent(`${first!.field} has no "${first!.level}" here`, first!.level ?? '', levels);
  const group = (row: ResultRow) => row.by.filter(part => part.field !== 'stage');
  const known = rows.flatMap(row => group(row).map(part => part.level));
  rows = narrowed(
    rows,
    groups.length > 0,
    row => group(row).length === groups.length && groups.every(arg => group(row).some(part => isGroup(part, arg))),
    row => group(row).length === 0,
  );
  if (rows.length === 0)
    throw absent(
      `there is no group ${groups.map(arg => `"${arg.level}" of ${arg.field}`).join(', ')}`,
      groups[0]?.level ?? '',
      known,
    );
  const coders = rows.flatMap(row => row.coder ?? []);
  rows = narrowed(
    rows,
    coder !== null,
    row => row.coder === coder,
    row => row.coder === null,
  );
  if (rows.length === 0) throw absent(`there is no coder "${coder}"`, coder ?? '', coders);
  rows = narrowed(
    rows,
    base !== null,
    row => row.base === base,
    row => row.base === 'group',
  );
  const [row, second] = rows;
  if (row === undefined) throw absent(`there is no percentage of ${base}`);
  if (second !== undefined)
    throw new QueryError(
      `this is ambiguous: ${rows
        .slice(0, LISTED)
        .map(entry => entry.id)
        .join(
          ' and ',
        )}${rows.length > LISTED ? ` and ${rows.length - LISTED} more` : ''} answer it${distinction(rows)}`,
    );
  return row;
}

/** What the query could say to tell the rows apart. */
function distinction(rows: readonly ResultRow[]): string {
  const bases = [...new Set(rows.map(row => row.base))];
  const coders = [...new Set(rows.flatMap(row => row.coder ?? []))];
  if (bases.length > 1)
    return `; add which percentage is meant: ${bases.map(base => `of: ${base === 'level' ? 'category' : base}`).join(' or ')}`;
  return coders.length > 1 ? `; add which coder is meant: ${coders.map(coder => `coder: ${coder}`).join(' or ')}` : '';
}

/** What was asked for; else the plain rows where there are any. */
function narrowed(
  rows: readonly ResultRow[],
  asked: boolean,
  fits: (row: ResultRow) => boolean,
  plain: (row: ResultRow) => boolean,
): ResultRow[] {
  if (asked) return rows.filter(fits);
  const found = rows.filter(plain);
  return found.length > 0 ? found : [...rows];
}

/** A code before a label; a category that only groups others is its roll-up. */
const isLevel = (row: ResultRow, { level, state }: Argument): boolean =>
  state ? row.kind === 'state' && row.level === level : row.kind !== 'state' && [row.level, row.label].includes(level);

const isGroup = (part: ResultRow['by'][number], { field, level, state }: Argument): boolean =>
  part.field === field && part.level === level && part.missing === state;
