import { printWord } from '../../base/expression/print.ts';
import { fold } from '../../base/fold.ts';
import { differByNumbers, spellingKey } from '../columns/bare-item.ts';
import type { Claim } from '../columns/detector.ts';
import { fieldName } from '../columns/field-name.ts';
import { areVotes, findSplit } from '../columns/find-split.ts';
import type { Profile } from '../columns/profile.ts';
import type { DraftCategory, DraftCoding, DraftField, InferNote } from '../draft.ts';
import type { CoderColumns } from './coder-columns.ts';
import type { CoderRows } from './coder-rows.ts';

interface Material {
  readonly profiles: readonly Profile[];
  readonly fieldOf: ReadonlyMap<number, string>;
  readonly coderRows: CoderRows | null;
  readonly coderColumns: CoderColumns | null;
  readonly fields: DraftField[];
  readonly headers: readonly string[];
  readonly notes: InferNote[];
}

/** The declarations of a sheet's coders: rows, columns or votes in a cell; [] where nobody coded twice. */
export function codingsOf(material: Material): DraftCoding[] {
  const { profiles, fieldOf, coderRows, coderColumns, fields, headers, notes } = material;
  if (coderRows !== null && coderRows.stage !== null) {
    const { index, stages } = coderRows.stage;
    const field = fieldOf.get(index)!;
    return stages.map(({ code, coders }) => ({
      name: code,
      from: {
        column: headers[coderRows.coder]!,
        ...(coders === null ? {} : { coders }),
        where: `${printWord(field, '`')} = ${printWord(code, "'")}`,
      },
    }));
  }
  if (coderRows !== null)
    return [
      {
        name: 'charting',
        from: {
          column: headers[coderRows.coder]!,
          ...(coderRows.consensus === null ? {} : { consensus: coderRows.consensus }),
          ...(coderRows.several > 0
            ? { otherwise: 'agreed' as const }
            : coderRows.single > 0
              ? { otherwise: 'only-coder' as const }
              : {}),
        },
      },
    ];
  const codings: DraftCoding[] = [];
  if (coderColumns !== null) {
    const { affix, coders, consensus, stems, evidence, blanks } = coderColumns;
    const from = {
      ...{ affix, coders },
      ...(consensus === null ? {} : { consensus }),
      ...(blanks?.isByDifference ? { otherwise: 'agreed' as const } : {}),
    };
    codings.push({ name: 'charting', from });
    notes.push({
      field: null,
      message: `${coders.length === 2 ? 'two' : coders.length} coders side by side: ${evidence} (${[...stems.keys()].slice(0, 4).join(', ')}${stems.size > 4 ? ` and ${stems.size - 4} more` : ''})`,
      change: 'see `codings:` in review.yaml',
    });
    for (const [stem, { coders: columns, consensus: agreed }] of stems) {
      if (agreed !== null) continue;
      const own = columns.map(column => fields.find(entry => entry.name === fieldOf.get(column)));
      for (const field of own) if (field) field.group = "Coders' columns";
      const name = fieldName(stem);
      const first = own[0];
      if (first === undefined || consensus !== null || fields.some(field => field.name === name)) continue;
      fields.push({
        ...first,
        name,
        title: stem,
        description:
          'As the coders coded it, each in a column of their own; the sheet has no column with what they agreed on.',
        ...(name === stem ? {} : { aliases: [stem] }),
        ...(first.categories === undefined
          ? {}
          : {
              categories: united(
                first.categories,
                own.slice(1).map(entry => entry?.categories ?? []),
              ),
            }),
        ...unitedMissing(own),
      });
      if (name === stem) delete fields.at(-1)!.aliases;
      // it refers to columns of the first coder
      delete fields.at(-1)!.appliesIf;
    }
  }
  for (const profile of profiles) {
    const split = profile.paged ? null : findSplit(profile);
    if (split === null || !areVotes(split)) continue;
    const field = fieldOf.get(profile.index);
    if (field === undefined) continue;
    // the cell is open text, so that each vote in it is a code of its own
    const open = fields.find(entry => entry.name === field);
    if (open !== undefined) delete open.categories;
    codings.push({
      name: `votes_${field}`,
      from: { votes: headers[profile.index]!, delimiter: split.delimiter, take: 2 },
    });
    notes.push({
      field,
      message: `the same word occurs twice in ${split.repeated} cells: these are votes of several people, not several codes; cells are counted as they stand`,
      change: 'see `codings:` in review.yaml (`take: 2` compares the first two votes)',
    });
  }
  return codings;
}

/** The consensus' codes, and those that only a coder used. */
export function withCodersCodes(
  claim: Claim,
  stem: string,
  coderColumns: CoderColumns,
  claims: readonly { readonly claim: Claim }[],
): Claim {
  const columns = coderColumns.stems.get(stem)?.coders ?? [];
  const others = columns.map(column => claims.find(entry => entry.claim.columns[0] === column)?.claim);
  if (coderColumns.blanks?.isByDifference) return filledByCoders(claim, others);
  if (claim.field.categories === undefined) return claim;
  const lists = others.map(
    other => other?.field.categories ?? [...(other?.counts.keys() ?? [])].slice(0, MAX_CODES).map(value => ({ value })),
  );
  return {
    ...claim,
    field: { ...claim.field, categories: united(claim.field.categories, lists) },
    evidence: [...claim.evidence, `the consensus of ${columns.length} coders' columns`],
  };
}

/** A consensus that was written only where coders differ is a field as the coders filled it. */
function filledByCoders(claim: Claim, others: readonly (Claim | undefined)[]): Claim {
  const own =
    others.find(other => other?.field.type === 'list') ?? others.find(other => other?.field.categories) ?? others[0];
  if (own === undefined) return claim;
  const lists = [claim, ...others].map(other => other?.field.categories ?? []);
  const counts = new Map<string, number>();
  for (const other of others)
    for (const [code, n] of other?.counts ?? []) counts.set(code, (counts.get(code) ?? 0) + n);
  return {
    ...claim,
    counts,
    notes: own.notes ?? [],
    field: {
      ...own.field,
      name: claim.field.name,
      ...(own.field.categories === undefined ? {} : { categories: united(own.field.categories, lists) }),
    },
    evidence: [...own.evidence, `the consensus of ${others.length} coders' columns, written only where they differ`],
  };
}

/** The missing texts of all coders, where one of them has texts of their own. */
function unitedMissing(own: readonly (DraftField | undefined)[]): Pick<DraftField, 'missingValues'> {
  if (own.every(field => field?.missingValues === undefined)) return {};
  const lists = own.flatMap(field => field?.missingValues ?? []);
  return { missingValues: [...new Map(lists.map(entry => [entry.value, entry])).values()] };
}

const MAX_CODES = 150;

/**
 * The own categories, then those that only the others have. Spellings that were folded into a code as a guess are codes
 * of their own here: no mark on this field would tell of the guess.
 */
export function united(own: readonly DraftCategory[], others: readonly (readonly DraftCategory[])[]): DraftCategory[] {
  const categories = [...own];
  const at = new Map<string, number>();
  const learn = (index: number): void => {
    const { value, aliases = [] } = categories[index]!;
    for (const text of [value, ...aliases]) if (!at.has(fold(text))) at.set(fold(text), index);
  };
  categories.forEach((_, index) => void learn(index));
  const add = (value: string): number => {
    const known = at.get(fold(value));
    if (known !== undefined) return known;
    learn(categories.push({ value }) - 1);
    return categories.length - 1;
  };
  for (const { value, aliases = [] } of others.flat()) {
    const index = add(value);
    for (const alias of aliases) {
      if (at.has(fold(alias))) continue;
      if (!isSameSpelling(alias, value)) add(alias);
      else {
        const category = categories[index]!;
        categories[index] = { ...category, aliases: [...(category.aliases ?? []), alias] };
        learn(index);
      }
    }
  }
  return categories;
}

const isSameSpelling = (alias: string, value: string): boolean =>
  spellingKey(alias) === spellingKey(value) && !differByNumbers(alias, value);
