import { resolveCode } from '../../base/expression/resolve.ts';
import { type Expression, parseExpression, print } from '../../base/expression.ts';
import { unknownMessage, unknownOrListed } from '../../base/unknown-word.ts';
import { DENOMINATORS, type Denominator } from '../../model/state.ts';
import { inBrackets } from './arguments.ts';
import { type Query, QueryError, type QuerySubject, SHAPES, type Shape } from './query.ts';
import { queryParts } from './query-parts.ts';
import { checkedExpression, type QueryScope } from './scope.ts';
import { statisticSubject } from './statistic-subject.ts';

/**
 * Reads a placeholder's query:
 *
 * ```
 * SUBJECT [where EXPRESSION] [denominator NAME] [from RESOURCE] [| SHAPE]
 * ```
 *
 * SUBJECT is a proposition (`method = prompting`), the unit (`studies`), or a statistic of any analysis (`median(year)`,
 * `kappa(domain)`, `cramers_v(method, domain)`). A field with one code, an item (`has`) or a state (`is not_reported`) is the row that `shares` gives for
 * it; any other proposition has n = true and N = true + false.
 * Agreement is of one stage of coding: `kappa(domain, charting)` where there are several.
 *
 * @throws QueryError with what is wrong and the nearest valid word
 */
export function parseQuery(text: string, scope: QueryScope): Query {
  const parts = queryParts(text);
  const where = parts.where === null ? null : print(checkedExpression(parts.where, scope));
  const denominator = denominatorNamed(parts.denominator);
  const subject = subjectOf(parts.head, scope);
  if (parts.pipes.length > 1) throw new QueryError(`"${parts.pipes.join('" and "')}": write one format after "|"`);
  const { shape, ci } = shapeOf(parts.pipes[0] ?? null, subject, scope);
  if (denominator !== null && (subject.kind === 'units' || subject.kind === 'proposition'))
    throw new QueryError(
      subject.kind === 'proposition'
        ? 'a proposition always has the denominator true + false; leave "denominator" out, or name one category of one field'
        : '"denominator" belongs to a share of a category; leave it out',
    );
  return { subject, where, denominator, shape, ci };
}

function subjectOf(head: string, scope: QueryScope): QuerySubject {
  const call = /^([A-Za-z][A-Za-z0-9_]*)\s*\((.+)\)$/.exec(head);
  if (call?.[1] !== undefined && call[2] !== undefined && call[2].trim() !== '' && call[1].toLowerCase() !== 'not')
    return statisticSubject(call[1], call[2].trim(), scope);
  const bare = head.replace(/^`(.*)`$/, '$1');
  const field = scope.expressions.field(bare);
  const isUnit = [scope.unit, scope.units, 'units', 'N'].includes(head);
  if (isUnit && field !== undefined)
    throw new QueryError(`"${head}" is the unit and also a field; write \`${head}\` = CODE for the field`);
  if (isUnit) {
    const name = `\`${scope.keyField}\``;
    return { kind: 'units', expression: print(parseExpression(`${name} is missing or ${name} is not missing`)) };
  }
  if (field !== undefined) throw new QueryError(bareField(bare, field.kind, field.codes?.[0]?.value));
  if (/^[\p{L}\p{N}_.-]+$/u.test(bare)) {
    const names = [...scope.expressions.fieldNames, scope.units];
    throw new QueryError(`${unknownMessage(bare, names, 'field or unit')}; write e.g. {{ method = prompting }}`);
  }
  const tree = checkedExpression(head, scope);
  // in brackets it is a proposition of its own
  return (inBrackets(head) ? null : categoryOf(tree, scope)) ?? { kind: 'proposition', expression: print(tree) };
}

const bareField = (name: string, kind: string, code: string | undefined): string =>
  kind === 'numeric'
    ? `"${name}" is a field, not a number; write e.g. median(${name}) or ${name} >= 2020`
    : `"${name}" is a field, not a number; say which category, e.g. ${name} ${kind === 'multi' ? 'has' : '='} ${code ?? 'CODE'}`;

/** The one row of `shares` that a plain proposition names, or null for a proposition of its own. */
function categoryOf(tree: Expression, scope: QueryScope): QuerySubject | null {
  if (tree.kind === 'is')
    return tree.negated || tree.state === 'missing'
      ? null
      : { kind: 'category', field: tree.field.name, level: tree.state, row: 'state' };
  const operand =
    tree.kind === 'compare' && tree.operator === '='
      ? tree.operand
      : tree.kind === 'has' && tree.operands.length === 1
        ? tree.operands[0]
        : undefined;
  if (operand === undefined) return null;
  const field = tree.kind === 'compare' || tree.kind === 'has' ? tree.field.name : '';
  if (!['single', 'multi'].includes(scope.expressions.field(field)?.kind ?? '')) return null;
  const categories = scope.categories(field);
  // a derived field or a yes-or-no is true or false, a proposition already
  if (categories === null && scope.expressions.field(field)?.codes !== null) return null;
  const level = resolveCode(operand.text, [], categories ?? []) ?? operand.text;
  const group = categories?.find(category => category.value === level)?.codable === false;
  return { kind: 'category', field, level, row: group ? 'rollup' : 'level' };
}

function denominatorNamed(name: string | null): Denominator | null {
  if (name === null) return null;
  const names: readonly string[] = [...DENOMINATORS, 'responses'];
  if (names.includes(name)) return name as Denominator;
  throw new QueryError(unknownOrListed(name, names, 'denominator'));
}

/** What only rows of statistics have. */
const OF_STATISTICS: readonly Shape[] = ['value', 'p', 'df', 'se'];

function shapeOf(pipe: string | null, subject: QuerySubject, scope: QueryScope): Pick<Query, 'shape' | 'ci'> {
  if (pipe === null)
    return { shape: subject.kind === 'units' ? 'n' : subject.kind === 'statistic' ? 'value' : 'share', ci: null };
  const [word = '', ...rest] = pipe.split(' ');
  if (word === 'ci') return { shape: 'ci', ci: intervalOf(rest, subject, scope) };
  const name = word === 'percent' ? '%' : word;
  if (!(SHAPES as readonly string[]).includes(name) || rest.length > 0) {
    throw new QueryError(
      `${unknownMessage(pipe, [...SHAPES, 'percent'], 'number format')}; after "|" write n, N, n/N, %, share, ci METHOD, p, df, se, citations or studies`,
    );
  }
  const shape = name as Shape;
  if (subject.kind !== 'statistic' && OF_STATISTICS.includes(shape))
    throw new QueryError(
      `"${shape}" belongs to a statistic such as cramers_v(method, domain); use share, n, N, n/N or %`,
    );
  return { shape, ci: null };
}

/** Of a share by a method, of a statistic by its own. */
function intervalOf(
  words: readonly string[],
  subject: QuerySubject,
  scope: QueryScope,
): { method: string; level: number } {
  const named = words.find(word => !/^[\d.]+%?$/.test(word));
  const own = subject.kind === 'statistic';
  const method = named ?? (own ? 'default' : 'wilson');
  const typed = words.find(word => /^[\d.]+%?$/.test(word));
  if (words.length > 2) throw new QueryError(`"ci ${words.join(' ')}": write e.g. ci wilson 0.95`);
  if (own && named !== undefined)
    throw new QueryError(`${subject.text} has an interval of its own; leave "${named}" out`);
  if (!own && !scope.intervals.includes(method))
    throw new QueryError(unknownOrListed(method, scope.intervals, 'interval method'));
  const level = typed === undefined ? 0.95 : typed.endsWith('%') ? Number(typed.slice(0, -1)) / 100 : Number(typed);
  if (!(level > 0 && level < 1)) throw new QueryError(`the confidence level ${typed} is not between 0 and 1`);
  return { method, level };
}
