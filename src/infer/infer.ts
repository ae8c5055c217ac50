import type { MissingState } from '../model/state.ts';
import type { Table } from '../model/table.ts';
import { type CoderColumns, findCoderColumns } from './coder-columns.ts';
import { type CoderRows, findCoderRows } from './coder-rows.ts';
import type { Claim, Sheet } from './detector.ts';
import { DETECTORS } from './detectors/index.ts';
import type { DraftCodebook, DraftField, DraftMissing, Guess, InferNote } from './draft.ts';
import { fieldName, Names } from './field-name.ts';
import { findKey } from './key.ts';
import { hasDetail } from './missing-tokens.ts';
import { type Profile, profileOf } from './profile.ts';
import { findSkipLogic } from './skip-logic.ts';
import { findSplit } from './split-labels.ts';

/** Where the coders' codes come from, as review.yaml's `codings` has it. */
export interface DraftCoding {
  readonly name: string;
  readonly from:
    | { readonly column: string; readonly consensus?: string }
    | { readonly affix: string; readonly coders: readonly string[]; readonly consensus?: string }
    | { readonly votes: string; readonly delimiter: string; readonly take: number };
}

/** What a sheet seems to be: a codebook, how its rows are counted, and why. */
export interface Proposal {
  readonly codebook: DraftCodebook;
  readonly unit: { readonly name: string; readonly key: string | null };
  readonly codings: readonly DraftCoding[];
  readonly guesses: readonly Guess[];
  readonly notes: readonly InferNote[];
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
 */
export function infer(table: Table): Proposal {
  const profiles = table.columns.map((_, index) => profileOf(table, index));
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
  const sheet: Sheet = {
    rows: table.rows,
    profiles,
    isFree: index => !claimed.has(index),
    headerOf: index => headers[index] ?? '',
  };
  const claims: { claim: Claim; detector: string }[] = [];
  for (const detector of DETECTORS.all)
    for (const claim of detector.detect(sheet)) {
      claims.push({ claim, detector: detector.name });
      for (const index of claim.columns) claimed.add(index);
    }
  claims.sort((a, b) => a.claim.columns[0]! - b.claim.columns[0]!);

  const coderRows = findCoderRows(profiles);
  const coderColumns = coderRows === null ? findCoderColumns(profiles) : null;
  const stemOf = new Map(
    [...(coderColumns?.stems ?? [])].flatMap(([stem, { consensus }]) =>
      consensus === null ? [] : [[consensus, stem] as const],
    ),
  );
  const names = new Names();
  const shared = sharedTokens(
    claims.map(entry => entry.claim),
    profiles,
  );
  const fieldOfColumn = new Map<number, string>();
  const guesses: Guess[] = [];
  const fields: DraftField[] = [];
  const named: Claim[] = [];
  for (const { claim, detector } of claims) {
    const first = claim.columns[0]!;
    const single = claim.field.columns === undefined;
    const header = profiles[first]!.header;
    const name = names.take(single ? fieldName(stemOf.get(first) ?? header) : claim.field.name);
    const field = finished(claim, name, single ? { header, key: headers[first]! } : null, shared, profiles);
    for (const column of claim.columns) fieldOfColumn.set(column, name);
    fields.push(field);
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
  }
  for (const [name, rule] of findSkipLogic(sheet, named)) {
    const at = fields.findIndex(field => field.name === name);
    fields[at] = ordered({ ...fields[at]!, appliesIf: rule.expression });
    guesses[at] = { ...guesses[at]!, evidence: [...guesses[at]!.evidence, `appliesIf: ${rule.evidence}`] };
  }
  const counted = howCounted(profiles, fieldOfColumn, coderRows, notes);
  const codings = codingsOf(profiles, fieldOfColumn, coderRows, coderColumns, fields, headers, notes);
  return {
    codebook: {
      version: '0.1',
      ...(counted.primaryKey.length === 0
        ? {}
        : { primaryKey: counted.primaryKey.length === 1 ? counted.primaryKey[0]! : counted.primaryKey }),
      ...(shared.size > 0 ? { missingValues: asList(shared) } : {}),
      fields,
    },
    unit: counted.unit,
    codings,
    guesses,
    notes,
  };
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
  header: { header: string; key: string } | null,
  shared: ReadonlyMap<string, MissingState>,
  profiles: readonly Profile[],
): DraftField {
  const field: DraftField = { ...claim.field, name };
  if (header !== null) {
    if (header.header !== name) field.title = header.header;
    if (header.key !== name) field.aliases = [header.key];
  }
  const own = new Map<string, MissingState>(claim.extraMissing ?? []);
  for (const column of claim.columns)
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
  return ordered(field);
}

const ORDER = [
  'name',
  'title',
  'description',
  'group',
  'type',
  'x-personal',
  'delimiter',
  'columns',
  'checked',
  'unchecked',
  'decimalChar',
  'appliesIf',
  'aliases',
  'missingValues',
  'categories',
];

/** Keys in the order in which people read them. */
const ordered = (field: DraftField): DraftField =>
  Object.fromEntries(
    Object.entries(field).sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b)),
  ) as unknown as DraftField;

function howCounted(
  profiles: readonly Profile[],
  fieldOf: ReadonlyMap<number, string>,
  coderRows: CoderRows | null,
  notes: InferNote[],
): { primaryKey: string[]; unit: { name: string; key: string | null } } {
  if (coderRows !== null) {
    const [key, coder] = [fieldOf.get(coderRows.key)!, fieldOf.get(coderRows.coder)!];
    const found = `the sheet has a row per coder: ${coderRows.evidence}`;
    if (coderRows.consensus !== null) {
      notes.push({
        field: coder,
        message: `${found}. Rows of "${coderRows.consensus}" are the consensus and are counted`,
        change: 'see `codings:` in review.yaml',
      });
      return { primaryKey: [key], unit: { name: 'study', key } };
    }
    notes.push({
      field: coder,
      message: `${found}. None of them is a consensus, so rows are counted, not studies`,
      change: 'add consensus rows and name them in `codings:` (`consensus:`), or reconcile the coders first',
    });
    return { primaryKey: [], unit: { name: 'row', key: null } };
  }
  const key = findKey(profiles);
  if (key === null) {
    notes.push({
      field: null,
      message: 'no column tells the rows apart, so each row is counted as a study of its own',
      change: 'add a column with an id to the sheet, and name it as `primaryKey:` in the codebook',
    });
    return { primaryKey: [], unit: { name: 'study', key: null } };
  }
  const name = fieldOf.get(key.index)!;
  notes.push({
    field: name,
    message: `this is the key: ${key.evidence}`,
    change: 'name another field as `primaryKey:` in the codebook and `unit.key` in review.yaml',
  });
  return { primaryKey: [name], unit: { name: 'study', key: name } };
}

function codingsOf(
  profiles: readonly Profile[],
  fieldOf: ReadonlyMap<number, string>,
  coderRows: CoderRows | null,
  coderColumns: CoderColumns | null,
  fields: DraftField[],
  headers: readonly string[],
  notes: InferNote[],
): DraftCoding[] {
  if (coderRows !== null)
    return [
      {
        name: 'charting',
        from: {
          column: headers[coderRows.coder]!,
          ...(coderRows.consensus === null ? {} : { consensus: coderRows.consensus }),
        },
      },
    ];
  const codings: DraftCoding[] = [];
  if (coderColumns !== null) {
    const { affix, coders, consensus, stems, evidence } = coderColumns;
    codings.push({ name: 'charting', from: { affix, coders, ...(consensus === null ? {} : { consensus }) } });
    notes.push({
      field: null,
      message: `two coders side by side: ${evidence} (${[...stems.keys()].slice(0, 4).join(', ')}${stems.size > 4 ? ` and ${stems.size - 4} more` : ''})`,
      change: 'see `codings:` in review.yaml',
    });
    for (const { coders: columns } of stems.values())
      for (const column of columns) {
        const field = fields.find(entry => entry.name === fieldOf.get(column));
        if (field) field.group = "Coders' columns";
      }
  }
  for (const profile of profiles) {
    const split = profile.paged ? null : findSplit(profile);
    if (split === null || split.repeated < split.several * 0.2 || split.counts.size > 12) continue;
    const field = fieldOf.get(profile.index);
    if (field === undefined) continue;
    codings.push({ name: `votes_${field}`, from: { votes: field, delimiter: split.delimiter, take: 2 } });
    notes.push({
      field,
      message: `the same word stands twice in ${split.repeated} cells: these are votes of several people, not several codes; cells are counted as they stand`,
      change: 'see `codings:` in review.yaml (`take: 2` compares the first two votes)',
    });
  }
  return codings;
}
