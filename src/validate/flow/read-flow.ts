import { unknownMessage } from '../../base/unknown-word.ts';
import { boxName } from '../../model/box-titles.ts';
import { type Finding, finding } from '../../model/finding.ts';
import { FLOW_KEYS, type Flow, type FlowBox, type FlowKey } from '../../model/flow.ts';
import type { Table } from '../../model/table.ts';
import { FLOW_FINDINGS } from './findings.ts';
import { flowCell } from './flow-cell.ts';

/** Flow counts and where each stands. */
export interface ReadFlow {
  readonly flow: Flow;
  /** the data row of each box */
  readonly rows: ReadonlyMap<FlowKey, number>;
  /** boxes whose cell could not be read: their counts are unknown, and a finding says so already */
  readonly refused: ReadonlySet<FlowKey>;
  readonly findings: readonly Finding[];
}

/** Titles of the diagram's parts in the PRISMA2020 package's CSV. */
const NOT_COUNTED = new Set([
  'identification',
  'screening',
  'included',
  'previous',
  'prevstud',
  'newstud',
  'othstud',
  'total',
]);

/**
 * Reads flow counts from a sheet with the columns `data` and `n` (the PRISMA2020 package's CSV, or just these two).
 * Cells are read by {@link flowCell}. Boxes without a number are unknown, as are those of a template that nobody has filled.
 */
export function readFlow(table: Table): ReadFlow {
  const findings: Finding[] = [];
  const report = (
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
  const refused = new Set<FlowKey>();
  /** boxes of what a meta-analysis includes, with the box that they are a part of */
  const pooled: { readonly key: FlowKey; readonly row: number; readonly text: string }[] = [];
  if (keyColumn < 0 || countColumn < 0) {
    report('columns', 'Flow counts need the columns "data" (the box) and "n" (its count).', null, null);
    return { flow: { boxes, file: table.file }, rows, refused, findings };
  }
  for (let row = 0; row < table.rows; row++) {
    const key = table.columns[keyColumn]?.value(row).trim() ?? '';
    const text = table.columns[countColumn]?.value(row).trim() ?? '';
    if (key === '' || key === 'NA' || NOT_COUNTED.has(key)) continue;
    const whole = key.replace(/_ma$/, '');
    if (whole !== key && isFlowKey(whole)) {
      pooled.push({ key: whole, row, text });
      continue;
    }
    if (!isFlowKey(key)) {
      report('box', unknownMessage(key, FLOW_KEYS, 'box of the flow diagram'), row, keyColumn, key);
      continue;
    }
    const cell = flowCell(text);
    if (cell.kind === 'wrong') {
      report('count', `${key}: ${cell.why}`, row, countColumn, text);
      refused.add(key);
    }
    if (cell.kind !== 'count') continue;
    const earlier = rows.get(key);
    if (earlier !== undefined) {
      const at = table.at(earlier, null).row;
      report('repeated', `${key} has a count in row ${at} already. Keep one of the two rows.`, row, keyColumn, key);
      continue;
    }
    const label = labelColumn < 0 ? '' : (table.columns[labelColumn]?.value(row).trim() ?? '');
    boxes.set(key, { n: cell.n, items: cell.items, label: label === '' || label === 'NA' ? null : label });
    rows.set(key, row);
  }
  if (boxes.size > 2 && [...boxes.values()].every(box => box.n === 0)) {
    report(
      'unfilled',
      'Every count is 0, as in the template of the PRISMA2020 package. The counts are taken as unknown until they are entered.',
      null,
      countColumn,
    );
    boxes.clear();
  }
  for (const { key, row, text } of pooled) {
    const cell = flowCell(text);
    const all = boxes.get(key)?.n;
    const name = `${boxName(key)} in the meta-analysis (${key}_ma)`;
    if (cell.kind === 'wrong') report('count', `${key}_ma: ${cell.why}`, row, countColumn, text);
    else if (cell.kind === 'count' && all !== undefined && cell.n > all)
      report(
        'arithmetic',
        `${name}: ${cell.n} is more than all of them, ${all}. Correct one of the two.`,
        row,
        countColumn,
        text,
      );
    else if (cell.kind === 'count' && cell.n > 0)
      report('pooled', `${name}: ${cell.n}. The diagram does not draw this box.`, row, countColumn, text);
  }
  leaveOutUnusedArms(boxes);
  return { flow: { boxes, file: table.file }, rows, refused, findings };
}

const isFlowKey = (key: string): key is FlowKey => (FLOW_KEYS as readonly string[]).includes(key);

const PREVIOUS: readonly FlowKey[] = ['previous_studies', 'previous_reports'];
const TOTAL: readonly FlowKey[] = ['total_studies', 'total_reports'];
const OTHER: readonly FlowKey[] = [
  'website_results',
  'organisation_results',
  'citations_results',
  'other_sought_reports',
  'other_notretrieved_reports',
  'other_assessed',
  'other_excluded',
];

/** The template writes 0 into the boxes of arms that a review does not have: an arm with nothing but zeros is none. */
function leaveOutUnusedArms(boxes: Map<FlowKey, FlowBox>): void {
  const empty = (keys: readonly FlowKey[]): boolean => keys.every(key => (boxes.get(key)?.n ?? 0) === 0);
  const included = (boxes.get('new_studies')?.n ?? 0) + (boxes.get('new_reports')?.n ?? 0) > 0;
  if (empty(OTHER)) for (const key of OTHER) boxes.delete(key);
  if (!empty(PREVIOUS)) return;
  for (const key of PREVIOUS) boxes.delete(key);
  if (included && empty(TOTAL)) for (const key of TOTAL) boxes.delete(key);
}
