import type { Effects } from '../../base/effects.ts';
import { checkExpression, ExpressionError, looksLikeExpression, parseExpression } from '../../base/expression.ts';
import { Fault } from '../../base/fault.ts';
import { formerKeyNotes } from '../../base/former-keys.ts';
import { stemOf } from '../../base/paths.ts';
import {
  type Declaration,
  declarationFault,
  type Mistake,
  type Path,
  readDeclaration,
  type Schema,
} from '../../base/read-declaration.ts';
import type { Registry } from '../../base/registry.ts';
import { unknownMessage, unknownOrListed } from '../../base/unknown-word.ts';
import { FIGURE_FORMATS } from '../../export/figure/formats/index.ts';
import { JOURNALS } from '../../export/figure/journals/index.ts';
import { FIGURE_TYPES } from '../../figures/types/index.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import { expressionScope } from '../../model/close-codebook.ts';
import type { Codebook } from '../../model/codebook.ts';
import type { ExhibitOption, ExhibitType } from '../../model/exhibit.ts';
import type { ExhibitFile } from '../../model/exhibit-file.ts';
import type { OpenReview } from '../../read/session.ts';
import { readReviewText } from '../../review.ts';
import { INTERVAL_NAMES } from '../../tabulate/rows/interval.ts';

import { withReference } from '../request/with-reference.ts';

import { checkEdits } from './check-edits.ts';

import { exhibitFault } from './exhibit-fault.ts';
import { outOfRange } from './figure-page-setup.ts';
import { presentOptions, presentType } from './present-options.ts';

/** A figure or table that is declared in figures/. */
export interface Exhibit {
  /** the file's name without its extension */
  readonly name: string;
  readonly file: string;
  readonly kind: 'figure' | 'table';
  readonly type: string;
  readonly declaration: Declaration<ExhibitFile>;
  /** the rows that it needs */
  plan(declaration: ExhibitFile): AnalysisRequest[];
  /** what it lists one by one, where it needs no rows */
  readonly lists: string | null;
  /** the options of its type */
  readonly options: readonly ExhibitOption[];
}

/** All exhibits of a review in the order of their names; a broken one is a Fault of its own, the others are still there. */
export async function loadExhibits(
  effects: Effects,
  open: OpenReview,
  kind: 'figure' | 'table' | 'all',
  wanted: readonly string[] = [],
): Promise<{ exhibits: Exhibit[]; faults: Fault[] }> {
  const { review } = open;
  const { exhibitFile } = await import('../../model/exhibit-file.ts');
  const files = (await effects.list(`${review.folder}/figures`))
    .filter(file => /\.ya?ml$/.test(file))
    .map(file => `figures/${file}`);
  const names = files.map(stemOf);
  for (const name of wanted) {
    if (names.includes(name)) continue;
    throw new Fault(
      'no-exhibit',
      `figures/: ${unknownMessage(name, names, 'exhibit')}`,
      names.length > 0 ? `the exhibits are ${names.join(', ')}` : 'declare one in figures/NAME.yaml',
      2,
    );
  }
  const exhibits: Exhibit[] = [];
  const faults: Fault[] = [];
  for (const file of files) {
    const name = stemOf(file);
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    try {
      const text = await readReviewText(effects, review.folder, file, file);
      const onFormerKey = formerKeyNotes(effects);
      const schema = exhibitFile as unknown as Schema<ExhibitFile>;
      const read = presentType(await readDeclaration(file, text, schema, onFormerKey), FIGURE_TYPES.all, onFormerKey);
      const own = read.value.figure === undefined ? 'table' : 'figure';
      if (kind !== 'all' && kind !== own && wanted.length === 0) continue;
      const known = own === 'figure' ? FIGURES : await tables();
      const named = known.types.get(read.value[own] ?? '');
      const declaration = presentOptions(read, named?.options ?? [], onFormerKey);
      const { codebook } = counted(open, declaration);
      const mistakes = check(declaration.value, known, codebook);
      if (mistakes.length > 0) throw declarationFault(declaration, mistakes);
      const type = named!;
      const exhibit: Exhibit = {
        name,
        file,
        kind: own,
        type: type.name,
        declaration,
        plan: planner(file, declaration, value => type.plan(value, codebook)),
        lists: type.lists ?? null,
        options: type.options,
      };
      exhibits.push(await withReferences(effects, review.folder, exhibit));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(error);
    }
  }
  return { exhibits, faults };
}

/** An exhibit that compares with a file of the review, with what the file says in its plan. */
async function withReferences(effects: Effects, folder: string, exhibit: Exhibit): Promise<Exhibit> {
  const { declaration, file } = exhibit;
  if (declaration.value.options?.['with'] === undefined) return exhibit;
  try {
    const requests = await Promise.all(
      exhibit.plan(declaration.value).map(request => withReference(effects, request, { folder, file })),
    );
    return { ...exhibit, plan: () => requests };
  } catch (error) {
    throw exhibitFault(error, exhibit);
  }
}

/** The review as seen from the resource that an exhibit counts. */
function counted(open: OpenReview, declaration: Declaration<ExhibitFile>): OpenReview {
  try {
    return open.of(declaration.value.of ?? null);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw declarationFault(declaration, [{ path: ['of'], message: error.message }]);
  }
}

/** A type's plan, whose refusals name the file. */
const planner =
  (file: string, declaration: Declaration<ExhibitFile>, plan: Exhibit['plan']): Exhibit['plan'] =>
  value => {
    try {
      const { of } = value;
      return plan(value).map(request => (of === undefined ? request : { ...request, of }));
    } catch (error) {
      throw exhibitFault(error, { file, declaration });
    }
  };

/** The types and formats of one kind of exhibit. */
interface KnownWords {
  readonly types: Pick<Registry<ExhibitType<never, unknown>>, 'get' | 'names'>;
  readonly formats: readonly string[];
}

const FIGURES: KnownWords = { types: FIGURE_TYPES, formats: FIGURE_FORMATS.names };

/** Those of tables, which a review without tables does not load. */
async function tables(): Promise<KnownWords> {
  const { EXHIBIT_TABLES } = await import('../../analyses/tables/index.ts');
  const { TABLE_FORMATS } = await import('../../export/table/formats/index.ts');
  return { types: EXHIBIT_TABLES, formats: TABLE_FORMATS.names };
}

function check(value: ExhibitFile, { types, formats }: KnownWords, codebook: Codebook): Mistake[] {
  const mistakes: Mistake[] = [];
  const known = (word: string | undefined, words: readonly string[], path: Path, what: string): void => {
    if (word === undefined || words.includes(word)) return;
    mistakes.push({ path, message: unknownOrListed(word, words, what) });
  };
  if ((value.figure === undefined) === (value.table === undefined))
    mistakes.push({
      path: [],
      message: 'an exhibit is either a figure or a table: write `figure: TYPE` or `table: TYPE`',
    });
  if (value.figure === undefined) known(value.table, types.names, ['table'], 'table type');
  else known(value.figure, types.names, ['figure'], 'figure type');
  known(value.ci, INTERVAL_NAMES, ['ci'], 'interval method');
  known(value.journal, JOURNALS.names, ['journal'], 'journal');
  if (value.figure !== undefined && value.style !== undefined)
    mistakes.push({ path: ['style'], message: 'a style is of tables; a figure has a `journal:`' });
  for (const key of ['width', 'height', 'dpi', 'fontSize'] as const)
    for (const message of value[key] === undefined ? [] : outOfRange(key, value[key]))
      mistakes.push({ path: [key], message });
  const type = types.get(value.figure ?? value.table ?? '');
  for (const key of type?.needs ?? [])
    if ([key].flat().every(name => value[name] === undefined))
      mistakes.push({
        path: [],
        message: `${/^[aeiou]/.test(type?.name ?? '') ? 'an' : 'a'} ${type?.name} needs ${[key]
          .flat()
          .map(name => `\`${name}:\``)
          .join(' or ')}`,
      });
  for (const [name, given] of Object.entries(value.options ?? {})) {
    known(
      name,
      type?.options.map(option => option.name) ?? [],
      ['options', name],
      `option of ${type?.name ?? 'this type'}`,
    );
    const option = type?.options.find(entry => entry.name === name);
    if (option?.kind === 'flag' && !/^(true|false)$/i.test(String(given)))
      mistakes.push({ path: ['options', name], message: `${name} is true or false, not "${String(given)}"` });
    if (option?.kind === 'number' && !Number.isFinite(Number(given)))
      mistakes.push({ path: ['options', name], message: `${name} is a number, not "${String(given)}"` });
    if (option?.values !== undefined)
      for (const word of [given].flat()) known(String(word), option.values, ['options', name], `value of ${name}`);
  }
  value.formats?.forEach((format, i) => void known(format, formats, ['formats', i], 'format'));
  if (value.confidence !== undefined && !(value.confidence > 0 && value.confidence < 1))
    mistakes.push({ path: ['confidence'], message: `${value.confidence} is not between 0 and 1` });

  const scope = expressionScope(codebook.fields, codebook.derive);
  const field = (name: string, path: Path): void => {
    if (scope.field(name) !== undefined) return;
    if (looksLikeExpression(name)) expression(name, path);
    else known(name, scope.fieldNames, path, 'field');
  };
  const expression = (text: string, path: Path): void => {
    try {
      for (const problem of checkExpression(parseExpression(text), scope))
        mistakes.push({ path, message: problem.hint ? `${problem.message}; ${problem.hint}` : problem.message });
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      mistakes.push({ path, message: `${error.message} (at character ${error.offset + 1} of "${text}")` });
    }
  };
  if (value.field !== undefined) field(value.field, ['field']);
  if (value.with !== undefined) field(value.with, ['with']);
  if (value.facet !== undefined) known(value.facet, scope.fieldNames, ['facet'], 'field');
  value.fields?.forEach((name, i) => void field(name, ['fields', i]));
  if (typeof value.by === 'string') field(value.by, ['by']);
  else value.by?.forEach((name, i) => void field(name, ['by', i]));
  if (value.where !== undefined) expression(value.where, ['where']);
  if (mistakes.length === 0 && type !== undefined) mistakes.push(...checkEdits(value, type, codebook));
  for (const { name, kind } of type?.options ?? [])
    if (kind === 'field' || kind === 'fields')
      for (const given of [value.options?.[name] ?? []].flat()) field(String(given), ['options', name]);
  return mistakes;
}
