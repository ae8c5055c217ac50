import { Fault } from '../base/fault.ts';
import { didYouMean } from '../base/nearest.ts';
import { unknownMessage } from '../base/unknown-word.ts';
import type { Codebook } from '../model/codebook.ts';
import { type Finding, finding } from '../model/finding.ts';
import { STATES } from '../model/state.ts';
import type { Table } from '../model/table.ts';
import type { CellCodes, VerificationSample, VerifiedCode } from '../model/verification.ts';
import { CellReader } from './cell-reader.ts';

/** Findings of a verification sample; the reference lists them beside the rules. */
export const VERIFICATION = {
  name: 'verification-row',
  code: 'D510',
  severity: 'warning',
  explain:
    'A row of the verification sample names no field or code of the codebook, or is not filled in, so it is not used.',
} as const;

export interface VerificationDeclared {
  readonly columns: Readonly<Partial<Record<'unit' | 'field' | 'printed' | 'verified' | 'stratum' | 'random', string>>>;
  /** for rows that say nothing themselves */
  readonly random: boolean;
  readonly stratumField: string | null;
}

const YES = new Set(['true', 'yes', '1', 'random', 'x']);
const NO = new Set(['false', 'no', '0', '']);

/** Reads a verification sample by the codebook of the studies. A missing column is a Fault, an unusable row a finding. */
export function readVerification(
  table: Table,
  codebook: Codebook,
  { columns, random, stratumField }: VerificationDeclared,
): { sample: VerificationSample; findings: Finding[] } {
  const headers = table.columns.map(entry => entry.header.trim());
  const find = (
    part: keyof VerificationDeclared['columns'],
    usual: readonly string[],
    needed: boolean,
  ): number | null => {
    const names = columns[part] === undefined ? usual : [columns[part]];
    const at = headers.findIndex(header => names.includes(header));
    if (at >= 0) return at;
    if (!needed && columns[part] === undefined) return null;
    throw new Fault(
      'verification-column',
      `${table.file} has no column "${names[0]}"${didYouMean(names[0] ?? '', headers)}`,
      `its columns are ${headers.join(', ')}; name the right one in \`verification: { columns: { ${part}: … } }\``,
    );
  };
  const unit = find('unit', ['unit', ...codebook.primaryKey, 'study', 'study_id'], true);
  const field = find('field', ['field', 'variable'], true);
  const printed = find('printed', ['printed', 'printed_code'], true);
  const verified = find('verified', ['verified', 'verified_code'], true);
  const stratum = find('stratum', ['stratum'], false);
  const chosen = find('random', ['random'], false);
  const cell = (row: number, at: number | null): string =>
    at === null ? '' : (table.columns[at]?.value(row) ?? '').trim();
  const readers = new Map<string, CellReader>();
  const findings: Finding[] = [...table.findings];
  const codes: VerifiedCode[] = [];
  for (let row = 0; row < table.rows; row++) {
    const say = (column: number | null, message: string): void =>
      void findings.push(
        finding(VERIFICATION.code, VERIFICATION.severity, `${message}; the row is not used`, {
          ...table.at(row, column),
          value: cell(row, column),
        }),
      );
    const name = cell(row, field);
    const declared = codebook.fields.find(entry => entry.name === name);
    if (declared === undefined) {
      const names = codebook.fields.map(entry => entry.name);
      say(field, unknownMessage(name, names, 'field'));
      continue;
    }
    let reader = readers.get(name);
    if (reader === undefined) {
      reader = new CellReader(declared);
      readers.set(name, reader);
    }
    const [before, after] = [codesOf(reader, cell(row, printed)), codesOf(reader, cell(row, verified))];
    if (before === null) say(printed, `"${cell(row, printed)}" is not a category of ${name}`);
    else if (after === null) say(verified, `"${cell(row, verified)}" is not a category of ${name}`);
    else if (after.state === 'not_coded') say(verified, 'the verified code is missing');
    else {
      const word = cell(row, chosen).toLowerCase();
      if (chosen !== null && !YES.has(word) && !NO.has(word)) {
        say(chosen, `"${cell(row, chosen)}" is neither yes nor no`);
        continue;
      }
      codes.push({
        unit: cell(row, unit),
        field: name,
        printed: before,
        verified: after,
        stratum: cell(row, stratum),
        random: chosen === null ? random : YES.has(word),
      });
    }
  }
  return { sample: { file: table.file, stratumField, codes }, findings };
}

/** What a cell says; null where an item is no code of the field. */
function codesOf(reader: CellReader, raw: string): CellCodes | null {
  const reading = reader.read(raw);
  const state = STATES[reading.state] ?? 'invalid';
  if (reading.items.some(item => item.level < 0)) return null;
  return { state, codes: reading.items.map(item => reader.levels[item.level]!.value) };
}
