import type { CodedTable } from '../../model/coded-table.ts';
import { type Finding, finding } from '../../model/finding.ts';
import { type Flow, type FlowBox, type FlowItem, type FlowKey, NO_REASON } from '../../model/flow.ts';
import { FLOW_FINDINGS } from './findings.ts';
import { type Decisions, type ScreeningStage, screeningDecisions } from './screening-decisions.ts';

/** A stage with its sheet. */
export interface ScreenedStage {
  readonly stage: ScreeningStage;
  readonly coded: CodedTable;
}

/**
 * Counts from sheets of screening decisions. A single sheet without stages gives records screened, excluded by reason, and
 * studies; `title_abstract` gives records screened and excluded and the reports that are sought, `full_text` the reports not
 * retrieved, assessed, excluded by reason and included.
 *
 * @param severalReports whether a study may have several reports: then the included reports are no count of studies
 */
export function screeningFlow(
  stages: readonly ScreenedStage[],
  severalReports: boolean,
): { flow: Flow; findings: Finding[] } {
  const findings: Finding[] = [];
  const boxes = new Map<FlowKey, FlowBox>();
  const put = (key: FlowKey, n: number, items: readonly FlowItem[] = []): void =>
    void boxes.set(key, { n, items, label: null });
  let passed: { coded: CodedTable; decisions: Decisions } | null = null;
  for (const { stage, coded } of stages) {
    // in a sheet that holds both stages, only what passed the first must be decided at the second
    const before: Decisions | null = passed !== null && passed.coded === coded ? passed.decisions : null;
    const found = screeningDecisions(coded, stage, unit => before === null || before.decisions[unit] === 'included');
    findings.push(...found.findings);
    const count = (decision: string): number => found.decisions.filter(entry => entry === decision).length;
    const reasons = reasonItems(found, stage.reason !== null);
    if (stage.name === 'full_text') {
      // a sheet that cannot say "not retrieved" does not say that there was none
      if (stage.notRetrieved !== null || count('not retrieved') > 0)
        put('dbr_notretrieved_reports', count('not retrieved'));
      put('dbr_assessed', count('included') + count('excluded'));
      put('dbr_excluded', count('excluded'), reasons);
      put('new_reports', count('included'));
      if (!severalReports) put('new_studies', count('included'));
    } else {
      put('records_screened', coded.units);
      put('records_excluded', count('excluded'), reasons);
      put(stage.name === null ? 'new_studies' : 'dbr_sought_reports', count('included'));
    }
    passed = { coded, decisions: found };
  }
  return { flow: { boxes, file: [...new Set(stages.map(({ coded }) => coded.table.file))].join(', ') }, findings };
}

function reasonItems({ decisions, reasons }: Decisions, asked: boolean): FlowItem[] {
  const counts = new Map<string, number>();
  decisions.forEach((decision, unit) => {
    if (decision !== 'excluded') return;
    const why = reasons[unit] ?? NO_REASON;
    counts.set(why, (counts.get(why) ?? 0) + 1);
  });
  if (!asked) return [];
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([label, n]) => ({ label, n }));
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
