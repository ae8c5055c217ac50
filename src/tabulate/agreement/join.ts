import { counted, plural } from '../../base/plural.ts';
import { AGREEMENT_FINDINGS } from '../../model/agreement-findings.ts';
import { type Finding, finding } from '../../model/finding.ts';
import type { CoderTable, Stage } from '../../model/material.ts';
import { unitCount } from '../../model/unit-count.ts';
import { select } from '../data/selection.ts';
import { keySpelling } from './key-spelling.ts';
import { type Panel, panelOf } from './panel.ts';

/** The units of a stage that at least two coders coded, joined on their key. */
export interface Joined {
  readonly stage: Stage;
  readonly panel: Panel;
  readonly unit: string;
  readonly keys: readonly string[];
  /** a coder's unit for each key, or −1 */
  readonly at: readonly Int32Array[];
  /** how many units each key stands for, where combinations of the coders' cells were counted; left out where each is one */
  readonly weights?: Uint32Array;
  /** coded by one coder only */
  readonly alone: readonly { readonly key: string; readonly coder: string }[];
  /** all units that anybody coded */
  readonly total: number;
  readonly where: string | null;
  /** units of the consensus for which `where` is unknown; they are left out */
  readonly unknown: number;
  readonly findings: readonly Finding[];
}

/** Joins the coders of a stage on the key, never on the order of rows. */
export function joinCoders(stage: Stage, coders: readonly CoderTable[], where: string | null): Joined {
  const panel = panelOf(coders);
  const { weights } = panel.raters[0]?.coded ?? {};
  if (weights !== undefined && panel.raters.length > 1) return joinCounted(stage, panel, weights, where);
  const findings: Finding[] = [];
  const say = (kind: keyof typeof AGREEMENT_FINDINGS, message: string, place: Partial<Finding>): void => {
    const { code, severity } = AGREEMENT_FINDINGS[kind];
    findings.push(finding(code, severity, message, place));
  };
  const unit = coders[0]?.coded.unit ?? 'study';
  const chosen = where === null ? null : keysWhere(stage, where);
  const { spelling, alike } = keySpelling(stage, panel.raters);
  const indices = panel.raters.map(rater => indexOf(rater, spelling, say));
  const count = new Map<string, number>();
  for (const index of indices)
    for (const key of index.keys())
      if (chosen === null || chosen.keys.has(key)) count.set(key, (count.get(key) ?? 0) + 1);
  const all = [...count.keys()].sort(byKey);
  const keys = all.filter(key => count.get(key)! > 1);
  const alone = all
    .filter(key => count.get(key) === 1)
    .map(key => ({ key, coder: panel.raters[indices.findIndex(index => index.has(key))]!.coder }));
  const first = panel.raters[0]?.coded.table;
  const place = { file: first?.file ?? '', sheet: first?.sheet ?? null };
  if (panel.raters.length < 2)
    say(
      'oneCoder',
      `${stage.name}: ${panel.raters.length === 0 ? 'no coder' : `only ${panel.raters[0]!.coder}`} can be compared${panel.aside.length > 0 ? ` (${panel.aside.join('; ')})` : ''}; agreement needs two`,
      place,
    );
  else if (keys.length === 0)
    say(
      'noneShared',
      `${stage.name}: no ${unit} is in two of the sheets of ${panel.raters.map(rater => rater.coder).join(', ')}; is the key the same in all (${indices.map((index, i) => `${panel.raters[i]!.coder}: "${[...index.keys()].sort(byKey)[0] ?? ''}"`).join(', ')})?`,
      place,
    );
  if (alike.length > 0)
    say(
      'keysAlike',
      `${stage.name}: ${counted(alike.length, 'key')} differ between the sheets only in case, blanks or the zeros of a number and ${alike.length === 1 ? 'was' : 'were'} matched: ${listed(alike.map(([one, other]) => `"${one}" and "${other}"`))}; write one spelling if they are one ${unit}, or other keys if they are not`,
      place,
    );
  if (panel.raters.length > 1 && keys.length > 0 && alone.length > 0)
    say(
      'alone',
      `${stage.name}: ${counted(alone.length, unit)} coded by one coder only and not counted: ${listed(alone.map(({ key, coder }) => `${key} (${coder})`))}`,
      place,
    );
  return {
    stage,
    panel,
    unit,
    keys,
    at: indices.map(index => Int32Array.from(keys, key => index.get(key) ?? -1)),
    alone,
    total: all.length,
    where: chosen?.where ?? null,
    unknown: chosen?.unknown ?? 0,
    findings,
  };
}

/** Coders whose codes stand in one row a unit, with equal rows counted: each row joins itself, and every unit has a key of its own. */
function joinCounted(stage: Stage, panel: Panel, weights: Uint32Array, where: string | null): Joined {
  const { consensus } = stage;
  const selection = where === null || consensus === null ? null : select(consensus, where);
  const rows = Int32Array.from(weights.keys()).filter(row => selection?.mask == null || selection.mask[row] === 1);
  const own = Uint32Array.from(rows, row => weights[row]!);
  return {
    stage,
    panel,
    unit: panel.raters[0]!.coded.unit,
    keys: Array.from(rows, String),
    at: panel.raters.map(() => rows),
    weights: own,
    alone: [],
    total: unitCount({ units: own.length, weights: own }),
    where: selection?.where ?? null,
    unknown: selection?.unknown ?? 0,
    findings: [],
  };
}

/** How many units at least two coders coded. */
export const joinedCount = ({ keys, weights }: Pick<Joined, 'keys' | 'weights'>): number =>
  unitCount({ units: keys.length, ...(weights === undefined ? {} : { weights }) });

const MAX_LISTED = 20;
const listed = (items: readonly string[]): string =>
  items.length > MAX_LISTED
    ? `${items.slice(0, MAX_LISTED).join(', ')} and ${items.length - MAX_LISTED} more`
    : items.join(', ');

/** Numbers as numbers, everything else by code point. */
export function byKey(a: string, b: string): number {
  const [x, y] = [/^\d{1,15}$/.test(a) ? Number(a) : null, /^\d{1,15}$/.test(b) ? Number(b) : null];
  if (x !== null && y !== null && x !== y) return x - y;
  if ((x === null) !== (y === null)) return x === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A coder's unit of each key. A key that stands twice is found and counts for neither row. */
function indexOf(
  { coder, coded, keyed }: CoderTable,
  spelling: (key: string) => string,
  say: (kind: 'twice' | 'blankKey' | 'noKey', message: string, place: Partial<Finding>) => void,
): Map<string, number> {
  const index = new Map<string, number>();
  const twice = new Set<string>();
  if (keyed === false) {
    const { primaryKey, file } = coded.codebook;
    say(
      'noKey',
      primaryKey.length === 0
        ? `${file} names no primaryKey, so the rows of ${coder} can't be joined; name one`
        : `the sheet of ${coder} has no column for the key ${primaryKey.join(' + ')}, so none of its rows can be joined; add it, or its header to the field's aliases`,
      { file: coded.table.file, sheet: coded.table.sheet, coder },
    );
    return index;
  }
  const rowOf = (unit: number) => coded.table.at(coded.unitOfRow === null ? unit : coded.unitOfRow.indexOf(unit), null);
  for (let unit = 0; unit < coded.units; unit++) {
    const key = spelling(coded.key(unit).trim());
    if (key === '') say('blankKey', `this row of ${coder} has no key and joins nothing`, { ...rowOf(unit), coder });
    else if (index.has(key)) {
      twice.add(key);
      say(
        'twice',
        `${coder} coded "${key}" twice (row ${rowOf(index.get(key)!).row} and row ${rowOf(unit).row}); neither is counted. Remove one of the rows`,
        { ...rowOf(unit), coder, value: key },
      );
    } else index.set(key, unit);
  }
  for (const key of twice) index.delete(key);
  return index;
}

/** The keys of the consensus for which a condition is true. */
function keysWhere(stage: Stage, where: string): { keys: ReadonlySet<string>; where: string | null; unknown: number } {
  const { consensus } = stage;
  if (consensus === null) return { keys: new Set(), where, unknown: 0 };
  const selection = select(consensus, where);
  const keys = new Set<string>();
  for (let unit = 0; unit < consensus.units; unit++)
    if (selection.mask === null || selection.mask[unit] === 1) keys.add(consensus.key(unit).trim());
  return { keys, where: selection.where, unknown: selection.unknown };
}

/** Which units were coded twice, in a sentence. */
export function sampleStatement(joined: Joined): string {
  const { stage, panel, total, alone, unit } = joined;
  const who = panel.raters.length === 2 ? 'both coders' : 'at least two coders';
  const share = `${joinedCount(joined)} of ${total} ${plural(unit)} were coded by ${who}${alone.length > 0 ? `, ${alone.length} by one only` : ''}.`;
  return `${share} ${stage.sample ?? 'How they were chosen is not declared (`sample:` of the stage in review.yaml).'}`;
}
