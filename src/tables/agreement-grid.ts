import { groupedBy } from '../base/grouped-by.ts';
import type { ResultRow } from '../model/result-row.ts';

/** The rows of a field as a whole, or of one of its categories against the others. */
export interface AgreementLine {
  readonly rows: readonly ResultRow[];
  /** how many units were compared */
  compared(): { readonly n: number | null; readonly row: string } | null;
}

/** A field at one stage. */
export interface AgreementField {
  readonly field: string;
  readonly whole: AgreementLine;
  readonly categories: readonly AgreementLine[];
}

/** A stage of coding; stages are never pooled. */
export interface AgreementStage {
  readonly stage: string;
  readonly fields: readonly AgreementField[];
}

/**
 * The rows of agreement as stages, fields and categories. Rows of single pairs among more than two coders are left out. The
 * terminal and exhibits print it: a field in each row, a coefficient in each column.
 */
export function agreementGrid(rows: readonly ResultRow[]): AgreementStage[] {
  const ofAllCoders = rows.filter(row => row.field !== null && row.by.every(group => group.field === 'stage'));
  return groupedBy(ofAllCoders, stageOf).map(ofStage => ({
    stage: stageOf(ofStage[0]!),
    fields: groupedBy(ofStage, row => row.field).map(own => ({
      field: own[0]!.field!,
      whole: lineOf(own.filter(row => row.level === null)),
      categories: groupedBy(
        own.filter(row => row.level !== null),
        categoryKey,
      ).map(lineOf),
    })),
  }));
}

/** The stage of a row; empty where no stage is named. */
export const stageOf = (row: ResultRow): string => row.by[0]?.level ?? '';

/** Tells the categories of a field apart. */
export const categoryKey = (row: ResultRow): string => `${row.kind} ${row.level}`;

/** The first row with one of these statistics. */
export const coefficientOf = (rows: readonly ResultRow[], statistics: readonly string[]): ResultRow | undefined =>
  rows.find(row => statistics.includes(row.statistic));

const lineOf = (rows: readonly ResultRow[]): AgreementLine => ({
  rows,
  compared() {
    const units = coefficientOf(rows, ['units_compared']);
    if (units !== undefined) return { n: units.n, row: units.id };
    const based = rows.find(row => row.N !== null);
    return based === undefined ? null : { n: based.N, row: based.id };
  },
});
