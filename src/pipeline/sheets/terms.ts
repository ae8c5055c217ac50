import type { Effects } from '../../base/effects.ts';
import { usageFault } from '../../base/fault.ts';
import { referencePart } from '../../library/reference-from-cells.ts';
import { CODED } from '../../model/state.ts';
import { type OpenReview, openStudies } from '../../read/session.ts';
import { columnNamed } from '../../tabulate/data/selection.ts';
import { textFields } from './text-fields.ts';

/** The words that mark one group of units. */
export interface GroupTerms {
  readonly group: string;
  readonly units: number;
  readonly terms: readonly {
    readonly word: string;
    readonly inside: number;
    readonly overall: number;
    readonly weight: number;
  }[];
}

export interface FoundTerms {
  readonly open: OpenReview;
  readonly from: readonly string[];
  readonly groups: readonly GroupTerms[];
}

/** The words that mark each group of a field (or, without one, that occur in most units), to help find categories in free text. */
export async function terms(
  effects: Effects,
  path: string | null,
  { from, by, limit }: { readonly from: readonly string[]; readonly by: string | null; readonly limit: number },
): Promise<FoundTerms> {
  const open = await openStudies(effects, path);
  const { fields, texts, units } = textFields(open, from);
  const { termsOf, wordsOfStems } = await import('../../text/terms.ts');
  const { markingTerms } = await import('../../text/marking-terms.ts');
  const lists = texts.map(termsOf);
  const words = wordsOfStems(lists);
  const documents = lists.map(list => new Set(list.map(term => term.stem)));
  if (by === null) {
    const counts = new Map<string, number>();
    for (const document of documents) for (const stem of document) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    const most = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, limit);
    return {
      open,
      from: fields,
      groups: [
        {
          group: 'all',
          units: units.length,
          terms: most.map(([stem, count]) => ({
            word: words.get(stem) ?? stem,
            inside: count,
            overall: count,
            weight: count / units.length,
          })),
        },
      ],
    };
  }
  const column = columnNamed(open.studies.coded, by);
  if (column.kind !== 'single')
    throw usageFault('group', `${by} can have several categories per unit`, 'name a field with one code per unit');
  const groups = units.map((_, unit) =>
    column.states[unit] === CODED ? (column.levels[column.codes[unit] ?? 0]?.value ?? null) : null,
  );
  const marking = markingTerms(documents, groups, limit);
  const labels = new Map(column.levels.map(level => [level.value, level.label]));
  return {
    open,
    from: fields,
    groups: column.levels.flatMap(level => {
      const found = marking.get(level.value);
      if (found === undefined) return [];
      return [
        {
          group: labels.get(level.value) ?? level.value,
          units: groups.filter(group => group === level.value).length,
          terms: found.map(term => ({
            word: words.get(term.stem) ?? term.stem,
            inside: term.inside,
            overall: term.overall,
            weight: term.weight,
          })),
        },
      ];
    }),
  };
}

/** Groups the spellings of a field's free-text answers. */
export async function fold(effects: Effects, path: string | null, field: string) {
  const open = await openStudies(effects, path);
  columnNamed(open.studies.coded, field);
  const { listing } = await import('../../tabulate/data/listing.ts');
  const { foldVariants } = await import('../../text/fold-variants.ts');
  const cells = listing(open.studies.coded, [field], null, {
    author: null,
    year: null,
    identifier: null,
  }).units.flatMap(unit => unit.cells[0]?.codes ?? []);
  const part = referencePart(field);
  const groups = foldVariants(cells, part === 'venue' || part === 'author' || part === 'authors');
  const grouped = new Set(groups.flatMap(({ keep, variants }) => [keep, ...variants.map(entry => entry.spelling)]));
  const others = new Set(cells.map(cell => cell.trim()).filter(cell => cell !== '' && !grouped.has(cell))).size;
  return { open, field, answers: cells.length, groups, others };
}
