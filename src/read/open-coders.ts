import { append } from '../base/append.ts';
import type { Effects } from '../base/effects.ts';
import { usageFault } from '../base/fault.ts';
import { type Formatter, formatter } from '../base/formatter.ts';
import { stemOf } from '../base/paths.ts';
import { unknownWord } from '../base/unknown-word.ts';
import type { Wording } from '../base/wording.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Finding } from '../model/finding.ts';
import type { CoderTable, Material } from '../model/material.ts';
import { DECLARABLE_STATES, type MissingState } from '../model/state.ts';
import type { Table } from '../model/table.ts';
import { findReview, loadCodebook, loadReview, type Review } from '../review.ts';
import { findColumn } from '../validate/coders/find-column.ts';
import { openCodebook } from '../validate/coders/open-codebook.ts';
import { readTable, requireSource } from './coded-sheet.ts';
import { type CodersAsked, countedCoders } from './counted-coders.ts';
import { coderTable, distinctFindings } from './load-coders.ts';
import { readForReview } from './read-for-review.ts';
import { neededCodebook, type OpenReview, openSession } from './session.ts';
import { splitSheet } from './split-sheet.ts';

/** Coders' sheets that were named on the command line instead of in review.yaml. */
export interface CoderFileOptions {
  /** paths, or NAME=path; several, or one that holds several coders' codes */
  readonly files: readonly string[];
  readonly key: string | null;
  readonly codebook: string | null;
  readonly sheet: string | null;
  readonly column: string | null;
  readonly affix: string | null;
  readonly votes: string | null;
  readonly delimiter: string | null;
  readonly take: string | null;
  readonly consensus: string | null;
  readonly names: readonly string[];
  /** tokens for missing values, `NA=not_coded` */
  readonly missing: readonly string[];
  readonly fields: readonly string[];
}

/** Coders' codes, ready to be compared. */
export interface OpenCoders {
  readonly material: Material;
  readonly findings: readonly Finding[];
  readonly format: Formatter;
  /** null where only sheets were named */
  readonly review: OpenReview | null;
}

/**
 * The coders of a review, or of the sheets that were typed.
 *
 * @param counted what is compared, where counts of the coders' cells are enough; null where units are told by their keys
 */
export async function openCoders(
  effects: Effects,
  path: string | null,
  typed: CoderFileOptions | null,
  of: string | null = null,
  counted: CodersAsked | null = null,
): Promise<OpenCoders> {
  if (typed !== null) return typedCoders(effects, path, typed);
  const session = await openSession(effects, path);
  const read = counted === null || of !== null ? null : await countedCoders(session, counted);
  return openedCoders(read === null ? (await session.whole()).of(of) : await session.withCoders(read));
}

/** The coders of a review that is open. */
export function openedCoders(review: OpenReview): OpenCoders {
  const files = new Set(review.coders.map(({ coded }) => coded.table.file));
  return {
    material: review.material,
    findings: review.findings.filter(finding => files.has(finding.file)),
    format: review.format,
    review,
  };
}

const oneLayout = (door: Wording): string =>
  `name one of ${door.option('coderColumn')}, ${door.option('affix')} and ${door.option('votes')}`;

async function typedCoders(effects: Effects, path: string | null, typed: CoderFileOptions): Promise<OpenCoders> {
  const shared = [typed.column, typed.affix, typed.votes].filter(layout => layout !== null);
  if (shared.length > 1) throw usageFault('layout', 'a sheet has one layout', oneLayout);
  if (shared.length === 0 && typed.files.length < 2)
    throw usageFault(
      'coders',
      `agreement needs two sheets, not ${typed.files.length}`,
      door =>
        `write ${door.option('coders', 'a.csv b.csv')}; or, where one sheet holds all codes, add ${door.option('coderColumn')}, ${door.option('affix')} or ${door.option('votes')}`,
    );
  if (shared.length === 1 && typed.files.length !== 1)
    throw usageFault(
      'coders',
      'one sheet holds the codes of all coders here',
      door => `name one file: ${door.option('coders', 'sheet.csv')}`,
    );
  const review = await reviewOf(effects, path, typed);
  const chosen = typed.sheet === null ? {} : { sheetName: typed.sheet };
  const sheets: { coder: string; table: Table }[] = [];
  for (const entry of typed.files) {
    const [, name, file] = /^([^=/\\.]+)=(.+)$/.exec(entry) ?? [null, stemOf(entry), entry];
    const taken = sheets.some(sheet => sheet.coder === name);
    sheets.push({
      coder: taken ? `${name} ${sheets.length + 1}` : name!,
      table:
        review === null
          ? await readTable(await requireSource(effects, file!), chosen)
          : (await readForReview(effects, review, file!, chosen)).table,
    });
  }
  const tables = sheets.map(sheet => sheet.table);
  const codebook = await typedCodebook(effects, review, typed, tables);
  const findings: Finding[] = [];
  const coders: CoderTable[] = [];
  const unit = { name: 'unit', key: null };
  const add = (coder: string, table: Table, once?: ReadonlySet<string>): void => {
    const who = { stage: 'coding', coder, role: 'independent' };
    const made = coderTable(table, codebook, unit, who, 'partial', once);
    coders.push(made.coder);
    append(findings, made.findings);
  };
  let consensus: Material['coded'] | null = null;
  const only = tables[0]!;
  if (shared.length === 0) for (const { coder, table } of sheets) add(coder, table);
  else {
    const take = typed.take === null ? undefined : Number(typed.take);
    if (take !== undefined && !(Number.isInteger(take) && take >= 2))
      throw usageFault(
        'take',
        door => `${door.option('take', typed.take ?? '')} can't be used`,
        door => `write how many votes of a cell count, e.g. ${door.option('take', '2')}`,
      );
    const common = {
      ...(typed.names.length > 0 ? { coders: [...typed.names] } : {}),
      ...(typed.consensus === null ? {} : { consensus: typed.consensus }),
    };
    const split = splitSheet(
      only,
      codebook,
      typed.column !== null
        ? { column: typed.column, ...common }
        : typed.affix !== null
          ? { affix: typed.affix, ...common }
          : {
              votes: typed.votes!,
              ...(typed.delimiter === null ? {} : { delimiter: typed.delimiter }),
              ...(take === undefined ? {} : { take }),
            },
    );
    append(findings, split.findings);
    for (const sheet of split.sheets) add(sheet.coder, sheet.table, split.shared);
    if (split.consensus !== null)
      consensus = coderTable(split.consensus, codebook, unit, { stage: 'coding', coder: '', role: 'adjudicator' }).coder
        .coded;
  }
  const material: Material = {
    coded: consensus ?? coders[0]!.coded,
    coders,
    stages: [{ name: 'coding', sample: null, ratings: {}, consensus }],
    denominator: 'applicable',
    target: null,
  };
  return { material, findings: distinctFindings(findings), format: formatter(), review: null };
}

/** The review whose codebook and dialect the sheets are read by; null where the command line says enough without one. */
async function reviewOf(effects: Effects, path: string | null, typed: CoderFileOptions): Promise<Review | null> {
  if (path !== null) return typed.codebook === null ? loadReview(effects, path) : null;
  if (typed.codebook !== null || typed.key !== null) return null;
  const there = await findReview(effects, null).then(
    () => true,
    () => false,
  );
  return there ? loadReview(effects, null) : null;
}

/** The codebook that was named, else the review's where there is one and its key fits, else none: values as they are. */
async function typedCodebook(
  effects: Effects,
  review: Review | null,
  typed: CoderFileOptions,
  tables: readonly Table[],
): Promise<Codebook> {
  const keyed = (codebook: Codebook): Codebook => {
    const key = typed.key ?? codebook.primaryKey[0];
    if (key === undefined)
      throw usageFault(
        'key',
        `${codebook.file} names no primaryKey`,
        door => `add it, or name the column that joins the sheets with ${door.option('key')}`,
      );
    if (!codebook.fields.some(field => field.name === key))
      throw usageFault('key', `"${key}" is not a field of ${codebook.file}`, 'name the field that joins the sheets');
    return { ...codebook, primaryKey: [key] };
  };
  if (typed.codebook !== null) return keyed(await loadCodebook(effects, typed.codebook, typed.codebook));
  if (review !== null) return keyed(await neededCodebook(review, review.studies));
  if (typed.key === null)
    throw usageFault(
      'key',
      'the sheets are joined on a key, never on the order of rows',
      door => `name it: ${door.option('key', 'study_id')}`,
    );
  for (const table of tables) findColumn(table, typed.key, 'the key that joins the sheets');
  const names = typed.affix !== null || typed.votes !== null ? typed.fields : undefined;
  if (typed.affix !== null && typed.fields.length === 0)
    throw usageFault(
      'fields',
      'paired columns need the names of their fields',
      door => `name them: ${door.request('agreement', ['method', 'domain'], { affix: '{field}_{coder}' })}`,
    );
  if (typed.fields.length === 0)
    throw usageFault(
      'fields',
      'without a codebook it is not known which columns hold codes',
      door =>
        `name them: ${door.request('agreement', [tables[0]!.columns.map(column => column.header).find(header => header !== typed.key && header !== typed.column) ?? 'FIELD'])}; or name a codebook with ${door.option('codebook')}`,
    );
  return openCodebook(tables, typed.key, missingTokens(typed.missing), names ?? undefined);
}

function missingTokens(given: readonly string[]): Map<string, MissingState> {
  return new Map(
    given.map(entry => {
      const at = entry.lastIndexOf('=');
      const [token, state] = at < 0 ? [entry, 'not_coded'] : [entry.slice(0, at), entry.slice(at + 1)];
      if (!(DECLARABLE_STATES as readonly string[]).includes(state))
        throw unknownWord(state, DECLARABLE_STATES, 'missing state', 'missing');
      return [token, state as MissingState];
    }),
  );
}
