import { defined } from '../base/defined.ts';
import type { Effects } from '../base/effects.ts';
import { Fault } from '../base/fault.ts';
import { type Formatter, formatter } from '../base/format-number.ts';
import { nearest } from '../base/nearest.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Finding } from '../model/finding.ts';
import type { Flow } from '../model/flow.ts';
import { guessFindings } from '../model/guess-findings.ts';
import type { CoderTable, Material } from '../model/material.ts';
import type { Table } from '../model/table.ts';
import { type Words, wordsOf } from '../model/words.ts';
import { loadReview, type Resource, type Review, reviewGuesses } from '../review.ts';
import { withDerivedColumns } from '../tabulate/data/derived-columns.ts';
import type { Citation } from '../validate/rule.ts';
import { compareFindings } from '../validate/sort-findings.ts';

import { type Unit, type Validated, validate } from '../validate/validate.ts';
import { readResource } from './coded-sheet.ts';
import { unitOf } from './counting-unit.ts';
import { consensusSheet, distinctFindings, readCoders } from './load-coders.ts';
import { flowOf } from './load-flow.ts';
import { verificationOf } from './load-verification.ts';
import { anchoredUnits } from './suggestion-log.ts';

/** A review whose data have been read and checked. */
export interface OpenReview {
  readonly review: Review;
  readonly codebook: Codebook;
  readonly unit: Unit;
  readonly studies: Validated;
  readonly coders: readonly CoderTable[];
  /** of every sheet, sorted by address */
  readonly findings: readonly Finding[];
  readonly material: Material;
  /** every sheet that was read */
  readonly tables: readonly Table[];
  /** the counts of the flow diagram; null where the review declares none, or not every sheet was read */
  readonly flow: Flow | null;
  readonly words: Words;
  readonly format: Formatter;
}

/** Loads a review, reads and checks its studies, and (where asked) every other sheet: the coders' and those with a codebook of their own. */
export async function openReview(
  effects: Effects,
  path: string | null,
  { everySheet = false } = {},
): Promise<OpenReview> {
  const review = await loadReview(effects, path);
  const codebook = await neededCodebook(review, review.studies);
  const citation = citationFields(review, codebook);
  const { unit, findings: ofReports, table: reportTable } = await unitOf(review);
  requireKey(review, unit, codebook);
  const sheets = new Map<string, Promise<Table>>();
  const read = (resource: Resource): Promise<Table> => {
    const reading = sheets.get(resource.name) ?? readResource(review, resource);
    sheets.set(resource.name, reading);
    return reading;
  };
  const checked = validate(consensusSheet(review, await read(review.studies), codebook), codebook, {
    unit,
    citation,
    fieldsMatch: review.studies.fieldsMatch ?? 'partial',
  });
  const studies = { ...checked, coded: withDerivedColumns(checked.coded) };
  let findings = [...ofReports, ...studies.findings];
  const tables = [studies.coded.table, ...(reportTable === null ? [] : [reportTable])];
  let coders: readonly CoderTable[] = [];
  let stages: Material['stages'] = [];
  let flow: Flow | null = null;
  const verified = everySheet ? await verificationOf(review, codebook) : null;
  if (verified !== null) {
    findings.push(...verified.findings);
    tables.push(verified.table);
  }
  const done = new Set([review.studies.name]);
  if (everySheet) {
    const found = await readCoders(review, unit, studies.coded, read, resource => neededCodebook(review, resource));
    ({ coders, stages } = found);
    findings.push(...found.findings);
    tables.push(...found.tables);
    for (const name of found.resources) done.add(name);
    const counts = await flowOf(review, unit.name, studies.coded.units, read);
    if (counts !== null) {
      flow = counts.flow;
      findings.push(...counts.findings);
      tables.push(...counts.tables);
      for (const name of counts.resources) done.add(name);
    }
    // coders who share a sheet share its cells
    if (found.shared) findings = distinctFindings(findings);
    for (const resource of review.value.resources) {
      if (done.has(resource.name)) continue;
      const own = await review.codebook(resource);
      if (own === null) continue;
      const table = await read(resource);
      tables.push(table);
      findings.push(
        ...validate(table, own, { unit: { name: 'row', key: null }, fieldsMatch: resource.fieldsMatch ?? 'partial' })
          .findings,
      );
    }
  }
  const guesses = reviewGuesses(review);
  findings.push(...guessFindings([...guesses, ...codebook.guesses]));
  findings.sort(compareFindings);
  const material: Material = {
    coded: studies.coded,
    coders,
    stages,
    denominator: review.value.denominator ?? 'applicable',
    target: review.value.target ?? null,
    searched: review.value.searched ?? null,
    verification: verified?.sample ?? null,
    flow,
    guesses,
    anchored: everySheet ? await anchoredUnits(effects, review) : new Map(),
  };
  const format = formatter(defined(review.value.numbers ?? {}));
  return {
    review,
    codebook,
    unit,
    studies,
    coders,
    findings,
    material,
    tables,
    flow,
    words: wordsOf(studies.coded),
    format,
  };
}

/** A key that no field has would make every row a unit, silently; with a table of reports the key may stand there alone. */
function requireKey(review: Review, { key, reports = null }: Unit, codebook: Codebook): void {
  if (key === null || reports !== null || codebook.fields.some(field => field.name === key)) return;
  const names = codebook.fields.map(field => field.name);
  const near = nearest(key, names)[0];
  throw new Fault(
    'unit-key',
    `${review.declaration.file}: the key of the unit, "${key}", is no field of ${codebook.file}${near === undefined ? '' : `; did you mean "${near}"?`}`,
    'name the field that says which unit a row belongs to, or a table of reports (`unit: { reports: … }`)',
  );
}

/** The codebook of a resource; without one nothing can be checked. */
export async function neededCodebook(review: Review, resource: Resource): Promise<Codebook> {
  const codebook = await review.codebook(resource);
  if (codebook !== null) return codebook;
  throw new Fault(
    'no-codebook',
    `${review.declaration.file}: the resource "${resource.name}" has no codebook`,
    'add `schema: codebook/….yaml` to it',
  );
}

/** Which fields hold the parts of a citation: declared, else by the names that most sheets use. */
export const citationFields = (review: Review, codebook: Codebook): Citation =>
  citationOf(codebook, review.value.citation);

/** The same without a review: by the names alone. */
export function citationOf(codebook: Codebook, declared: Review['value']['citation'] = undefined): Citation {
  const pick = (given: string | undefined, names: readonly string[]): string | null =>
    given ?? names.find(name => codebook.fields.some(field => field.name === name)) ?? null;
  return {
    author: pick(declared?.author, ['first_author', 'author', 'authors']),
    year: pick(declared?.year, ['year', 'publication_year', 'pub_year']),
    title: pick(declared?.title, ['title', 'study_title', 'article_title']),
    identifier: pick(declared?.identifier, ['doi', 'identifier', 'DOI']),
  };
}
