import { boxName } from '../../model/box-titles.ts';
import { type Finding, finding } from '../../model/finding.ts';
import type { FlowKey } from '../../model/flow.ts';
import type { Table } from '../../model/table.ts';
import { blamed } from './blame.ts';
import { FLOW_FINDINGS } from './findings.ts';
import { equationWords, type FlowEquation, flowEquations, joined, sheetEquation, solvedFor } from './flow-equations.ts';
import type { ReadFlow } from './read-flow.ts';

const PAIRS: readonly (readonly [studies: FlowKey, reports: FlowKey, words: string])[] = [
  ['previous_studies', 'previous_reports', 'previous'],
  ['new_studies', 'new_reports', 'new'],
  ['total_studies', 'total_reports', 'total'],
];

/**
 * Checks the arithmetic of flow counts, also across boxes that are unknown, and their total against the units of the coded
 * sheet. Of equations that fail together, the box that contradicts most others is named.
 */
export function checkFlow(
  { flow, rows, refused }: ReadFlow,
  table: Table,
  unit: string,
  units: number | null,
): Finding[] {
  const found: Finding[] = [];
  const n = (key: FlowKey): number => flow.boxes.get(key)?.n ?? 0;
  const isKnown = (key: FlowKey): boolean => flow.boxes.has(key);
  const countColumn = table.columns.findIndex(column => column.header.trim().toLowerCase() === 'n');
  const report = (kind: keyof typeof FLOW_FINDINGS, message: string, key: FlowKey): void => {
    const { code, severity } = FLOW_FINDINGS[kind];
    const row = rows.get(key) ?? null;
    // the box to look at has its words in the diagram beside its key, where it is first named
    const named = message.replace(new RegExp(`\\b${key}\\b`), () => boxName(key));
    found.push(
      finding(code, severity, named, {
        ...table.at(row, row === null ? null : countColumn),
        value: isKnown(key) ? String(n(key)) : null,
      }),
    );
  };
  const { equations, ends } = flowEquations(flow);
  const sheet = units === null ? null : sheetEquation(flow, unit, units);
  const firm: FlowEquation[] = sheet === null ? [] : [sheet];
  /** equations that fail unless one of their boxes without a count explains it */
  const open = new Map<FlowEquation, readonly FlowKey[]>();
  for (const equation of equations) {
    const { left, missingIn, missingOut } = equation;
    const expected = solvedFor(equation, left, n);
    const missing = expected > n(left) ? missingOut : missingIn;
    if (expected < 0) tooMany(equation);
    else if (expected === n(left) || missing.length === 0) firm.push(equation);
    else if (!missing.some(key => refused.has(key))) open.set(equation, missing);
  }
  const blame = blamed(firm, [...open.keys()], n);
  const mended = new Set(blame.flatMap(entry => entry.equations));
  for (const [equation, missing] of open) {
    const { left } = equation;
    const expected = solvedFor(equation, left, n);
    if (!mended.has(equation))
      report(
        'unexplained',
        `${equationWords(equation, left, n)}, but ${left} is ${n(left)}: ${Math.abs(expected - n(left))} ${expected > n(left) ? 'more are missing' : 'too many'}. ${unknownWords(missing)}`,
        left,
      );
  }
  for (const { equations: failing, box, suspects } of blame) {
    const [first] = failing;
    if (first === undefined) continue;
    if (failing.length === 1 && first === sheet)
      report('sheet', `${first.left} is ${n(first.left)}, but ${sheet.constant?.words}`, first.left);
    else if (box !== null)
      report(
        'arithmetic',
        `${box.key} is ${n(box.key)}, but ${failing.length === 1 ? 'this sum gives' : `${failing.length} sums give`} ${box.n}: ${failing.map(entry => equationWords(entry, box.key, n)).join('; ')}`,
        box.key,
      );
    else {
      const others = suspects.filter(key => key !== first.left);
      report(
        'arithmetic',
        `${equationWords(first, first.left, n)}, but ${first.left} is ${n(first.left)}. Check ${[first.left, ...others].join(', ')}.`,
        first.left,
      );
    }
  }
  for (const end of ends) if (!isKnown('new_reports')) checkEnd(end);
  if (!isKnown('new_reports') && isKnown('new_studies') && ends.some(end => end.plus.length > 0)) {
    const end = { ...joined(ends), constant: null, left: 'new_studies' as const };
    const reports = solvedFor(end, 'new_studies', n);
    const isOpen =
      (reports > n('new_studies') ? end.missingOut : end.missingIn).length > 0 || refused.has('new_reports');
    if (reports >= 0 && reports !== n('new_studies') && !isOpen)
      report(
        'left',
        `${equationWords(end, 'new_studies', n)} reports are left, but new_studies is ${n('new_studies')} and new_reports has no count. Enter new_reports, or correct one of the boxes.`,
        'new_studies',
      );
  }
  for (const [studies, reports, words] of PAIRS)
    if (isKnown(studies) && isKnown(reports) && n(studies) > n(reports))
      report(
        'reports',
        `There are ${n(studies)} ${words} studies in ${n(reports)} ${words} reports. A report can hold several studies; if none does, correct ${studies} or ${reports}.`,
        studies,
      );
  return found;

  /** More is taken away than came in. */
  function tooMany({ plus, minus }: Pick<FlowEquation, 'plus' | 'minus'>): void {
    const [last] = minus.slice(-1);
    if (last === undefined) return;
    const words = (keys: readonly FlowKey[]): string => keys.map(key => `${key} ${n(key)}`).join(' + ');
    report('arithmetic', `${words(minus)} is more than ${words(plus)}. No more can be excluded than came in.`, last);
  }

  function checkEnd(end: { readonly plus: readonly FlowKey[]; readonly minus: readonly FlowKey[] }): void {
    const sum = (keys: readonly FlowKey[]): number => keys.reduce((total, key) => total + n(key), 0);
    if (sum(end.minus) > sum(end.plus)) tooMany(end);
  }
}

const unknownWords = (keys: readonly FlowKey[]): string =>
  keys.length === 1
    ? `${boxName(keys[0]!)} has no count; enter it if it explains the difference.`
    : `${keys.slice(0, -1).map(boxName).join(', ')} and ${boxName(keys.at(-1)!)} have no counts; enter those that explain the difference.`;
