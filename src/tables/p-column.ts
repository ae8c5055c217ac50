import type { Formatter } from '../base/formatter.ts';
import type { ResultRow } from '../model/result-row.ts';
import { EMPTY_CELL, type TableCell } from '../model/table-model.ts';
import { type Footnotes, sentence } from './footnotes.ts';

/** The P values of a table's last column: one a field, and one an option where units have several. */
export interface PColumn {
  field(field: string): TableCell;
  level(field: string, row: ResultRow): TableCell;
}

/** Below this expected count the chi-square distribution is no good approximation. */
const LEAST_EXPECTED = 5;

/**
 * The test of each field with the subgroups, every test with a footnote that names it: codes by Pearson's chi-square without
 * continuity correction where all expected counts are at least 5, else by Fisher's exact test; numbers by their ranks; fields
 * with several codes a unit as a whole by Rao and Scott's chi-square, and option by option by Fisher's exact test.
 *
 * @param tests the rows of `crosstab` and `ranks`, without cells
 */
export function pColumn(tests: readonly ResultRow[], format: Formatter, notes: Footnotes): PColumn {
  const cell = ({ row, name }: Chosen): TableCell => {
    const p = row.test?.p ?? null;
    const reason = p === null ? row.warnings[0]?.message : undefined;
    const simulated = row.warnings.find(warning => warning.code === 'simulated')?.message;
    const said = [...(p === null ? [] : [name]), reason, simulated].filter(text => text !== undefined);
    return {
      ...EMPTY_CELL,
      text: format.pValue(p),
      value: p,
      estimate: row.estimate,
      row: row.id,
      footnotes: said.map(text => notes.mark(sentence(text))),
    };
  };
  return {
    field: field => {
      const own = tests.filter(row => row.field === field);
      const chosen = ofRanks(own) ?? ofCodes(own) ?? ofOptions(own);
      return chosen === null ? EMPTY_CELL : cell(chosen);
    },
    level: (field, { kind, level }) => {
      const own = tests.filter(row => row.field === field && row.kind === kind && row.level === level);
      const row = own.find(({ statistic, by }) => statistic === 'holm_p' && by.length === 0);
      return row === undefined ? EMPTY_CELL : cell({ row, name: OPTION });
    },
  };
}

const OPTION = "Fisher's exact test of this category, adjusted by Holm over the categories of the variable";

/** The row whose P value is printed, and what its test is called. */
interface Chosen {
  readonly row: ResultRow;
  readonly name: string;
}

const named = (rows: readonly ResultRow[], statistic: string): ResultRow | undefined =>
  rows.find(row => row.statistic === statistic && row.level === null && row.by.length === 0);

function ofRanks(rows: readonly ResultRow[]): Chosen | null {
  const correlation = named(rows, 'kendall_tau_b');
  if (correlation !== undefined && named(rows, 'pearson_chi_square') === undefined)
    return { row: correlation, name: "Test of Kendall's tau-b" };
  const row = named(rows, 'kruskal_wallis');
  if (row === undefined) return null;
  const exact = named(rows, 'rank_sum_exact');
  if (exact !== undefined && exact.test !== null) return { row: exact, name: 'Exact Wilcoxon rank-sum test' };
  return {
    row,
    name: row.test?.df === 1 ? 'Wilcoxon rank-sum test, without continuity correction' : 'Kruskal-Wallis rank-sum test',
  };
}

function ofCodes(rows: readonly ResultRow[]): Chosen | null {
  const chi = named(rows, 'pearson_chi_square');
  if (chi === undefined) return null;
  const expected = rows.flatMap(row => (row.statistic === 'expected_count' ? (row.estimate ?? []) : []));
  const fisher = named(rows, 'fisher_exact');
  const isSmall = expected.some(count => count < LEAST_EXPECTED);
  return isSmall && fisher !== undefined && fisher.test !== null
    ? { row: fisher, name: "Fisher's exact test" }
    : { row: chi, name: "Pearson's chi-square test, without continuity correction" };
}

function ofOptions(rows: readonly ResultRow[]): Chosen | null {
  const row = named(rows, 'rao_scott');
  return row === undefined
    ? null
    : { row, name: 'Rao-Scott chi-square test, second order, of all categories together' };
}
