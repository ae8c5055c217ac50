import type { MissingState } from '../model/state.ts';
import type { Table } from '../model/table.ts';
import { findCoderColumns } from './coders/coder-columns.ts';
import { findCoderRows } from './coders/coder-rows.ts';
import { codersAgainstRule } from './coders/coders-against-rule.ts';
import { codingsOf, withCodersCodes } from './coders/codings.ts';
import { givenFields } from './coders/given-fields.ts';
import { isCoderHeader, namesPersons } from './coders/is-coder-header.ts';
import { countingUnit } from './columns/counting-unit.ts';
import type { Claim, Sheet } from './columns/detector.ts';
import { dittoNote } from './columns/ditto-note.ts';
import { fieldName, Names } from './columns/field-name.ts';
import { findKey, headerlessKey } from './columns/find-key.ts';
import { findLongTable } from './columns/find-long-table.ts';
import { withoutLegend } from './columns/legend.ts';
import { hasDetail } from './columns/missing-state.ts';
import { type Profile, profileOf } from './columns/profile.ts';
import { resultsTable } from './columns/results-table.ts';
import { severalCodes } from './columns/several-codes.ts';
import { findSkipLogic } from './columns/skip-logic.ts';
import { withoutRowConditions } from './columns/without-row-conditions.ts';
import { DETECTORS } from './detectors/index.ts';
import { type Doubt, type DraftUnit, doubtAbout } from './doubt.ts';
import { blankDoubts } from './doubts/blank-doubts.ts';
import { checkboxDoubt } from './doubts/checkbox-doubt.ts';
import { coderDoubts } from './doubts/coder-doubts.ts';
import { listDoubt } from './doubts/list-doubt.ts';
import { notFinalDoubt } from './doubts/not-final-doubt.ts';
import { skipDoubt } from './doubts/skip-doubt.ts';
import { explainedDoubt, joinedDoubt, spellingDoubt } from './doubts/spelling-doubt.ts';
import { unitDoubt } from './doubts/unit-doubt.ts';
import type { DraftCodebook, DraftCoding, DraftField, DraftMissing, Guess, InferNote } from './draft.ts';
import { inFieldOrder } from './write/field-order.ts';

/** What a sheet seems to be: a codebook, how its rows are counted, and why. */
export interface Proposal {
  readonly codebook: DraftCodebook;
  readonly unit: DraftUnit;
  readonly codings: readonly DraftCoding[];
  readonly guesses: readonly Guess[];
  readonly notes: readonly InferNote[];
  /** why the rows seem to be results and not studies; null where nothing says so */
  readonly results: string | null;
  /** what could be declared otherwise, in the order of the sheet */
  readonly doubts: readonly Doubt[];
}

/**
 * Proposes a codebook for a sheet that has none:
 *
 * ```
 * Table ─profiles─detectors→ claims ─names, missing tokens→ fields ─key, coders, skip logic→ Proposal
 * ```
 *
 * Every column becomes part of a field; one without a header can't be named and is told in a note. Nothing is decided
 * in silence: each guess comes with its evidence, each doubt with the place where it is declared otherwise.
 *
 * @param studies the header of a column that is known to name studies, each in several rows
 */
export function infer(table: Table, studies: string | null = null): Proposal {
  const found = table.columns.map((_, index) => profileOf(table, index));
  const nameless = findKey(found) === null ? headerlessKey(found) : null;
  // the codebook calls it by its letter
  const profiles = found.map(entry =>
    entry.index === nameless ? { ...entry, header: `column ${entry.letter}` } : entry,
  );
  const notes: InferNote[] = [];
  const headers = numberedHeaders(profiles);
  const claimed = new Set<number>();
  for (const profile of profiles)
    if (profile.header === '') {
      claimed.add(profile.index);
      notes.push({
        field: null,
        message: `column ${profile.letter} has no header (first cells: ${profile.values
          .slice(0, 2)
          .map(([text]) => `"${text.slice(0, 30)}"`)
          .join(', ')}); its ${profile.coded} values are not read`,
        change: 'give it a header in the sheet and run init again',
      });
    }
  const coderRows = findCoderRows(profiles);
  const key = findKey(profiles);
  const repeated = coderRows === null ? findLongTable(profiles, key, studies) : null;
  const sheet: Sheet = {
    rows: table.rows,
    profiles,
    key: coderRows?.key ?? repeated?.key ?? key?.index ?? null,
    studies: repeated === null ? null : profiles[repeated.key]!,
    workbook: table.sheet !== null,
    isFree: index => !claimed.has(index),
    headerOf: index => headers[index] ?? '',
    rowNumber: row => table.at(row, null).row ?? row + 2,
  };
  const claims: { claim: Claim; detector: string }[] = [];
  for (const detector of DETECTORS.all)
    for (const claim of detector.detect(sheet)) {
      claims.push({ claim, detector: detector.name });
      for (const index of claim.columns) claimed.add(index);
    }
  claims.sort((a, b) => a.claim.columns[0]! - b.claim.columns[0]!);

  const coderColumns = coderRows === null ? findCoderColumns(profiles) : null;
  const stemOf = new Map(
    [...(coderColumns?.stems ?? [])].flatMap(([stem, { consensus }]) =>
      consensus === null ? [] : [[consensus, stem] as const],
    ),
  );
  const owned = new Set(
    [...(coderColumns?.stems.values() ?? [])].flatMap(({ coders, consensus }) => (consensus === null ? [] : coders)),
  );
  const names = new Names();
  const shared = sharedTokens(
    claims.map(entry => entry.claim),
    profiles,
  );
  const alike = countOf(profiles.map(profile => fieldName(profile.header)));
  const fieldOfColumn = new Map<number, string>();
  const guesses: Guess[] = [];
  const doubts: Doubt[] = [];
  const fields: DraftField[] = [];
  const named: Claim[] = [];
  for (const { claim: found, detector } of claims) {
    const first = found.columns[0]!;
    // what several coders wrote into columns of their own is one field, the consensus
    if (owned.has(first)) continue;
    const stem = stemOf.get(first);
    const whole = stem === undefined ? found : withCodersCodes(found, stem, coderColumns!, claims);
    // a key that stands once for every coder is still no list of codes
    const claim = first === coderRows?.key ? withoutCodes(whole) : whole;
    const single = claim.field.columns === undefined;
    const { header, legend, ditto } = profiles[first]!;
    const known = legend === null ? header : withoutLegend(header);
    const name = names.take(single ? nameOf(stem ?? known, alike) : claim.field.name);
    const beside = stem === undefined ? [] : (coderColumns?.stems.get(stem)?.coders ?? []);
    const field = finished(
      claim,
      name,
      single ? { header, key: headers[first]!, stem } : null,
      shared,
      profiles,
      beside,
    );
    if (first === coderRows?.coder) field.group = "Coders' columns";
    if (single && isCoderHeader(header) && namesPersons(profiles[first]!)) field['x-personal'] = true;
    for (const column of claim.columns) fieldOfColumn.set(column, name);
    fields.push(inFieldOrder(field));
    named.push({ ...claim, field });
    const missing = claim.columns.length === 1 ? [...(profiles[first]?.missing ?? [])] : [];
    guesses.push({
      name,
      headers: claim.columns.map(column => profiles[column]!.header),
      letters: claim.columns.map(column => profiles[column]!.letter),
      detector,
      evidence: claim.evidence,
      counts: claim.counts,
      missing: missing
        .filter(([value]) => !claim.notMissing?.has(value))
        .map(([value, { state, count }]) => ({ value, state, count })),
      blank: profiles[first]!.blank,
    });
    for (const note of claim.notes ?? []) notes.push({ field: name, ...note });
    if (ditto.size > 0) notes.push({ field: name, ...dittoNote(ditto) });
    const own = single ? listDoubt(claim, profiles[first]!) : checkboxDoubt(claim, sheet);
    for (const doubt of [...(claim.doubts ?? []), ...(own === null ? [] : [own])]) doubts.push(doubtAbout(name, doubt));
    doubts.push(...spellingDoubt(name, claim), ...joinedDoubt(name, claim), ...explainedDoubt(name, claim));
  }
  const rules = findSkipLogic(sheet, named, coderRows?.coder ?? null);
  for (const [name, rule] of rules) {
    const at = fields.findIndex(field => field.name === name);
    const claimAt = named.findIndex(claim => claim.field.name === name);
    const parent = named.find(claim => claim.field.name === rule.parent);
    const against =
      coderColumns === null || !rule.isProven
        ? null
        : codersAgainstRule(named[claimAt]!, parent, rule, coderColumns, profiles);
    doubts.push(skipDoubt(name, rule, against));
    if (!rule.isProven) continue;
    named[claimAt] = { ...named[claimAt]!, field: { ...named[claimAt]!.field, appliesIf: rule.expression } };
    fields[at] = inFieldOrder({ ...fields[at]!, appliesIf: rule.expression });
    guesses[at] = { ...guesses[at]!, evidence: [...guesses[at]!.evidence, `appliesIf: ${rule.evidence}`] };
  }
  for (const [name, doubt] of coderRows === null ? [] : givenFields(named, profiles, coderRows)) {
    const at = fields.findIndex(field => field.name === name);
    fields[at] = inFieldOrder({ ...fields[at]!, given: true });
    if (doubt !== null) doubts.push(doubtAbout(name, doubt));
  }
  const severalRows = coderRows ?? repeated;
  doubts.push(...blankDoubts(named, profiles, severalRows), ...coderDoubts(coderRows, coderColumns, profiles));
  const counted = countingUnit(profiles, fieldOfColumn, coderRows, { key, repeated }, notes);
  const asRows =
    counted.long === null || coderRows !== null ? new Map() : severalCodes(counted.long, profiles, named, fields);
  if (counted.long !== null && coderRows === null)
    withoutRowConditions(
      { fields, doubts, rules },
      new Set([...asRows.keys(), ...counted.long.parts.map(part => fieldOfColumn.get(part)!)]),
    );
  doubts.unshift(...unitDoubt(counted, asRows), ...notFinalDoubt(profiles, fieldOfColumn));
  const codings = codingsOf({ profiles, fieldOf: fieldOfColumn, coderRows, coderColumns, fields, headers, notes });
  // the consensus has no column that says who coded
  const cut = coderRows?.consensus == null ? null : fieldOfColumn.get(coderRows.coder);
  return {
    codebook: {
      version: '0.1',
      ...(counted.primaryKey.length === 0
        ? {}
        : { primaryKey: counted.primaryKey.length === 1 ? counted.primaryKey[0]! : [...counted.primaryKey] }),
      ...(shared.size > 0 ? { missingValues: asList(shared) } : {}),
      fields: fields.filter(field => field.name !== cut),
    },
    unit: counted.unit,
    codings,
    results: resultsTable(profiles),
    doubts: doubts.filter(doubt => doubt.field === null || doubt.field !== cut),
    guesses: guesses.filter(guess => guess.name !== cut),
    notes,
  };
}

/** `Modality [Video]` and `Modality [Telephone]` would both be called modality: then what stands in brackets tells them apart. */
function nameOf(header: string, alike: ReadonlyMap<string, number>): string {
  const name = fieldName(header);
  return (alike.get(name) ?? 0) > 1 ? fieldName(header.replace(/[[\]()]/g, ' ')) : name;
}

function countOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** A field whose values are no codes. */
function withoutCodes(claim: Claim): Claim {
  const { categories: _, ...field } = claim.field;
  return { ...claim, field, evidence: ['it tells the studies apart'], notes: [] };
}

/** The second column of a name is "name (2)" in a codebook. */
function numberedHeaders(profiles: readonly Profile[]): string[] {
  const seen = new Map<string, number>();
  return profiles.map(({ header }) => {
    const count = (seen.get(header) ?? 0) + 1;
    seen.set(header, count);
    return count === 1 ? header : `${header} (${count})`;
  });
}

const asList = (tokens: ReadonlyMap<string, MissingState>): DraftMissing[] =>
  [...tokens].map(([value, label]) => ({ value, label }));

/** Tokens that hold for the whole codebook: all that were seen and have no reason behind them. */
function sharedTokens(claims: readonly Claim[], profiles: readonly Profile[]): Map<string, MissingState> {
  const seen = new Map<string, MissingState>();
  for (const claim of claims)
    for (const column of claim.columns)
      for (const [text, { state }] of profiles[column]!.missing)
        if (!hasDetail(text) && !claim.notMissing?.has(text)) seen.set(text, state);
  return new Map([...seen].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function finished(
  claim: Claim,
  name: string,
  header: { header: string; key: string; stem: string | undefined } | null,
  shared: ReadonlyMap<string, MissingState>,
  profiles: readonly Profile[],
  /** coders' columns beside the consensus */
  beside: readonly number[],
): DraftField {
  const field: DraftField = { ...claim.field, name };
  if (header !== null) {
    const { legend } = profiles[claim.columns[0]!]!;
    const title = header.stem ?? (legend === null ? header.header : withoutLegend(header.header));
    if (legend !== null && field.categories !== undefined)
      field.categories = field.categories.map(category =>
        legend.has(category.value) ? { ...category, label: legend.get(category.value)! } : category,
      );
    if (title !== name) field.title = title;
    const aliases = [...new Set([header.key, title])].filter(
      alias => alias !== name && (alias === header.key || alias === header.stem),
    );
    if (aliases.length > 0) field.aliases = aliases;
  }
  const own = new Map<string, MissingState>(claim.extraMissing ?? []);
  for (const column of [...claim.columns, ...beside])
    for (const [text, { state }] of profiles[column]!.missing)
      if (hasDetail(text) && !claim.notMissing?.has(text)) own.set(text, state);
  const codes = new Set(field.categories?.flatMap(category => [category.value, ...(category.aliases ?? [])]) ?? []);
  // a token that is a value here (NA for Namibia, an item of a list) must not be one for this field
  const values = new Set([
    ...profiles[claim.columns[0]!]!.values.map(([text]) => text),
    ...(claim.notMissing ?? []),
    ...codes,
  ]);
  const clash = [...shared.keys()].some(token => values.has(token));
  if (own.size > 0 || clash)
    field.missingValues = asList(new Map([...[...shared].filter(([token]) => !values.has(token)), ...own]));
  return inFieldOrder(field);
}
