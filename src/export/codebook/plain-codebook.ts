import type { Category, Codebook, Constraints, Derived, Field, Module } from '../../model/codebook.ts';
import type { MissingState } from '../../model/state.ts';

/** A codebook without its defaults, as a file declares it. */
export interface PlainCodebook {
  readonly version?: string;
  readonly title?: string;
  readonly primaryKey?: string | readonly string[];
  readonly missingValues?: readonly PlainMissing[];
  readonly fields: readonly Readonly<Record<string, unknown>>[];
  readonly rules?: readonly Readonly<Record<string, string>>[];
  readonly derive?: readonly Readonly<Record<string, unknown>>[];
}

interface PlainMissing {
  readonly value: string;
  readonly label: MissingState;
}

const CHECKED = ['1', 'x', 'X', 'true', 'TRUE', 'Checked', 'checked'];
const TRUE = ['true', 'True', 'TRUE', '1'];
const FALSE = ['false', 'False', 'FALSE', '0'];

const missingList = (missing: ReadonlyMap<string, MissingState>): PlainMissing[] =>
  [...missing].map(([value, label]) => ({ value, label }));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The missing values that most fields share: the codebook's own list. */
function sharedMissing(fields: readonly Field[]): PlainMissing[] {
  const counts = new Map<string, number>();
  for (const field of fields) {
    const key = JSON.stringify(missingList(field.missing));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most === undefined ? [] : (JSON.parse(most[0]) as PlainMissing[]);
}

/** Leaves out everything that a reader would fill in again. */
export function plainCodebook(codebook: Codebook): PlainCodebook {
  const shared = sharedMissing(codebook.fields);
  return {
    ...(codebook.version === null ? {} : { version: codebook.version }),
    ...(codebook.title === '' ? {} : { title: codebook.title }),
    ...(codebook.primaryKey.length === 0
      ? {}
      : { primaryKey: codebook.primaryKey.length === 1 ? codebook.primaryKey[0]! : codebook.primaryKey }),
    ...(shared.length > 0 ? { missingValues: shared } : {}),
    fields: codebook.fields.map(field => plainField(field, shared)),
    ...(codebook.rules.length === 0
      ? {}
      : {
          rules: codebook.rules.map(rule => ({
            name: rule.name,
            assert: rule.assert.text,
            ...(rule.message === rule.assert.text ? {} : { message: rule.message }),
            ...(rule.severity === 'error' ? {} : { severity: rule.severity }),
          })),
        }),
    ...(codebook.derive.length === 0
      ? {}
      : {
          derive: codebook.derive.map(plainDerived),
        }),
  };
}

/** Where a field was included from: the file, its version and its source. */
export const moduleText = ({ file, version, source }: Module): string =>
  `${file}, version ${version}${source === null ? '' : ` (${source})`}`;

function plainDerived(entry: Derived): Record<string, unknown> {
  const when = new Map(entry.cases.map(({ level, when: condition }) => [level, condition.text]));
  return Object.fromEntries(
    Object.entries({
      name: entry.name,
      title: entry.title === entry.name ? undefined : entry.title,
      expression: entry.expression?.text,
      categories: entry.categories?.map(({ value, label }, level) => ({
        value,
        ...(label === value ? {} : { label }),
        ...(when.has(level) ? { when: when.get(level) } : {}),
      })),
      categoriesOrdered: entry.ordered || undefined,
    }).filter(([, value]) => value !== undefined),
  );
}

function plainField(field: Field, shared: readonly PlainMissing[]): Record<string, unknown> {
  const own = missingList(field.missing);
  return Object.fromEntries(
    Object.entries({
      name: field.name,
      title: field.title === field.name ? undefined : field.title,
      description: field.description || undefined,
      group: field.group ?? undefined,
      type: field.type,
      constraints: plainConstraints(field.constraints),
      delimiter: field.delimiters.length > 1 ? field.delimiters : (field.delimiter ?? undefined),
      items: field.itemPattern === null ? undefined : { pattern: field.itemPattern },
      columns: field.columns ?? undefined,
      checked: same(field.checked, CHECKED) ? undefined : field.checked,
      unchecked: field.unchecked === 'not_coded' ? undefined : field.unchecked,
      categories: field.categories?.map(plainCategory),
      categoriesOrdered: field.ordered || undefined,
      appliesIf: field.appliesIf?.text,
      given: field.given || undefined,
      evidence: field.evidence ?? undefined,
      'x-module': field.module === null ? undefined : moduleText(field.module),
      aliases: field.aliases.length === 0 ? undefined : field.aliases,
      decimalChar: field.decimalChar === '.' ? undefined : field.decimalChar,
      groupChar: field.groupChar ?? undefined,
      bareNumber: field.bareNumber ? undefined : false,
      format: field.dateFormat ?? undefined,
      trueValues: same(field.trueValues, TRUE) ? undefined : field.trueValues,
      falseValues: same(field.falseValues, FALSE) ? undefined : field.falseValues,
      missingValues: same(own, shared) ? undefined : own,
      example: field.example ?? undefined,
    }).filter(([, value]) => value !== undefined),
  );
}

export function plainConstraints(constraints: Constraints): Record<string, unknown> | undefined {
  const said = Object.entries(constraints).filter(([, value]) => value !== null && value !== false);
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

function plainCategory(category: Category): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({
      value: category.value,
      label: category.label === category.value ? undefined : category.label,
      description: category.description || undefined,
      aliases: category.aliases.length === 0 ? undefined : category.aliases,
      parent: category.parent ?? undefined,
      codable: category.codable ? undefined : false,
      exclusive: category.exclusive || undefined,
    }).filter(([, value]) => value !== undefined),
  );
}
