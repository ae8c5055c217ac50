import { fold } from '../../base/fold.ts';
import type { MissingState } from '../../model/state.ts';
import { missingState } from '../columns/missing-state.ts';
import { scaleOfWords } from '../columns/scale.ts';
import type { DraftCategory, DraftCodebook, DraftField, DraftMissing, InferNote } from '../draft.ts';
import { refusedCondition } from '../refused-condition.ts';
import { inFieldOrder } from '../write/field-order.ts';
import type { Applied } from './applied.ts';
import { applyCodebook } from './apply-codebook.ts';
import type { DictionaryReading } from './dictionary-format.ts';

export type { Applied } from './applied.ts';

/**
 * Lays a dictionary over a proposal: titles, definitions, labels and conditions come from the dictionary; columns and
 * missing tokens from the sheet. Codes that the sheet holds and the dictionary doesn't know stay, and are told.
 *
 * @param blank names of fields whose columns hold no value: what they are, the dictionary alone can say
 */
export function applyDictionary(
  proposed: DraftCodebook,
  reading: DictionaryReading,
  blank: ReadonlySet<string> = new Set(),
): Applied {
  if (reading.complete === true) return applyCodebook(proposed, reading, overlaidWith(proposed));
  const notes: InferNote[] = reading.unsaid.map(message => ({
    field: null,
    message: `dictionary: ${message}`,
    change: '',
  }));
  const byName = new Map<string, DraftField>();
  for (const field of reading.codebook.fields)
    for (const spelling of [field.name, ...(field.aliases ?? [])])
      if (!byName.has(fold(spelling))) byName.set(fold(spelling), field);
  for (const field of reading.codebook.fields)
    if (field.title !== undefined && !byName.has(fold(field.title))) byName.set(fold(field.title), field);
  const used = new Set<DraftField>();
  const known = new Set<string>();
  const fields = proposed.fields.map(field => {
    const spelling = [field.name, ...(field.aliases ?? []), ...(field.title === undefined ? [] : [field.title])].find(
      text => byName.has(fold(text)),
    );
    const entry = spelling === undefined ? undefined : byName.get(fold(spelling));
    if (entry === undefined || used.has(entry)) return field;
    used.add(entry);
    known.add(field.name);
    const laid = overlaid(field, entry, proposed.missingValues ?? [], notes);
    return inFieldOrder(blank.has(field.name) && field.columns === undefined ? typedBy(entry, laid) : laid);
  });
  const unused = reading.codebook.fields.filter(field => !used.has(field));
  if (unused.length > 0)
    notes.push({
      field: null,
      message: `the dictionary also describes ${unused
        .slice(0, 8)
        .map(field => `"${field.name}"`)
        .join(', ')}${unused.length > 8 ? ` and ${unused.length - 8} more` : ''}, which the sheet doesn't have`,
      change: 'check the spelling of the headers, or leave it',
    });
  const silent = fields.filter(field => !known.has(field.name)).map(field => field.name);
  if (silent.length > 0)
    notes.push({
      field: null,
      message: `the dictionary doesn't describe ${silent.slice(0, 8).join(', ')}${silent.length > 8 ? ` and ${silent.length - 8} more` : ''}; those columns were inferred`,
      change: '',
    });
  for (const field of fields) {
    if (field.appliesIf === undefined) continue;
    const refused = refusedCondition(fields, field.appliesIf);
    if (refused === null) continue;
    notes.push({
      field: field.name,
      message: `its condition "${field.appliesIf}" was left out: ${refused}`,
      change: '',
    });
    delete field.appliesIf;
  }
  const declared = declaredKey(reading.codebook.primaryKey, fields, notes);
  // a dictionary names the record; where the sheet has several rows of one, more columns tell them apart
  const primaryKey = isWithin(declared, proposed.primaryKey) ? proposed.primaryKey : declared;
  const { guess, ...rest } = proposed;
  const isOwn = JSON.stringify(primaryKey) === JSON.stringify(proposed.primaryKey);
  return {
    codebook: {
      ...rest,
      ...(guess === undefined || !isOwn ? {} : { guess }),
      ...(primaryKey === undefined ? {} : { primaryKey }),
      fields,
    },
    notes,
    known,
    renamed: new Map(),
  };
}

type Key = DraftCodebook['primaryKey'];

/** Whether a key is none, or part of another one. */
const isWithin = (key: Key, whole: Key): boolean =>
  key === undefined || (Array.isArray(whole) && [key].flat().every(name => whole.includes(name)));

/** A blank column has the type that the dictionary names; a list also its delimiter. */
const typedBy = ({ type, delimiter }: DraftField, laid: DraftField): DraftField =>
  type === undefined ? laid : { ...laid, type, ...(delimiter === undefined ? {} : { delimiter }) };

/** The key that a dictionary names, by the names of the sheet; undefined where it names none, or one that the sheet lacks. */
function declaredKey(said: Key, fields: readonly DraftField[], notes: InferNote[]): Key {
  if (said === undefined) return undefined;
  const named = [said].flat().map(name => ({
    name,
    field: fields.find(field => [field.name, ...(field.aliases ?? [])].some(text => fold(text) === fold(name))),
  }));
  const absent = named.filter(({ field }) => field === undefined).map(({ name }) => name);
  if (absent.length === 0 && named.length > 0) {
    const key = named.map(({ field }) => field!.name);
    return key.length === 1 ? key[0] : key;
  }
  notes.push({
    field: null,
    message: `the dictionary names ${absent.join(' and ')} as the key, which the sheet does not have; the key was inferred`,
    change: '',
  });
  return undefined;
}

const overlaidWith =
  (proposed: DraftCodebook) =>
  (field: DraftField, entry: DraftField, notes: InferNote[]): DraftField =>
    overlaid(field, entry, proposed.missingValues ?? [], notes);

function overlaid(
  field: DraftField,
  entry: DraftField,
  shared: readonly DraftMissing[],
  notes: InferNote[],
): DraftField {
  const {
    name: _,
    title,
    type,
    categories,
    columns,
    missingValues: __,
    delimiter: ___,
    aliases: ____,
    ...rest
  } = entry;
  const { categories: own, ...kept } = field;
  const result: DraftField = { ...kept, ...rest, name: field.name };
  if (title !== undefined) {
    if (field.title !== undefined && field.title !== title)
      result.aliases = [...new Set([...(field.aliases ?? []), field.title])];
    result.title = title;
  }
  if (
    type !== 'list' &&
    field.type !== 'list' &&
    categories === undefined &&
    type !== undefined &&
    own === undefined &&
    type !== 'string' &&
    fits(field.type, type)
  )
    result.type = type;
  if (field.type === 'list' && field.columns !== undefined && columns !== undefined) {
    // REDCap writes the codes into headers in lower case, with an underscore for every other mark
    const said = new Map(columns.map(column => [plainHeader(column.name), column]));
    const dictionaryCode = new Map(
      field.columns.map(({ name, value }) => [value, said.get(plainHeader(name))?.value ?? value]),
    );
    result.columns = field.columns.map(column => ({
      ...column,
      value: dictionaryCode.get(column.value) ?? column.value,
      // nobody may have written anything yet
      ...(said.get(plainHeader(column.name))?.text === true ? { text: true as const } : {}),
    }));
    const renamed = (own ?? []).map(category => ({
      ...category,
      value: dictionaryCode.get(category.value) ?? category.value,
    }));
    return withCategories(result, categories ?? [], renamed, shared, notes);
  }
  if (categories !== undefined) {
    if (type === 'list' && entry.delimiter !== undefined && field.columns === undefined) {
      result.type = 'list';
      result.delimiter = entry.delimiter;
    } else if (field.type !== 'list') result.type = 'string';
    delete result.decimalChar;
    // an order that was guessed from bare numbers stands only if the labels are a scale too
    if (entry.categoriesOrdered === undefined && !areScale(categories)) delete result.categoriesOrdered;
    // cells that were taken for single codes hold several of them
    const { delimiter } = result;
    const seen =
      result.type === 'list' && field.type !== 'list' && typeof delimiter === 'string'
        ? itemsIn(own ?? [], delimiter)
        : (own ?? []);
    return withCategories(result, categories, seen, shared, notes);
  }
  if (own !== undefined) result.categories = own;
  return result;
}

const itemsIn = (cells: readonly DraftCategory[], delimiter: string): DraftCategory[] =>
  [...new Set(cells.flatMap(({ value }) => value.split(delimiter).map(item => item.trim())))]
    .filter(item => item !== '')
    .map(value => ({ value }));

const plainHeader = (header: string): string => header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '_');

const areScale = (categories: readonly DraftCategory[]): boolean => {
  const labels = categories.map(category => category.label ?? category.value);
  return scaleOfWords(labels)?.order.every((label, at) => label === labels[at]) ?? false;
};

/** A type may be narrowed by a dictionary, never against what the cells hold. */
const fits = (seen: DraftField['type'], said: DraftField['type']): boolean =>
  seen === said ||
  (seen === 'integer' && (said === 'number' || said === 'year')) ||
  (seen === 'year' && said === 'integer');

function withCategories(
  field: DraftField,
  said: readonly DraftCategory[],
  seen: readonly DraftCategory[],
  shared: readonly DraftMissing[],
  notes: InferNote[],
): DraftField {
  const owner = new Map<string, DraftCategory>();
  const merged = said.map(category => ({ ...category }));
  for (const category of merged)
    for (const spelling of [category.value, category.label ?? category.value, ...(category.aliases ?? [])])
      owner.set(fold(spelling), category);
  // what the dictionary says of a code is stronger than what its number looks like
  const spoken = new Set(said.map(category => category.value));
  const stateOf = (category: DraftCategory): MissingState | null =>
    category.label === undefined ? null : missingState(category.label);
  const states = merged.flatMap((category): DraftMissing[] => {
    const state = stateOf(category);
    return state === null ? [] : [{ value: category.value, label: state }];
  });
  const seenMissing = field.missingValues ?? (states.length > 0 ? shared : []);
  const missing = [...seenMissing.filter(entry => !spoken.has(entry.value)), ...states];
  const isMissing = new Set(missing.map(entry => entry.value));
  const extra: DraftCategory[] = [];
  for (const category of seen) {
    const known = owner.get(fold(category.value));
    if (known === undefined) {
      if (!isMissing.has(category.value)) extra.push(category);
    } else {
      const aliases = (category.aliases ?? []).filter(alias => !owner.has(fold(alias)));
      if (aliases.length > 0) known.aliases = [...(known.aliases ?? []), ...aliases];
    }
  }
  if (extra.length > 0)
    notes.push({
      field: field.name,
      message: `${extra
        .slice(0, 5)
        .map(category => `"${category.value}"`)
        .join(
          ', ',
        )}${extra.length > 5 ? ` and ${extra.length - 5} more` : ''} ${extra.length === 1 ? 'occurs' : 'occur'} in the sheet, but not in the dictionary`,
      change: 'remove such a category to have its cells reported as errors',
    });
  const { missingValues, ...rest } = field;
  return {
    ...rest,
    ...(missing.length > 0 ? { missingValues: missing } : {}),
    categories: [...merged.filter(category => !isMissing.has(category.value)), ...extra],
  };
}
