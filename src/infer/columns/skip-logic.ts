import { printWord } from '../../base/expression/print.ts';
import type { Claim, Sheet } from './detector.ts';
import { cut } from './find-split.ts';

/** A condition under which a field is filled: the parent has one of these codes. */
export interface SkipRule {
  readonly parent: string;
  readonly codes: readonly string[];
  readonly expression: string;
  readonly evidence: string;
  /** no row speaks against it; else one or two do, and a person must decide */
  readonly isProven: boolean;
}

const MAX_CODES = 12;
/** how far above its child a question may stand */
const REACH = 60;
/** a rule with exceptions is asked about only where many rows follow it */
const MAX_EXCEPTIONS = 2;
const MIN_FOLLOWING = 10;

/** A question that may decide whether another is asked: of each row the codes that it has. */
interface Parent {
  readonly name: string;
  readonly order: number;
  readonly codes: readonly string[];
  readonly isList: boolean;
  /** positions in `codes`; [] where the row has none */
  at(row: number): readonly number[];
}

/**
 * Skip logic in the data: wherever the parent has certain codes the child is filled, and nowhere else. A parent stands
 * before its child; the nearest proven one wins, then the nearest with one or two exceptions. Who coded a row (`coder`) and
 * what names studies is no condition.
 */
export function findSkipLogic(sheet: Sheet, claims: readonly Claim[], coder: number | null): Map<string, SkipRule> {
  const found = new Map<string, SkipRule>();
  const parents: Parent[] = [];
  claims.forEach((claim, order) => {
    const filled = filledOf(sheet, claim);
    if (filled !== null) {
      const near = parents
        .filter(parent => order - parent.order <= REACH)
        .reverse()
        .flatMap(parent => {
          const states = parent.isList ? bestOption(filled, parent) : splitCodes(filled, parent);
          return states === null ? [] : [{ parent, states }];
        });
      const rule =
        first(near, candidate => ruleFor(filled, candidate, 0, sheet)) ??
        first(near, candidate => ruleFor(filled, candidate, MAX_EXCEPTIONS, sheet));
      if (rule !== null) found.set(claim.field.name, chained(rule, found.get(rule.parent)));
    }
    const parent = claim.columns[0] === coder || namesStudies(sheet, claim) ? null : parentOf(sheet, claim, order);
    if (parent !== null) parents.push(readOnce(parent, sheet.rows));
  });
  return found;
}

/** Each row's codes are read once, however many children are compared with them, and not before the first. */
function readOnce(parent: Parent, rows: number): Parent {
  let read: (readonly number[])[] | undefined;
  return {
    ...parent,
    at: row => {
      read ??= Array.from({ length: rows }, (_, at) => parent.at(at));
      return read[row]!;
    },
  };
}

/** A code that each study has to itself (a number of its own in another program) decides nothing. */
function namesStudies({ key, profiles }: Sheet, { columns }: Claim): boolean {
  const [names, own] = [profiles[key ?? -1], profiles[columns[0]!]!];
  return columns.length === 1 && names !== undefined && own.values.length === names.values.length;
}

function first<T, R>(list: readonly T[], look: (entry: T) => R | null): R | null {
  for (const entry of list) {
    const found = look(entry);
    if (found !== null) return found;
  }
  return null;
}

/** Where the parent itself does not apply its child does not either, which its own condition says. */
const chained = (rule: SkipRule, ofParent: SkipRule | undefined): SkipRule =>
  ofParent === undefined || !ofParent.isProven
    ? rule
    : { ...rule, expression: `${ofParent.expression} and ${rule.expression}` };

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
  const { categories, type, delimiter, name } = claim.field;
  if (categories === undefined || categories.length < 2 || categories.length > MAX_CODES) return null;
  const codes = categories.map(category => category.value);
  const profile = sheet.profiles[claim.columns[0]!]!;
  const codeOf = new Map<string, number>();
  categories.forEach((category, i) => {
    for (const spelling of [category.value, ...(category.aliases ?? [])]) codeOf.set(spelling, i);
  });
  if (type !== 'list')
    return {
      name,
      order,
      codes,
      isList: false,
      at: row => {
        const code = codeOf.get(profile.text(row));
        return code === undefined ? [] : [code];
      },
    };
  if (claim.itemsAt !== undefined) {
    const { itemsAt } = claim;
    return { name, order, codes, isList: true, at: row => itemsAt(row).map(item => codes.indexOf(item)) };
  }
  if (delimiter === undefined || claim.columns.length !== 1) return null;
  const items = (row: number): number[] =>
    [delimiter]
      .flat()
      .reduce((parts, mark) => parts.flatMap(part => cut(part, mark)), [profile.text(row)])
      .flatMap(item => codeOf.get(item) ?? []);
  return { name, order, codes, isList: true, at: items };
}

function ruleFor(
  filled: Uint8Array,
  { parent, states: { shown, against } }: { parent: Parent; states: States },
  exceptions: number,
  sheet: Sheet,
): SkipRule | null {
  if (against.length > exceptions || (against.length === 0) !== (exceptions === 0)) return null;
  const total = filled.reduce((sum, flag) => sum + flag, 0);
  if (exceptions > 0 && (total < MIN_FOLLOWING || filled.length - total < MIN_FOLLOWING)) return null;
  const name = printWord(parent.name, '`');
  const printed = shown.map(code => printWord(code, "'"));
  const one = parent.isList ? `${name} has ${printed[0]}` : `${name} = ${printed[0]}`;
  const where = `${parent.name} ${parent.isList ? 'has' : 'is'} ${shown.map(code => `"${code}"`).join(' or ')}`;
  const rowName = (row: number): string => String(sheet.rowNumber(row));
  return {
    parent: parent.name,
    codes: shown,
    expression: shown.length === 1 ? one : `${name} in (${printed.join(', ')})`,
    evidence:
      against.length === 0
        ? `filled in all ${total} rows where ${where}, and in none of the other ${filled.length - total}`
        : `filled where ${where} and nowhere else, but for ${against.length === 1 ? 'row' : 'rows'} ${against.map(rowName).join(', ')} of ${filled.length}`,
    isProven: against.length === 0,
  };
}

interface States {
  readonly shown: readonly string[];
  /** rows that speak against it */
  readonly against: readonly number[];
}

/** Of a single choice: the codes under which most rows are filled; null where too many rows speak against it. */
function splitCodes(filled: Uint8Array, parent: Parent): States | null {
  const counts = parent.codes.map(() => [0, 0] as [number, number]);
  for (let row = 0; row < filled.length; row++) for (const code of parent.at(row)) counts[code]![filled[row]!]!++;
  const isShown = counts.map(([blank, full]) => full > blank);
  const used = counts.map(([blank, full]) => blank + full > 0);
  const shown = parent.codes.filter((_, code) => isShown[code]);
  if (shown.length === 0 || !used.some((flag, code) => flag && !isShown[code])) return null;
  const against: number[] = [];
  for (let row = 0; row < filled.length; row++) {
    const code = parent.at(row)[0];
    if ((code !== undefined && isShown[code]) === (filled[row] === 1)) continue;
    against.push(row);
    if (against.length > MAX_EXCEPTIONS) return null;
  }
  return { shown, against };
}

/** Of a multi-select field: the one option that decides. */
function bestOption(filled: Uint8Array, parent: Parent): States | null {
  let best: States | null = null;
  for (const [code, value] of parent.codes.entries()) {
    const against: number[] = [];
    let having = 0;
    for (let row = 0; row < filled.length && against.length <= MAX_EXCEPTIONS; row++) {
      const has = parent.at(row).includes(code);
      if (has) having++;
      if (has !== (filled[row] === 1)) against.push(row);
    }
    if (having < 2 || against.length > MAX_EXCEPTIONS) continue;
    if (best === null || against.length < best.against.length) best = { shown: [value], against };
  }
  return best;
}
