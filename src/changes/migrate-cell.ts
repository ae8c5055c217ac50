import type { Field } from '../model/codebook.ts';
import { ListSplitter } from '../model/list-splitter.ts';
import type { MigrationStep } from '../model/migration-file.ts';

/** What a code becomes, and what could not be decided. */
export interface Fate {
  readonly codes: readonly string[];
  /** the question that a coder must answer; null where the step decides */
  readonly ask: string | null;
}

const kept = (code: string): Fate => ({ codes: [code], ask: null });

/** What one step makes of one code of the field that it names. */
export function fateOf(step: MigrationStep, code: string, unit: string): Fate {
  if ('rename' in step) return step.rename.code === code ? { codes: [step.rename.to], ask: null } : kept(code);
  if ('merge' in step) return step.merge.codes.includes(code) ? { codes: [step.merge.into], ask: null } : kept(code);
  if ('retire' in step) {
    if (step.retire.code !== code) return kept(code);
    return { codes: step.retire.to === undefined ? [] : [step.retire.to], ask: null };
  }
  if ('split' in step) {
    const { split } = step;
    if (split.code !== code) return kept(code);
    const given = split.by?.[unit];
    if (given !== undefined) return { codes: [given].flat(), ask: null };
    return { codes: [code], ask: split.ask ?? `which of ${split.into.join(', ')}?` };
  }
  return kept(code);
}

/** The field that a step speaks of. */
export const fieldOfStep = (step: MigrationStep): string =>
  'rename' in step
    ? step.rename.field
    : 'merge' in step
      ? step.merge.field
      : 'split' in step
        ? step.split.field
        : 'retire' in step
          ? step.retire.field
          : step.add.field;

/** Spellings of a field's codes: code, label or alias → code. */
export function spellingsOf(field: Field): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>();
  for (const category of field.categories ?? [])
    for (const spelling of [category.value, category.label, ...category.aliases])
      if (!spellings.has(spelling)) spellings.set(spelling, category.value);
  return spellings;
}

/**
 * A cell taken through the steps that concern its field: the text as it was where nothing changes.
 * Items that become the same code are kept once.
 */
export function migrateCell(
  cell: string,
  field: Field,
  steps: readonly MigrationStep[],
  unit: string,
  spellings: ReadonlyMap<string, string>,
): { readonly text: string; readonly questions: readonly string[] } {
  const items =
    field.type === 'list' && field.delimiter !== null
      ? new ListSplitter(field.delimiters, spellings.keys()).split(cell)
      : [cell.trim()];
  const questions: string[] = [];
  let changed = false;
  const after = items.flatMap(item => {
    let codes = [spellings.get(item) ?? item];
    for (const step of steps)
      codes = codes.flatMap(code => {
        const fate = fateOf(step, code, unit);
        if (fate.ask !== null) questions.push(fate.ask);
        return fate.codes;
      });
    if (codes.length === 1 && codes[0] === (spellings.get(item) ?? item)) return [item];
    changed = true;
    return codes;
  });
  return { text: changed ? [...new Set(after)].join(field.delimiter ?? ';') : cell, questions };
}
