import type { Effects } from './base/effects.ts';
import { Fault, usageFault } from './base/fault.ts';
import { type Formatter, formatter } from './base/format-number.ts';
import { defined } from './base/defined.ts';
import { nearest } from './base/nearest.ts';
import { ingest } from './ingest/ingest.ts';
import type { Codebook } from './model/codebook.ts';
import type { Finding } from './model/finding.ts';
import type { Results } from './model/result-row.ts';
import { DENOMINATORS, type Denominator } from './model/state.ts';
import type { Table } from './model/table.ts';
import { type Resource, type Review, loadCodebook, loadReview } from './review.ts';
import type { AnalysisRequest, CoderTable, Material } from './tabulate/analysis.ts';
import { type Explanation, explain } from './tabulate/explain.ts';
import { tabulate } from './tabulate/tabulate.ts';
import type { Citation } from './validate/rule.ts';
import { compareFindings } from './validate/sort-findings.ts';
import { validate, type Validated } from './validate/validate.ts';
import { type Words, wordsOf } from './words.ts';

/** A review whose data have been read and checked. */
export interface OpenReview {
  readonly review: Review;
  readonly codebook: Codebook;
  readonly studies: Validated;
  readonly coders: readonly CoderTable[];
  /** of every sheet, sorted by address */
  readonly findings: readonly Finding[];
  readonly material: Material;
  /** every sheet that was read */
  readonly tables: readonly Table[];
  readonly words: Words;
  readonly format: Formatter;
}

/**
 * The only file that knows the order:
 *
 * ```
 * bytes ─ingest→ Table ─validate(codebook)→ CodedTable ─tabulate(plan)→ ResultRow[] ─┬ figures → Vega-Lite spec ─┐
 *                          └→ Finding[]          (all coders' tables too)           ├ tables  → TableModel     ─┼ export → out/
 *                                                                                   └ claims  → verdicts        ┘
 * ```
 */
export async function openReview(effects: Effects, path: string | null, { everySheet = false } = {}): Promise<OpenReview> {
  const review = await loadReview(effects, path);
  const codebook = await neededCodebook(review, review.studies);
  const citation = citationFields(review, codebook);
  const unit = { name: review.value.unit?.name ?? 'study', key: review.value.unit?.key ?? null };
  const studies = validate(await readResource(review, review.studies), codebook, { unit, citation, fieldsMatch: review.studies.fieldsMatch ?? 'partial' });
  const findings = [...studies.findings];
  const tables = [studies.coded.table];
  const coders: CoderTable[] = [];
  const done = new Set([review.studies.name]);
  if (everySheet) {
    for (const coding of review.value.codings ?? []) {
      if (!('files' in coding.from)) continue;
      for (const [coder, name] of Object.entries(coding.from.files)) {
        const resource = review.resource(name);
        done.add(name);
        const checked = validate(await readResource(review, resource), await neededCodebook(review, resource), { unit, coder, fieldsMatch: resource.fieldsMatch ?? 'partial' });
        findings.push(...checked.findings);
        tables.push(checked.coded.table);
        coders.push({ stage: coding.name, coder, role: coding.roles?.[coder] ?? 'independent', coded: checked.coded });
      }
    }
    for (const resource of review.value.resources) {
      if (done.has(resource.name)) continue;
      const own = await review.codebook(resource);
      if (own === null) continue;
      const table = await readResource(review, resource);
      tables.push(table);
      findings.push(...validate(table, own, { unit: { name: 'row', key: null }, fieldsMatch: resource.fieldsMatch ?? 'partial' }).findings);
    }
  }
  findings.sort(compareFindings);
  const material: Material = { coded: studies.coded, coders, denominator: review.value.denominator ?? 'applicable', target: review.value.target ?? null };
  const format = formatter(defined(review.value.numbers ?? {}));
  return { review, codebook, studies, coders, findings, material, tables, words: wordsOf(studies.coded), format };
}

/** Reads one resource of a review. */
export async function readResource(review: Review, resource: Resource) {
  const { dialect = {}, encoding } = resource;
  return ingest(await review.source(resource.path), { ...dialect, ...(encoding === undefined ? {} : { encoding }) });
}

async function neededCodebook(review: Review, resource: Resource): Promise<Codebook> {
  const codebook = await review.codebook(resource);
  if (codebook !== null) return codebook;
  throw new Fault('no-codebook', `${review.declaration.file}: the resource "${resource.name}" has no codebook`, 'add `schema: codebook/….yaml` to it');
}

/** Which fields hold the parts of a citation: declared, else by the names that most sheets use. */
export function citationFields(review: Review, codebook: Codebook): Citation {
  const declared = review.value.citation;
  const pick = (given: string | undefined, names: readonly string[]): string | null => given ?? names.find(name => codebook.fields.some(field => field.name === name)) ?? null;
  return {
    author: pick(declared?.author, ['first_author', 'author', 'authors']),
    year: pick(declared?.year, ['year', 'publication_year', 'pub_year']),
    title: pick(declared?.title, ['title', 'study_title', 'article_title']),
    identifier: pick(declared?.identifier, ['doi', 'identifier', 'DOI']),
  };
}

/** Result rows for requests, of an open review. */
export function results(open: OpenReview, requests: readonly AnalysisRequest[], target: string | null = null): Results {
  return tabulate(requests, target === null ? open.material : { ...open.material, target });
}

/** Checks the review's sheets, or one file by the codebook of the studies (or by a codebook of its own, without a review). */
export async function validateFiles(
  effects: Effects,
  path: string | null,
  file: string | null,
  options: { readonly codebook: string | null; readonly sheet: string | null },
): Promise<{ findings: readonly Finding[]; summary: { rows: number; cells: number; errors: number; warnings: number } }> {
  if (file === null) {
    const open = await openReview(effects, path, { everySheet: true });
    return summed(open.findings, open.tables);
  }
  const source = await effects.source(file);
  if (source === null) throw new Fault('missing-file', `${file} does not exist`, 'check the path');
  const table = await ingest(source, options.sheet === null ? {} : { sheetName: options.sheet });
  if (options.codebook !== null) return summed(validate(table, await loadCodebook(effects, options.codebook, options.codebook)).findings, [table]);
  const review = await loadReview(effects, path);
  const codebook = await neededCodebook(review, review.studies);
  const unit = { name: review.value.unit?.name ?? 'study', key: review.value.unit?.key ?? null };
  return summed(validate(table, codebook, { unit, citation: citationFields(review, codebook) }).findings, [table]);
}

function summed(findings: readonly Finding[], tables: readonly Table[]) {
  const count = (severity: Finding['severity']): number => findings.filter(entry => entry.severity === severity).length;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const cells = tables.reduce((sum, table) => sum + table.rows * table.columns.length, 0);
  return { findings, summary: { rows, cells, errors: count('error'), warnings: count('warning') } };
}

/** A request for shares from what was typed. */
export function sharesRequest(
  fields: readonly string[],
  typed: { readonly by: readonly string[]; readonly where: string | null; readonly denominator: string | null; readonly ci: string | null; readonly level: string | null; readonly target: string | null; readonly studies: boolean },
): { requests: AnalysisRequest[]; target: string | null } {
  const level = typed.level === null ? 0.95 : Number(typed.level);
  if (Number.isNaN(level)) throw usageFault('level', `"${typed.level}" is no confidence level`, 'write e.g. --level 0.95');
  const ci = typed.ci === null ? null : { method: typed.ci, level };
  const request: AnalysisRequest = { analysis: 'shares', fields, by: typed.by, where: typed.where, denominator: typedDenominator(typed.denominator), ci, studies: typed.studies };
  // with subgroups, the whole stands beside them
  return { requests: typed.by.length > 0 ? [{ ...request, by: [] }, request] : [request], target: typed.target };
}

function typedDenominator(name: string | null): Denominator | null {
  if (name === null) return null;
  const names: readonly string[] = [...DENOMINATORS, 'responses'];
  if (names.includes(name)) return name as Denominator;
  const near = nearest(name, names)[0];
  throw usageFault('denominator', `"${name}" is no denominator${near === undefined ? '' : `; did you mean "${near}"?`}`, `the denominators are ${names.join(', ')}`);
}

/** The studies behind a proposition. */
export function explained(open: OpenReview, proposition: string, where: string | null): Explanation {
  return explain(open.studies.coded, proposition, where, citationFields(open.review, open.codebook));
}
