import { fold } from '../../base/fold.ts';
import type { DraftCodebook, DraftField, InferNote } from '../draft.ts';
import { inFieldOrder } from '../write/field-order.ts';
import type { Applied } from './applied.ts';
import type { DictionaryReading } from './dictionary-format.ts';

type Overlay = (field: DraftField, entry: DraftField, notes: InferNote[]) => DraftField;

/**
 * Takes over a codebook that scopebook wrote, whole: its fields, rules, derived fields and missing values stand as
 * declared. Columns that it doesn't describe keep what was inferred.
 *
 * @param overlay for a field whose sheet has another layout (one column per option): the layout comes from the sheet
 */
export function applyCodebook(proposed: DraftCodebook, reading: DictionaryReading, overlay: Overlay): Applied {
  const notes: InferNote[] = reading.unsaid.map(message => ({
    field: null,
    message: `dictionary: ${message}`,
    change: '',
  }));
  const { fields: entries, ...head } = reading.codebook;
  const known = new Set<string>();
  const renamed = new Map<string, string>();
  const left = new Set(proposed.fields);
  const shared = head.missingValues;
  const absent: string[] = [];
  const fields = entries.map(entry => {
    const named = [...left].filter(field => describes(withoutTitle(entry), field));
    const found =
      named.length > 0
        ? named
        : [...left]
            .filter(field => describes(entry, field) && !entries.some(other => describes(withoutTitle(other), field)))
            .slice(0, 1);
    for (const field of found) {
      left.delete(field);
      known.add(field.name);
      if (field.name !== entry.name) renamed.set(field.name, entry.name);
    }
    known.add(entry.name);
    const [field] = found;
    if (field === undefined) {
      absent.push(entry.name);
      return entry;
    }
    if ((field.columns === undefined) === (entry.columns === undefined) || found.length > 1)
      return withHeader(entry, field);
    const { columns: _, delimiter: __, ...rest } = entry;
    const laid = overlay(field, rest, notes);
    return inFieldOrder({
      ...laid,
      name: entry.name,
      ...(entry.missingValues === undefined ? {} : { missingValues: entry.missingValues }),
      ...(entry.aliases === undefined ? {} : { aliases: [...new Set([...(laid.aliases ?? []), ...entry.aliases])] }),
    });
  });
  if (absent.length > 0)
    notes.push({
      field: null,
      message: `the codebook also describes ${listed(absent)}, which the sheet doesn't have`,
      change: 'check the spelling of the headers, or remove the field from the codebook',
    });
  // the codebook's missing values must not change what was inferred for the columns that it doesn't describe
  const others = [...left].map(field =>
    field.missingValues === undefined && proposed.missingValues !== undefined && proposed.missingValues !== shared
      ? inFieldOrder({ ...field, missingValues: proposed.missingValues })
      : field,
  );
  if (others.length > 0)
    notes.push({
      field: null,
      message: `the codebook doesn't describe ${listed(others.map(field => field.name))}; those columns were inferred`,
      change: '',
    });
  const { missingValues: _, guess, ...rest } = proposed;
  const { primaryKey } = rest;
  const key = primaryKey === undefined ? undefined : [primaryKey].flat().map(name => renamed.get(name) ?? name);
  return {
    codebook: {
      ...rest,
      ...(guess === undefined || head.primaryKey !== undefined ? {} : { guess }),
      ...(key === undefined ? {} : { primaryKey: key.length === 1 ? key[0]! : key }),
      ...head,
      fields: [...fields, ...others],
    },
    notes,
    known,
    renamed,
  };
}

const headersOf = (field: DraftField): string[] =>
  [
    field.name,
    ...(field.title === undefined ? [] : [field.title]),
    ...(field.aliases ?? []),
    ...(field.columns ?? []).map(column => column.name),
  ].map(fold);

const describes = (entry: DraftField, field: DraftField): boolean => {
  const headers = headersOf(field);
  return headersOf(entry).some(header => headers.includes(header));
};

const withoutTitle = ({ title: _, ...entry }: DraftField): DraftField => entry;

/** The entry, with the sheet's header among its aliases where it is found by its title alone. */
function withHeader(entry: DraftField, field: DraftField): DraftField {
  if (describes(withoutTitle(entry), field)) return entry;
  const header = [field.title ?? field.name, ...(field.aliases ?? [])];
  return inFieldOrder({ ...entry, aliases: [...new Set([...(entry.aliases ?? []), ...header])] });
}

const listed = (names: readonly string[]): string =>
  `${names
    .slice(0, 8)
    .map(name => `"${name}"`)
    .join(', ')}${names.length > 8 ? ` and ${names.length - 8} more` : ''}`;
