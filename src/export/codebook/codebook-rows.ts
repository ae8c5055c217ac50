import type { Codebook } from '../../model/codebook.ts';
import {
  CODEBOOK_SHEET_HEADERS,
  type CodebookSheetHeader,
  SHEET_ROW_TYPES,
  sheetLines,
} from '../../model/codebook-sheet.ts';
import { plainCodebook } from './plain-codebook.ts';

type Plain = Readonly<Record<string, unknown>>;
type Row = Partial<Record<CodebookSheetHeader, string>>;

/**
 * A codebook as rows: one for the codebook, one per field and one per category below it, one per rule and derived field.
 * Nothing is left out: what has no column of its own stands in `settings`, a line per key. init reads the rows back.
 */
export function codebookRows(codebook: Codebook): string[][] {
  const { fields, rules = [], derive = [], ...head } = plainCodebook(codebook);
  const rows: Row[] = [codebookRow(head)];
  for (const field of fields) rows.push(...fieldRows(field));
  for (const { name, assert, message, ...rest } of rules)
    rows.push({
      variable: text(name),
      type: SHEET_ROW_TYPES.rule,
      description: text(message),
      'applies if': text(assert),
      settings: settings(rest),
    });
  for (const { name, title, expression, categories, ...rest } of derive)
    rows.push(
      {
        variable: text(name),
        label: text(title),
        type: SHEET_ROW_TYPES.derived,
        'applies if': text(expression),
        settings: settings(rest),
      },
      ...categoryRows(text(name), categories),
    );
  return rows.map(row => CODEBOOK_SHEET_HEADERS.map(header => row[header] ?? ''));
}

function codebookRow({ title, missingValues, ...rest }: Plain): Row {
  return {
    variable: '(codebook)',
    label: text(title),
    type: SHEET_ROW_TYPES.codebook,
    'missing values': missing(missingValues),
    settings: settings(rest),
  };
}

function fieldRows(field: Plain): Row[] {
  const { name, title, description, group, type, categories, appliesIf, aliases, missingValues, ...rest } = field;
  return [
    {
      variable: text(name),
      label: text(title ?? name),
      group: text(group),
      type: text(type),
      description: text(description),
      'applies if': text(appliesIf),
      'missing values': missing(missingValues),
      'other spellings': lines(aliases),
      settings: settings(Array.isArray(categories) && categories.length === 0 ? { ...rest, categories } : rest),
    },
    ...categoryRows(text(name), categories),
  ];
}

const categoryRows = (variable: string, categories: unknown): Row[] =>
  ((categories ?? []) as readonly Plain[]).map(
    ({ value, label, description, aliases, parent, exclusive, when, ...rest }) => ({
      variable,
      value: text(value),
      'value label': text(label ?? value),
      description: text(description),
      'applies if': text(when),
      'other spellings': lines(aliases),
      parent: text(parent),
      exclusive: exclusive === true ? 'yes' : '',
      settings: settings(rest),
    }),
  );

const text = (value: unknown): string => (value === undefined ? '' : String(value));

const lines = (value: unknown): string => (value === undefined ? '' : sheetLines(value as readonly string[]));

const missing = (value: unknown): string =>
  lines(
    (value as readonly { value: string; label: string }[] | undefined)?.map(entry => `${entry.value} = ${entry.label}`),
  );

/** `key: JSON`, a line each. */
const settings = (rest: Plain): string =>
  Object.entries(rest)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n');
