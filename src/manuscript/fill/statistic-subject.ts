import { looksLikeExpression } from '../../base/expression.ts';
import { unknownMessage, unknownOrListed } from '../../base/unknown-word.ts';
import { argumentOf, splitArguments, unquoted } from './arguments.ts';
import { QueryError, type StatisticSubject } from './query.ts';
import type { QueryScope } from './scope.ts';
import { partsOf, type QueryableAnalysis, SPANS, STATISTIC_ALIASES } from './statistic-aliases.ts';

/** Whose percentage a share of a cross-tab is, and the base of its row; `level` is the word of version 0.1. */
const BASES: ReadonlyMap<string, NonNullable<StatisticSubject['base']>> = new Map([
  ['group', 'group'],
  ['category', 'level'],
  ['level', 'level'],
  ['all', 'all'],
]);

/**
 * Reads `statistic(field, field, option: value)`: the row of that statistic that `scopebook ANALYSIS FIELDS --json` has.
 *
 * A field may have a code (`adjusted_residual(method = prompting, domain = oncology)`); one behind the analysis' own fields
 * is a subgroup (`hill_1(evaluation, domain = oncology)`), for agreement a bare word is the stage of coding. Options are those
 * of the analysis, `by: FIELD`, `coder: NAME` and `of: category` (whose percentage it is).
 *
 * @throws QueryError with what is wrong and the nearest valid word
 */
export function statisticSubject(typed: string, inside: string, scope: QueryScope): StatisticSubject {
  const name = statisticNamed(typed, scope);
  const text = `${typed}(${inside})`;
  const pieces = splitArguments(inside);
  const named = pieces.flatMap(piece => {
    const match = /^([a-z_]+)\s*:\s*(.+)$/s.exec(piece);
    return match === null ? [] : [[match[1]!, unquoted(match[2]!)] as const];
  });
  const positional = pieces.filter(piece => !/^[a-z_]+\s*:/.test(piece));
  const analysis = analysisFor(name, positional.length, scope);
  const { catalogue } = analysis;
  const fields = Math.max(...catalogue.fields.filter(count => count <= positional.length));
  const word = catalogue.word !== undefined && positional.length > fields ? positional.at(-1)! : null;
  const isWord = word !== null && !looksLikeExpression(word);
  const args = (isWord ? positional.slice(0, -1) : positional).map(piece =>
    argumentOf(piece, scope, fields > 0 && catalogue.elsewhere !== true),
  );
  const style = catalogue.statistics[partsOf(name)[0]!]!;
  for (const { field } of catalogue.numeric === true && style === 'plain' ? args.slice(0, 1) : [])
    if (scope.expressions.field(field)?.kind !== 'numeric')
      throw new QueryError(`${field} is not a number; write e.g. ${field} = CODE`);
  const apart = fields === 0 ? [] : args.slice(fields);
  const group = apart.find(arg => arg.level === null);
  if (group !== undefined)
    throw new QueryError(`say which group of ${group.field} is meant, e.g. ${group.field} = CODE`);
  const subject = {
    kind: 'statistic' as const,
    name,
    analysis: analysis.name,
    style,
    text,
    fields,
    args,
    // a pair of items of one field is no subgroup
    by: [
      ...new Set([
        ...apart.flatMap(arg => (arg.field === args[0]?.field ? [] : [arg.field])),
        ...valuesOf(named, 'by'),
      ]),
    ],
    coder: valuesOf(named, 'coder')[0] ?? null,
    base: baseOf(valuesOf(named, 'of')[0]),
  };
  return { ...subject, options: optionsOf(named, isWord ? [catalogue.word!, unquoted(word!)] : null, analysis) };
}

function statisticNamed(typed: string, { analyses }: QueryScope): string {
  const name = STATISTIC_ALIASES[typed.toLowerCase()] ?? typed.toLowerCase();
  const known = [
    ...new Set([...Object.keys(SPANS), ...analyses.flatMap(({ catalogue }) => Object.keys(catalogue.statistics))]),
  ];
  if (known.includes(name)) return name;
  const names = [...known, ...Object.keys(STATISTIC_ALIASES)];
  throw new QueryError(unknownOrListed(typed, names, 'statistic', known));
}

/** The analysis that has the statistic of so many fields; further arguments are subgroups. */
function analysisFor(name: string, count: number, { analyses }: QueryScope): QueryableAnalysis {
  const having = analyses.filter(({ catalogue }) => partsOf(name).every(part => part in catalogue.statistics));
  const exact = having.find(({ catalogue }) => catalogue.fields.includes(count));
  if (exact !== undefined) return exact;
  const most = (entry: QueryableAnalysis): number =>
    Math.max(-1, ...entry.catalogue.fields.filter(fields => fields <= count));
  const [best] = having.filter(entry => most(entry) >= 0).sort((a, b) => most(b) - most(a));
  if (best !== undefined) return best;
  const needed = having[0]?.catalogue.fields[0] ?? 1;
  throw new QueryError(
    `${name} needs ${needed === 1 ? 'a field' : 'two fields'} in its brackets, e.g. ${name}(${needed === 1 ? 'method' : 'method, domain'})`,
  );
}

const valuesOf = (named: readonly (readonly [string, string])[], name: string): string[] =>
  named.flatMap(([key, value]) => (key === name ? [value] : []));

function baseOf(given: string | undefined): StatisticSubject['base'] {
  if (given === undefined) return null;
  const base = BASES.get(given);
  if (base !== undefined) return base;
  throw new QueryError(`write of: group, of: category or of: all, not of: ${given}`);
}

/** Options of the analysis; one that is named twice is a list. */
function optionsOf(
  named: readonly (readonly [string, string])[],
  word: readonly [string, string] | null,
  { name, shape = {} }: QueryableAnalysis,
): StatisticSubject['options'] {
  const options = Object.keys(shape);
  const found: Record<string, string | string[]> = {};
  for (const [key, value] of [...(word === null ? [] : [word]), ...named]) {
    if (['by', 'coder', 'of'].includes(key)) continue;
    if (!options.includes(key))
      throw new QueryError(unknownMessage(key, [...options, 'by', 'coder', 'of'], `option of ${name}`));
    const before = found[key];
    found[key] = before === undefined ? value : [...[before].flat(), value];
  }
  return found;
}
