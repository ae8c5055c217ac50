import type { CodedTable } from '../../model/coded-table.ts';
import { type Finding, finding } from '../../model/finding.ts';
import type { Flow, FlowBox, FlowKey } from '../../model/flow.ts';
import { CODED } from '../../model/state.ts';
import { FLOW_FINDINGS } from './findings.ts';

/** How a screening sheet is read: the field with the decision, the code that includes, the field with the reason. */
export interface ScreeningWords {
  readonly decision: string;
  readonly include: string;
  readonly reason: string | null;
}

/** Counts from a sheet of screening decisions: records screened, excluded by reason, and studies included. */
export function screeningFlow(
  coded: CodedTable,
  { decision, include, reason }: ScreeningWords,
): { flow: Flow; findings: Finding[] } {
  const findings: Finding[] = [];
  const boxes = new Map<FlowKey, FlowBox>();
  const column = coded.columns.get(decision);
  const reasons = reason === null ? undefined : coded.columns.get(reason);
  if (column === undefined || column.kind !== 'single') return { flow: { boxes, file: coded.table.file }, findings };
  const say = (kind: keyof typeof FLOW_FINDINGS, message: string, unit: number, field: string): void => {
    const { code, severity } = FLOW_FINDINGS[kind];
    findings.push(finding(code, severity, message, { ...coded.table.at(unit, null), field }));
  };
  const excluded = new Map<string, number>();
  let included = 0;
  for (let unit = 0; unit < coded.units; unit++) {
    const code = column.states[unit] === CODED ? column.levels[column.codes[unit]!]?.value : undefined;
    if (code === undefined) say('decision', `${coded.key(unit)} has no decision in ${decision}`, unit, decision);
    else if (code === include) included++;
    else {
      const why = reasonOf(reasons, unit);
      if (why === null && reason !== null)
        say('reason', `${coded.key(unit)} was excluded without a reason in ${reason}`, unit, reason);
      excluded.set(why ?? 'No reason given', (excluded.get(why ?? 'No reason given') ?? 0) + 1);
    }
  }
  const items = [...excluded].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([label, n]) => ({ label, n }));
  const box = (n: number): FlowBox => ({ n, items: [], label: null });
  boxes.set('records_screened', box(coded.units));
  boxes.set('records_excluded', { n: items.reduce((sum, item) => sum + item.n, 0), items, label: null });
  boxes.set('new_studies', box(included));
  return { flow: { boxes, file: coded.table.file }, findings };
}

function reasonOf(column: ReturnType<CodedTable['columns']['get']>, unit: number): string | null {
  if (column === undefined || column.states[unit] !== CODED) return null;
  if (column.kind === 'single') return column.levels[column.codes[unit]!]?.label ?? null;
  if (column.kind === 'multi')
    return (
      (column.sets[column.codes[unit]!] ?? []).map(level => column.levels[level]?.label ?? '').join(' and ') || null
    );
  return column.kind === 'text' ? column.text(unit) || null : null;
}

/** Counts that are given, completed by those of a screening sheet; where both have a box they must agree. */
export function joinFlows(given: Flow, screened: Flow): { flow: Flow; findings: Finding[] } {
  const { code, severity } = FLOW_FINDINGS.screening;
  const findings = [...screened.boxes].flatMap(([key, box]) => {
    const there = given.boxes.get(key);
    return there === undefined || there.n === box.n
      ? []
      : [
          finding(code, severity, `${key} is ${there.n} in ${given.file}, but ${screened.file} gives ${box.n}`, {
            file: given.file,
          }),
        ];
  });
  return { flow: { boxes: new Map([...screened.boxes, ...given.boxes]), file: given.file }, findings };
}
