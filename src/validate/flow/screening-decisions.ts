import type { CodedTable } from '../../model/coded-table.ts';
import { type Finding, finding } from '../../model/finding.ts';
import { CODED, STATES } from '../../model/state.ts';
import { FLOW_FINDINGS } from './findings.ts';

/** How one stage of screening is read from its sheet. */
export interface ScreeningStage {
  readonly name: 'title_abstract' | 'full_text' | null;
  /** the field with the decision, or one field a reviewer */
  readonly decision: readonly string[];
  /** the field that decides where reviewers differ */
  readonly consensus: string | null;
  /** the code that includes */
  readonly include: string;
  /** the code of a report that could not be retrieved */
  readonly notRetrieved: string | null;
  readonly reason: string | null;
}

export type Decision = 'included' | 'excluded' | 'not retrieved' | 'open';

/** A decision on each record of a stage, with the reasons for exclusion and what is wrong with the sheet. */
export interface Decisions {
  readonly decisions: readonly Decision[];
  readonly reasons: readonly (string | null)[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the decisions of a stage: the consensus where there is one, else what the reviewers agree on. Records whose reviewers
 * differ without a consensus are open. One finding a kind of problem, with the records that have it.
 *
 * @param expected whether a record must have a decision at this stage
 */
export function screeningDecisions(
  coded: CodedTable,
  stage: ScreeningStage,
  expected: (unit: number) => boolean,
): Decisions {
  const codeOf = (field: string, unit: number): string | null => {
    const column = coded.columns.get(field);
    if (column === undefined || column.kind !== 'single') return null;
    if (column.states[unit] === CODED) return column.levels[column.codes[unit]!]?.value ?? null;
    return STATES[column.states[unit]!] === 'not_accessible' ? NOT_RETRIEVED : null;
  };
  const problems = { decision: [] as number[], reviewers: [] as number[], reason: [] as number[] };
  const decisions: Decision[] = [];
  const reasons: (string | null)[] = [];
  for (let unit = 0; unit < coded.units; unit++) {
    const decided = stage.consensus === null ? null : codeOf(stage.consensus, unit);
    const codes = stage.decision.map(field => codeOf(field, unit));
    const given = codes.filter(code => code !== null);
    const code = decided ?? (given.every(entry => entry === given[0]) ? (given[0] ?? null) : undefined);
    if (code === undefined) problems.reviewers.push(unit);
    const isOpen = code === undefined || code === null || (code !== stage.include && UNDECIDED.test(code));
    if (isOpen && code !== undefined && expected(unit)) problems.decision.push(unit);
    const decision: Decision = isOpen
      ? 'open'
      : code === stage.include
        ? 'included'
        : code === NOT_RETRIEVED || code === stage.notRetrieved
          ? 'not retrieved'
          : 'excluded';
    const why = decision === 'excluded' ? reasonOf(coded, stage.reason, unit) : null;
    if (decision === 'excluded' && why === null && stage.reason !== null) problems.reason.push(unit);
    decisions.push(decision);
    reasons.push(why);
  }
  const { decision, reviewers, reason } = problems;
  const fields = [...stage.decision, ...(stage.consensus === null ? [] : [stage.consensus])].join(', ');
  return {
    decisions,
    reasons,
    findings: [
      ...grouped(coded, 'decision', decision, `without a decision in ${fields}`, stage.decision[0] ?? null),
      ...grouped(
        coded,
        'reviewers',
        reviewers,
        `with different decisions in ${stage.decision.join(', ')} and no consensus${stage.consensus === null ? '' : ` in ${stage.consensus}`}`,
        stage.consensus ?? stage.decision[0] ?? null,
      ),
      ...grouped(coded, 'reason', reason, `excluded without a reason in ${stage.reason}`, stage.reason),
    ],
  };
}

/** Codes of screening tools that put a decision off; a record is excluded only by a code that decides. */
const UNDECIDED = /^(?:maybe|unsure|undecided|uncertain|pending|to discuss|discuss|conflict|\?)$/i;

const NOT_RETRIEVED = '\u0000not retrieved';

/** One finding for all records with a problem, at the first of them. */
function grouped(
  coded: CodedTable,
  kind: 'decision' | 'reviewers' | 'reason',
  units: readonly number[],
  words: string,
  field: string | null,
): Finding[] {
  const [first] = units;
  if (first === undefined) return [];
  const { code, severity } = FLOW_FINDINGS[kind];
  const keys = units.slice(0, SHOWN).map(unit => coded.key(unit));
  const rest = units.length > SHOWN ? ` and ${units.length - SHOWN} more` : '';
  const message = `${units.length} ${units.length === 1 ? 'record' : 'records'} ${words}: ${keys.join(', ')}${rest}`;
  return [finding(code, severity, message, { ...coded.table.at(first, null), field })];
}

const SHOWN = 5;

function reasonOf(coded: CodedTable, field: string | null, unit: number): string | null {
  const column = field === null ? undefined : coded.columns.get(field);
  if (column === undefined || column.states[unit] !== CODED) return null;
  if (column.kind === 'single') return column.levels[column.codes[unit]!]?.label ?? null;
  if (column.kind === 'multi')
    return (
      (column.sets[column.codes[unit]!] ?? []).map(level => column.levels[level]?.label ?? '').join(' and ') || null
    );
  return column.kind === 'text' ? column.text(unit) || null : null;
}
