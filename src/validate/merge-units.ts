import { plural } from '../base/plural.ts';
import { canonicalKey } from '../model/canonical-key.ts';
import type { Codebook } from '../model/codebook.ts';
import type { CodedColumn, CodedTable, MultiColumn, SingleColumn } from '../model/coded-table.ts';
import { CODED, INVALID, NOT_CODED } from '../model/state.ts';
import type { Table } from '../model/table.ts';
import type { ReportFinding } from './finding-reporter.ts';
import type { ColumnMatch } from './match-columns.ts';
import { SetPool } from './set-pool.ts';
import { KEY_PART_UNITED, REPORTS_DISAGREE, REPORTS_RESOLVED, ROWS_DIFFER } from './unit-findings.ts';
import type { UnitKeys } from './unit-keys.ts';

interface Rows {
  readonly table: Table;
  readonly codebook: Codebook;
  readonly coder: string | null;
  readonly unit: string;
  /** the field that says which unit a row belongs to */
  readonly unitKey: string | null;
  readonly columns: ReadonlyMap<string, CodedColumn>;
  /** the rows of a unit are of several coders: one who gives no code disagrees with one who does */
  readonly ofCoders: boolean;
  keyOf(row: number): string;
  /** which unit a row belongs to, where that is another than the row's own key */
  readonly unitKeys: UnitKeys | null;
  readonly match: ColumnMatch;
}

/**
 * From rows to units. One row a unit costs nothing. Where several rows (reports) belong to one unit it is counted once:
 * single values must agree, else the report with the highest precedence wins, else the unit's value is invalid;
 * multi-select values are united (an exclusive item with others is a conflict too). Where the key tells the rows of one unit
 * apart, they differ by design: parts of the key and open text are united, so that the unit has several; any other field
 * that differs has no single value, which is said once a field. Rows of coders must agree whole: in lists, and in what is
 * missing.
 */
export function mergeUnits(rows: Rows, reportFinding: ReportFinding): CodedTable {
  const { table, codebook, coder, unit, unitKey, columns, keyOf, unitKeys, ofCoders } = rows;
  const base = { codebook, table, coder, unit };
  if (unitKeys === null) {
    const weights = table.weights === undefined ? {} : { weights: table.weights };
    return { ...base, ...weights, units: table.rows, unitOfRow: null, key: keyOf, columns };
  }
  const { unitOfRow, members, keys } = groupRows(table, unitKeys);
  const key = (at: number): string => keys[at] ?? '';
  if (members.every(list => list.length === 1)) return { ...base, units: table.rows, unitOfRow: null, key, columns };

  const merged = new Map<string, CodedColumn>();
  const united = new Set<string>();
  for (const [name, column] of columns) {
    const address = rows.match.byField.get(name)?.[0]?.column ?? null;
    const { primaryKey } = codebook;
    // beside the unit's key, a part of the key tells the rows of a unit apart; any other key is the row's own identifier
    const hasParts = primaryKey.length > 1 && primaryKey.includes(unitKey ?? '');
    const isPart = name !== unitKey && primaryKey.includes(name) && hasParts;
    const isIdentifier = primaryKey.includes(name) && !isPart;
    const isOpen = coder === null && hasParts && !primaryKey.includes(name) && column.field.categories === null;
    const several = (isPart || isOpen) && column.kind === 'single' ? severalCodes(column, members) : 0;
    if (column.kind === 'single' && several > 0) {
      united.add(name);
      if (isPart)
        reportFinding(
          KEY_PART_UNITED,
          {
            message: `${name} is part of the key and differs between the rows of ${several} ${several === 1 ? unit : plural(unit)}: it is counted as a field with several codes, and its shares may add up to more than 100%`,
          },
          { row: null, column: address, field: name },
        );
      merged.set(
        name,
        mergeColumn(asSets(column), members, { ...unitKeys, isRated: null }, () => {}),
      );
      continue;
    }
    const apart = new Set<number>();
    const differs: Differs = (row, other, resolved) => {
      if (isIdentifier) return;
      if (hasParts && !resolved) {
        apart.add(unitOfRow[row]!);
        return;
      }
      const place = `${name} differs from row ${table.at(other, null).row}, which is the same ${unit} (${key(unitOfRow[row]!)})`;
      reportFinding(
        resolved ? REPORTS_RESOLVED : REPORTS_DISAGREE,
        {
          message: resolved
            ? `${place}; that row's report has precedence`
            : `${place}; make them agree, or give the reports a precedence`,
        },
        { row, column: address, field: name },
      );
    };
    // a question that a coder's own answers pass over has no rating of that coder
    const cells = (rows.match.byField.get(name) ?? []).map(entry => table.columns[entry.column]);
    const isRated = (row: number): boolean => cells.some(cell => cell !== undefined && cell.value(row).trim() !== '');
    const ratings = ofCoders && !primaryKey.includes(name) ? isRated : null;
    merged.set(name, mergeColumn(column, members, { ...unitKeys, isRated: ratings }, differs));
    if (apart.size > 0)
      reportFinding(
        ROWS_DIFFER,
        {
          message: `${name} ${isPart ? 'is part of the key and ' : ''}differs between the rows of ${apart.size} ${apart.size === 1 ? unit : plural(unit)}, such as ${[...apart].slice(0, 3).map(key).join(', ')}: ${apart.size === 1 ? 'it has no single value and is not counted' : 'they have no single value and are not counted'}${isPart ? '' : ofCoders ? '; add a row with what the coders agreed on' : `; make the rows agree, or write \`type: list\` if a ${unit} can have several`}`,
        },
        { row: null, column: address, field: name },
      );
  }
  const fields = codebook.fields.map(field => (united.has(field.name) ? { ...field, type: 'list' as const } : field));
  return {
    ...base,
    codebook: united.size === 0 ? codebook : { ...codebook, fields },
    units: members.length,
    unitOfRow,
    key,
    columns: merged,
  };
}

/** Rows by their unit, in the order in which the units first appear; keys that differ by leading zeros are one. */
function groupRows(table: Table, unitKeys: UnitKeys) {
  const index = new Map<string, number>();
  const unitOfRow = new Uint32Array(table.rows);
  const members: number[][] = [];
  const keys: string[] = [];
  for (let row = 0; row < table.rows; row++) {
    const key = unitKeys.of(row) || `row ${table.at(row, null).row}`;
    const canonical = canonicalKey(key);
    let at = index.get(canonical);
    if (at === undefined) {
      at = members.length;
      index.set(canonical, at);
      members.push([]);
      keys.push(key);
    }
    unitOfRow[row] = at;
    members[at]?.push(row);
  }
  return { unitOfRow, members, keys };
}

/** So many units have rows with different codes. */
const severalCodes = (column: SingleColumn, members: readonly (readonly number[])[]): number =>
  members.filter(
    rows => new Set(rows.filter(row => column.states[row] === CODED).map(row => column.codes[row])).size > 1,
  ).length;

/** One code a row as a set of one. */
const asSets = (column: SingleColumn): MultiColumn => ({
  ...column,
  kind: 'multi',
  field: { ...column.field, type: 'list' },
  sets: column.levels.map((_, level) => [level]),
});

/** `row` differs from `other`, which counts for the unit where precedence resolves it. */
type Differs = (row: number, other: number, resolved: boolean) => void;

function mergeColumn(
  column: CodedColumn,
  members: readonly (readonly number[])[],
  { rank, isRated }: UnitKeys & { readonly isRated: ((row: number) => boolean) | null },
  differs: Differs,
): CodedColumn {
  const states = new Uint8Array(members.length);
  const exclusive = exclusiveLevels(column);
  /** the rows whose values stand for the unit: one, or of a multi-select field all that are united */
  const winningRows = members.map((rows, unit): readonly number[] => {
    const known = rows.filter(row => column.states[row] !== NOT_CODED);
    const rated = isRated === null ? known : known.filter(isRated);
    const filled = rated.length > 0 ? rated : known;
    const coded = filled.filter(row => column.states[row] === CODED);
    const first = coded[0] ?? filled[0] ?? rows[0] ?? 0;
    const ahead = highestPrecedence(coded, rank);
    states[unit] = column.states[first] ?? NOT_CODED;
    if (column.kind === 'text') return [ahead[0] ?? first];
    const agree = (a: number, list: readonly number[]): readonly number[] =>
      column.kind === 'multi' ? clashing(column, list, exclusive) : list.filter(row => !sameValue(column, row, a));
    const apart = isRated === null ? agree(first, coded) : rated.filter(row => !isSameRating(column, row, first));
    // precedence settles a conflict only where the highestPrecedence reports agree among themselves
    if (apart.length > 0 && ahead.length > 0 && ahead.length < coded.length && agree(ahead[0]!, ahead).length === 0) {
      for (const row of coded)
        if (!ahead.includes(row) && (column.kind === 'multi' || !sameValue(column, row, ahead[0]!)))
          differs(row, ahead[0]!, true);
      return column.kind === 'multi' ? ahead : [ahead[0]!];
    }
    if (filled.some(row => column.states[row] === INVALID)) states[unit] = INVALID;
    else if (apart.length > 0) {
      states[unit] = INVALID;
      for (const row of apart) differs(row, row === first ? (coded[1] ?? first) : first, false);
    }
    return column.kind === 'multi' && coded.length > 0 ? coded : [first];
  });
  switch (column.kind) {
    case 'single':
      return { ...column, states, codes: Uint32Array.from(winningRows, rows => column.codes[rows[0] ?? 0] ?? 0) };
    case 'numeric':
      return {
        ...column,
        states,
        values: Float64Array.from(winningRows, (rows, unit) =>
          states[unit] === CODED ? (column.values[rows[0] ?? 0] ?? Number.NaN) : Number.NaN,
        ),
      };
    case 'text':
      return { ...column, states, text: unit => column.text(winningRows[unit]?.[0] ?? 0) };
    case 'multi': {
      const pool = new SetPool();
      const codes = Uint32Array.from(winningRows, rows =>
        pool.index(rows.flatMap(row => (column.states[row] === CODED ? (column.sets[column.codes[row]!] ?? []) : []))),
      );
      return { ...column, states, sets: pool.sets, codes };
    }
  }
}

/** The rows with the highest precedence; none where no row has one. */
function highestPrecedence(rows: readonly number[], rank: UnitKeys['rank']): readonly number[] {
  const best = rows.reduce(
    (least, row) => Math.min(least, rank(row) ?? Number.POSITIVE_INFINITY),
    Number.POSITIVE_INFINITY,
  );
  return best === Number.POSITIVE_INFINITY ? [] : rows.filter(row => rank(row) === best);
}

const exclusiveLevels = (column: CodedColumn): ReadonlySet<number> =>
  new Set(
    column.kind !== 'multi'
      ? []
      : column.levels.flatMap((level, index) =>
          column.field.categories?.find(category => category.value === level.value)?.exclusive ? [index] : [],
        ),
  );

/** Rows whose exclusive item would not stand alone in the union of all. */
function clashing(
  column: CodedColumn & { readonly kind: 'multi' },
  rows: readonly number[],
  exclusive: ReadonlySet<number>,
): readonly number[] {
  if (exclusive.size === 0) return [];
  const union = new Set(rows.flatMap(row => column.sets[column.codes[row]!] ?? []));
  if (union.size < 2) return [];
  return rows.filter(row => column.sets[column.codes[row]!]?.some(level => exclusive.has(level)));
}

/** Whether two coders gave the same: the same codes, or the same reason why there are none. */
const isSameRating = (column: CodedColumn, a: number, b: number): boolean =>
  column.states[a] === column.states[b] &&
  (column.states[a] !== CODED ||
    (column.kind === 'multi'
      ? String(column.sets[column.codes[a]!]) === String(column.sets[column.codes[b]!])
      : sameValue(column, a, b)));

const sameValue = (column: CodedColumn, a: number, b: number): boolean =>
  column.kind === 'single'
    ? column.codes[a] === column.codes[b]
    : column.kind === 'numeric'
      ? column.values[a] === column.values[b]
      : true;
