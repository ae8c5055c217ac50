import { fold } from '../../base/fold.ts';
import type { Table } from '../../model/table.ts';
import { missingState } from '../columns/missing-state.ts';
import { range } from './find-header.ts';

/** Rows of the table that hold no study, and the texts by which they are known wherever later studies move them. */
export interface SkippedRows {
  /** first filled cell of each */
  readonly texts: readonly string[];
  /** rows of the table */
  readonly rows: readonly number[];
  /** those of them that repeat the whole header, about which there is no doubt */
  readonly sure: number;
  /** what they are, for a message */
  readonly evidence: readonly string[];
  /** rows that repeat the header under a first cell of their own, which names no row wherever studies are added: nobody can leave them out */
  readonly echoes: readonly number[];
  /** where a second table begins, with a title that says that its rows are not counted ("Excluded studies"); null: nowhere */
  readonly second: number | null;
}

const NUMBER = /^[<>~≈]?\s*[+-]?\d[\d.,\s]*%?$/;
const FORMAT =
  /^(free ?text|text|open( text)?|string|yyyy|[dmy]{1,4}([./-][dmy]{1,4}){1,2}|number|numeric|integer|date|select (one|all.*)|choose .*|tick .*|drop ?down|multiple choice|required|optional|e\.g\..*|freitext|zahl|datum|texte libre|nombre|texto libre|número)$/i;
const UNIT =
  /^[([].{1,24}[)\]]$|^(years?|months?|weeks?|days?|hours?|min(utes)?|%|n|kg|mg|cm|mm|ml|jahre|wochen|tage|ans|mois|años|anos|meses)$/i;
const OUTSIDE =
  /\b(exclu|not included|not eligible|ongoing|awaiting|unpublished|ausgeschlossen|nicht eingeschlossen|rejected|background|descartad|wyklucz|odrzucon|vyřazen|vyloučen)|排除/i;
/** A heading of rows that were excluded; an exclusion criterion or reason is none. */
const EXCLUDED =
  /^\P{L}{0,3}(\p{L}+ ){0,3}(exclu|not (included|eligible)|ausgeschlossen|nicht eingeschlossen|rejected|descartad|wyklucz|odrzucon|vyřazen|vyloučen|排除)(?!sion|si[oó]n|são)/iu;
/** A first row that shows coders how to fill in the others. */
const EXAMPLE =
  /^[([*]?(e\.\s?g\.|ex\.|z\.\s?b\.|p\.\s?ex\.|p\.\s?ej\.|例|示例|test(ing)?( row| entry| study)?[)\]]?$|((for )?example|sample (row|entry|study)|dummy|beispiel|exemple|(por )?ejemplo|exemplo|przykład|příklad)(?!\p{L}))/iu;
const MIN_ROWS = 5;
const LOOKED_AT = 400;

/**
 * Rows that hold no study: the header again (as on each page of a print), instructions, definitions or units below the
 * header, and headings of sections. Their first filled cell must be unlike that of every other row.
 */
export function findSkippedRows(table: Table, header: number, first: number, last: number): SkippedRows {
  const columns = range(first, last);
  const cell = (row: number, column: number): string => table.columns[column]?.value(row).trim() ?? '';
  const lead = (row: number): string => columns.map(column => cell(row, column)).find(text => text !== '') ?? '';
  const all = range(header + 1, table.rows - 1);
  if (all.length < MIN_ROWS || columns.length < 2)
    return { texts: [], rows: [], sure: 0, evidence: [], echoes: [], second: null };
  const heads = columns.map(column => cell(header, column));
  const folded = heads.map(fold);
  const equalIn = all.map(
    row => columns.filter((column, i) => heads[i] !== '' && fold(cell(row, column)) === folded[i]).length,
  );
  const repeated = all.filter((row, at) => {
    const equal = equalIn[at]!;
    // a tick may repeat its header, a study's name does not
    const named = columns.find((_, i) => heads[i] !== '');
    const isNamed = named !== undefined && fold(cell(row, named)) === fold(cell(header, named));
    return isNamed && equal >= 2 && equal >= heads.filter(text => text !== '').length * 0.66;
  });
  const echoes = all.filter((row, at) => equalIn[at]! >= Math.max(3, heads.length * 0.5) && !repeated.includes(row));
  const titled = repeated.map(row => row - 1).find(row => row > header && isOutside(row)) ?? null;
  const headings = findSections(titled === null ? all : all.filter(row => row < titled));
  const second = titled ?? excludedBelow(headings);
  const body = all.filter(row => second === null || row < second);
  const again = repeated.filter(row => second === null || row < second);
  const guide: number[] = [];
  while (guide.length < 2 && isGuide(header + 1 + guide.length)) guide.push(header + 1 + guide.length);
  const examples = range(header + 1, header + 3).filter(row => !guide.includes(row) && isExample(row));
  const sections = headings.filter(row => second === null || row < second);
  const wanted = new Set([...again, ...guide, ...examples, ...sections]);
  const others = new Set(body.filter(row => !wanted.has(row)).map(row => fold(lead(row))));
  const own = (rows: readonly number[]): number[] => rows.filter(row => !others.has(fold(lead(row))));
  const kinds = [
    [own(again), 'repeats the header', 'repeat the header'],
    [own(guide), 'below the header describes the columns', 'below the header describe the columns'],
    [own(examples), 'below the header is an example', 'below the header are examples'],
    [own(sections), 'is a heading', 'are headings'],
  ] as const;
  const rows = [...new Set(kinds.flatMap(([list]) => list))].sort((a, b) => a - b);
  const number = (row: number): number => table.at(row, null).row ?? row + 1;
  return {
    texts: [...new Set(rows.map(lead))],
    rows,
    sure: own(again).filter(row => columns.every((column, i) => fold(cell(row, column)) === fold(heads[i]!))).length,
    evidence: kinds.flatMap(([list, one, many]) =>
      list.length === 0
        ? []
        : [`${list.length === 1 ? 'row' : 'rows'} ${shownRows(list.map(number))} ${list.length === 1 ? one : many}`],
    ),
    echoes,
    second,
  };

  /** A title of rows that are no studies of the review. */
  function isOutside(row: number): boolean {
    const filled = columns.filter(column => cell(row, column) !== '');
    return filled.length === 1 && OUTSIDE.test(cell(row, filled[0]!));
  }

  /** Its name says that it is an example, and no other row's does. */
  function isExample(row: number): boolean {
    return columns
      .slice(0, 3)
      .some(
        column =>
          EXAMPLE.test(cell(row, column)) && all.every(other => other === row || !EXAMPLE.test(cell(other, column))),
      );
  }

  /** The heading below which all rows are excluded studies, up to the end; null where there is none. */
  function excludedBelow(headings: readonly number[]): number | null {
    const last = headings.at(-1);
    if (last === undefined || !EXCLUDED.test(lead(last))) return null;
    const other = headings.findLastIndex(row => !EXCLUDED.test(lead(row)));
    const from = headings[other + 1]!;
    return from - header > MIN_ROWS ? from : null;
  }

  /** What a row below the header says is of no column's kind, and at least one cell names options, units or a format. */
  function isGuide(row: number): boolean {
    if (row + MIN_ROWS > table.rows) return false;
    const below = range(row + 1, Math.min(table.rows, row + LOOKED_AT) - 1);
    let [numbers, kinds, special, against] = [0, 0, 0, 0];
    for (const column of columns) {
      const text = cell(row, column);
      if (text === '') continue;
      const values = below.map(at => cell(at, column)).filter(value => value !== '');
      if (values.length < MIN_ROWS - 1) continue;
      const distinct = new Set(values.map(fold));
      const isNumber = values.filter(value => NUMBER.test(value)).length >= values.length * 0.8;
      const comesBack = distinct.size <= Math.max(3, values.length * 0.34);
      if (isNumber && UNIT.test(text)) special++;
      else if (FORMAT.test(text) && !distinct.has(fold(text))) special++;
      else if (namesOptions(text, distinct)) special++;
      else if (distinct.has(fold(text)) || missingState(text) !== null) {
        if (isNumber || comesBack) against++;
        continue;
      }
      if (isNumber && /\d/.test(text) && !namesOptions(text, distinct)) against++;
      else if (isNumber) numbers++;
      else if (comesBack) kinds++;
    }
    if (against > 0) return false;
    return (special >= 1 && numbers + kinds >= 1) || special >= 2 || (numbers >= 1 && numbers + kinds >= 3);
  }

  /** A text alone in its row, without a number where the names of all studies have one. */
  function findSections(among: readonly number[]): number[] {
    if (columns.length < 3) return [];
    const [column] = columns;
    const named = among.filter(row => cell(row, column!) !== '');
    const isAlone = (row: number): boolean => columns.every(at => (cell(row, at) !== '') === (at === column));
    // a year alone heads the studies of it
    const isYear = (row: number): boolean => /^(19|20)\d\d$/.test(cell(row, column!));
    const years = named.every(row => isAlone(row) === isYear(row));
    const alone = named.filter(row => isAlone(row) && (years || !/\d/.test(cell(row, column!))));
    const rest = named.filter(row => !alone.includes(row));
    const numbered = rest.filter(row => /\d/.test(cell(row, column!))).length;
    const isUsual =
      rest.length >= MIN_ROWS && (years || numbered >= rest.length * 0.8) && alone.length <= rest.length * 0.34;
    return isUsual ? alone : [];
  }
}

/** `1 = primary care; 2 = hospital`, `Yes / No / Unclear`: at least two of the column's values. */
function namesOptions(text: string, values: ReadonlySet<string>): boolean {
  const parts = text.split(/[;,|/\n]/).map(part => part.trim());
  if (parts.length < 2) return false;
  // a cell of a list names several codes as well
  const areLists = [...values].filter(
    value => value !== fold(text) && value.split(/[;,|/\n]/).filter(part => values.has(fold(part.trim()))).length >= 2,
  ).length;
  if (areLists > 0) return false;
  const codes = parts.flatMap(part => [part, part.split(/[=:]|\s-\s/)[0]!.trim()]);
  return new Set(codes.map(fold).filter(code => values.has(code))).size >= 2;
}

/** `4, 5, 9`; of many the first. */
const shownRows = (numbers: readonly number[]): string =>
  numbers.length <= 6 ? numbers.join(', ') : `${numbers.slice(0, 5).join(', ')} and ${numbers.length - 5} more`;
