import { usageFault } from '../../base/fault.ts';
import type { CodedTable, MultiColumn, SingleColumn } from '../../model/coded-table.ts';
import { STATES } from '../../model/state.ts';
import { unitOf } from '../../model/unit-of.ts';
import type { VerificationSample, VerifiedCode } from '../../model/verification.ts';
import type { VerifiedCell } from '../../stats/verification/corrected-share.ts';
import { cellOf } from '../../tabulate/data/listing.ts';
import { columnNamed } from '../../tabulate/data/selection.ts';

/** A verified code at its unit. */
interface Checked {
  readonly unit: number;
  readonly code: VerifiedCode;
}

/** What of a sample can be used for one field. */
export interface Usable {
  readonly checked: readonly Checked[];
  /** units that are in the sample, but not among those that are counted */
  readonly elsewhere: number;
  /** the sheet has another code by now */
  readonly stale: number;
  readonly repeated: number;
}

const sameCodes = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every(code => b.includes(code));

/** Joins the sample with the sheet. A printed code that the sheet no longer has tells nothing of the sheet's errors. */
export function usableSample(
  coded: CodedTable,
  column: SingleColumn | MultiColumn,
  sample: VerificationSample,
  counts: (unit: number) => boolean,
): Usable {
  const at = unitOf(coded);
  const checked: Checked[] = [];
  const seen = new Set<number>();
  let [elsewhere, stale, repeated] = [0, 0, 0];
  for (const code of sample.codes) {
    if (code.field !== column.field.name) continue;
    const unit = at(code.unit);
    if (unit === undefined || !counts(unit)) elsewhere++;
    else if (seen.has(unit)) repeated++;
    else {
      seen.add(unit);
      const now = cellOf(column, unit);
      if (now.state !== code.printed.state || !sameCodes(now.codes, code.printed.codes)) stale++;
      else checked.push({ unit, code });
    }
  }
  return { checked, elsewhere, stale, repeated };
}

/** The stratum of each unit, by the declared field; one stratum where none is declared. */
export function strataOf(coded: CodedTable, field: string | null): (unit: number) => string {
  if (field === null) return () => '';
  const column = columnNamed(coded, field);
  if (column.kind === 'multi')
    throw usageFault(
      'stratum',
      `${field} can have several codes, so it cannot define strata`,
      'name a single-select field',
    );
  return unit => cellOf(column, unit).codes[0] ?? STATES[column.states[unit]!] ?? '';
}

/**
 * The cells that the true share of one level is estimated from: per stratum and printed code (of a multi-select field: per
 * stratum, and whether the level is printed), how many units there are, how many of them were verified, and how many truly
 * have the level.
 */
export function verifiedCells(
  column: SingleColumn | MultiColumn,
  level: string,
  units: readonly number[],
  stratum: (unit: number) => string,
  checked: readonly Checked[],
): (VerifiedCell & { readonly name: string })[] {
  const printed = (unit: number): string => {
    const { state, codes } = cellOf(column, unit);
    if (column.kind === 'multi') return codes.includes(level) ? level : `not ${level}`;
    return codes[0] ?? state;
  };
  const cells = new Map<string, { units: number; verified: number; truly: number; name: string }>();
  const at = (unit: number) => {
    const part = stratum(unit);
    const name = `${printed(unit)}${part === '' ? '' : ` (${part})`}`;
    let cell = cells.get(name);
    if (cell === undefined) {
      cell = { units: 0, verified: 0, truly: 0, name };
      cells.set(name, cell);
    }
    return cell;
  };
  for (const unit of units) at(unit).units++;
  for (const { unit, code } of checked) {
    const cell = at(unit);
    cell.verified++;
    if (code.verified.codes.includes(level)) cell.truly++;
  }
  return [...cells.values()];
}
