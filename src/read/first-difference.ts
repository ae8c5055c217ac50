import { tabulate } from '../analyses/tabulate.ts';
import { fieldsOf, parseExpression } from '../base/expression.ts';
import { Fault } from '../base/fault.ts';
import type { Draft } from '../infer/doubt.ts';
import type { DraftField } from '../infer/draft.ts';
import { closeCodebook } from '../model/close-codebook.ts';
import type { Codebook } from '../model/codebook.ts';
import type { CodebookFile } from '../model/codebook-file.ts';
import type { ResultRow } from '../model/result-row.ts';
import type { Table } from '../model/table.ts';
import { codedSheet, ownRows } from './coded-sheet.ts';
import { isOfCodersAlone } from './counting-unit.ts';
import { splitSheet } from './split-sheet.ts';

/**
 * How the first number of a field would change if a sheet were declared otherwise: `Depression 18 of 40 instead of 9 of 40`.
 * null where every number of the field stays.
 */
export async function firstDifference(
  table: Table,
  proposed: Draft,
  other: Draft,
  name: string,
): Promise<string | null> {
  const before = await numbersOf(table, proposed, name);
  const after = await numbersOf(table, other, name);
  for (const [code, mine] of before) {
    const theirs = after.get(code);
    if (theirs !== undefined && (theirs.n !== mine.n || theirs.N !== mine.N))
      return `${mine.label} ${shown(theirs, mine)} instead of ${shown(mine, null)}`;
  }
  for (const [code, mine] of before)
    if (!after.has(code)) return `${mine.label} is not a category instead of ${shown(mine, null)}`;
  for (const [code, theirs] of after)
    if (!before.has(code) && theirs.n > 0) return `${theirs.label} ${shown(theirs, null)} is counted too`;
  return null;
}

type SheetCoding = Parameters<typeof splitSheet>[2];

interface Count {
  readonly label: string;
  readonly n: number;
  readonly N: number | null;
}

type Numbers = ReadonlyMap<string, Count>;

const shown = ({ n, N }: Count, beside: Count | null): string =>
  N === null || (beside !== null && beside.N === N) ? String(n) : `${n} of ${N}`;

/** The counts of a field as the draft declares it: of its codes, or of the units that have a number. */
async function numbersOf(sheet: Table, draft: Draft, name: string): Promise<Numbers> {
  const keyFields = [draft.codebook.primaryKey ?? []].flat();
  const fields = neededFields(draft.codebook.fields, name, [
    ...keyFields,
    ...(draft.unit.key === null ? [] : [draft.unit.key]),
    ...(draft.where === undefined ? [] : fieldsOf(parseExpression(draft.where)).map(field => field.name)),
  ]);
  const key = fields.some(field => field.name === draft.unit.key) ? draft.unit.key : null;
  const primaryKey = keyFields.length > 1 ? keyFields : (key ?? undefined);
  const value = { ...draft.codebook, fields, primaryKey, rules: undefined, derive: undefined };
  const position = () => ({ line: 1, column: 1 });
  const codebook = await closeCodebook({ file: 'draft', value: value as unknown as CodebookFile, position });
  const table = ownRows(sheet, draft, codebook);
  // rows of single coders are no studies of their own, and coders who agree may fill what the consensus leaves blank
  const from = draft.codings
    .map(coding => coding.from)
    .find(
      entry =>
        ('column' in entry && entry.consensus !== undefined) || ('affix' in entry && entry.otherwise !== undefined),
    );
  const consensus = from === undefined ? null : consensusIn(table, codebook, from as SheetCoding);
  const { coded } = codedSheet(consensus ?? table, codebook, {
    unit: { name: draft.unit.name, key, ofCoders: draft.codings.some(coding => isOfCodersAlone(coding.from)) },
  });
  const { rows } = tabulate([{ analysis: 'shares', fields: [name] }], {
    coded,
    coders: [],
    denominator: 'applicable',
    target: null,
  });
  return new Map(rows.filter(isCount).map(row => [`${row.kind} ${row.level ?? row.statistic}`, countOf(row)]));
}

/** The consensus, or null where the fields at hand have no columns of coders. */
function consensusIn(table: Table, codebook: Codebook, from: SheetCoding): Table | null {
  try {
    return splitSheet(table, codebook, from).consensus;
  } catch (error) {
    if (error instanceof Fault && error.code === 'no-coder') return null;
    throw error;
  }
}

/** Missing states stand beside the numbers: what they do to N is seen in the codes. */
const isCount = (row: ResultRow): boolean => row.kind !== 'state' && (row.n !== null || row.estimate !== null);

const countOf = (row: ResultRow): Count => ({
  label: row.label ?? row.level ?? row.statistic,
  n: row.n ?? row.estimate ?? 0,
  N: row.N,
});

/** A field with the key and with the fields that its conditions lean on. */
function neededFields(fields: readonly DraftField[], name: string, keys: readonly string[]): DraftField[] {
  const needed = new Set<string>(keys);
  const visit = (wanted: string): void => {
    if (needed.has(wanted)) return;
    needed.add(wanted);
    const condition = fields.find(field => field.name === wanted)?.appliesIf;
    if (condition !== undefined) for (const reference of fieldsOf(parseExpression(condition))) visit(reference.name);
  };
  visit(name);
  return fields.filter(field => needed.has(field.name));
}
