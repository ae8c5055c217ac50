import { printWord } from '../../base/expression/print.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { STATISTIC_ALIASES } from '../fill/statistic-aliases.ts';
import type { Declared, Tools } from './drafting.ts';

/** A placeholder for a row; `shape` is what stands behind the bar. */
export type Ask = (row: ResultRow, shape?: string) => string;

/** How a condition names a code. */
const OPERATORS = { single: '=', numeric: '=', proposition: '=', multi: 'has' } as const;

const SHORT = new Map(Object.entries(STATISTIC_ALIASES).map(([short, name]) => [name, short]));

export const placeholder = (query: string, shape = ''): string => `{{ ${query}${shape === '' ? '' : ` | ${shape}`} }}`;

/** A text with placeholders that ask for the units of a resource, e.g. `{{ type = primary from outcomes | n }}`. */
export const placeholdersFrom = (text: string, resource: string): string =>
  text.replace(
    /\{\{ ((?:"[^"]{0,200}"|'[^']{0,200}'|`[^`]{0,200}`|[^{}|"'`]){1,900}?)( \| [^{}]{0,99})? \}\}/g,
    (_, query: string, shape = '') => `{{ ${query} from ${printWord(resource, '`')}${shape} }}`,
  );

/** `field = code`, `field has item`, `field is state`; a proposition stands in brackets. */
export function condition(field: string, level: string | null, state: boolean, tools: Pick<Tools, 'kind'>): string {
  const kind = tools.kind(field);
  const subject = kind === 'proposition' ? `(${field})` : printWord(field, '`');
  if (level === null || (kind === 'proposition' && level === 'true')) return subject;
  return state ? `${subject} is ${level}` : `${subject} ${OPERATORS[kind]} ${printWord(level, "'")}`;
}

/**
 * Placeholders that name rows of one analysis, the inverse of how `fill` reads them: the statistic, the fields with the row's
 * code and group, the options that decide what the row says, and the selection.
 *
 * @param keep options of the request that the rows depend on
 */
export function asker({ request }: Declared, tools: Tools, keep: readonly string[] = []): Ask {
  const catalogue = tools.catalogue(request.analysis);
  const second = request.fields[1];
  const stages = stageCount(() => tools.rows(request), catalogue.word);
  const kept = keep.flatMap(option =>
    [request.options?.[option] ?? []].flat().map(value => `${option}: ${printWord(String(value), "'")}`),
  );
  return (row, shape) => {
    const { field, level, kind } = row;
    const exact = row.statistic === 'intersection' || row.statistic === 'unit_pair';
    const of = (own: string, code: string | null, state: boolean): string =>
      code !== null && tools.kind(own) === 'proposition'
        ? `(${own}) ${state ? 'is' : '='} ${code}`
        : exact && code !== null
          ? `${printWord(own, '`')} = ${printWord(code, "'")}`
          : condition(own, code, state, tools);
    const groups = row.by.filter(group => group.field !== 'stage');
    const paired = catalogue.fields.includes(2) && second !== undefined;
    const box = catalogue.fields.includes(0);
    const args = [
      box
        ? `${field}${level === null ? '' : ` = ${printWord(level, "'")}`}`
        : of(field ?? '', wholeField(row) ? null : level, kind === 'state'),
      ...(paired && !groups.some(group => group.field === row.with)
        ? [condition(row.with ?? second, null, false, tools)]
        : []),
      ...(row.statistic === 'share_difference'
        ? (request.by ?? []).map(field => `by: ${printWord(field, "'")}`)
        : groups.map(group => of(group.field, group.level, group.missing))),
      ...stageOf(row, catalogue.word, stages),
      ...(row.coder === null ? [] : [`coder: ${printWord(row.coder, "'")}`]),
      ...(needsBase(row, catalogue.statistics[row.statistic])
        ? [`of: ${row.base === 'level' ? 'category' : row.base}`]
        : []),
      ...kept,
    ];
    const query = `${SHORT.get(row.statistic) ?? row.statistic}(${args.join(', ')})`;
    return placeholder(withSelection(query, row.where, request.denominator ?? null), shape);
  };
}

/** A query with the selection and the denominator that its analysis names. */
export const withSelection = (query: string, where: string | null, denominator: string | null): string =>
  `${query}${where === null ? '' : ` where ${where}`}${denominator === null ? '' : ` denominator ${denominator}`}`;

/** The level of these is found, not asked for. */
const wholeField = (row: ResultRow): boolean => row.statistic === 'recodings_first_rank';

/** Shares of a cell have three bases. */
const needsBase = ({ base, by }: ResultRow, style: string | undefined): boolean =>
  style === 'share' && base !== 'group' && by.length > 0;

/** The stage of coding, where there are several. */
function stageOf(row: ResultRow, word: string | undefined, stages: () => number): string[] {
  if (word === undefined) return [];
  const own = row.by.find(group => group.field === word)?.level;
  return own === undefined || stages() < 2 ? [] : [printWord(own, "'")];
}

/** How many stages the rows of a request come from, counted once. */
function stageCount(rows: () => readonly ResultRow[], word: string | undefined): () => number {
  let count: number | null = null;
  return () => {
    count ??= new Set(rows().flatMap(row => row.by.filter(group => group.field === word).map(group => group.level)))
      .size;
    return count;
  };
}
