import * as z from 'zod';
import { usageFault } from '../../base/fault.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { ExhibitInput, ExhibitOption, ExhibitType } from '../../model/exhibit.ts';
import type { ExhibitFile } from '../../model/exhibit-file.ts';
import type { TableModel } from '../../model/table-model.ts';
import { standardNotes } from '../../tables/notes.ts';
import { byOf, countOption, fieldsOf, intervalOf } from '../../tables/options.ts';
import type { ListedAnalysis } from '../analysis.ts';
import { describeOptions, type OptionShape } from '../option-shape.ts';
import { rowWarnings } from '../row-warnings.ts';

/** A type of table whose drawing code is loaded when it is needed. */
export type ExhibitTable = ExhibitType<ExhibitInput, TableModel | Promise<TableModel>>;

const PART: ExhibitOption = {
  name: 'part',
  describe: 'which of the tables that the command prints, counted from 1 (1)',
  kind: 'number',
};

/**
 * An analysis as a type of table: what its command prints, with the options of the analysis. Everything follows from its entry
 * in the list, so that a new analysis is a type of table without another line.
 */
export function analysisTable(analysis: ListedAnalysis): ExhibitTable {
  const { name, describe, shape, view = {}, command } = analysis;
  const hidden = command?.hidden ?? [];
  const own = Object.fromEntries(Object.entries(shape).filter(([option]) => !hidden.includes(option)));
  const takesTest = command?.common.includes('test') === true;
  return {
    name,
    describe,
    needs: needsOf(analysis),
    options: [
      ...optionsOf(own),
      ...optionsOf(view),
      ...(takesTest ? [{ name: 'test', describe: 'tests of association (false)', kind: 'flag' as const }] : []),
      PART,
    ],
    plan(declaration) {
      const request = requestOf(analysis, declaration, Object.keys(own));
      return analysis.requests?.(request, null) ?? [request];
    },
    draw: input => draw(analysis, input),
  };
}

/** The keys of a declaration that name the fields of an analysis. */
function needsOf({ catalogue, command }: ListedAnalysis): ExhibitTable['needs'] {
  if (catalogue.fields.includes(0) || command?.arguments.some(({ name }) => name.startsWith('['))) return [];
  return Math.min(...catalogue.fields) === 2 ? ['field', 'with'] : [['field', 'fields']];
}

const optionsOf = (shape: OptionShape): ExhibitOption[] =>
  describeOptions(shape).map(({ name, describe, value, many }) => {
    const schema = shape[name];
    return {
      name,
      describe,
      kind: kindOf(value, many),
      ...(schema instanceof z.ZodEnum ? { values: schema.options.map(String) } : {}),
    };
  });

function kindOf(value: string | null, many: boolean): ExhibitOption['kind'] {
  if (value === null) return 'flag';
  if (many) return 'words';
  if (['<n>', '<number>', '<level>'].includes(value)) return 'number';
  return value === '<field>' ? 'field' : 'word';
}

function requestOf({ name }: ListedAnalysis, declaration: ExhibitFile, options: readonly string[]): AnalysisRequest {
  const given = declaration.options ?? {};
  const { with: other } = declaration;
  const interval = intervalOf(declaration);
  return {
    analysis: name,
    fields: [...fieldsOf(declaration), ...(other === undefined ? [] : [other])],
    by: byOf(declaration),
    where: declaration.where ?? null,
    denominator: declaration.denominator ?? null,
    ci:
      interval ?? (declaration.confidence === undefined ? null : { method: 'default', level: declaration.confidence }),
    test: String(given['test']) === 'true',
    options: Object.fromEntries(Object.entries(given).filter(([option]) => options.includes(option))),
  };
}

async function draw(analysis: ListedAnalysis, input: ExhibitInput): Promise<TableModel> {
  const { declaration, results, words, format, name } = input;
  const { table } = await analysis.table();
  const view = Object.fromEntries(
    Object.entries(declaration.options ?? {}).filter(([option]) => option in (analysis.view ?? {})),
  );
  const models = table(results.rows, { words, format, view });
  const part = countOption(declaration, 'part', 1);
  const model = models[part - 1];
  if (model === undefined)
    throw usageFault(
      'option',
      models.length === 0
        ? `${analysis.name} gives no table here`
        : `part: ${analysis.name} has ${models.length} ${models.length === 1 ? 'table' : 'tables'} here, and no part ${part}`,
      models.length === 0
        ? 'see the notes of the command with the same fields'
        : `choose a part from 1 to ${models.length}`,
    );
  const fields = fieldsOf(declaration).map(field => words.fieldTitle(field));
  const title = [declaration.title, model.title].find(text => text !== undefined && text !== '');
  return {
    ...model,
    name,
    title:
      title ??
      `${analysis.name[0]!.toUpperCase()}${analysis.name.slice(1)}${fields.length === 0 ? '' : `: ${fields.join(', ')}`}`,
    notes: standardNotes(input, [...model.notes, ...rowWarnings(results.rows)]),
  };
}
