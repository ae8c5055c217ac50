import { unknownMessage } from '../../base/unknown-word.ts';
import { type Finding, finding } from '../../model/finding.ts';
import { FLOW_KEYS, type Flow, type FlowBox, type FlowItem, type FlowKey } from '../../model/flow.ts';
import type { Table } from '../../model/table.ts';
import { FLOW_FINDINGS } from './findings.ts';

/** Flow counts and where each stands. */
export interface ReadFlow {
  readonly flow: Flow;
  /** the data row of each box */
  readonly rows: ReadonlyMap<FlowKey, number>;
  readonly findings: readonly Finding[];
}

/** Titles of the diagram's parts: rows without a count, in the PRISMA2020 package's CSV. */
const TITLES = new Set([
  'identification',
  'screening',
  'included',
  'previous',
  'prevstud',
  'newstud',
  'othstud',
  'total',
  'total_studies_ma',
  'total_reports_ma',
]);

/**
 * Reads flow counts from a sheet with the columns `data` and `n` (the PRISMA2020 package's CSV, or just these two).
 * A list reads `Reason one, 12; Reason two, 3`. Boxes without a number are not known.
 */
export function readFlow(table: Table): ReadFlow {
  const findings: Finding[] = [];
  const say = (
    kind: keyof typeof FLOW_FINDINGS,
    message: string,
    row: number | null,
    column: number | null,
    value: string | null = null,
  ): void => {
    const { code, severity } = FLOW_FINDINGS[kind];
    findings.push(finding(code, severity, message, { ...table.at(row, column), value }));
  };
  const columnOf = (name: string): number =>
    table.columns.findIndex(column => column.header.trim().toLowerCase() === name);
  const [keyColumn, countColumn, labelColumn] = [columnOf('data'), columnOf('n'), columnOf('boxtext')];
  const boxes = new Map<FlowKey, FlowBox>();
  const rows = new Map<FlowKey, number>();
  if (keyColumn < 0 || countColumn < 0) {
    say('columns', 'flow counts need the columns "data" (the box) and "n" (its count)', null, null);
    return { flow: { boxes, file: table.file }, rows, findings };
  }
  for (let row = 0; row < table.rows; row++) {
    const key = table.columns[keyColumn]?.value(row).trim() ?? '';
    const text = table.columns[countColumn]?.value(row).trim() ?? '';
    if (key === '' || key === 'NA' || TITLES.has(key)) continue;
    if (!(FLOW_KEYS as readonly string[]).includes(key)) {
      say('box', unknownMessage(key, FLOW_KEYS, 'box of the flow diagram'), row, keyColumn, key);
      continue;
    }
    if (text === '' || text === 'NA') continue;
    const box = boxOf(text);
    if (box === null) {
      say(
        'count',
        `"${text}" is not a count: write a whole number, or a list as "Reason one, 12; Reason two, 3"`,
        row,
        countColumn,
        text,
      );
      continue;
    }
    const label = labelColumn < 0 ? '' : (table.columns[labelColumn]?.value(row).trim() ?? '');
    boxes.set(key as FlowKey, { ...box, label: label === '' || label === 'NA' ? null : label });
    rows.set(key as FlowKey, row);
  }
  return { flow: { boxes, file: table.file }, rows, findings };
}

function boxOf(text: string): Omit<FlowBox, 'label'> | null {
  const plain = text.replace(/[\s,\u00a0\u202f](?=\d{3}(?:\D|$))/g, '');
  if (/^\d+$/.test(plain)) return { n: Number(plain), items: [] };
  const items: FlowItem[] = [];
  for (const part of text.split(';').map(piece => piece.trim())) {
    if (part === '') continue;
    const match = /^(.*?)[,:]?\s*(?:\(?n\s*=\s*)?(\d+)\)?$/s.exec(part);
    if (match === null || (match[1] ?? '').trim() === '') return null;
    items.push({ label: (match[1] ?? '').trim(), n: Number(match[2]) });
  }
  return items.length === 0 ? null : { n: items.reduce((sum, item) => sum + item.n, 0), items };
}
