import { ADJUDICATION, type AdjudicationRow, adjudicationId } from '../../model/adjudication.ts';
import { AGREEMENT_FINDINGS } from '../../model/agreement-findings.ts';
import type { Field } from '../../model/codebook.ts';
import { type Finding, finding } from '../../model/finding.ts';
import { CODED } from '../../model/state.ts';
import type { Table } from '../../model/table.ts';
import { cellJudge } from '../cell-judge.ts';
import { CellReader } from '../cell-reader.ts';
import type { CellRule } from '../rule.ts';
import { RULES } from '../rules/index.ts';

/** A row that the adjudicator decided. */
export interface Decision extends AdjudicationRow {
  readonly consensus: string;
  readonly reason: string;
}

/** What the sheet is checked against: the disagreements as they are now. */
export interface Present {
  readonly coders: readonly string[];
  readonly rows: ReadonlyMap<string, AdjudicationRow>;
  field(name: string): Field | undefined;
  /** leave rows without a consensus unchanged */
  readonly leaveOpen: boolean;
}

/** Reads an adjudicated sheet. Any finding means that the sheet is refused as a whole. */
export function readAdjudication(
  sheet: Table,
  lists: Table,
  present: Present,
): { decisions: Decision[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const say = (
    kind: keyof typeof AGREEMENT_FINDINGS,
    message: string,
    row: number | null,
    column: number | null,
  ): void => {
    const { code, severity } = AGREEMENT_FINDINGS[kind];
    findings.push(finding(code, severity, message, sheet.at(row, column)));
  };
  const at = (header: string): number => sheet.columns.findIndex(column => column.header === header);
  const written = new Set(cellsOf(lists, ADJUDICATION.rows));
  const place = {
    stage: at(ADJUDICATION.stage),
    unit: at(ADJUDICATION.unit),
    field: at(ADJUDICATION.field),
    before: at(ADJUDICATION.before),
    consensus: at(ADJUDICATION.consensus),
    reason: at(ADJUDICATION.reason),
  };
  const lost = Object.entries({ ...place, ...Object.fromEntries(present.coders.map(coder => [coder, at(coder)])) })
    .filter(([, column]) => column < 0)
    .map(([name]) => `"${name === 'before' ? ADJUDICATION.before : name}"`);
  if (lost.length > 0) {
    say(
      'sheetHeader',
      `the sheet has no column ${lost.join(', ')}; write it again with the option \`disagreements\` of agreement`,
      null,
      null,
    );
    return { decisions: [], findings };
  }
  const read = (row: number, column: number): string => sheet.columns[column]!.value(row).trim();
  const seen = new Set<string>();
  const decisions: Decision[] = [];
  for (let row = 0; row < sheet.rows; row++) {
    const key = { stage: read(row, place.stage), unit: read(row, place.unit), field: read(row, place.field) };
    const id = adjudicationId(key);
    const named = `${key.unit}, ${key.field}`;
    if (!written.has(id)) {
      say('sheetRowExtra', `this row (${named}) was not written with the sheet; remove it`, row, place.unit);
      continue;
    }
    if (seen.has(id)) {
      say('sheetRowExtra', `this row (${named}) is duplicated; remove one of them`, row, place.unit);
      continue;
    }
    seen.add(id);
    const now = present.rows.get(id);
    const codes = present.coders.map(coder => read(row, at(coder)));
    const stale = staleReason(now, codes, read(row, place.before), present.coders);
    if (stale !== null) {
      say('sheetStale', `${named}: ${stale}; write the sheet again`, row, place.before);
      continue;
    }
    const raw = read(row, place.consensus);
    if (raw === '') {
      if (!present.leaveOpen)
        say(
          'sheetOpen',
          `${named} has no consensus; enter one, or leave such rows as they are with the option \`leaveOpen\``,
          row,
          place.consensus,
        );
      continue;
    }
    const field = present.field(key.field);
    const { code, problem } = field === undefined ? { code: raw, problem: null } : decided(field, raw);
    if (problem !== null) say('sheetCode', `${named}: ${problem}`, row, place.consensus);
    else decisions.push({ ...now!, consensus: code, reason: read(row, place.reason) });
  }
  for (const id of written)
    if (!seen.has(id)) {
      const key = keyOf(id);
      say(
        'sheetRowMissing',
        `the row of ${key === null ? `"${id}" in the hidden sheet "${ADJUDICATION.lists}"` : `${key.unit}, ${key.field}`} is gone; put it back (a row without a consensus may stay open)`,
        null,
        null,
      );
    }
  return { decisions, findings };
}

/** Unit and field of an id that the tool wrote; null where somebody changed it. */
function keyOf(id: string): { readonly unit: string; readonly field: string } | null {
  try {
    const parts: unknown = JSON.parse(id);
    return Array.isArray(parts) && parts.length === 3 ? { unit: String(parts[1]), field: String(parts[2]) } : null;
  } catch {
    return null;
  }
}

function staleReason(
  now: AdjudicationRow | undefined,
  codes: readonly string[],
  before: string,
  coders: readonly string[],
): string | null {
  if (now === undefined) return 'the coders no longer disagree here';
  const changed = coders.findIndex((_, i) => now.codes[i]!.trim() !== codes[i]);
  if (changed >= 0)
    return `the code of ${coders[changed]} is "${now.codes[changed]}" now, and was "${codes[changed]}" in the sheet`;
  if (now.before.trim() !== before)
    return `the consensus changed in between: it is "${now.before}" now, and was "${before}" when the sheet was written`;
  return null;
}

/** A decision as the field's codes, or what is wrong with it. */
function decided(field: Field, raw: string): { code: string; problem: string | null } {
  const reader = new CellReader(field);
  const reading = reader.read(raw);
  const rules = RULES.all.filter((rule): rule is CellRule => rule.kind === 'cell');
  const wrong = cellJudge(
    field,
    rules,
  )(reading).judged.find(({ rule, problem }) => (problem.severity ?? rule.severity) === 'error');
  if (wrong !== undefined) return { code: '', problem: wrong.problem.message };
  if (reading.state !== CODED || reading.items.length === 0) return { code: raw, problem: null };
  return {
    // in the codebook's order, as every cell is compared
    code: [...reading.items]
      .sort((a, b) => (field.categories === null ? 0 : a.level - b.level))
      .map(item => reader.levels[item.level]?.value ?? item.raw)
      .join(field.delimiter ?? ';'),
    problem: null,
  };
}

function cellsOf(table: Table, header: string): string[] {
  const column = table.columns.find(entry => entry.header === header);
  if (column === undefined) return [];
  return Array.from({ length: table.rows }, (_, row) => column.value(row)).filter(cell => cell !== '');
}
