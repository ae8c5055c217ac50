import { styleText } from 'node:util';
import type { Explanation } from '../analyses/explain.ts';
import type { Formatter } from '../base/format-number.ts';
import { plainNumber } from '../base/plain-number.ts';
import type { Finding } from '../model/finding.ts';
import type { ResultRow } from '../model/result-row.ts';
import { textTable } from './text-table.ts';

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

/** Shares as a table: one block a field, groups in columns where there are few, else in rows. */
export function sharesText(
  rows: readonly ResultRow[],
  notes: readonly string[],
  format: Formatter,
  options: {
    readonly colour: boolean;
    readonly markdown?: boolean;
    readonly titleOf: (field: string) => string;
    readonly labelOf: (field: string, level: string) => string;
    readonly isYear: (field: string) => boolean;
  },
): string {
  const blocks: string[] = [];
  const shown = rows.filter(row => !row.by.some(group => group.missing));
  for (const field of [...new Set(shown.map(row => row.field))]) {
    const own = shown.filter(row => row.field === field);
    blocks.push(
      own.some(row => row.statistic === 'share')
        ? shareBlock(own, field ?? '', format, options)
        : summaryBlock(own, field ?? '', format, options),
    );
  }
  return `${blocks.join('\n')}${notes.length > 0 ? `\n${notes.map(note => `${note}\n`).join('')}` : ''}`;
}

type Words = Parameters<typeof sharesText>[3];

const groupKey = (row: ResultRow): string => JSON.stringify(row.by.map(group => [group.field, group.level]));

function shareBlock(rows: readonly ResultRow[], field: string, format: Formatter, words: Words): string {
  const title = words.titleOf(field);
  const groups = [...new Set(rows.map(groupKey))];
  const name = (row: ResultRow): string =>
    row.by.length === 0 ? 'All' : row.by.map(group => words.labelOf(group.field, group.level)).join(', ');
  const mark = (row: ResultRow): string =>
    row.kind === 'rollup' ? `${row.label} (all)` : row.kind === 'state' ? `${row.label}` : (row.label ?? '');
  const withCi = rows.some(row => row.ci !== null);
  const cells = (row: ResultRow): string[] => [
    String(row.n ?? '–'),
    row.N === null ? '' : String(row.N),
    row.estimate === null || row.n === null || row.N === null
      ? row.N === null
        ? ''
        : '–'
      : format.percent(row.n, row.N),
    ...(withCi ? [row.ci === null ? '' : format.percentInterval(row.ci.low, row.ci.high)] : []),
  ];
  const head = [
    'n',
    'N',
    '%',
    ...(withCi ? [`${Math.round((rows.find(row => row.ci)?.ci?.level ?? 0.95) * 1000) / 10}% CI`] : []),
  ];
  if (groups.length === 1)
    return textTable(
      [title, ...head],
      rows.map(row => [mark(row), ...cells(row)]),
      words,
    );
  return textTable(
    ['Group', title, ...head],
    rows.map(row => [name(row), mark(row), ...cells(row)]),
    { ...words, left: [1] },
  );
}

function summaryBlock(rows: readonly ResultRow[], field: string, format: Formatter, words: Words): string {
  const title = words.titleOf(field);
  const groups = [...new Set(rows.map(groupKey))];
  const get = (group: string, statistic: string): ResultRow | undefined =>
    rows.find(row => groupKey(row) === group && row.statistic === statistic);
  const print = (group: string, statistic: string): string => {
    const estimate = get(group, statistic)?.estimate;
    return estimate === undefined || estimate === null ? '–' : plainNumber(estimate, format, words.isYear(field));
  };
  const label = (group: string): string => {
    const by = get(group, 'median')?.by ?? [];
    return by.length === 0 ? 'All' : by.map(part => words.labelOf(part.field, part.level)).join(', ');
  };
  const missing = (group: string): string =>
    rows
      .filter(row => groupKey(row) === group && row.kind === 'state')
      .map(row => `${row.label} ${row.n}`)
      .join(', ');
  return textTable(
    [title, 'n', 'Median', 'Q1', 'Q3', 'Min', 'Max', 'Missing'],
    groups.map(group => [
      label(group),
      String(get(group, 'median')?.n ?? 0),
      print(group, 'median'),
      print(group, 'q1'),
      print(group, 'q3'),
      print(group, 'min'),
      print(group, 'max'),
      missing(group) || '0',
    ]),
    { ...words, left: [7] },
  );
}

/** The key and the citation of a study; a citation that begins with the key says it already. */
const keyedCitation = ({ key, citation }: { readonly key: string; readonly citation: string }): string =>
  citation === key || citation.startsWith(`${key} `) ? citation : `${key}  ${citation}`;

/** The studies behind a number, as three lists. */
export function explanationText(found: Explanation, format: Formatter, unit: string, units: string): string {
  const list = (entries: readonly { key: string; citation: string; doi: string | null; reason?: string }[]): string =>
    entries
      .map(
        entry =>
          `  ${keyedCitation(entry)}${entry.doi === null ? '' : `  ${entry.doi}`}${entry.reason ? `  (${entry.reason})` : ''}\n`,
      )
      .join('');
  const share = found.N === null || found.N === 0 ? '' : ` (${format.percent(found.n, found.N)}%)`;
  const of = found.N === null ? '' : ` of ${found.N}`;
  const named = (found.N ?? found.n) === 1 ? unit : units;
  return [
    `${found.proposition}${found.where === null || found.proposition.includes(' where ') ? '' : `, where ${found.where}`}: ${found.n}${of} ${named}${share}\n`,
    found.N === null ? 'this state stands outside the denominator, so there is no N\n' : `N: ${found.denominator}\n`,
    `\ncounted: ${found.studies.length}\n${list(found.studies)}`,
    found.N === null ? '' : `\nnot counted: ${found.others.length}\n${list(found.others)}`,
    found.excluded.length > 0 ? `\nnot in N: ${found.excluded.length}\n${list(found.excluded)}` : '',
  ].join('');
}
