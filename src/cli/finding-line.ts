import { styleText } from 'node:util';
import type { ExplainedUnit, Explanation } from '../analyses/explain.ts';
import type { Formatter } from '../base/formatter.ts';
import { counted } from '../base/plural.ts';
import type { Finding } from '../model/finding.ts';

const COLOUR = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

/** `corpus/studies.csv C14 (method)`: where a finding stands, in the spreadsheet's own terms. */
export function placeOf(finding: Finding): string {
  const cell = `${finding.column ?? ''}${finding.row ?? ''}`;
  const sheet = finding.sheet === null ? '' : ` [${finding.sheet}]`;
  const header = finding.header === null || finding.header === '' ? '' : ` (${finding.header})`;
  const row =
    finding.column === null && finding.row !== null
      ? ` row ${finding.row}`
      : finding.row === null && finding.column !== null
        ? ` column ${finding.column}`
        : cell === ''
          ? ''
          : ` ${cell}`;
  return `${finding.file}${sheet}${row}${header}`;
}

/** One finding as a line, its proposal included in the message. */
export function findingLine(finding: Finding, colour: boolean): string {
  const tag = `${finding.severity} ${finding.code}`;
  return `${placeOf(finding)}: ${colour ? styleText(COLOUR[finding.severity], tag) : tag}: ${finding.message}`;
}

/** How many findings of each code, most serious first. */
export function findingCounts(findings: readonly Finding[]): string {
  const order = ['error', 'warning', 'note'] as const;
  const counts = new Map<string, number>();
  for (const { severity, code } of findings)
    counts.set(
      `${order.indexOf(severity)} ${severity} ${code}`,
      (counts.get(`${order.indexOf(severity)} ${severity} ${code}`) ?? 0) + 1,
    );
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => `  ${key.slice(2)}: ${count}`)
    .join('\n');
}

/** The key and the citation of a study; a citation that begins with the key says it already. */
const keyedCitation = ({ key, citation }: { readonly key: string; readonly citation: string }): string =>
  citation === key || citation.startsWith(`${key} `) ? citation : `${key}  ${citation}`;

/** Place and words behind a unit's codes, a line each; the field is named where there are several. */
function evidenceLines({ evidence = [] }: ExplainedUnit, all: readonly ExplainedUnit[]): string {
  const fields = new Set(all.flatMap(entry => (entry.evidence ?? []).map(({ field }) => field)));
  return evidence.map(({ field, text }) => `      ${fields.size > 1 ? `${field}: ` : ''}${text}\n`).join('');
}

/** The studies behind a number, as three lists. */
export function explanationText(found: Explanation, format: Formatter, unit: string, units: string): string {
  const list = (entries: readonly (ExplainedUnit & { readonly reason?: string })[]): string =>
    entries
      .map(
        entry =>
          `  ${keyedCitation(entry)}${entry.doi === null ? '' : `  ${entry.doi}`}${entry.reason ? `  (${entry.reason})` : ''}\n${evidenceLines(entry, entries)}`,
      )
      .join('');
  const [one, many] = found.unit === 'mention' ? ['mention', 'mentions'] : [unit, units];
  const named = `${found.proposition}${found.where === null || found.proposition.includes(' where ') ? '' : `, where ${found.where}`}`;
  const count = (): string => {
    const { n, N } = found;
    if (n === null) return `computed from ${found.studies.length} ${found.studies.length === 1 ? unit : units}`;
    return `${n}${N === null ? '' : ` of ${N}`} ${(N ?? n) === 1 ? one : many}${N === null || N === 0 ? '' : ` (${format.percent(n, N)}%)`}`;
  };
  return [
    `${named}: ${count()}\n`,
    found.N === null ? 'this state is outside the denominator, so there is no N\n' : `N: ${found.denominator}\n`,
    ...(found.parents === undefined ? [] : [parentLine(found.parents)]),
    `\n${found.n === null ? 'computed from' : 'counted'}: ${found.studies.length}\n${list(found.studies)}`,
    found.N === null || found.n === null ? '' : `\nnot counted: ${found.others.length}\n${list(found.others)}`,
    found.excluded.length > 0 ? `\nnot in N: ${found.excluded.length}\n${list(found.excluded)}` : '',
  ].join('');
}

const parentLine = ({ unit, n, N }: NonNullable<Explanation['parents']>): string =>
  `from ${n.length} of ${counted(N, unit)}${n.length === 0 ? '' : `: ${n.join(', ')}`}\n`;
