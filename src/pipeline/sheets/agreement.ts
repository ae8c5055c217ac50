import { guessesBehind } from '../../analyses/guesses-behind.ts';
import { uncheckedNotes } from '../../analyses/result-notes.ts';
import { rowFrom } from '../../analyses/run-requests.ts';
import type { Effects } from '../../base/effects.ts';
import { usageFault } from '../../base/fault.ts';
import { unknownWord } from '../../base/unknown-word.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { Disagreement } from '../../model/disagreement.ts';
import type { Finding } from '../../model/finding.ts';
import type { Material } from '../../model/material.ts';
import type { Note } from '../../model/note.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { guessLine } from '../../model/unconfirmed-guess.ts';
import { type CoderFileOptions, type OpenCoders, openCoders } from '../../read/open-coders.ts';
import { type Agreement, type AgreementOptions, agree } from '../../tabulate/agreement/agree.ts';
import { BENCHMARKS } from '../../tabulate/agreement/benchmarks.ts';
import { type Confusion, confusionOf } from '../../tabulate/agreement/confusion.ts';
import { consequencesOf } from '../../tabulate/agreement/consequences.ts';
import { disagreementCount, disagreementsOf } from '../../tabulate/agreement/disagreements.ts';
import { type Advice, whichToReport } from '../../tabulate/agreement/which-to-report.ts';
import { compareFindings } from '../../validate/compare-findings.ts';

/** What is asked of the coders' agreement. */
export interface AgreementQuery {
  readonly fields: readonly string[];
  readonly where: string | null;
  /** the resource whose units were coded; null: the studies */
  readonly of?: string | null;
  readonly stage: string | null;
  readonly level: string | null;
  readonly categories: string | null;
  readonly bootstrap: string | null;
  readonly seed: string | null;
  readonly benchmarks: string | null;
  /** whether the units that coders differ on are listed (default); where they are only counted, counts of the coders' cells may do */
  readonly listed?: boolean;
}

/** All fields with the defaults of every option. */
export const ALL_AGREEMENT: AgreementQuery = {
  fields: [],
  where: null,
  stage: null,
  level: null,
  categories: null,
  bootstrap: null,
  seed: null,
  benchmarks: null,
};

/** A field of a stage with everything that is printed of it. */
export interface FieldReport {
  readonly stage: string;
  readonly field: string;
  readonly title: string;
  readonly coders: readonly string[];
  readonly advice: Advice;
  readonly rows: readonly ResultRow[];
  readonly confusion: Confusion | null;
}

export interface AgreementReport {
  readonly open: OpenCoders;
  readonly rows: readonly ResultRow[];
  /** [] where units are not listed */
  readonly disagreements: readonly Disagreement[];
  /** how many there are */
  readonly differing: number;
  readonly stages: readonly {
    readonly name: string;
    readonly notes: readonly Note[];
    readonly fields: readonly FieldReport[];
  }[];
  readonly consequences: readonly ResultRow[];
  /** a line on the unconfirmed guesses that the agreement depends on, or null */
  readonly guessed: string | null;
  /** that other columns were not read */
  readonly unread: readonly Note[];
  /** of the coders' sheets, and of joining them */
  readonly findings: readonly Finding[];
}

/** The coders' agreement, of a review or of sheets named on the command line. */
export async function agreementReport(
  effects: Effects,
  path: string | null,
  typed: CoderFileOptions | null,
  query: AgreementQuery,
): Promise<AgreementReport> {
  const { fields, where } = query;
  // drawn units are known one by one
  const counted = (query.listed ?? true) || query.bootstrap !== null ? null : { fields, where };
  return reportOf(await openCoders(effects, path, typed, query.of ?? null, counted), query);
}

/** The same of coders that are open. */
export function reportOf(open: OpenCoders, query: AgreementQuery): AgreementReport {
  const found = agreementOf(open.material, query);
  const benchmark = query.benchmarks === null ? null : named(query.benchmarks);
  const stages = found.stages.map(({ joined, fields, notes }) => ({
    name: joined.stage.name,
    notes,
    fields: fields.map(
      (entry): FieldReport => ({
        stage: joined.stage.name,
        field: entry.ratings.field.name,
        title: entry.ratings.field.title,
        coders: joined.panel.raters.map(rater => rater.coder),
        advice: whichToReport(entry, open.format, benchmark),
        rows: entry.rows,
        confusion: confusionOf(entry.ratings),
      }),
    ),
  }));
  const rows = stages.flatMap(({ fields }) => fields.flatMap(field => field.rows));
  const request = { analysis: 'agreement', fields: query.fields, where: query.where };
  return {
    open,
    rows: rows.map(row => rowFrom(row, open.material)),
    guessed: guessLine(guessesBehind(rows, [request], open.material)),
    unread: uncheckedNotes(open.material),
    disagreements: (query.listed ?? true) ? found.stages.flatMap(disagreementsOf) : [],
    differing: found.stages.reduce((sum, stage) => sum + disagreementCount(stage), 0),
    stages,
    consequences: found.stages.flatMap(stage => consequencesOf(stage, open.material.denominator)),
    findings: [...open.findings.filter(concerns(stages)), ...found.findings].sort(compareFindings),
  };
}

/** Of the sheets' findings: what concerns agreement itself, or a cell of a compared field. */
function concerns(stages: AgreementReport['stages']): (entry: Finding) => boolean {
  const fields = new Set(stages.flatMap(stage => stage.fields.map(({ field }) => field)));
  return ({ code, field, row, severity }) =>
    code.startsWith('A') || (field !== null && fields.has(field) && row !== null && severity !== 'note');
}

/** The analysis with its structure, from what was typed. */
export function agreementOf(material: Material, query: AgreementQuery): Agreement {
  const options: AgreementOptions = {
    stage: query.stage,
    confidence: query.level === null ? 0.95 : number('confidence', query.level, x => x > 0 && x < 1, 'e.g. 0.95'),
    categories: categories(query.categories),
    bootstrap:
      query.bootstrap === null
        ? null
        : {
            replicates: number(
              'bootstrap',
              query.bootstrap,
              x => Number.isInteger(x) && x >= 2 && x <= 100_000,
              'e.g. 1000',
            ),
            seed: number('seed', query.seed ?? '1', x => Number.isSafeInteger(x) && x >= 0, 'e.g. 1'),
          },
  };
  const request: AnalysisRequest = {
    analysis: 'agreement',
    fields: query.fields,
    where: query.where,
    options: { ...options },
  };
  return agree(request, material);
}

function categories(name: string | null): 'observed' | 'declared' {
  if (name === null || name === 'observed') return 'observed';
  if (name === 'declared' || name === 'codebook') return 'declared';
  throw unknownWord(name, ['observed', 'codebook'], 'choice of categories', 'categories');
}

function number(option: string, given: string, valid: (x: number) => boolean, example: string): number {
  const value = given.trim() === '' ? Number.NaN : Number(given);
  if (valid(value)) return value;
  throw usageFault('number', door => `${door.option(option, given)} can't be used`, `write ${example}`, { option });
}

const named = (name: string) => BENCHMARKS.need(name, 'benchmark scale', 'benchmarks');
