import { type ExpressionNode, print } from '../base/expression.ts';
import type { Codebook, Derived, Rule } from '../model/codebook.ts';
import { derivedText } from '../model/derived-text.ts';
import { conditionChange } from './condition-change.ts';

/** One difference in what a codebook computes from its fields. */
export interface ComputedChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** the derived field; null for a rule and for the key */
  readonly field: string | null;
  readonly text: string;
}

/** What differs between two codebooks in their derived fields, rules between fields, and keys. */
export function computedChanges(before: Codebook, after: Codebook): ComputedChange[] {
  const key = (codebook: Codebook): string => codebook.primaryKey.join(', ') || 'none';
  return [
    ...(key(before) === key(after)
      ? []
      : [{ kind: 'changed' as const, field: null, text: `primary key ${key(before)} → ${key(after)}` }]),
    ...named(before.derive, after.derive, {
      called: 'derived field',
      text: derived => derivedText(derived, print),
      said: derived => derivedText(derived, print),
      parts: casesOf,
      fieldOf: ({ name }) => name,
      titleOf: ({ title }) => title,
    }),
    ...named(before.rules, after.rules, {
      called: 'rule',
      text: ruleText,
      said: rule => rule.message,
      parts: ({ assert, severity }) =>
        new Map([
          ['condition', { text: print(assert), when: assert }],
          ['severity', { text: severity, when: null }],
        ]),
      fieldOf: () => null,
      titleOf: () => '',
    }),
  ];
}

/** When each category of a derived field holds, in their order, and which one takes the rest; null of a proposition. */
const casesOf = ({ categories, cases, otherwise }: Derived): ReadonlyMap<string, Part> | null => {
  if (categories === null) return null;
  const name = (level: number | null): string => (level === null ? '' : (categories[level]?.value ?? ''));
  return new Map<string, Part>([
    ...cases.map(({ level, when }) => [name(level), { text: print(when), when }] as const),
    [
      '',
      { text: otherwise === null ? 'not applicable otherwise' : `${name(otherwise)} otherwise`, when: null },
    ] as const,
  ]);
};

/** A part of what is computed; `when` is its condition, where it is one. */
interface Part {
  readonly text: string;
  readonly when: ExpressionNode | null;
}

interface Kind<T> {
  readonly called: string;
  text(item: T): string;
  /** what it does, of one that is new */
  said(item: T): string;
  /** its parts by name where it has any, so that only those that changed are printed */
  parts(item: T): ReadonlyMap<string, Part> | null;
  fieldOf(item: T): string | null;
  titleOf(item: T): string;
}

function named<T extends { readonly name: string }>(
  before: readonly T[],
  after: readonly T[],
  { called, text, said, parts, fieldOf, titleOf }: Kind<T>,
): ComputedChange[] {
  const old = new Map(before.map(item => [item.name, item]));
  const now = new Set(after.map(item => item.name));
  const removed = before
    .filter(({ name }) => !now.has(name))
    .map(
      (item): ComputedChange => ({ kind: 'removed', field: fieldOf(item), text: `${called} ${item.name} was removed` }),
    );
  const rest = after.flatMap((item): ComputedChange[] => {
    const was = old.get(item.name);
    const field = fieldOf(item);
    if (was === undefined) return [{ kind: 'added', field, text: `${called} ${item.name} was added: ${said(item)}` }];
    return [
      ...(text(was) === text(item) ? [] : (changedParts(parts(was), parts(item)) ?? [`${text(was)} → ${text(item)}`])),
      ...(titleOf(was) === titleOf(item) ? [] : [`title ${titleOf(was)} → ${titleOf(item)}`]),
    ].map(change => ({ kind: 'changed', field, text: `${called} ${item.name}: ${change}` }));
  });
  return [...removed, ...rest];
}

/** The parts that changed; null where they are not the same parts in the same order, or where none of them changed. */
function changedParts(was: ReadonlyMap<string, Part> | null, now: ReadonlyMap<string, Part> | null): string[] | null {
  if (was === null || now === null || [...was.keys()].join('\n') !== [...now.keys()].join('\n')) return null;
  const changed = [...now].flatMap(([name, part]) => {
    const before = was.get(name)!;
    if (before.text === part.text) return [];
    if (before.when === null || part.when === null) return [`${before.text} → ${part.text}`];
    return conditionChange(before.when, part.when).map(
      text => `${name === 'condition' ? name : `condition of ${name}`}: ${text}`,
    );
  });
  return changed.length === 0 ? null : changed;
}

const ruleText = ({ assert, severity }: Rule): string => `${print(assert)} (${severity})`;
