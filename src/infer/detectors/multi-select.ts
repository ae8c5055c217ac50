import { ListSplitter } from '../../model/list-splitter.ts';
import type { Split } from '../columns/assess-split.ts';
import { foundCategories } from '../columns/categories.ts';
import { dedupeNotes } from '../columns/dedupe-notes.ts';
import { type Claim, cells, columnDetector, shown } from '../columns/detector.ts';
import { exclusiveCodes } from '../columns/exclusive-codes.ts';
import { soundsLikeKey } from '../columns/find-key.ts';
import { areVotes, findSplit } from '../columns/find-split.ts';
import { missingState } from '../columns/missing-state.ts';
import type { Profile } from '../columns/profile.ts';
import { splitAtOptions } from '../columns/split-at-options.ts';
import type { FieldDoubt } from '../doubt.ts';

const MAX_CODES = 400;
const NAMES: Readonly<Record<string, string>> = {
  '\n': 'line break',
  '\v': 'line break',
  '\u2028': 'line break',
  ' ': 'blank',
};

const nameOf = (delimiter: string): string => NAMES[delimiter] ?? `"${delimiter}"`;

/** Several codes in a cell, also where a label holds the delimiter itself. */
export const multiSelect = columnDetector(
  'multi-select',
  'several items in a cell, with any delimiter between them',
  (profile, sheet) => {
    if (profile.paged || isIdentifier(profile)) return null;
    const beneath = `${profile.header}/`;
    const options = sheet.profiles.flatMap(({ header }) =>
      header.startsWith(beneath) ? [header.slice(beneath.length)] : [],
    );
    const split = splitAtOptions(profile, new Set(options)) ?? findSplit(profile);
    if (split === null || areVotes(split) || split.counts.size > MAX_CODES) return null;
    const delimiters = [split.delimiter, ...split.further.map(({ delimiter }) => delimiter)];
    const whole = split.further.length === 0 ? [] : namesWithAnd(profile, split, delimiters);
    const items = split.further.length === 0 ? split.counts : countItems(profile, split, delimiters, whole);
    const beside = [...items.keys()].filter(item => missingState(item) !== null);
    // a token that stands beside items more often than alone is an item here; else such cells are errors
    const notMissing = new Set(beside.filter(item => (profile.missing.get(item)?.count ?? 0) < (items.get(item) ?? 0)));
    const tokens = beside.filter(item => !notMissing.has(item));
    const found = foundCategories(new Map([...items].filter(([item]) => !tokens.includes(item))));
    const inOther = [...profile.missing.keys()].filter(text => notMissing.has(text));
    const counts = new Map(found.counts);
    for (const text of inOther) counts.set(text, (counts.get(text) ?? 0) + (profile.missing.get(text)?.count ?? 0));
    const name = nameOf(split.delimiter);
    const splitter = new ListSplitter(delimiters, [...items.keys()]);
    const exclusive = exclusiveCodes(
      found.categories,
      profile.values.map(([text, count]) => [splitter.split(text), count] as const),
    );
    const further = [...namedVotes(split), ...standsForAll(items, profile.coded)];
    return {
      field: {
        name: '',
        type: 'list',
        delimiter: delimiters.length === 1 ? split.delimiter : delimiters,
        categories: [...exclusive.categories],
      },
      evidence: [
        `${cells(split.several)} of ${profile.coded} hold several of the ${items.size} items, with a ${name} between them; ${Math.round(split.attested * 100)}% of those items also are in other cells`,
        ...(split.withDelimiter.length > 0
          ? [
              `labels that hold the delimiter themselves: ${split.withDelimiter
                .slice(0, 3)
                .map(label => shown(label))
                .join(', ')}${split.withDelimiter.length > 3 ? ` and ${split.withDelimiter.length - 3} more` : ''}`,
            ]
          : []),
        ...found.evidence,
      ],
      counts,
      notMissing,
      alike: found.alike,
      joined: found.joined,
      explained: found.explained,
      ...(exclusive.doubts.length + further.length === 0 ? {} : { doubts: [...exclusive.doubts, ...further] }),
      notes: [...splitNotes(split, name), ...tokenNotes(tokens), ...dedupeNotes(found)],
    };
  },
);

/** An id that is different in each row (`uuid:1/outcome[2]` of ODK) is no list, whatever marks it holds. */
const isIdentifier = ({ header, values, rows }: Profile): boolean =>
  values.length === rows && values.every(([, count]) => count === 1) && soundsLikeKey(header) === 2;

/** `AL: yes; BM: no`: every cell with several items names the same persons, each once. */
function namedVotes({ itemsOf, counts }: Split): FieldDoubt[] {
  const nameIn = (item: string): string | undefined => /^(\p{L}[\p{L}\d .]{0,15}):\s*\S/u.exec(item)?.[1];
  const names = new Set([...counts.keys()].map(nameIn));
  if (names.has(undefined) || names.size < 2 || names.size > 4) return [];
  const cellsOf = [...itemsOf.values()].filter(items => items.length > 1);
  if (!cellsOf.every(items => items.length === names.size && new Set(items.map(nameIn)).size === names.size)) return [];
  const named = [...names].map(name => `"${name}"`).join(' and ');
  return [
    {
      key: 'type',
      evidence: `each cell names ${named}`,
      question: `Are ${named} coders?`,
      proposal: 'no, what is behind the colon belongs to a code',
      choices: [
        {
          label: 'yes: the column holds votes, not codes (give each coder a column in the sheet)',
          field: { type: 'string', delimiter: undefined, categories: undefined },
        },
      ],
      otherwise: 'the column holds the votes of coders, and no code is counted until each coder has a column',
    },
  ];
}

/** How many cells hold each item, parted at every delimiter; items that stay whole are labels that hold one. */
function countItems(
  profile: Profile,
  split: Split,
  delimiters: readonly string[],
  whole: readonly string[] = [],
): Map<string, number> {
  const parted = new Set(split.further.flatMap(further => further.parted));
  const labels = [...split.counts.keys()].filter(item => !parted.has(item));
  const splitter = new ListSplitter(delimiters, [...labels, ...whole]);
  const counts = new Map<string, number>();
  for (const [text, count] of profile.values)
    for (const item of new Set(splitter.split(text)))
      if (item !== '') counts.set(item, (counts.get(item) ?? 0) + count);
  return counts;
}

/** "Bosnia and Herzegovina": what stands on both sides of the word never stands without the other, and always so. */
function namesWithAnd(profile: Profile, { delimiter, further }: Split, delimiters: readonly string[]): string[] {
  const marks = delimiters.filter(mark => /^ .* $/.test(mark));
  const splitter = new ListSplitter([delimiter, ...further.map(entry => entry.delimiter)]);
  const cellsWith = new Map<string, number>();
  const pairs = new Map<string, { items: readonly [string, string]; cells: number }>();
  for (const [text, count] of profile.values) {
    const items = splitter.split(text).filter(item => item !== '');
    for (const item of new Set(items)) cellsWith.set(item, (cellsWith.get(item) ?? 0) + count);
    items.forEach((item, i) => {
      const next = items[i + 1];
      if (next === undefined) return;
      const name = marks.map(mark => `${item}${mark}${next}`).find(together => text.includes(together));
      if (name === undefined) return;
      const pair = pairs.get(name) ?? { items: [item, next], cells: 0 };
      pairs.set(name, { ...pair, cells: pair.cells + count });
    });
  }
  return [...pairs].flatMap(([name, { items, cells: together }]) =>
    together >= 3 && items.every(item => cellsWith.get(item) === together) ? [name] : [],
  );
}

const ALL =
  /^(all|each|every one) (of )?(the )?(above|these|them|options|listed)|^all$|^alle(s)?( (genannten|oben genannten|vorherigen))?$|^todos?( (los|las) anteriores)?$|^todas?( (las|os|as) anteriores)?$|^tou(s|tes)( (les|ces) .{3,20})?$|^wszystkie( powyższe)?$|^以上(全部|都是|皆是)$|^全部$/iu;

/** "All of the above" is a code of its own in the count, though it stands for each of the others. */
function standsForAll(items: ReadonlyMap<string, number>, coded: number): FieldDoubt[] {
  const all = [...items.keys()].find(item => ALL.test(item));
  const [first] = [...items].filter(([item]) => item !== all).toSorted((a, b) => b[1] - a[1]);
  if (all === undefined || first === undefined || items.size < 3) return [];
  const count = items.get(all) ?? 0;
  return [
    {
      key: 'categories',
      evidence: `${shown(all)} is in ${cells(count)}`,
      question: `Does ${shown(all)} stand for each of the other codes?`,
      proposal: 'no, it is counted as a code of its own',
      otherwise: `${first[0]} up to ${first[1] + count} instead of ${first[1]} of ${coded}`,
      choices: [{ label: 'it stands for the other codes (enter them in these cells instead)', field: {} }],
    },
  ];
}

type Notes = NonNullable<Claim['notes']>;

/** A split that could have been another one is named with its evidence. */
function splitNotes({ delimiter, further, several }: Split, name: string): Notes {
  const notes: Notes[number][] = [];
  if (delimiter === ',' || delimiter === ' ' || /^ .* $|^[/和与及]$/.test(delimiter))
    notes.push({
      message: `${cells(several)} ${several === 1 ? 'is' : 'are'} split at ${name} into several items`,
      change: 'remove `delimiter:` and write `type: string` if each cell holds one answer',
    });
  for (const { delimiter: mark, parted } of further.filter(({ parted: shownBy }) => shownBy.length > 0))
    notes.push({
      message: `${shown(parted[0] ?? '')} is split at ${nameOf(mark)} too, because each part is an item of other cells`,
      change: `remove ${JSON.stringify(mark)} from \`delimiter:\` if it is one item`,
    });
  return notes;
}

const tokenNotes = (tokens: readonly string[]): Notes =>
  tokens.map(token => ({
    message: `${shown(token)} appears beside items in some cells; it is read as a missing state, so these cells are errors`,
    change: 'clear one or the other in the sheet, or make it a category',
  }));
