import type { CodedTable } from '../../model/coded-table.ts';
import type { GroupLevel } from '../../model/result-row.ts';
import type { UnitTest } from '../../model/row-units.ts';
import { CODED, STATES } from '../../model/state.ts';
import { type CellValues, cellValuesOf } from './cell-values.ts';
import { emptyGroup } from './empty-group.ts';
import { subjectNamed } from './subject.ts';

/** The subgroups of a request, and the groups of each unit. A multi-select `by` puts a unit into several. */
export interface Groups {
  readonly list: readonly (readonly GroupLevel[])[];
  /** distinct memberships: which groups */
  readonly memberships: readonly (readonly number[])[];
  /** one membership a unit */
  readonly of: Uint32Array;
  /** how many units each unit stands for; left out where each is one */
  readonly weights?: Uint32Array;
  /** fields of `by` whose groups overlap */
  readonly overlapping: readonly string[];
}

/** One group: everything. */
const WHOLE: Pick<Groups, 'list' | 'memberships' | 'overlapping'> = { list: [[]], memberships: [[0]], overlapping: [] };

export function groupsOf(coded: CodedTable, by: readonly string[]): Groups {
  const weights = coded.weights === undefined ? {} : { weights: coded.weights };
  if (by.length === 0) return { ...WHOLE, ...weights, of: new Uint32Array(coded.units) };
  const parts = by.map(name => cellValuesOf(subjectNamed(coded, name).column));
  // every declared or seen level is a group, then the missing states that occur
  const options = parts.map((part, i) => {
    const seen = new Uint8Array(STATES.length);
    const occurs = part.seen;
    part.distinct.forEach(({ state }, at) => {
      if (occurs[at] === 1 && state !== CODED) seen[state] = 1;
    });
    const groupable = part.column.field.categories;
    const levels = part.levels.flatMap((level, index) =>
      groupable?.[index]?.codable === false
        ? []
        : [{ index, group: { field: by[i]!, level: level.value, missing: false } }],
    );
    const states = STATES.flatMap((state, index) =>
      seen[index] ? [{ index, group: { field: by[i]!, level: state as string, missing: true } }] : [],
    );
    const none = part.distinct.some(
      ({ state, levels: set }, at) => occurs[at] === 1 && state === CODED && set.length === 0,
    );
    const empty = none ? [{ index: -1, group: { field: by[i]!, level: emptyGroup(part.levels), missing: false } }] : [];
    const place = new Map<string, number>();
    const all = [
      ...levels.map(entry => ({ ...entry, key: `l${entry.index}` })),
      ...empty.map(entry => ({ ...entry, key: 'none' })),
      ...states.map(entry => ({ ...entry, key: `s${entry.index}` })),
    ];
    all.forEach((entry, at) => void place.set(entry.key, at));
    const ofClass = part.distinct.map(({ state, levels: set }) =>
      state !== CODED
        ? [place.get(`s${state}`) ?? -1]
        : set.length === 0
          ? [place.get('none') ?? -1]
          : set.map(level => place.get(`l${level}`) ?? -1).filter(at => at >= 0),
    );
    return { groups: all.map(entry => entry.group), ofClass };
  });
  let list: GroupLevel[][] = [[]];
  for (const option of options) list = list.flatMap(prefix => option.groups.map(group => [...prefix, group]));

  const pool = new Map<string, number>();
  const memberships: number[][] = [];
  /** the membership of a joint class, by its first unit */
  const membershipOf = (unit: number): number => {
    let members = [0];
    parts.forEach((part, i) => {
      const { groups, ofClass } = options[i]!;
      members = members.flatMap(prefix => (ofClass[part.of[unit]!] ?? []).map(index => prefix * groups.length + index));
    });
    const key = members.join(' ');
    const known = pool.get(key);
    if (known !== undefined) return known;
    pool.set(key, memberships.length);
    return memberships.push(members) - 1;
  };
  return {
    ...weights,
    list,
    memberships,
    of: ofJoint(parts, coded.units, membershipOf),
    overlapping: by.filter((_, i) => parts[i]!.column.kind === 'multi'),
  };
}

/** Whether a unit is in one of the groups. */
export function inGroup({ memberships, of }: Groups, group: number): UnitTest {
  const has = memberships.map(members => members.includes(group));
  return unit => has[of[unit]!] === true;
}

/** More joint values than this are looked up one by one. */
const MAX_JOINT = 4_000_000;

/** For each unit what `make` says of its joint class; asked once a class. */
function ofJoint(parts: readonly CellValues[], units: number, make: (unit: number) => number): Uint32Array {
  const of = new Uint32Array(units);
  const size = parts.reduce((product, part) => product * part.distinct.length, 1);
  const flat = size <= MAX_JOINT ? new Int32Array(size).fill(-1) : null;
  const sparse = new Map<number, number>();
  const first = parts[0]?.of ?? of;
  const rest = parts.slice(1);
  for (let unit = 0; unit < units; unit++) {
    let joint = first[unit]!;
    for (const part of rest) joint = joint * part.distinct.length + part.of[unit]!;
    let at = flat === null ? (sparse.get(joint) ?? -1) : flat[joint]!;
    if (at < 0) {
      at = make(unit);
      if (flat === null) sparse.set(joint, at);
      else flat[joint] = at;
    }
    of[unit] = at;
  }
  return of;
}
