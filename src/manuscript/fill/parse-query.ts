import { codeOf } from '../../base/expression/resolve.ts';
import {
  checkExpression,
  type Expression,
  ExpressionError,
  parseExpression,
  print,
  type Scope,
} from '../../base/expression.ts';
import { nearest } from '../../base/nearest.ts';
import type { Category } from '../../model/codebook.ts';
import { DENOMINATORS, type Denominator } from '../../model/state.ts';
import { type Query, QueryError, type QuerySubject, SHAPES, type Shape } from './query.ts';
import { queryParts } from './query-parts.ts';
import { COEFFICIENTS, STATISTIC_ALIASES, SUMMARIES } from './statistics.ts';

/** What a query may speak of. */
export interface QueryScope {
  readonly expressions: Scope;
  readonly unit: string;
  readonly units: string;
  /** a field that every unit has a cell for */
  readonly keyField: string;
  readonly intervals: readonly string[];
  categories(field: string): readonly Category[] | null;
}

/**
 * Reads a placeholder's query:
 *
 * ```
 * SUBJECT [where EXPRESSION] [denominator NAME] [| SHAPE]
 * ```
 *
 * SUBJECT is a proposition (`method = prompting`), the unit (`studies`), or a statistic of a field (`median(year)`,
 * `kappa(domain)`). A field with one code, an item (`has`) or a state (`is not_reported`) is the row that `shares` gives for
 * it; any other proposition has n = true and N = true + false.
 * Agreement is of one stage of coding: `kappa(domain, charting)` where there are several.
 *
 * @throws QueryError with what is wrong and the nearest valid word
 */
export function parseQuery(text: string, scope: QueryScope): Query {
  const parts = queryParts(text);
  const where = parts.where === null ? null : print(expression(parts.where, scope));
  const denominator = denominatorNamed(parts.denominator);
  const subject = subjectOf(parts.head, scope);
  if (parts.pipes.length > 1) throw new QueryError(`"${parts.pipes.join('" and "')}": say one thing after "|"`);
  const { shape, ci } = shapeOf(parts.pipes[0] ?? null, subject, scope);
  if (denominator !== null && subject.kind !== 'category')
    throw new QueryError(
      subject.kind === 'proposition'
        ? 'a proposition of its own has the denominator true + false; leave "denominator" out, or ask for one category of one field'
        : '"denominator" belongs to a share of a category; leave it out',
    );
  return { subject, where, denominator, shape, ci };
}

function expression(text: string, scope: QueryScope): Expression {
  let tree: Expression;
  try {
    tree = parseExpression(text);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new QueryError(`${error.message}${error.hint === '' ? '' : ` (${error.hint})`}`);
  }
  const [problem] = checkExpression(tree, scope.expressions);
  if (problem !== undefined)
    throw new QueryError(`${problem.message}${problem.hint === '' ? '' : ` (${problem.hint})`}`);
  return tree;
}

function subjectOf(head: string, scope: QueryScope): QuerySubject {
  const call = /^([A-Za-z][A-Za-z0-9_]*)\s*\(\s*(.+?)\s*\)$/.exec(head);
  if (call?.[1] !== undefined && call[2] !== undefined && call[1].toLowerCase() !== 'not')
    return statisticOf(call[1], call[2], scope);
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
    const near = nearest(bare, [...scope.expressions.fieldNames, scope.units])[0];
    throw new QueryError(
      `"${bare}" is no field and no unit${near === undefined ? '' : ` (did you mean ${near}?)`}; write e.g. {{ method = prompting }}`,
    );
  }
  const tree = expression(head, scope);
  return categoryOf(tree, scope) ?? { kind: 'proposition', expression: print(tree) };
}

const bareField = (name: string, kind: string, code: string | undefined): string =>
  kind === 'numeric'
    ? `"${name}" is a field and no number; write e.g. median(${name}) or ${name} >= 2020`
    : `"${name}" is a field and no number; say which category, e.g. ${name} ${kind === 'multi' ? 'has' : '='} ${code ?? 'CODE'}`;

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
  const level = codeOf(operand.text, [], categories ?? []) ?? operand.text;
  const group = categories?.find(category => category.value === level)?.codable === false;
  return { kind: 'category', field, level, row: group ? 'rollup' : 'level' };
}

function statisticOf(typed: string, inside: string, scope: QueryScope): QuerySubject {
  const [field = '', stage = null, ...more] = inside.split(',').map(word => word.trim().replace(/^`(.*)`$/, '$1'));
  const name = STATISTIC_ALIASES[typed.toLowerCase()] ?? typed.toLowerCase();
  const known = [...Object.keys(SUMMARIES), ...COEFFICIENTS];
  if (!known.includes(name)) {
    const near = nearest(typed, [...known, ...Object.keys(STATISTIC_ALIASES)])[0];
    throw new QueryError(
      `"${typed}" is no statistic${near === undefined ? `; known are ${known.join(', ')}` : ` (did you mean ${near}?)`}`,
    );
  }
  const found = scope.expressions.field(field);
  if (found === undefined) {
    const near = nearest(field, scope.expressions.fieldNames)[0];
    throw new QueryError(`there is no field "${field}"${near === undefined ? '' : ` (did you mean ${near}?)`}`);
  }
  if (name in SUMMARIES && found.kind !== 'numeric')
    throw new QueryError(`${typed}(${field}): ${field} is not a number; write e.g. ${field} = CODE`);
  if (more.length > 0 || (stage !== null && name in SUMMARIES))
    throw new QueryError(
      `${typed}(${inside}): a field stands in the brackets, and for agreement perhaps a stage behind it`,
    );
  return { kind: 'statistic', name, field, stage };
}

function denominatorNamed(name: string | null): Denominator | null {
  if (name === null) return null;
  const names: readonly string[] = [...DENOMINATORS, 'responses'];
  if (names.includes(name)) return name as Denominator;
  const near = nearest(name, names)[0];
  throw new QueryError(
    `"${name}" is no denominator${near === undefined ? `; they are ${names.join(', ')}` : ` (did you mean ${near}?)`}`,
  );
}

function shapeOf(pipe: string | null, subject: QuerySubject, scope: QueryScope): Pick<Query, 'shape' | 'ci'> {
  if (pipe === null)
    return { shape: subject.kind === 'units' ? 'n' : subject.kind === 'statistic' ? 'value' : 'share', ci: null };
  const [word = '', ...rest] = pipe.split(' ');
  if (word === 'ci') return { shape: 'ci', ci: intervalOf(rest, scope) };
  const name = word === 'percent' ? '%' : word;
  if (!(SHAPES as readonly string[]).includes(name) || rest.length > 0) {
    const near = nearest(pipe, [...SHAPES, 'percent'])[0];
    throw new QueryError(
      `"${pipe}" is nothing that can be printed${near === undefined ? '' : ` (did you mean ${near}?)`}; after "|" stands n, N, n/N, %, share, ci METHOD, citations or studies`,
    );
  }
  const shape = name as Shape;
  if (subject.kind === 'statistic' && !['value', 'n', 'N'].includes(shape))
    throw new QueryError(`"${pipe}" is no part of ${subject.name}(${subject.field}); use n, N, ci, or nothing`);
  if (subject.kind !== 'statistic' && shape === 'value')
    throw new QueryError('"value" belongs to a statistic such as median(year); use share, n, N, n/N or %');
  return { shape, ci: null };
}

function intervalOf(words: readonly string[], scope: QueryScope): { method: string; level: number } {
  const method = words.find(word => !/^[\d.]+%?$/.test(word)) ?? 'wilson';
  const typed = words.find(word => /^[\d.]+%?$/.test(word));
  if (words.length > 2) throw new QueryError(`"ci ${words.join(' ')}": write e.g. ci wilson 0.95`);
  if (!scope.intervals.includes(method)) {
    const near = nearest(method, scope.intervals)[0];
    throw new QueryError(
      `"${method}" is no interval method${near === undefined ? `; they are ${scope.intervals.join(', ')}` : ` (did you mean ${near}?)`}`,
    );
  }
  const level = typed === undefined ? 0.95 : typed.endsWith('%') ? Number(typed.slice(0, -1)) / 100 : Number(typed);
  if (!(level > 0 && level < 1)) throw new QueryError(`the confidence level ${typed} is not between 0 and 1`);
  return { method, level };
}
