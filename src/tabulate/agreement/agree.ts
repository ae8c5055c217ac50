import { append } from '../../base/append.ts';
import { Fault, usageFault } from '../../base/fault.ts';
import { didYouMean } from '../../base/nearest.ts';
import { unknownWord } from '../../base/unknown-word.ts';
import { AGREEMENT_FINDINGS } from '../../model/agreement-findings.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { Field } from '../../model/codebook.ts';
import type { CodedColumn } from '../../model/coded-table.ts';
import { type Finding, finding } from '../../model/finding.ts';
import type { CoderTable, Material, Stage } from '../../model/material.ts';
import type { Note } from '../../model/note.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { CoefficientOptions } from '../../stats/agreement/index.ts';
import { unknownNotes } from '../rows/notes.ts';
import { changedGiven } from './changed-given.ts';
import { excludePrompted } from './exclude-prompted.ts';
import { type FieldRatings, fieldRatings } from './field-ratings.ts';
import { fieldRows } from './field-rows.ts';
import { foldedSpellings } from './folded-spellings.ts';
import { type Joined, joinCoders, sampleStatement } from './join.ts';

/** A field of a stage: its ratings, and its rows. */
export interface FieldAgreement {
  readonly ratings: FieldRatings;
  readonly rows: readonly ResultRow[];
}

/** One stage, compared. */
export interface StageAgreement {
  readonly joined: Joined;
  readonly fields: readonly FieldAgreement[];
  readonly notes: readonly Note[];
}

export interface Agreement {
  readonly stages: readonly StageAgreement[];
  readonly findings: readonly Finding[];
}

/** Options of an agreement request, as an exhibit or the command line gives them. */
export interface AgreementOptions {
  /** only this stage */
  readonly stage?: string | null;
  readonly confidence?: number;
  readonly categories?: 'observed' | 'declared';
  readonly bootstrap?: { readonly replicates: number; readonly seed: number } | null;
}

/** Compares the coders of every stage (or one), field by field. Stages are never pooled. */
export function agree(request: AnalysisRequest, material: Material): Agreement {
  const options = (request.options ?? {}) as AgreementOptions;
  const stages = chosenStages(material, options.stage ?? null);
  const findings: Finding[] = [];
  const found: StageAgreement[] = [];
  const unknown = new Set(request.fields);
  for (const stage of stages) {
    const coders = material.coders.filter(coder => coder.stage === stage.name);
    if (request.where && stage.consensus === null)
      throw usageFault(
        'where',
        `the stage ${stage.name} has no consensus to evaluate "${request.where}" on`,
        door => `leave out ${door.option('where')}, or declare \`consensus:\` for the stage`,
        { option: 'where' },
      );
    const joined = joinCoders(stage, coders, request.where ?? null);
    append(findings, [...joined.findings, ...ratedBlanks(joined), ...changedGiven(joined)]);
    const fields: FieldAgreement[] = [];
    for (const field of fieldsOf(coders, request.fields, stage.selectedBy ?? [])) {
      unknown.delete(field.name);
      const given = columnsOf(joined, field, findings);
      if (given === null || joined.keys.length === 0) continue;
      const columns = excludePrompted(given, joined, material.anchored?.get(field.name), findings);
      const ratings = fieldRatings(joined, field, columns, { asSeen: (options.bootstrap ?? null) !== null });
      // with a verifier no kappa is given, so none would have been another
      const folded = joined.panel.kind === 'verifier' ? null : foldedSpellings(ratings);
      if (folded !== null) findings.push(folded);
      fields.push({ ratings, rows: fieldRows(ratings, coefficientOptions(options)) });
    }
    const { label, aside } = joined.panel;
    const left = stage.consensus === null ? [] : unknownNotes(stage.consensus, joined);
    const stageNote = (message: string): Note => ({ code: 'stage', message });
    const notes = [
      stageNote(sampleStatement(joined)),
      ...left,
      ...[...(label === null ? [] : [label]), ...aside.map(text => `${text}.`)].map(stageNote),
    ];
    found.push({ joined, fields, notes: joined.panel.raters.length < 2 ? [] : notes });
  }
  const shared = [...unknown].filter(name => isShared(name, material));
  const missing = [...unknown].find(name => !shared.includes(name));
  if (missing !== undefined) throw unknownField(missing, stages, material);
  if (shared.length === 0) return { stages: found, findings };
  if (found.every(({ fields }) => fields.length === 0)) throw sharedField(shared[0]!);
  const left: Note = {
    code: 'stage',
    message: `Not compared, because no coder has a column of their own: ${shared.join(', ')}.`,
  };
  return { stages: found.map((stage, at) => (at > 0 ? stage : { ...stage, notes: [...stage.notes, left] })), findings };
}

/** Whether a field has one column for all coders. */
const isShared = (name: string, { coded, coders }: Material): boolean =>
  coded.columns.has(name) || coders.some(({ sharedFields }) => sharedFields?.has(name));

/** Blanks that `ratings:` makes a category. */
function ratedBlanks({ stage, panel }: Joined): Finding[] {
  const key = (['drop', 'category'] as const).find(use => stage.ratings[use]?.includes('not_coded'));
  if (key === undefined) return [];
  const { code, severity } = AGREEMENT_FINDINGS.blankRated;
  const table = panel.raters[0]?.coded.table;
  return [
    finding(
      code,
      severity,
      `${stage.name}: \`ratings: { ${key}: [not_coded, …] }\` counts a blank of one coder beside a code, or beside "not applicable", of another as a disagreement; name not_coded under \`none\` instead`,
      { file: table?.file ?? '', sheet: table?.sheet ?? null },
    ),
  ];
}

const coefficientOptions = (options: AgreementOptions): CoefficientOptions => ({
  level: options.confidence ?? 0.95,
  categories: options.categories ?? 'observed',
  bootstrap: options.bootstrap ?? null,
});

function chosenStages(material: Material, name: string | null): readonly Stage[] {
  const stages = material.stages ?? [];
  if (stages.length === 0)
    throw new Fault(
      'no-codings',
      "the review does not declare where the coders' codes are",
      door => `declare \`codings:\` in review.yaml, or name the sheets: ${door.option('coders', 'a.csv b.csv')}`,
    );
  if (name === null) return stages;
  const chosen = stages.filter(stage => stage.name === name);
  if (chosen.length > 0) return chosen;
  throw unknownWord(
    name,
    stages.map(stage => stage.name),
    'stage',
    'stage',
  );
}

/**
 * The fields that are compared: those named, else all with codes or numbers that coders' sheets have; open text only where
 * the coders have nothing else (votes in one cell).
 */
function fieldsOf(coders: readonly CoderTable[], named: readonly string[], aside: readonly string[]): Field[] {
  const fields = comparedFields(coders, named, aside, false);
  return fields.length === 0 && named.length === 0 ? comparedFields(coders, named, aside, true) : fields;
}

function comparedFields(
  coders: readonly CoderTable[],
  named: readonly string[],
  aside: readonly string[],
  isText: boolean,
): Field[] {
  const fields = new Map<string, Field>();
  for (const { coded, sharedFields } of coders)
    for (const [name, column] of coded.columns) {
      const { field } = column;
      if (sharedFields?.has(name) || fields.has(name) || coded.codebook.primaryKey.includes(name)) continue;
      const comparable =
        !field.given &&
        (isText ||
          field.categories !== null ||
          field.type === 'boolean' ||
          field.type === 'list' ||
          column.kind === 'numeric');
      if (named.includes(name) || (named.length === 0 && comparable && !aside.includes(name))) fields.set(name, field);
    }
  return named.length === 0 ? [...fields.values()] : named.flatMap(name => fields.get(name) ?? []);
}

const sharedField = (name: string): Fault =>
  usageFault(
    'shared-field',
    `no coder has a column of their own for ${name}, so there is nothing to compare`,
    'name a field that each coder has a column for',
  );

/** A field's column in each compared sheet; null (and a finding where others have it) unless all have it. */
function columnsOf(joined: Joined, field: Field, findings: Finding[]): CodedColumn[] | null {
  const { raters } = joined.panel;
  if (raters.length < 2) return null;
  const lacking = raters.filter(rater => !rater.coded.columns.has(field.name));
  if (lacking.length === 0) return raters.map(rater => rater.coded.columns.get(field.name)!);
  const { code, severity } = AGREEMENT_FINDINGS.fieldMissing;
  for (const { coded, coder } of lacking)
    findings.push(
      finding(
        code,
        severity,
        `${joined.stage.name}: the sheet of ${coder} has no column for ${field.name}, so it can't be compared; add the column, or its header to the field's aliases`,
        { file: coded.table.file, sheet: coded.table.sheet, field: field.name, coder },
      ),
    );
  return null;
}

function unknownField(name: string, stages: readonly Stage[], material: Material): Fault {
  const coders = material.coders.filter(coder => stages.some(stage => stage.name === coder.stage));
  const names = [...new Set(coders.flatMap(({ coded }) => [...coded.columns.keys()]))];
  return usageFault(
    'unknown-field',
    `no coder's sheet has the field "${name}"${didYouMean(name, names)}`,
    `they have ${names.join(', ')}`,
  );
}
