import { type ExpressionNode, print } from '../base/expression.ts';

/**
 * What differs between two conditions: parts that both have are left out, at every depth, so that a long condition with one
 * more alternative is one short sentence. Two conditions that share no part are printed whole.
 *
 * @example conditionChange(parseExpression('a = 1 or b = 2'), parseExpression('a = 1 or b = 2 or c is missing')) // => ['“or c is missing” was added']
 */
export function conditionChange(before: ExpressionNode, after: ExpressionNode): string[] {
  if (print(before) === print(after)) return [];
  const kind = joinedBy(before, after);
  if (kind === null) return replaced(before, after);
  const [was, now] = [partsOf(before, kind), partsOf(after, kind)];
  const [gone, added] = [missingFrom(was, now), missingFrom(now, was)];
  const [onlyGone, ...otherGone] = gone;
  const nearest = onlyGone === undefined || otherGone.length > 0 ? undefined : alike(onlyGone, added);
  if (onlyGone !== undefined && nearest !== undefined)
    return [
      ...added.filter(node => node !== nearest).map(node => `“${kind} ${inside(node, kind)}” was added`),
      ...conditionChange(onlyGone, nearest),
    ];
  if (gone.length === was.length) return replaced(before, after);
  return [
    ...gone.map(node => `“${kind} ${inside(node, kind)}” was removed`),
    ...added.map(node => `“${kind} ${inside(node, kind)}” was added`),
  ];
}

/** What joins the parts of both conditions: an alternative that got company is an `or` of one part. null where nothing does. */
function joinedBy(before: ExpressionNode, after: ExpressionNode): 'and' | 'or' | null {
  const kinds = [after, before].flatMap(({ kind }) => (kind === 'and' || kind === 'or' ? [kind] : []));
  return (
    kinds.find(kind => {
      const [was, now] = [partsOf(before, kind), partsOf(after, kind)];
      // a condition that is itself the one part of both would be compared with itself for ever
      return (
        was.length + now.length > 2 && (missingFrom(was, now).length < was.length || alike(was[0]!, now) !== undefined)
      );
    }) ?? null
  );
}

/** The parts of a condition that `and` (or `or`) joins; the condition itself where it does not. */
const partsOf = (node: ExpressionNode, kind: 'and' | 'or'): readonly ExpressionNode[] =>
  node.kind === kind ? node.nodes : [node];

const missingFrom = (nodes: readonly ExpressionNode[], others: readonly ExpressionNode[]): ExpressionNode[] => {
  const there = new Set(others.map(print));
  return nodes.filter(node => !there.has(print(node)));
};

/** The part that took the place of another: the one that shares most of its own parts, or the only one there is. */
function alike(node: ExpressionNode, others: readonly ExpressionNode[]): ExpressionNode | undefined {
  if (others.length === 1) return others[0];
  const own = new Set(leavesOf(node));
  const shared = others.map(other => leavesOf(other).filter(leaf => own.has(leaf)).length);
  const most = Math.max(0, ...shared);
  return most === 0 ? undefined : others[shared.indexOf(most)];
}

const leavesOf = (node: ExpressionNode): string[] =>
  node.kind === 'and' || node.kind === 'or'
    ? node.nodes.flatMap(leavesOf)
    : node.kind === 'not'
      ? leavesOf(node.node)
      : [print(node)];

const replaced = (before: ExpressionNode, after: ExpressionNode): string[] => [
  `“${print(before)}” became “${print(after)}”`,
];

/** A part as it stands among others: `or` inside of `and` in brackets. */
const inside = (node: ExpressionNode, kind: 'and' | 'or'): string =>
  kind === 'and' && node.kind === 'or' ? `(${print(node)})` : print(node);
