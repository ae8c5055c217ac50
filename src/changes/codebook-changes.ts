import { print } from '../base/expression.ts';
import type { Category, Codebook, Field } from '../model/codebook.ts';
import type { MigrationStep } from '../model/migration-file.ts';
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
  const say = (kind: CodebookChange['kind'], field: string | null, code: string | null, text: string): void => {
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
  return changes;
}

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

function fieldChanges(
  was: Field,
  now: Field,
  say: (kind: CodebookChange['kind'], field: string, code: string | null, text: string) => void,
): void {
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
  changed('missing values', missingOf(was), missingOf(now));
  if (was.description !== now.description) say('changed', now.name, null, `${now.name}: the definition changed`);
  const old = new Map((was.categories ?? []).map(category => [category.value, category]));
  const codes = new Map((now.categories ?? []).map(category => [category.value, category]));
  for (const code of old.keys())
    if (!codes.has(code)) say('removed', now.name, code, `${now.name}: code ${code} was removed`);
  for (const [code, category] of codes) {
    const before = old.get(code);
    if (before === undefined) say('added', now.name, code, `${now.name}: code ${code} was added`);
    else
      for (const text of categoryChanges(before, category))
        say('changed', now.name, code, `${now.name}: ${code} ${text}`);
  }
}

const rangeOf = ({ constraints: { minimum, maximum } }: Field): string =>
  minimum === null && maximum === null ? '' : `${minimum ?? ''}–${maximum ?? ''}`;
const missingOf = (field: Field): string =>
  [...field.missing].map(([token, state]) => `${token} = ${state}`).join(', ');

function categoryChanges(was: Category, now: Category): string[] {
  return [
    ...(was.label === now.label ? [] : [`is printed as “${now.label}”, was “${was.label}”`]),
    ...(was.parent === now.parent ? [] : [`rolls up to ${now.parent ?? 'nothing'}, was ${was.parent ?? 'nothing'}`]),
    ...(was.description === now.description ? [] : ['has a different definition']),
  ];
}
