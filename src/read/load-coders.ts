import { append } from '../base/append.ts';
import { fieldsOf, parseExpression } from '../base/expression.ts';
import type { Codebook } from '../model/codebook.ts';
import type { CodedTable } from '../model/coded-table.ts';
import type { Finding } from '../model/finding.ts';
import type { CoderTable, Stage } from '../model/material.ts';
import type { Table } from '../model/table.ts';
import type { Resource, Review } from '../review.ts';
import { matchColumns } from '../validate/match-columns.ts';
import type { FieldsMatch } from '../validate/rule.ts';
import type { ValidateOptions } from '../validate/validate.ts';
import { codedSheet } from './coded-sheet.ts';
import { splitSheet } from './split-sheet.ts';

/** The coders' sheets of all stages, read and checked. */
export interface CodersRead {
  readonly coders: readonly CoderTable[];
  readonly stages: readonly Stage[];
  readonly findings: readonly Finding[];
  readonly tables: readonly Table[];
  /** names of the resources that they came from */
  readonly resources: ReadonlySet<string>;
  /** whether coders share a sheet */
  readonly shared: boolean;
}

/** Where review.yaml declares no codings. */
export const NO_CODERS: CodersRead = {
  coders: [],
  stages: [],
  findings: [],
  tables: [],
  resources: new Set(),
  shared: false,
};

export type Unit = { readonly name: string; readonly key: string | null };

/** One sheet as a coder's. The unit's key counts only where the codebook has it. */
export function coderTable(
  table: Table,
  codebook: Codebook,
  unit: Unit,
  who: { readonly stage: string; readonly coder: string; readonly role: string },
  fieldsMatch: FieldsMatch = 'partial',
  shared: ReadonlySet<string> = new Set(),
  inherited: ValidateOptions['inherited'] = new Map(),
): { coder: CoderTable; findings: readonly Finding[] } {
  const { coded, findings } = codedSheet(table, codebook, {
    unit: unitFor(codebook, unit),
    coder: who.coder,
    fieldsMatch,
    inherited,
  });
  const { byField } = matchColumns(table, codebook);
  const columnOf = (field: string): number | null => {
    const matched = byField.get(field);
    return matched?.length === 1 ? matched[0]!.column : null;
  };
  const { key } = unitFor(codebook, unit);
  const keyFields = key === null ? codebook.primaryKey : [key];
  const keyed = keyFields.length > 0 && keyFields.every(name => coded.columns.has(name));
  const sharedFields = new Set(
    [...byField].flatMap(([field, columns]) =>
      columns.every(({ column }) => shared.has(table.columns[column]?.header ?? '')) ? [field] : [],
    ),
  );
  return { coder: { ...who, coded, keyed, columnOf, sharedFields }, findings };
}

const unitFor = (codebook: Codebook, unit: Unit): Unit =>
  codebook.fields.some(field => field.name === unit.key) ? unit : { ...unit, key: null };

/** Reads the coders' codes of every stage: `Table ─split by layout→ a Table a coder ─validate→ CodedTable`. */
export async function loadCoders(
  review: Review,
  unit: Unit,
  studies: CodedTable,
  read: (resource: Resource) => Promise<Table>,
  codebookOf: (resource: Resource) => Promise<Codebook>,
  /** the resource whose units were coded, and for the rows of a coder the fields of what these units belong to */
  coded: { readonly of: Resource; inherited(table: Table, codebook: Codebook): ValidateOptions['inherited'] } = {
    of: review.studies,
    inherited: () => new Map(),
  },
): Promise<CodersRead> {
  const { of } = coded;
  const coders: CoderTable[] = [];
  const stages: Stage[] = [];
  const findings: Finding[] = [];
  const tables: Table[] = [];
  const resources = new Set<string>();
  const codings = (review.value.codings ?? []).filter(coding => (coding.of ?? review.studies.name) === of.name);
  for (const { name: stage, from, roles, sample, ratings } of codings) {
    const add = (
      table: Table,
      codebook: Codebook,
      coder: string,
      fieldsMatch?: FieldsMatch,
      cells = false,
      shared?: ReadonlySet<string>,
    ): void => {
      const role = roles?.[coder] ?? 'independent';
      const inherited = coded.inherited(table, codebook);
      const made = coderTable(table, codebook, unit, { stage, coder, role }, fieldsMatch, shared, inherited);
      coders.push(made.coder);
      // what concerns the whole sheet is said once
      append(
        findings,
        made.findings.filter(entry => !cells || entry.row !== null),
      );
    };
    let consensus: CodedTable | null = studies;
    if ('files' in from)
      for (const [coder, name] of Object.entries(from.files)) {
        const resource = review.resource(name);
        resources.add(name);
        const table = await read(resource);
        tables.push(table);
        add(table, await codebookOf(resource), coder, resource.fieldsMatch);
      }
    else {
      const resource = from.resource === undefined ? of : review.resource(from.resource);
      const [table, codebook] = [await read(resource), await codebookOf(resource)];
      if (!resources.has(resource.name) && resource !== of) {
        append(findings, table.findings);
        tables.push(table);
      }
      resources.add(resource.name);
      const split = splitSheet(table, codebook, from);
      append(findings, split.findings);
      const own = 'column' in from ? withoutKeyPart(codebook, from.column) : codebook;
      for (const [i, sheet] of split.sheets.entries())
        add(sheet.table, own, sheet.coder, 'partial', i > 0, split.shared);
      if (resource !== of)
        consensus =
          split.consensus === null
            ? consensus?.codebook === codebook
              ? consensus
              : null
            : codedSheet(split.consensus, codebook, { unit: unitFor(codebook, unit) }).coded;
    }
    const selectedBy =
      'files' in from || from.where === undefined ? [] : fieldsOf(parseExpression(from.where)).map(({ name }) => name);
    stages.push({ name: stage, sample: sample ?? null, ratings: ratings ?? {}, selectedBy, consensus });
  }
  const shared = codings.some(({ from }) => !('files' in from));
  return { coders, stages, findings, tables, resources, shared };
}

/** The codebook of one coder's rows: who coded is no part of their key. */
function withoutKeyPart(codebook: Codebook, header: string): Codebook {
  const coder = codebook.fields.find(({ name, title, aliases }) => [name, title, ...aliases].includes(header))?.name;
  const primaryKey = codebook.primaryKey.filter(name => name !== coder);
  return primaryKey.length === codebook.primaryKey.length ? codebook : { ...codebook, primaryKey };
}

/** Findings without those that several views of one cell gave. */
export function distinctFindings(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, file, sheet, row, column, message }) => {
    const key = JSON.stringify([code, file, sheet, row, column, message]);
    return !seen.has(key) && seen.add(key);
  });
}
