import { counted } from '../../base/plural.ts';
import { type Finding, finding } from '../../model/finding.ts';
import type { FlowKey } from '../../model/flow.ts';
import type { Table } from '../../model/table.ts';
import { FLOW_FINDINGS } from './findings.ts';
import type { ReadFlow } from './read-flow.ts';

/** A sum that must hold where all of its parts are known: from − out = left. */
interface Balance {
  readonly from: readonly FlowKey[];
  readonly out: readonly FlowKey[];
  readonly left: FlowKey;
  readonly words: string;
}

/** The arithmetic of PRISMA 2020's diagram; boxes that are not given count as not known, optional ones as 0. */
const BALANCES: readonly Balance[] = [
  {
    from: ['database_results', 'register_results'],
    out: ['duplicates', 'excluded_automatic', 'excluded_other'],
    left: 'records_screened',
    words: 'records identified less those removed before screening',
  },
  {
    from: ['records_screened'],
    out: ['records_excluded'],
    left: 'dbr_sought_reports',
    words: 'records screened less records excluded',
  },
  {
    from: ['dbr_sought_reports'],
    out: ['dbr_notretrieved_reports'],
    left: 'dbr_assessed',
    words: 'reports sought less reports not retrieved',
  },
  {
    from: ['website_results', 'organisation_results', 'citations_results'],
    out: [],
    left: 'other_sought_reports',
    words: 'records from websites, organisations and citations',
  },
  {
    from: ['other_sought_reports'],
    out: ['other_notretrieved_reports'],
    left: 'other_assessed',
    words: 'reports sought from other sources less those not retrieved',
  },
  {
    from: ['dbr_assessed', 'other_assessed'],
    out: ['dbr_excluded', 'other_excluded'],
    left: 'new_reports',
    words: 'reports assessed less reports excluded',
  },
  {
    from: ['previous_studies', 'new_studies'],
    out: [],
    left: 'total_studies',
    words: 'previous studies and new studies',
  },
  {
    from: ['previous_reports', 'new_reports'],
    out: [],
    left: 'total_reports',
    words: 'previous reports and new reports',
  },
];

/** Boxes that list the parts of another box. */
const PARTS: readonly (readonly [parts: FlowKey, whole: FlowKey])[] = [
  ['database_specific_results', 'database_results'],
  ['register_specific_results', 'register_results'],
];

/** Checks the arithmetic of flow counts, and their total against the units of the coded sheet. */
export function checkFlow({ flow, rows }: ReadFlow, table: Table, unit: string, units: number | null): Finding[] {
  const found: Finding[] = [];
  const n = (key: FlowKey): number | undefined => flow.boxes.get(key)?.n;
  const countColumn = table.columns.findIndex(column => column.header.trim().toLowerCase() === 'n');
  const say = (kind: keyof typeof FLOW_FINDINGS, message: string, key: FlowKey): void => {
    const { code, severity } = FLOW_FINDINGS[kind];
    const row = rows.get(key) ?? null;
    found.push(
      finding(code, severity, message, {
        ...table.at(row, row === null ? null : countColumn),
        value: String(n(key) ?? ''),
      }),
    );
  };
  for (const { from, out, left, words } of BALANCES) {
    const there = n(left);
    if (there === undefined || from.every(key => n(key) === undefined)) continue;
    const expected =
      from.reduce((sum, key) => sum + (n(key) ?? 0), 0) - out.reduce((sum, key) => sum + (n(key) ?? 0), 0);
    if (expected !== there)
      say(
        'arithmetic',
        `${words}: ${[...from.map(key => `${n(key) ?? 0}`)].join(' + ')}${out.map(key => ` − ${n(key) ?? 0}`).join('')} = ${expected}, but ${left} is ${there}`,
        left,
      );
  }
  for (const [parts, whole] of PARTS) {
    const box = flow.boxes.get(parts);
    const sum = n(whole);
    if (box !== undefined && box.items.length > 0 && sum !== undefined && box.n !== sum)
      say('arithmetic', `the parts of ${whole} add up to ${box.n}, but ${whole} is ${sum}`, whole);
  }
  const [studies, reports] = [n('new_studies'), n('new_reports')];
  if (studies !== undefined && reports !== undefined && studies > reports)
    say(
      'reports',
      `there are ${studies} new studies in ${reports} new reports; is one of the two wrong?`,
      'new_studies',
    );
  const totalKey: FlowKey = n('total_studies') === undefined ? 'new_studies' : 'total_studies';
  const total = n(totalKey);
  if (units !== null && total !== undefined && total !== units)
    say('sheet', `${totalKey} is ${total}, but the coded sheet has ${counted(units, unit)}`, totalKey);
  return found;
}
