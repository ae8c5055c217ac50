import { print } from '../base/expression.ts';
import type { Category, Codebook, Field } from '../model/codebook.ts';
import type { MigrationStep } from '../model/migration-file.ts';
import { computedChanges } from './computed-changes.ts';
import { describeStep } from './describe-step.ts';

/** One difference between two codebooks. */
export interface CodebookChange {
  readonly kind: 'migration' | 'added' | 'removed' | 'changed';
  readonly field: string | null;
  readonly code: string | null;
  readonly text: string;
}

/**
 * What differs between two codebooks: the declared steps first, then whatever no step explains.
 * Names of the old codebook are taken after the steps, so that a declared renaming is no removal and addition.
 */
export function codebookChanges(before: Codebook, after: Codebook, steps: readonly MigrationStep[]): CodebookChange[] {
  const changes: CodebookChange[] = steps.map(step => ({
    kind: 'migration',
    field: null,
    code: null,
    text: describeStep(step),
  }));
  const explained = new Set(steps.flatMap(mentioned));
  const say: Say = (kind, field, code, text) => {
    if ((kind === 'added' || kind === 'removed') && explained.has(`${field} ${code ?? ''}`)) return;
    changes.push({ kind, field, code, text });
  };
  if (before.version !== after.version)
    say('changed', null, null, `version ${before.version ?? 'none'} → ${after.version ?? 'none'}`);
  const old = new Map(before.fields.map(field => [field.name, field]));
  const now = new Map(after.fields.map(field => [field.name, field]));
  for (const [name] of old) if (!now.has(name)) say('removed', name, null, `field ${name} was removed`);
  for (const [name, field] of now) {
    const was = old.get(name);
    if (was === undefined) say('added', name, null, `field ${name} was added`);
    else fieldChanges(was, field, say);
  }
  missingChanges(old, now, say);
  for (const { kind, field, text } of computedChanges(before, after)) say(kind, field, null, text);
  return changes;
}

/** Missing values are mostly the codebook's own: a change of them concerns all fields alike, and is one line. */
function missingChanges(old: ReadonlyMap<string, Field>, now: ReadonlyMap<string, Field>, say: Say): void {
  const fields = new Map<string, string[]>();
  for (const [name, field] of now) {
    const [a, b] = [missingOf(old.get(name)), missingOf(field)];
    if (!old.has(name) || a === b) continue;
    const text = `missing values ${a || 'none'} → ${b || 'none'}`;
    fields.set(text, [...(fields.get(text) ?? []), name]);
  }
  for (const [text, names] of fields)
    if (names.length === 1) say('changed', names[0]!, null, `${names[0]}: ${text}`);
    else say('changed', null, null, `${names.length} fields (${names.join(', ')}): ${text}`);
}

type Say = (kind: CodebookChange['kind'], field: string | null, code: string | null, text: string) => void;

function mentioned(step: MigrationStep): string[] {
  if ('rename' in step) {
    const { field, code, to } = step.rename;
    return code === undefined ? [`${field} `, `${to} `] : [`${field} ${code}`, `${field} ${to}`];
  }
  if ('merge' in step) return [...step.merge.codes, step.merge.into].map(code => `${step.merge.field} ${code}`);
  if ('split' in step) return [step.split.code, ...step.split.into].map(code => `${step.split.field} ${code}`);
  if ('retire' in step) return [`${step.retire.field} ${step.retire.code ?? ''}`];
  return [`${step.add.field} ${step.add.code ?? ''}`];
}

function fieldChanges(was: Field, now: Field, say: Say): void {
  const changed = (what: string, a: string, b: string): void => {
    if (a !== b) say('changed', now.name, null, `${now.name}: ${what} ${a || 'none'} → ${b || 'none'}`);
  };
  changed('type', was.type, now.type);
  changed('title', was.title, now.title);
  changed(
    'condition',
    was.appliesIf === null ? '' : print(was.appliesIf),
    now.appliesIf === null ? '' : print(now.appliesIf),
  );
  changed('range', rangeOf(was), rangeOf(now));
  changed('required', yesNo(was.constraints.required), yesNo(now.constraints.required));
  changed('unique', yesNo(was.constraints.unique), yesNo(now.constraints.unique));
  changed(
    'pattern',
    was.constraints.pattern ?? was.itemPattern ?? '',
    now.constraints.pattern ?? now.itemPattern ?? '',
  );
  changed('length', lengthOf(was), lengthOf(now));
  changed('mark between items', was.delimiters.join(' '), now.delimiters.join(' '));
  changed('decimal mark', was.decimalChar, now.decimalChar);
  changed('mark between thousands', was.groupChar ?? '', now.groupChar ?? '');
  changed('columns', columnsOf(was), columnsOf(now));
  if (was.description !== now.description) say('changed', now.name, null, `${now.name}: the definition changed`);
  changed('categories', scaleOf(was), scaleOf(now));
  const old = new Map((was.categories ?? []).map(category => [category.value, category]));
  const codes = new Map((now.categories ?? []).map(category => [category.value, category]));
  for (const code of old.keys())
    if (!codes.has(code)) say('removed', now.name, code, `${now.name}: code ${code} was removed`);
  const [orderBefore, orderNow] = [
    [...old.keys()].filter(code => codes.has(code)),
    [...codes.keys()].filter(code => old.has(code)),
  ];
  if (orderBefore.join('\n') !== orderNow.join('\n'))
    say('changed', now.name, null, `${now.name}: the order of the codes is ${[...codes.keys()].join(', ')}`);
  for (const [code, category] of codes) {
    const before = old.get(code);
    if (before === undefined) say('added', now.name, code, `${now.name}: code ${code} was added`);
    else
      for (const text of categoryChanges(before, category))
        say('changed', now.name, code, `${now.name}: ${code} ${text}`);
  }
}

const yesNo = (is: boolean): string => (is ? 'yes' : 'no');
const rangeOf = ({ constraints: own }: Field): string =>
  [
    ...(own.minimum === null ? [] : [`≥ ${own.minimum}`]),
    ...(own.exclusiveMinimum === null ? [] : [`> ${own.exclusiveMinimum}`]),
    ...(own.maximum === null ? [] : [`≤ ${own.maximum}`]),
    ...(own.exclusiveMaximum === null ? [] : [`< ${own.exclusiveMaximum}`]),
  ].join(', ');
const lengthOf = ({ constraints: { minLength, maxLength } }: Field): string =>
  minLength === null && maxLength === null ? '' : `${minLength ?? ''}–${maxLength ?? ''}`;
/** Columns of boxes, with what stands for a tick and what an empty box means. */
const columnsOf = ({ columns, checked, unchecked }: Field): string =>
  columns === null
    ? ''
    : `${columns.map(({ name, value, text }) => `${name} = ${value}${text === true ? ' (any text)' : ''}`).join(', ')} (checked: ${checked.join(', ')}; unchecked: ${unchecked})`;
const scaleOf = ({ categories, ordered }: Field): string =>
  categories === null ? '' : ordered ? 'ordered' : 'not ordered';
const missingOf = (field: Field | undefined): string =>
  [...(field?.missing ?? [])].map(([token, state]) => `${token} = ${state}`).join(', ');

function categoryChanges(was: Category, now: Category): string[] {
  return [
    ...(was.label === now.label ? [] : [`is printed as “${now.label}”, was “${was.label}”`]),
    ...(was.parent === now.parent ? [] : [`rolls up to ${now.parent ?? 'nothing'}, was ${was.parent ?? 'nothing'}`]),
    ...(was.description === now.description ? [] : ['has a different definition']),
    ...(was.aliases.join('\n') === now.aliases.join('\n')
      ? []
      : [`is also spelt ${spellings(now)} (was: ${spellings(was)})`]),
    ...(was.exclusive === now.exclusive ? [] : [now.exclusive ? 'stands alone in its cell' : 'may stand with others']),
    ...(was.codable === now.codable ? [] : [now.codable ? 'can be coded' : 'is a group that no cell may hold']),
  ];
}

const spellings = ({ aliases }: Category): string =>
  aliases.length === 0 ? 'in no other way' : aliases.map(alias => `“${alias}”`).join(', ');
