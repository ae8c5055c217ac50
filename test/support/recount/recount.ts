import { parse } from 'yaml';
import type { Dialect } from './cells.ts';
import { type Answer, conditionOf, folded } from './condition.ts';
import { type Sheet, sheetOf } from './sheet.ts';

interface Missing {
  readonly value: string;
  readonly label: string;
}

interface Field {
  readonly name: string;
  readonly title?: string;
  readonly type: string;
  readonly aliases?: readonly string[];
  readonly delimiter?: string | readonly string[];
  readonly columns?: readonly { readonly name: string; readonly value: string; readonly text?: boolean }[];
  readonly checked?: readonly string[];
  readonly unchecked?: string;
  readonly categories?: readonly {
    readonly value: string;
    readonly label?: string;
    readonly aliases?: readonly string[];
  }[];
  readonly missingValues?: readonly Missing[];
  readonly appliesIf?: string;
  readonly guess?: Readonly<Record<string, string>>;
  readonly decimalChar?: string;
  readonly groupChar?: string;
  readonly bareNumber?: boolean;
  readonly format?: string;
}

interface Codebook {
  readonly fields: readonly Field[];
  readonly missingValues?: readonly Missing[];
  readonly primaryKey?: string | readonly string[];
}

interface Review {
  readonly studies?: string;
  readonly unit?: { readonly key?: string };
  readonly where?: string;
  readonly codings?: readonly { readonly from: Readonly<Record<string, unknown>> }[];
  readonly resources: readonly {
    readonly name: string;
    readonly path: string;
    readonly schema: string;
    readonly encoding?: string;
    readonly dialect?: Dialect;
  }[];
}

/** The counts of one field: codes, missing states, and numbers where it holds such. */
export interface Recounted {
  readonly field: string;
  readonly codes: Readonly<Record<string, number>>;
  readonly states: Readonly<Record<string, number>>;
  readonly numbers: readonly number[];
}

const NOT_CODED: Answer = { state: 'not_coded', codes: [] };
const INVALID: Answer = { state: 'invalid', codes: [] };
const coded = (...codes: readonly string[]): Answer => ({ state: 'coded', codes });
const EMPTY_BOX = new Set([
  '0',
  'no',
  'false',
  'unchecked',
  'n',
  'non',
  'nein',
  'não',
  'nao',
  '-',
  '',
  '☐',
  'off',
  'not selected',
  '否',
]);

/** Counts every field of a review that `init` has begun, from the bytes of its sheet and its declarations. */
export function recount(files: (path: string) => Uint8Array): Recounted[] {
  const text = (path: string): string => new TextDecoder().decode(files(path));
  const review = parse(text('review.yaml')) as Review;
  const resource = review.resources.find(({ name }) => name === review.studies) ?? review.resources[0]!;
  const codebook = parse(text(resource.schema)) as Codebook;
  const sheet = sheetOf(resource.path, files(resource.path), resource.dialect ?? {}, resource.encoding);
  const find = (name: string): Field =>
    codebook.fields.find(field => field.name === name) ??
    codebook.fields.find(field => [field.title, ...(field.aliases ?? [])].includes(name))!;
  const units = unitsOf(sheet, review, find);
  return codebook.fields.map(field => {
    const answers = units.map(unit => answerOf(field.name, unit, new Map()));
    const count = (list: readonly string[]): Record<string, number> => {
      const found: Record<string, number> = {};
      for (const entry of list) found[entry] = (found[entry] ?? 0) + 1;
      return found;
    };
    return {
      field: field.name,
      codes: count(answers.flatMap(({ codes }) => codes)),
      states: count(answers.map(({ state }) => state)),
      numbers: answers.flatMap(({ codes }) => codes.map(Number)),
    };
  });

  function answerOf(name: string, unit: readonly number[], known: Map<string, Answer>): Answer {
    const before = known.get(name);
    if (before !== undefined) return before;
    const field = find(name);
    const own = mergedAnswer(field, unit, sheet, codebook, review);
    known.set(name, own);
    if (field.appliesIf === undefined) return own;
    const holds = conditionOf(field.appliesIf)(other => answerOf(find(other).name, unit, known));
    const isGuess = field.guess?.['appliesIf'] !== undefined;
    const isFilled = own.state === 'coded' || own.state === 'invalid';
    const found =
      holds === false
        ? isFilled
          ? isGuess
            ? own
            : INVALID
          : { state: 'not_applicable', codes: [] }
        : holds === true && own.state === 'not_applicable' && !isGuess
          ? INVALID
          : own;
    known.set(name, found);
    return found;
  }
}

/** The rows of each study. */
function unitsOf(sheet: Sheet, review: Review, find: (name: string) => Field): number[][] {
  const key = review.unit?.key;
  const all = sheet.rows.map((_, row) => row);
  if (key === undefined || key === null) return all.map(row => [row]);
  const column = columnOf(sheet, find(key));
  const groups = new Map<string, number[]>();
  for (const row of all) {
    const text = sheet.rows[row]![column]!.trim();
    const name = text === '' ? `row ${row}` : folded(text).replace(/^0+(?=\d+$)/, '');
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups.values()];
}

const columnOf = (sheet: Sheet, field: Field): number => {
  const names = [field.name, ...(field.aliases ?? []), field.title ?? field.name];
  const places = [
    ...names.map(name => sheet.header.indexOf(name)),
    ...names.map(name => sheet.header.findIndex(header => folded(name) === folded(header))),
  ];
  return places.find(at => at >= 0) ?? -1;
};

/** What the rows of a study say together. */
function mergedAnswer(field: Field, unit: readonly number[], sheet: Sheet, codebook: Codebook, review: Review): Answer {
  const from = review.codings?.[0]?.from;
  const coder =
    from?.['column'] === undefined
      ? -1
      : sheet.header.findIndex(
          h =>
            folded(h) === folded(String(from['column']).replaceAll('_', ' ')) ||
            h === from['column'] ||
            folded(h) === folded(String(from['column'])),
        );
  const agreed = unit.filter(
    row =>
      coder >= 0 &&
      from?.['consensus'] !== undefined &&
      folded(sheet.rows[row]![coder]!) === folded(String(from['consensus'])),
  );
  const rows = agreed.length > 0 ? agreed : unit;
  const all = rows.map(row => answerIn(field, row, sheet, codebook));
  if (all.length === 1) return all[0]!;
  const keys = [codebook.primaryKey ?? []].flat();
  const ofCoders = coder >= 0 && agreed.length === 0;
  const key = (answer: Answer): string => JSON.stringify([answer.state, answer.codes]);
  const said = all.filter(({ state }) => state !== 'not_coded');
  const distinct = [...new Map(said.map(answer => [key(answer), answer])).values()];
  if (distinct.length === 0) return NOT_CODED;
  if (distinct.length === 1) return distinct[0]!;
  const filled = said.filter(({ state }) => state === 'coded');
  const union = (): Answer => coded(...new Set(filled.flatMap(({ codes }) => codes)));
  const isOpen = keys.length > 1 && field.categories === undefined;
  const isPart = keys.length > 1 && keys.includes(field.name) && field.name !== review.unit?.key;
  if ((isOpen || isPart) && ['string', 'date'].includes(field.type)) return filled.length === 0 ? INVALID : union();
  if (said.some(({ state }) => state === 'invalid') || ofCoders) return INVALID;
  if (field.type === 'list' && filled.length > 0) return union();
  return INVALID;
}

/** What one row says. */
function answerIn(field: Field, row: number, sheet: Sheet, codebook: Codebook): Answer {
  const cells = sheet.rows[row]!;
  const tokens = field.missingValues ?? codebook.missingValues ?? [];
  const missing = (text: string): string | undefined => {
    const found =
      tokens.find(({ value }) => String(value) === text) ??
      tokens.find(({ value }) => folded(String(value)) === folded(text));
    return found?.label;
  };
  if (field.columns !== undefined)
    return ticked(
      field,
      field.columns.map(({ name }) => cells[sheet.header.indexOf(name)]?.trim() ?? ''),
      missing,
    );
  const column = columnOf(sheet, field);
  const cell = column < 0 ? '' : cells[column]!.trim();
  if (cell === '') return NOT_CODED;
  const exact = tokens.find(({ value }) => String(value) === cell)?.label;
  if (exact !== undefined) return { state: exact, codes: [] };
  const code = codesOf(field);
  if (field.type === 'list') {
    const state = missing(cell);
    return state !== undefined ? { state, codes: [] } : listed(field, cell, code);
  }
  if (field.categories !== undefined) {
    const own = code(cell);
    if (own !== undefined) return coded(own);
    const state = missing(cell);
    return state === undefined ? INVALID : { state, codes: [] };
  }
  const state = missing(cell);
  if (state !== undefined) return { state, codes: [] };
  if (field.type === 'date') return day(field, cell);
  return ['integer', 'number', 'year'].includes(field.type) ? number(field, cell) : coded(cell);
}

/** The code behind a spelling. */
function codesOf({ categories = [] }: Field): (text: string) => string | undefined {
  const [exact, loose] = [new Map<string, string>(), new Map<string, string>()];
  for (const { value, label, aliases = [] } of categories)
    for (const spelling of [value, label, ...aliases]) {
      if (spelling === undefined) continue;
      if (!exact.has(String(spelling))) exact.set(String(spelling), String(value));
      if (!loose.has(folded(String(spelling)))) loose.set(folded(String(spelling)), String(value));
    }
  for (const { value } of categories) exact.set(String(value), String(value));
  return text => exact.get(text.trim()) ?? loose.get(folded(text));
}

/** The items of a cell: the longest run of parts that is an option is one. */
function listed(field: Field, cell: string, code: (text: string) => string | undefined): Answer {
  const marks = [field.delimiter ?? ';'].flat().toSorted((a, b) => b.length - a.length);
  const escaped = marks.map(mark =>
    mark === '\n' ? String.raw`\r?\n` : mark.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`),
  );
  const parts = cell.split(new RegExp(`(${escaped.join('|')})`));
  const found = new Set<string>();
  for (let i = 0; i < parts.length; ) {
    let end = parts.length % 2 === 1 ? parts.length : parts.length - 1;
    while (end > i && code(parts.slice(i, end).join('')) === undefined) end -= 2;
    if (end > i) {
      found.add(code(parts.slice(i, end).join(''))!);
      i = end + 1;
    } else {
      const part = parts[i]!.trim();
      if (part !== '' && field.categories !== undefined) return INVALID;
      if (part !== '') found.add(part);
      i += 2;
    }
  }
  return found.size === 0 ? NOT_CODED : coded(...[...found].sort());
}

/** Boxes, one column an option. */
function ticked(field: Field, cells: readonly string[], missing: (text: string) => string | undefined): Answer {
  const on = new Set((field.checked ?? ['1', 'x', 'true', 'checked']).map(folded));
  const options: string[] = [];
  const states: string[] = [];
  let filled = false;
  for (const [i, cell] of cells.entries()) {
    const { value, text } = field.columns![i]!;
    if (cell === '') continue;
    const state = missing(cell);
    if (state !== undefined && !(text === true)) states.push(state);
    else {
      filled = true;
      const own = missing(value);
      if (on.has(folded(cell)) || text === true) own === undefined ? options.push(value) : states.push(own);
      else if (!EMPTY_BOX.has(folded(cell))) return INVALID;
    }
  }
  if (options.length > 0) return coded(...[...new Set(options)].sort());
  if (states.length > 0) return { state: states[0]!, codes: [] };
  return filled || field.unchecked === 'none' ? coded() : NOT_CODED;
}

function number(field: Field, cell: string): Answer {
  const bare = field.bareNumber === false ? cell.replace(/^[^\d+\-.,<>≤≥~≈]+|[^\d.,]+$/g, '') : cell;
  const grouped = field.groupChar === undefined ? bare : bare.replaceAll(field.groupChar, '');
  const plain = field.decimalChar === ',' ? grouped.replace(',', '.') : grouped;
  const fits = field.type === 'number' ? /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i : /^[+-]?\d+$/;
  return fits.test(plain) ? coded(String(Number(plain))) : INVALID;
}

/** A day, as its format says where the parts stand. */
function day({ format }: Field, cell: string): Answer {
  if (format === undefined) return coded(cell);
  const parts: string[] = [];
  const pattern = format.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replace(/%([A-Za-z])/g, (_, part: string) => {
    parts.push(part);
    return part === 'Y'
      ? String.raw`(\d{4})`
      : part === 'p'
        ? '([AP]M)'
        : part === 'B'
          ? '([A-Za-z]+)'
          : String.raw`(\d{1,2})`;
  });
  const found = new RegExp(`^${pattern}$`, 'i').exec(cell);
  if (found === null) return INVALID;
  const value = (part: string): string => found[parts.indexOf(part) + 1] ?? '';
  const month = parts.includes('B') ? String(new Date(`${value('B')} 1, 2000 UTC`).getUTCMonth() + 1) : value('m');
  const year = parts.includes('Y') ? value('Y') : `20${value('y')}`;
  return coded(`${year}-${month.padStart(2, '0')}-${value('d').padStart(2, '0')}`);
}
