import { printWord } from '../../base/expression/print.ts';
import type { Claim, Sheet } from './detector.ts';

/** A proven condition: the child is filled exactly where the parent has one of these codes. */
export interface SkipRule {
  readonly parent: string;
  readonly codes: readonly string[];
  readonly expression: string;
  readonly evidence: string;
}

const MOST_CODES = 12;
/** how far above its child a question may stand */
const REACH = 60;

interface Parent {
  readonly name: string;
  readonly order: number;
  readonly codes: Int16Array;
  readonly values: readonly string[];
}

/**
 * Skip logic that the data prove without exception: wherever the parent has certain codes the child is filled, and
 * nowhere else. A parent stands before its child; the nearest one wins. Who coded a row (`coder`) is no condition.
 */
export function findSkipLogic(sheet: Sheet, claims: readonly Claim[], coder: number | null): Map<string, SkipRule> {
  const found = new Map<string, SkipRule>();
  const parents: Parent[] = [];
  claims.forEach((claim, order) => {
    const filled = filledOf(sheet, claim);
    if (filled !== null) {
      const rule = ruleFor(
        filled,
        parents.filter(parent => order - parent.order <= REACH),
      );
      if (rule !== null) found.set(claim.field.name, rule);
    }
    const parent = claim.columns[0] === coder ? null : parentOf(sheet, claim, order);
    if (parent !== null) parents.push(parent);
  });
  return found;
}

/** Which rows have a value; null where all or too few have, so that nothing could be proven. */
function filledOf(sheet: Sheet, claim: Claim): Uint8Array | null {
  const filled = new Uint8Array(sheet.rows);
  const profile = sheet.profiles[claim.columns[0]!]!;
  if (claim.filled === undefined && profile.coded === profile.rows) return null;
  let count = 0;
  for (let row = 0; row < sheet.rows; row++) {
    const text = claim.filled === undefined ? profile.text(row) : '';
    const has = claim.filled
      ? claim.filled(row)
      : text !== '' && !['not_applicable', 'not_coded'].includes(profile.missing.get(text)?.state ?? '');
    if (has) {
      filled[row] = 1;
      count++;
    }
  }
  return sheet.rows < 8 || count < 2 || sheet.rows - count < 2 ? null : filled;
}

function parentOf(sheet: Sheet, claim: Claim, order: number): Parent | null {
  const { field } = claim;
  if (
    field.categories === undefined ||
    field.type === 'list' ||
    field.categories.length < 2 ||
    field.categories.length > MOST_CODES
  )
    return null;
  const profile = sheet.profiles[claim.columns[0]!]!;
  const codeOf = new Map<string, number>();
  field.categories.forEach((category, i) => {
    for (const spelling of [category.value, ...(category.aliases ?? [])]) codeOf.set(spelling, i);
  });
  const codes = new Int16Array(sheet.rows);
  for (let row = 0; row < sheet.rows; row++) codes[row] = codeOf.get(profile.text(row)) ?? -1;
  return { name: field.name, order, codes, values: field.categories.map(category => category.value) };
}

function ruleFor(filled: Uint8Array, parents: readonly Parent[]): SkipRule | null {
  for (let i = parents.length - 1; i >= 0; i--) {
    const parent = parents[i]!;
    const state = new Int8Array(parent.values.length).fill(-1);
    let proven = true;
    for (let row = 0; row < filled.length && proven; row++) {
      const code = parent.codes[row]!;
      if (code < 0) proven = filled[row] === 0;
      else if (state[code] === -1) state[code] = filled[row]!;
      else proven = state[code] === filled[row];
    }
    if (!proven) continue;
    const shown = parent.values.filter((_, code) => state[code] === 1);
    const hidden = parent.values.filter((_, code) => state[code] === 0);
    if (shown.length === 0 || hidden.length === 0) continue;
    const total = filled.reduce((sum, flag) => sum + flag, 0);
    const name = printWord(parent.name, '`');
    return {
      parent: parent.name,
      codes: shown,
      expression:
        shown.length === 1
          ? `${name} = ${printWord(shown[0]!, "'")}`
          : `${name} in (${shown.map(code => printWord(code, "'")).join(', ')})`,
      evidence: `filled in all ${total} rows where ${parent.name} is ${shown.map(code => `"${code}"`).join(' or ')}, and in none of the other ${filled.length - total}`,
    };
  }
  return null;
}
