import { parseExpression } from '../../base/expression.ts';
import { bareField } from '../../model/bare-field.ts';
import type { Category, Codebook, Derived, Field, Module, Place, Rule } from '../../model/codebook.ts';
import type { UnconfirmedGuess } from '../../model/unconfirmed-guess.ts';

/** A codebook as JSON: what has its default value is left out, expressions are text. */
export interface CodebookJson {
  readonly file: string;
  readonly version: string | null;
  readonly title: string;
  readonly primaryKey: readonly string[];
  readonly fields: readonly Record<string, unknown>[];
  readonly rules: readonly {
    readonly assert: string;
    readonly name: string;
    readonly message: string;
    readonly severity: Rule['severity'];
  }[];
  readonly derive: readonly Record<string, unknown>[];
  /** left out where nothing is guessed */
  readonly guesses?: readonly UnconfirmedGuess[];
  readonly modules?: readonly Module[];
}

const NOWHERE: Place = { file: '', line: 1, column: 1 };
const PLAIN = { description: '', aliases: [], parent: null, codable: true, exclusive: false };

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The entries of `value` that differ from its defaults. */
const differing = (value: object, defaults: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).filter(([name, entry]) => !isSame(entry, (defaults as Record<string, unknown>)[name])),
  );

const categoriesJson = (categories: readonly Category[] | null): unknown =>
  categories?.map(category => differing(category, { ...PLAIN, label: category.value })) ?? null;

const categoriesOf = (json: unknown): Category[] | null =>
  json === null || json === undefined
    ? null
    : (json as { value: string }[]).map(entry => ({ ...PLAIN, label: entry.value, ...entry }));

/** Writes a codebook as JSON. */
export function codebookJson(codebook: Codebook): CodebookJson {
  const { file, version, title, primaryKey } = codebook;
  return {
    file,
    version,
    title,
    primaryKey,
    ...(codebook.guesses.length > 0 ? { guesses: codebook.guesses } : {}),
    ...(codebook.modules.length > 0 ? { modules: codebook.modules } : {}),
    fields: codebook.fields.map(({ place: _, ...field }) => ({
      name: field.name,
      ...differing(
        {
          ...field,
          missing: [...field.missing],
          appliesIf: field.appliesIf?.text ?? null,
          categories: categoriesJson(field.categories),
        },
        { ...bareField(field.name), missing: [] },
      ),
    })),
    rules: codebook.rules.map(({ name, assert, message, severity }) => ({
      name,
      assert: assert.text,
      message,
      severity,
    })),
    guesses: codebook.guesses,
    derive: codebook.derive.map(({ place: _, ...derived }) => ({
      ...derived,
      expression: derived.expression?.text ?? null,
      cases: derived.cases.map(({ level, when }) => ({ level, when: when.text })),
      categories: categoriesJson(derived.categories),
    })),
  };
}

/** Reads a codebook back from JSON. */
export function codebookOf(json: CodebookJson): Codebook {
  return {
    ...json,
    guesses: json.guesses ?? [],
    foreignKeys: [],
    modules: json.modules ?? [],
    fields: json.fields.map(entry => ({
      ...bareField(String(entry['name'])),
      ...(entry as Partial<Field>),
      missing: new Map((entry['missing'] ?? []) as [string, never][]),
      appliesIf: typeof entry['appliesIf'] === 'string' ? parseExpression(entry['appliesIf']) : null,
      categories: categoriesOf(entry['categories']),
    })),
    rules: json.rules.map(rule => ({ ...rule, assert: parseExpression(rule.assert), place: NOWHERE })),
    derive: json.derive.map(entry => ({
      ...(entry as unknown as Derived),
      expression: typeof entry['expression'] === 'string' ? parseExpression(entry['expression']) : null,
      cases: (entry['cases'] as { level: number; when: string }[]).map(({ level, when }) => ({
        level,
        when: parseExpression(when),
      })),
      categories: categoriesOf(entry['categories']),
      place: NOWHERE,
    })),
  };
}
