import type { Formatter } from '../../base/formatter.ts';
import { didYouMean } from '../../base/nearest.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { type Denominator, IN_DENOMINATOR, STATE_LABELS, STATES, type State } from '../../model/state.ts';
import { type Query, QueryError, type StatisticSubject } from './query.ts';
import { partsOf } from './statistic-aliases.ts';
import { statisticRow } from './statistic-row.ts';
import { intervalText, pText, statisticText, undefinedRow } from './statistic-text.ts';

/** What is printed for a placeholder, and the rows that it comes from. */
export interface Answer {
  readonly text: string;
  readonly rows: readonly ResultRow[];
}

/** How numbers and studies are written. */
export interface Printing {
  readonly format: Formatter;
  isYear(field: string): boolean;
  /** citation of a unit's key */
  citation(key: string): string;
}

/** Statistics that no test stands behind. */
const COUNTED: readonly string[] = ['share', 'count'];

/** The analysis whose rows answer a query. */
export function requestOf({ subject, where, denominator, ci }: Query): AnalysisRequest {
  const common = { where, denominator, ci, studies: true };
  switch (subject.kind) {
    case 'units':
    case 'proposition':
      return { analysis: 'shares', fields: [subject.expression], ...common };
    case 'category':
      return { analysis: 'shares', fields: [subject.field], ...common };
    case 'statistic':
      return {
        analysis: subject.analysis,
        fields: subject.args.slice(0, subject.fields).map(arg => arg.field),
        by: subject.by,
        ...common,
        // tests bring notes of their own
        test: !COUNTED.includes(subject.name),
        options: {
          ...subject.options,
          ...(ci !== null && subject.analysis === 'agreement' ? { confidence: ci.level } : {}),
        },
      };
  }
}

/**
 * Prints the answer of a query from the rows of its request.
 *
 * @throws QueryError where there is no row, more than one, or no number in it
 */
export function answer(query: Query, rows: readonly ResultRow[], printing: Printing): Answer {
  const { subject } = query;
  if (subject.kind === 'statistic') return statistic(query, subject, rows, printing);
  const wanted =
    subject.kind === 'category'
      ? rows.filter(row => row.field === subject.field && row.kind === subject.row && isLevel(row, subject.level))
      : rows.filter(row => row.level === 'true');
  const row = only(wanted, () => absent(query, rows));
  return { text: shapeText(query, row, printing), rows: [row] };
}

const isLevel = (row: ResultRow, level: string): boolean => row.level === level || row.label === level;

/** One row, or an error: nothing is chosen silently. */
function only(rows: readonly ResultRow[], none: () => ResultRow): ResultRow {
  const [first, second] = rows;
  if (first === undefined) return none();
  if (second !== undefined)
    throw new QueryError(`this is ambiguous: ${rows.map(row => row.id).join(' and ')} answer it`);
  return first;
}

/** A state that no unit is in has no row and is 0, of N where the denominator holds it; a category without a row is an error. */
function absent({ subject }: Query, rows: readonly ResultRow[]): ResultRow {
  const sibling = rows.find(row => row.kind !== 'state' && row.statistic === 'share');
  if (subject.kind === 'category' && subject.row === 'state' && sibling !== undefined) {
    const inside = holds(sibling.denominator, subject.level);
    return {
      ...sibling,
      id: `${sibling.id.split('=')[0]}:state=${subject.level}${sibling.id.slice(sibling.id.indexOf(' /'))}`,
      kind: 'state',
      level: subject.level,
      label: STATE_LABELS[subject.level as State],
      missing: true,
      n: 0,
      N: inside ? sibling.N : null,
      estimate: inside && sibling.N !== 0 ? 0 : null,
      ci: null,
      studies: [],
    };
  }
  const labels = rows.flatMap(row => (row.kind === 'level' && row.level !== null ? [row.level] : []));
  const level = subject.kind === 'category' ? subject.level : '';
  throw new QueryError(
    `no unit has "${level}", and the codebook declares no such category${didYouMean(level, labels)}`,
  );
}

const holds = (denominator: Denominator | null, state: string): boolean =>
  denominator !== null &&
  denominator !== 'responses' &&
  IN_DENOMINATOR[denominator][STATES.indexOf(state as State)] === true;

function shapeText({ shape }: Query, row: ResultRow, { format, citation }: Printing): string {
  const needN = (): number => {
    if (row.N === null)
      throw new QueryError(
        `${row.label ?? row.level} is not in the denominator (${row.denominator}), so it has no share; write "| n", or name a denominator that holds it, e.g. denominator all`,
      );
    if (row.N === 0) throw new QueryError('no unit is in the denominator, so there is nothing to print');
    return row.N;
  };
  switch (shape) {
    case 'n':
      return format.count(row.n);
    case 'N':
      return format.count(needN());
    case 'n/N':
      return `${format.count(row.n)}/${format.count(needN())}`;
    case '%':
      return format.percentSigned(row.n, needN());
    case 'ci':
      needN();
      if (row.ci === null) throw new QueryError('there is no interval for this row');
      return format.percentInterval(row.ci.low, row.ci.high);
    case 'citations':
      return row.studies === null || row.studies.length === 0 ? 'none' : row.studies.map(citation).join('; ');
    case 'studies':
      return row.studies === null || row.studies.length === 0 ? 'none' : row.studies.join(', ');
    default:
      return format.share(row.n, needN());
  }
}

/** The row of a statistic, or the two of a span, in the shape that is asked for. */
function statistic(
  { shape, ...query }: Query,
  subject: StatisticSubject,
  rows: readonly ResultRow[],
  printing: Printing,
): Answer {
  const { format, isYear } = printing;
  const found = partsOf(subject.name).map(name => statisticRow(subject, name, rows));
  const row = found[0]!;
  const text = (): string => {
    switch (shape) {
      case 'n':
      case 'N':
        if (row[shape] === null) throw new QueryError(`${subject.text} has no ${shape}; leave "${shape}" out`);
        return format.count(row[shape]);
      case 'ci':
        if (row.estimate === null && row.ci === null) throw undefinedRow(row);
        return intervalText(row, subject.style, format);
      case 'p':
        return pText(row, format);
      case 'df':
        if (row.test?.df == null) throw new QueryError(`${subject.text} has no degrees of freedom`);
        return format.degrees(row.test.df);
      case 'se':
        if (row.se === null) throw new QueryError(`${subject.text} has no standard error`);
        return format.coefficient(row.se);
      case 'value': {
        const { style } = subject;
        if (style === 'share') return shapeText({ ...query, shape: 'share' }, row, printing);
        const parts = found.map(part => statisticText(part, style, format, isYear(part.field ?? '')));
        return parts.join(' to ');
      }
      default:
        if (row.n === null) throw new QueryError(`${subject.text} is not a share; write it without "| ${shape}"`);
        return shapeText({ ...query, shape }, row, printing);
    }
  };
  return { text: text(), rows: found };
}
