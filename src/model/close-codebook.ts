import {
  checkExpression,
  type Expression,
  ExpressionError,
  fieldsOf,
  parseExpression,
  type Scope,
} from '../base/expression.ts';
import { loadLinearPatterns, patternProblem } from '../base/linear-pattern.ts';
import { type Declaration, declarationFault, type Mistake, type Path } from '../base/read-declaration.ts';
import { checkReferences, foreignKeysOf } from './check-references.ts';
import { closeCategories } from './close-categories.ts';
import { closeDerived, conditionsIn, conditionsOf } from './close-derived.ts';
import type { Codebook, Derived, Field, FieldType, ForeignKey, Place, Rule } from './codebook.ts';
import type { CodebookFile } from './codebook-file.ts';
import { dateReader } from './date-reader.ts';
import type { Included } from './include-modules.ts';
import { referenceOrder } from './reference-order.ts';
import type { MissingState } from './state.ts';
import { type UnconfirmedGuess, unconfirmedGuess } from './unconfirmed-guess.ts';

type FileField = CodebookFile['fields'][number];

/** The fields that conditions may name, with those of the units that a sheet's units belong to; its foreign keys may say which. */
export type ScopeAbove = (own: Scope, foreignKeys: readonly ForeignKey[]) => Promise<Scope>;

const alone: ScopeAbove = async own => ({
  ...own,
  whyUnknown: name =>
    name.includes('.')
      ? 'fields of another sheet are known only where a codebook is read with its review; leave out the name of the codebook, or remove the condition'
      : null,
});

/**
 * Closes a codebook: fills in every default, parses its expressions and checks what a schema alone can't see
 * (names twice, parents that don't exist, conditions in a circle). Every mistake is reported with its place, in one Fault.
 *
 * @param above finds the fields of the units that this sheet's units belong to; left out where the codebook is read by itself
 */
export async function closeCodebook(
  declaration: Declaration<CodebookFile> & Partial<Pick<Included, 'modules' | 'moduleOf'>>,
  above: ScopeAbove = alone,
): Promise<Codebook> {
  const { value: file, position } = declaration;
  const patterns = file.fields.flatMap(field => field.constraints?.pattern ?? field.items?.pattern ?? []);
  if (patterns.length > 0) await loadLinearPatterns(patterns);
  const mistakes: Mistake[] = [];
  const wrong = (path: Path, message: string): void => void mistakes.push({ path, message });
  const place = (path: Path) => ({ file: declaration.file, ...position(path) });
  const parse = (source: string, path: Path): Expression | null => {
    try {
      return parseExpression(source);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      wrong(
        path,
        `${error.message} (at character ${error.offset + 1} of "${source}")${error.hint ? `; ${error.hint}` : ''}`,
      );
      return null;
    }
  };

  const shared = missingMap(file.missingValues ?? []);
  const fields = file.fields.map((field, i): Field => {
    const at = ['fields', i];
    const type = typeOf(field);
    checkShape(field, type, at, wrong);
    return {
      name: field.name,
      title: field.title ?? field.name,
      description: field.description ?? '',
      group: field.group ?? null,
      type,
      categories: closeCategories(field, at, wrong),
      ordered: field.categoriesOrdered ?? false,
      constraints: {
        required: field.constraints?.required ?? false,
        unique: field.constraints?.unique ?? false,
        minimum: field.constraints?.minimum ?? null,
        maximum: field.constraints?.maximum ?? null,
        exclusiveMinimum: field.constraints?.exclusiveMinimum ?? null,
        exclusiveMaximum: field.constraints?.exclusiveMaximum ?? null,
        minLength: field.constraints?.minLength ?? null,
        maxLength: field.constraints?.maxLength ?? null,
        pattern: checkedPattern(field.constraints?.pattern, [...at, 'constraints', 'pattern'], wrong),
      },
      example: field.example ?? null,
      missing: field.missingValues ? missingMap(field.missingValues) : shared,
      ...delimitersOf(field, type),
      itemPattern: checkedPattern(field.items?.pattern, [...at, 'items', 'pattern'], wrong),
      columns: field.columns ?? null,
      checked: field.checked ?? ['1', 'x', 'X', 'true', 'TRUE', 'Checked', 'checked'],
      unchecked: field.unchecked ?? 'not_coded',
      aliases: field.aliases ?? [],
      given: field.given ?? false,
      evidence: field.evidence ?? null,
      module: declaration.moduleOf?.(i) ?? null,
      appliesIf: field.appliesIf === undefined ? null : parse(field.appliesIf, [...at, 'appliesIf']),
      decimalChar: field.decimalChar ?? '.',
      groupChar: field.groupChar ?? null,
      bareNumber: field.bareNumber ?? true,
      dateFormat: type === 'date' ? (field.format ?? null) : null,
      trueValues: field.trueValues ?? ['true', 'True', 'TRUE', '1'],
      falseValues: field.falseValues ?? ['false', 'False', 'FALSE', '0'],
      ...(field['x-personal'] === true ? { personal: true } : {}),
      place: place([...at, 'name']),
    };
  });
  namesOnce(fields, wrong);

  const rules = (file.rules ?? []).flatMap((rule, i): Rule[] => {
    const assert = parse(rule.assert, ['rules', i, 'assert']);
    if (assert === null) return [];
    return [
      {
        name: rule.name,
        assert,
        message: rule.message ?? rule.assert,
        severity: rule.severity ?? 'error',
        place: place(['rules', i, 'name']),
      },
    ];
  });
  const derive = closeDerived(file, { fields, parse, place, wrong });

  const conditions = conditionsIn({ fields, rules, derive });
  const own = expressionScope(fields, derive);
  const isAbove = ({ name }: { readonly name: string }): boolean => name.includes('.') && own.field(name) === undefined;
  const scope = conditions.some(({ expression }) => fieldsOf(expression).some(isAbove))
    ? await above(own, foreignKeysOf(file))
    : own;
  for (const { expression, path } of conditions)
    for (const problem of checkExpression(expression, scope))
      wrong(path, problem.hint ? `${problem.message}; ${problem.hint}` : problem.message);
  circles(fields, derive, wrong);

  const primaryKey = file.primaryKey === undefined ? [] : [file.primaryKey].flat();
  checkReferences(file, fields, wrong);
  if (mistakes.length > 0) throw declarationFault(declaration, mistakes);
  return {
    file: declaration.file,
    version: file.version ?? null,
    title: file.title ?? '',
    primaryKey,
    foreignKeys: foreignKeysOf(file),
    fields,
    rules,
    derive,
    modules: declaration.modules ?? [],
    guesses: guessesOf(file, place),
  };
}

function guessesOf(file: CodebookFile, place: (path: Path) => Place): UnconfirmedGuess[] {
  const whole = unconfirmedGuess(file.guess, 'codebook', '', place(['guess']));
  const fields = file.fields.map((field, i) =>
    unconfirmedGuess(field.guess, 'field', field.name, place(['fields', i, 'guess'])),
  );
  return [whole, ...fields].filter(guess => guess !== null);
}

/** What an expression may speak of: the fields and the derived fields of a codebook. */
export function expressionScope(fields: readonly Field[], derive: readonly Derived[]): Scope {
  const byName = new Map(fields.map(field => [field.name, field]));
  const derived = new Map(derive.map(entry => [entry.name, entry]));
  const truth = ['true', 'false'].map(value => ({ value, label: value, aliases: [] }));
  return {
    fieldNames: [...byName.keys(), ...derived.keys()],
    field(name) {
      const field = byName.get(name);
      if (field === undefined) {
        const made = derived.get(name);
        return made && { kind: 'single', ordered: made.ordered, codes: made.categories ?? truth };
      }
      if (field.type === 'boolean') return { kind: 'single', ordered: false, codes: truth };
      if (field.type === 'list') return { kind: 'multi', ordered: false, codes: field.categories };
      if (field.categories === null && isNumeric(field.type)) return { kind: 'numeric', ordered: true, codes: null };
      return { kind: 'single', ordered: field.ordered, codes: field.categories };
    },
  };
}

export const isNumeric = (type: FieldType): boolean => type === 'integer' || type === 'number' || type === 'year';

function typeOf(field: FileField): FieldType {
  switch (field.type) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'year':
    case 'date':
    case 'list':
    case 'any':
      return field.type;
    case undefined:
      return field.delimiter !== undefined || field.columns !== undefined || field.items !== undefined
        ? 'list'
        : 'string';
    default:
      return 'any';
  }
}

function checkShape(field: FileField, type: FieldType, at: Path, wrong: (path: Path, message: string) => void): void {
  for (const key of ['delimiter', 'items', 'columns', 'checked', 'unchecked'] as const)
    if (field[key] !== undefined && type !== 'list')
      wrong(
        [...at, key],
        `"${key}" is for fields of type list, and "${field.name}" is of type ${type}; write \`type: list\``,
      );
  if (field.delimiter !== undefined && field.columns !== undefined)
    wrong(
      [...at, 'delimiter'],
      `"${field.name}" is spread over several columns, so it has no delimiter; remove one of the two`,
    );
  if (field.items !== undefined && field.categories !== undefined)
    wrong([...at, 'items'], `"${field.name}" has categories, so its items need no pattern; remove one of the two`);
  if (type === 'date' && dateReader(field.format ?? null) === null)
    wrong(
      [...at, 'format'],
      `"${field.format}" does not say where day, month and year are; write e.g. "%d/%m/%Y" for 03/04/2021 as 3 April`,
    );
  if (field.categories !== undefined && (type === 'number' || type === 'boolean' || type === 'date'))
    wrong([...at, 'categories'], `a field of type ${type} has no categories; write \`type: string\``);
}

function missingMap(
  entries: readonly ('' | { value: string; label: MissingState })[],
): ReadonlyMap<string, MissingState> {
  return new Map(entries.flatMap(entry => (entry === '' ? [] : [[entry.value, entry.label] as const])));
}

/** What parts the items of a list; the first is written between them. */
function delimitersOf(field: FileField, type: FieldType): Pick<Field, 'delimiter' | 'delimiters'> {
  if (type !== 'list' || field.columns) return { delimiter: null, delimiters: [] };
  const delimiters = [...new Set([field.delimiter ?? ','].flat())];
  return { delimiter: delimiters[0] ?? ',', delimiters };
}

/** Patterns are RE2's, which take linear time whatever they are; what RE2 lacks is refused by name. */
function checkedPattern(
  pattern: string | undefined,
  path: Path,
  wrong: (path: Path, message: string) => void,
): string | null {
  if (pattern === undefined) return null;
  if (pattern.length > 500) wrong(path, 'a pattern may have at most 500 characters');
  else {
    const problem = patternProblem(pattern);
    if (problem !== null)
      wrong(path, `the pattern "${pattern}" is not a regular expression of the supported kind (RE2): ${problem}`);
  }
  return pattern;
}

function namesOnce(fields: readonly Field[], wrong: (path: Path, message: string) => void): void {
  const seen = new Map<string, number>();
  fields.forEach((field, i) => {
    const first = seen.get(field.name);
    if (first !== undefined)
      wrong(
        ['fields', i, 'name'],
        `the field "${field.name}" occurs twice (also at fields.${first}); give one of them another name`,
      );
    seen.set(field.name, i);
  });
}

/** `appliesIf` and `derive` may refer to other fields, but not in a circle. */
function circles(
  fields: readonly Field[],
  derive: readonly Derived[],
  wrong: (path: Path, message: string) => void,
): void {
  const references = new Map<string, string[]>();
  for (const field of fields)
    if (field.appliesIf)
      references.set(
        field.name,
        fieldsOf(field.appliesIf).map(reference => reference.name),
      );
  for (const derived of derive)
    references.set(
      derived.name,
      conditionsOf(derived, 0).flatMap(({ expression }) => fieldsOf(expression).map(reference => reference.name)),
    );
  for (const circle of referenceOrder(references).cycles) {
    const name = circle[0]!;
    const index = fields.findIndex(field => field.name === name);
    wrong(
      index >= 0 ? ['fields', index, 'appliesIf'] : ['derive', derive.findIndex(derived => derived.name === name)],
      `these conditions refer to each other in a cycle: ${[...circle, name].join(' → ')}; remove one of them`,
    );
  }
}
