import { fold } from '../../base/fold.ts';
import type { Field } from '../../model/codebook.ts';
import type { CodedColumn } from '../../model/coded-table.ts';
import { CODED, NOT_APPLICABLE, STATE_LABELS, STATES } from '../../model/state.ts';
import { type Ratings, ratingsOf, recoded } from '../../stats/agreement/index.ts';
import type { Joined } from './join.ts';
import { type StateUse, stateUses } from './state-uses.ts';

/** What ratings can be: a code of the codebook, a missing state, or "coded and empty". */
export interface RatedCategory {
  readonly kind: 'level' | 'state' | 'none';
  readonly value: string;
  readonly label: string;
}

/** The ratings of a field by the coders of a stage, in the forms that coefficients ask for. */
export interface FieldRatings {
  readonly field: Field;
  readonly joined: Joined;
  readonly columns: readonly CodedColumn[];
  readonly scale: 'nominal' | 'ordered' | 'number' | 'sets';
  /** of codes; for sets the single items */
  readonly categories: readonly RatedCategory[];
  /** the whole field: categories, or sets, or numbers */
  readonly main: Ratings;
  /** positions on the declared scale, missing states left out; null where the field has no order */
  readonly ordered: Ratings | null;
  /** codes that are numbers, as numbers */
  readonly numbers: Ratings | null;
  /** one category (or option) against all others: 1 yes, 0 no */
  binary(category: number): Ratings;
  /** applies or not, over all pairs; null where it never comes up */
  readonly applicability: Ratings | null;
  /** what a category index of `main` stands for */
  nameOf(code: number): string;
}

const NOTHING = -1;

/**
 * The ratings of a field.
 *
 * @param asSeen sets of options are numbered as they come along in the order of the units, as seeded draws from units take
 *   them; otherwise by what is in them, so that no sum depends on an order
 */
export function fieldRatings(
  joined: Joined,
  field: Field,
  columns: readonly CodedColumn[],
  { asSeen = false } = {},
): FieldRatings {
  const uses = stateUses(joined.stage.ratings);
  const kind = columns.some(column => column.kind === 'multi')
    ? 'multi'
    : columns.every(column => column.kind === 'numeric')
      ? 'numeric'
      : 'single';
  const levels = levelsOf(field, columns);
  const stateAt = (state: number): number => levels.list.length + state;
  const size = levels.list.length + STATES.length;
  const sets: number[][] = [];
  const setAt = new Map<string, number>();
  const pooled = (set: number[]): number => {
    const key = set.join();
    const known = setAt.get(key);
    if (known !== undefined) return known;
    sets.push(set);
    setAt.set(key, sets.length - 1);
    return sets.length - 1;
  };
  const scores = kind === 'numeric' ? distinctNumbers(joined, columns) : [];
  const scoreAt = new Map(scores.map((score, index) => [score, index]));
  const reads = columns.map((column, rater) => {
    const map = levels.maps[rater]!;
    return (unit: number): number => {
      const state = column.states[unit]!;
      if (state !== CODED) {
        if (kind === 'numeric' || uses[state] === 'none') return NOTHING;
        return kind === 'multi' ? pooled([stateAt(state)]) : stateAt(state);
      }
      switch (column.kind) {
        case 'single':
          return kind === 'multi' ? pooled([map[column.codes[unit]!]!]) : map[column.codes[unit]!]!;
        case 'multi':
          return pooled(column.sets[column.codes[unit]!]!.map(level => map[level]!).sort((a, b) => a - b));
        case 'numeric':
          return kind === 'numeric' ? scoreAt.get(column.values[unit]!)! : levels.of(String(column.values[unit]));
        case 'text':
          return levels.of(column.text(unit));
      }
    };
  });
  const codes = reads.map((read, rater) =>
    Int32Array.from(joined.at[rater]!, unit => (unit < 0 ? NOTHING : read(unit))),
  );
  if (kind === 'multi' && !asSeen) numberByContent(sets, codes);
  const isState = (code: number): number =>
    kind === 'multi' ? (sets[code]![0] ?? -1) - levels.list.length : code - levels.list.length;
  // before pairs that agree on "does not apply" are left out
  const applicability = applies(uses, columns, joined);
  dropPairs(codes, code => kind !== 'numeric' && isState(code) >= 0 && uses[isState(code)] === 'pair');
  return finish({ joined, field, columns, kind, levels, codes, sets, scores, size, applicability });
}

/** Numbers sets by their items, the smallest first. */
function numberByContent(sets: number[][], codes: readonly Int32Array[]): void {
  const order = sets.map((_, at) => at).sort((a, b) => byItems(sets[a]!, sets[b]!));
  const place = new Int32Array(sets.length);
  order.forEach((old, at) => {
    place[old] = at;
  });
  sets.splice(0, sets.length, ...order.map(old => sets[old]!));
  for (const column of codes)
    for (let unit = 0; unit < column.length; unit++) if (column[unit]! >= 0) column[unit] = place[column[unit]!]!;
}

function byItems(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/** Units on which all coders gave one and the same missing state that is no category by itself. */
function dropPairs(codes: readonly Int32Array[], pairOnly: (code: number) => boolean): void {
  const units = codes[0]?.length ?? 0;
  for (let unit = 0; unit < units; unit++) {
    const given = codes.map(column => column[unit]!).filter(code => code >= 0);
    if (given.length > 0 && pairOnly(given[0]!) && given.every(code => code === given[0]))
      for (const column of codes) column[unit] = NOTHING;
  }
}

/** "Not reported" says that the field applies, of a number too, which has no category for it. */
function applies(uses: readonly StateUse[], columns: readonly CodedColumn[], joined: Joined): Ratings | null {
  let seen = false;
  const rated = columns.map(({ states }, rater) =>
    Int32Array.from(joined.at[rater]!, unit => {
      if (unit < 0) return NOTHING;
      const state = states[unit]!;
      if (state === NOT_APPLICABLE) seen = true;
      return state === NOT_APPLICABLE ? 1 : uses[state] === 'none' ? NOTHING : 0;
    }),
  );
  return seen ? ratingsOf(rated, 2, {}, joined.weights) : null;
}

interface Made {
  readonly joined: Joined;
  readonly field: Field;
  readonly columns: readonly CodedColumn[];
  readonly kind: 'multi' | 'numeric' | 'single';
  readonly levels: Levels;
  readonly codes: readonly Int32Array[];
  readonly sets: readonly (readonly number[])[];
  readonly scores: readonly number[];
  readonly size: number;
  readonly applicability: Ratings | null;
}

function finish(made: Made): FieldRatings {
  const { joined, field, columns, kind, levels, codes, sets, scores, size, applicability } = made;
  const items = new Set<number>();
  let empty = false;
  for (const column of codes)
    for (const code of column) {
      if (code < 0) continue;
      if (kind === 'multi') {
        if (sets[code]!.length === 0) empty = true;
        for (const item of sets[code]!) items.add(item);
      } else items.add(code);
    }
  const states = STATES.flatMap((state, index) =>
    kind !== 'numeric' && items.has(levels.list.length + index)
      ? [
          {
            at: levels.list.length + index,
            entry: { kind: 'state' as const, value: state, label: STATE_LABELS[state] },
          },
        ]
      : [],
  );
  const listed =
    kind === 'numeric'
      ? []
      : [
          ...levels.list.flatMap((level, at) =>
            level.declared || items.has(at)
              ? [{ at, entry: { kind: 'level' as const, value: level.value, label: level.label } }]
              : [],
          ),
          ...(empty ? [{ at: -1, entry: { kind: 'none' as const, value: 'none', label: 'None' } }] : []),
          ...states,
        ];
  const declared = listed.length;
  const main =
    kind === 'multi'
      ? ratingsOf(codes, sets.length, { sets, declared: sets.length }, joined.weights)
      : kind === 'numeric'
        ? ratingsOf(codes, scores.length, { scores }, joined.weights)
        : ratingsOf(codes, size, { declared }, joined.weights);
  const codeOnly = (code: number): number => (code < levels.list.length ? code : NOTHING);
  const ordered = kind === 'single' && field.ordered && field.categories !== null;
  const positions = levels.list.map((_, index) => index);
  const values = levels.list.map(level => Number(level.value));
  const numeric = ordered && values.every(value => Number.isFinite(value));
  const has = (code: number, at: number): boolean =>
    kind === 'multi' ? (at < 0 ? sets[code]!.length === 0 : sets[code]!.includes(at)) : code === at;
  return {
    field,
    joined,
    columns,
    scale: kind === 'multi' ? 'sets' : kind === 'numeric' ? 'number' : ordered ? 'ordered' : 'nominal',
    categories: listed.map(({ entry }) => entry),
    main,
    ordered: ordered ? recoded(main, codeOnly, levels.list.length, { scores: positions }) : null,
    numbers: numeric ? recoded(main, codeOnly, levels.list.length, { scores: values }) : null,
    binary: category => {
      const at = listed[category]!.at;
      return recoded(main, code => (has(code, at) ? 1 : 0), 2);
    },
    applicability,
    nameOf(code) {
      const item = (at: number): string =>
        levels.list[at]?.label ?? STATE_LABELS[STATES[at - levels.list.length] ?? 'invalid'];
      if (kind === 'numeric') return String(scores[code]);
      if (kind === 'single') return item(code);
      return sets[code]!.length === 0 ? 'none' : sets[code]!.map(item).join(', ');
    },
  };
}

interface Levels {
  readonly list: readonly { readonly value: string; readonly label: string; readonly declared: boolean }[];
  /** a coder's level index to the common one */
  readonly maps: readonly (readonly number[])[];
  of(value: string): number;
}

/** The coders' levels under one numbering: the codebook's codes, then open values, spellings folded. */
function levelsOf(field: Field, columns: readonly CodedColumn[]): Levels {
  const declared = (field.categories ?? []).filter(category => category.codable);
  const open = new Map<string, string>();
  const note = (value: string): void => {
    const key = fold(value);
    const known = open.get(key);
    // of several spellings the first by code point stands for all
    if (known === undefined || value < known) open.set(key, value);
  };
  for (const column of columns) {
    if (column.kind === 'single' || column.kind === 'multi') {
      for (const level of column.levels) if (!level.declared || field.categories === null) note(level.value);
    } else if (column.kind === 'text') for (let unit = 0; unit < column.states.length; unit++) note(column.text(unit));
    else for (const value of column.values) if (!Number.isNaN(value)) note(String(value));
  }
  const more = [...open.entries()].sort(([, a], [, b]) => (a < b ? -1 : 1));
  const booleans =
    field.type === 'boolean'
      ? new Map([
          ['true', 'Yes'],
          ['false', 'No'],
        ])
      : null;
  const list = [
    ...declared.map(({ value, label }) => ({ value, label, declared: true })),
    ...more.map(([, value]) => ({ value, label: booleans?.get(value) ?? value, declared: false })),
  ];
  const codeAt = new Map(declared.map(({ value }, index) => [value, index]));
  const openAt = new Map(more.map(([key], index) => [key, declared.length + index]));
  const of = (value: string): number => codeAt.get(value) ?? openAt.get(fold(value)) ?? NOTHING;
  return {
    list,
    maps: columns.map(column =>
      column.kind === 'single' || column.kind === 'multi' ? column.levels.map(level => of(level.value)) : [],
    ),
    of,
  };
}

/** The numbers that occur among the joined units, ascending. */
function distinctNumbers(joined: Joined, columns: readonly CodedColumn[]): number[] {
  const found = new Set<number>();
  columns.forEach((column, rater) => {
    if (column.kind !== 'numeric') return;
    for (const unit of joined.at[rater]!)
      if (unit >= 0 && column.states[unit] === CODED) found.add(column.values[unit]!);
  });
  return [...found].sort((a, b) => a - b);
}
