import { declarationFault } from '../../base/read-declaration.ts';
import { unknownOrListed } from '../../base/unknown-word.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import type { Shown } from '../../pipeline/exhibits/shown.ts';
import type { OpenReview } from '../../read/session.ts';
import { withDerivedColumns } from '../../tabulate/data/derived-columns.ts';

/** What stays out of the page: the fields that `report.omit` of review.yaml names, and those marked `x-personal: true`. */
export interface Omitted {
  /** the fields, and the derived fields that are computed from them */
  readonly fields: readonly string[];
  /** a sheet without them */
  without(coded: CodedTable): CodedTable;
  /** whether an exhibit could show one of them */
  hides(exhibit: Pick<Shown, 'declaration'>): boolean;
}

/** Keys of a declaration that are prose. */
const PROSE = new Set(['title', 'caption', 'note', 'alt']);

/** Tables that show every field where none is named. */
const OF_EVERY_FIELD = new Set(['disagreements', 'characteristics']);

/** Reads `report.omit`. A field that does not exist is refused: a mistyped name would publish what it was meant to hide. */
export function omittedFrom({ review, studies, codebook }: OpenReview): Omitted {
  const named = review.value.report?.omit ?? [];
  const names = [...codebook.fields, ...codebook.derive].map(field => field.name);
  const key = review.value.unit?.key ?? codebook.primaryKey[0];
  const mistakes = named.flatMap((name, at) =>
    !names.includes(name)
      ? [{ path: ['report', 'omit', at], message: unknownOrListed(name, names, 'field') }]
      : name === key
        ? [{ path: ['report', 'omit', at], message: `${name} identifies the units, so the page cannot leave it out` }]
        : [],
  );
  if (mistakes.length > 0) throw declarationFault(review.declaration, mistakes);
  const personal = codebook.fields.filter(field => field.personal === true && field.name !== key);
  const left = new Set([...named, ...personal.map(field => field.name)]);
  const without = (coded: CodedTable): CodedTable => {
    if (left.size === 0) return coded;
    const isKept = ({ name }: { readonly name: string }): boolean => !left.has(name);
    const { fields, derive } = coded.codebook;
    const derived = new Set(derive.map(field => field.name));
    return withDerivedColumns({
      ...coded,
      codebook: { ...coded.codebook, fields: fields.filter(isKept), derive: derive.filter(isKept) },
      columns: new Map([...coded.columns].filter(([name]) => !derived.has(name) && !left.has(name))),
    });
  };
  const kept = without(studies.coded).columns;
  const fields = [...studies.coded.columns.keys()].filter(name => !kept.has(name));
  return {
    fields,
    without,
    hides: ({ declaration }) => {
      if (fields.length === 0) return false;
      const { table, field, fields: several } = declaration;
      if (OF_EVERY_FIELD.has(table ?? '') && field === undefined && several === undefined) return true;
      const text = JSON.stringify(Object.entries(declaration).filter(([name]) => !PROSE.has(name)));
      return fields.some(name => mentions(text, name));
    },
  };
}

/** Whether a name stands in a text as a whole word. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!isWord(text[at - 1]) && !isWord(text[at + name.length])) return true;
  return false;
}

const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}_]/u.test(character);
