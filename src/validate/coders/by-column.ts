import { append } from '../../base/append.ts';
import { Fault } from '../../base/fault.ts';
import { didYouMean } from '../../base/nearest.ts';
import { counted } from '../../base/plural.ts';
import { AGREEMENT_FINDINGS } from '../../model/agreement-findings.ts';
import { canonicalKey } from '../../model/canonical-key.ts';
import type { Codebook, Field } from '../../model/codebook.ts';
import { type Finding, finding } from '../../model/finding.ts';
import type { Table } from '../../model/table.ts';
import { commonCode } from './common-code.ts';
import { findColumn } from './find-column.ts';
import { type LayoutSpec, layout } from './layout.ts';
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
        consensus === undefined ? null : consensusTable(table, rest, codebook, { rows, consensus, otherwise, at }),
      findings,
    };
  },
});

interface Coded {
  readonly rows: ReadonlyMap<string, readonly number[]>;
  readonly consensus: string;
  readonly otherwise: LayoutSpec['otherwise'];
  /** the column that names the coder */
  readonly at: number;
}

/** The consensus rows, and of units without one what `otherwise` takes; the units that are left out are a finding. */
function consensusTable(
  table: Table,
  rest: Table,
  codebook: Codebook,
  { rows, consensus, otherwise, at }: Coded,
): Table {
  const fieldOf = (header: string): Field | undefined =>
    codebook.fields.find(({ name, title, aliases }) => [name, title, ...aliases].includes(header.trim()));
  const columns = codebook.primaryKey.map(name =>
    table.columns.findIndex(column => fieldOf(column.header)?.name === name),
  );
  const keyOf = (row: number): string =>
    JSON.stringify(columns.map(column => canonicalKey(table.columns[column]?.value(row) ?? '')));
  const kept = [...(rows.get(consensus) ?? [])];
  const settled = new Set(kept.map(keyOf));
  const open = new Map<string, Map<string, number[]>>();
  for (const [coder, own] of rows)
    for (const row of own) {
      const key = keyOf(row);
      if (settled.has(key)) continue;
      const coders = open.get(key) ?? new Map<string, number[]>();
      coders.set(coder, [...(coders.get(coder) ?? []), row]);
      open.set(key, coders);
    }
  const merged = new Map<number, number[]>();
  let left = 0;
  for (const coders of open.values()) {
    const own = [...coders.values()];
    const all = own.flat().sort((a, b) => a - b);
    if (otherwise !== undefined && own.length === 1) append(kept, all);
    else if (otherwise === 'agreed' && own.every(entry => entry.length === 1)) {
      kept.push(all[0]!);
      merged.set(all[0]!, all);
    } else left++;
  }
  const common = { rows: merged, cell: (header: string) => commonCode(fieldOf(header)) };
  const made = selectRows(
    rest,
    kept.sort((a, b) => a - b),
    common,
  );
  if (left === 0) return made;
  const total = settled.size + open.size;
  const { code, severity } = AGREEMENT_FINDINGS.noConsensus;
  const message = `${left} of ${counted(total, 'unit')} ${left === 1 ? 'has' : 'have'} rows of coders and no row of "${consensus}", so ${left === 1 ? 'it is' : 'they are'} not counted; add the rows, or declare in \`codings:\` how such units count (\`otherwise: agreed\`)`;
  return { ...made, findings: [finding(code, severity, message, table.at(null, at))] };
}

const NO_CODER = 'this row names no coder, so it is not counted; fill in the cell';
