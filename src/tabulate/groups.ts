import type { CodedTable } from '../model/coded-table.ts';
import type { GroupLevel } from '../model/result-row.ts';
import { CODED, STATES } from '../model/state.ts';
import { classify } from './classes.ts';
import { subjectNamed } from './subject.ts';

/** The subgroups of a request, and the groups of each unit. A multi-select `by` puts a unit into several. */
export interface Groups {
  readonly list: readonly (readonly GroupLevel[])[];
  /** distinct memberships: which groups */
  readonly memberships: readonly (readonly number[])[];
  /** one membership a unit */
  readonly of: Uint32Array;
  /** fields of `by` whose groups overlap */
  readonly overlapping: readonly string[];
}

/** One group: everything. */
const WHOLE: Pick<Groups, 'list' | 'memberships' | 'overlapping'> = { list: [[]], memberships: [[0]], overlapping: [] };

export function groupsOf(coded: CodedTable, by: readonly string[]): Groups {
  if (by.length === 0) return { ...WHOLE, of: new Uint32Array(coded.units) };
  const parts = by.map(name => classify(subjectNamed(coded, name).column));
  // every declared or seen level is a group, then the missing states that occur
  const options = parts.map((part, i) => {
    const seen = new Uint8Array(STATES.length);
    const occurring = new Set(part.of);
    for (const at of occurring) {
      const state = part.classes[at]?.state ?? CODED;
      if (state !== CODED) seen[state] = 1;
    }
    const groupable = part.column.field.categories;
    const levels = part.levels.flatMap((level, index) =>
      groupable?.[index]?.codable === false
        ? []
        : [{ index, group: { field: by[i]!, level: level.value, missing: false } }],
    );
    const states = STATES.flatMap((state, index) =>
      seen[index] ? [{ index, group: { field: by[i]!, level: state as string, missing: true } }] : [],
    );
    const none = [...occurring].some(at => part.classes[at]?.state === CODED && part.classes[at]?.levels.length === 0);
    const empty = none ? [{ index: -1, group: { field: by[i]!, level: 'none', missing: false } }] : [];
    const place = new Map<string, number>();
    const all = [
      ...levels.map(entry => ({ ...entry, key: `l${entry.index}` })),
      ...empty.map(entry => ({ ...entry, key: 'none' })),
      ...states.map(entry => ({ ...entry, key: `s${entry.index}` })),
    ];
    all.forEach((entry, at) => void place.set(entry.key, at));
    const ofClass = part.classes.map(({ state, levels: set }) =>
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
  const of = new Uint32Array(coded.units);
  const cache = new Map<number, number>();
  for (let unit = 0; unit < of.length; unit++) {
    let joint = 0;
    for (const part of parts) joint = joint * part.classes.length + part.of[unit]!;
    let at = cache.get(joint);
    if (at === undefined) {
      let members = [0];
      parts.forEach((part, i) => {
        const { groups, ofClass } = options[i]!;
        members = members.flatMap(prefix =>
          (ofClass[part.of[unit]!] ?? []).map(index => prefix * groups.length + index),
        );
      });
      const key = members.join(' ');
      at = pool.get(key);
      if (at === undefined) {
        at = memberships.length;
        pool.set(key, at);
        memberships.push(members);
      }
      cache.set(joint, at);
    }
    of[unit] = at;
  }
  return { list, memberships, of, overlapping: by.filter((_, i) => parts[i]!.column.kind === 'multi') };
}
