import { Fault } from '../../base/fault.ts';
import { didYouMean } from '../../base/nearest.ts';
import { AGREEMENT_FINDINGS } from '../../model/agreement-findings.ts';
import type { Codebook } from '../../model/codebook.ts';
import { type Finding, finding } from '../../model/finding.ts';
import type { Table } from '../../model/table.ts';
import { findColumn } from './find-column.ts';
import { layout } from './layout.ts';
import { selectColumns, selectRows } from './views.ts';

/** Several rows a unit, and a column that says whose each row is; rows with the consensus may stand among them. */
export const byColumn = layout({
  name: 'column',
  describe: 'one sheet with one row per unit and coder, and a column that names the coder',
  split(table, codebook, { column: header, coders, consensus, otherwise }) {
    const at = findColumn(table, header ?? '', 'it names the coder of a row');
    const rows = new Map<string, number[]>();
    const findings: Finding[] = [];
    for (let row = 0; row < table.rows; row++) {
      const coder = table.columns[at]!.value(row).trim();
      if (coder === '')
        findings.push(
          finding(AGREEMENT_FINDINGS.noCoder.code, AGREEMENT_FINDINGS.noCoder.severity, NO_CODER, table.at(row, at)),
        );
      else if (rows.has(coder)) rows.get(coder)!.push(row);
      else rows.set(coder, [row]);
    }
    // the order of rows must not matter
    const found = [...rows.keys()].filter(coder => coder !== consensus).sort((a, b) => (a < b ? -1 : 1));
    for (const name of [...(coders ?? []), ...(consensus === undefined ? [] : [consensus])])
      if (!rows.has(name))
        throw new Fault(
          'no-coder',
          `${table.file}: no row is "${name}" in the column "${table.columns[at]!.header}"${didYouMean(name, [...rows.keys()])}`,
          `it holds ${[...rows.keys()].map(coder => `"${coder}"`).join(', ')}`,
        );
    const chosen = coders ?? found;
    const others = found.filter(coder => !chosen.includes(coder));
    if (others.length > 0)
      findings.push(
        finding(
          AGREEMENT_FINDINGS.otherCoder.code,
          AGREEMENT_FINDINGS.otherCoder.severity,
          `${others.map(coder => `${rows.get(coder)!.length} of "${coder}"`).join(', ')}: rows of coders that this stage doesn't name were left out`,
          table.at(null, at),
        ),
      );
    const rest = selectColumns(
      table,
      table.columns.flatMap(({ header: name }, source) => (source === at ? [] : [{ source, header: name }])),
    );
    return {
      sheets: chosen.map(coder => ({ coder, table: selectRows(rest, rows.get(coder) ?? []) })),
      consensus:
        consensus === undefined
          ? null
          : selectRows(
              rest,
              otherwise === undefined
                ? (rows.get(consensus) ?? [])
                : settledRows(table, codebook, rows.get(consensus) ?? [], rows),
            ),
      findings,
    };
  },
});

/** The consensus rows, and of units without one the row of the only coder; where two coders stand, nobody has decided. */
function settledRows(
  table: Table,
  codebook: Codebook,
  consensus: readonly number[],
  byCoder: ReadonlyMap<string, readonly number[]>,
): number[] {
  const columns = codebook.primaryKey.map(name => {
    const field = codebook.fields.find(entry => entry.name === name);
    const headers = [name, field?.title, ...(field?.aliases ?? [])];
    return table.columns.findIndex(column => headers.includes(column.header.trim()));
  });
  const keyOf = (row: number): string =>
    JSON.stringify(columns.map(column => table.columns[column]?.value(row).trim() ?? ''));
  const settled = new Set(consensus.map(keyOf));
  const single = new Map<string, { coder: string; rows: number[] } | null>();
  for (const [coder, rows] of byCoder)
    for (const row of rows) {
      const key = keyOf(row);
      if (settled.has(key)) continue;
      const known = single.get(key);
      if (known === undefined) single.set(key, { coder, rows: [row] });
      else if (known !== null && known.coder === coder) known.rows.push(row);
      else single.set(key, null);
    }
  return [...consensus, ...[...single.values()].flatMap(entry => entry?.rows ?? [])].sort((a, b) => a - b);
}

const NO_CODER = 'this row names no coder, so it is not counted; fill in the cell';
