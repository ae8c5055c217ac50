import { declarationFault } from '../../base/read-declaration.ts';
import { unknownOrListed } from '../../base/unknown-word.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import type { Shown } from '../../pipeline/exhibits/shown.ts';
import type { OpenReview } from '../../read/session.ts';
import { withDerivedColumns } from '../../tabulate/data/derived-columns.ts';

/** What stays out of the page: the fields and exhibits that `report.omit` of review.yaml names, and fields marked `x-personal: true`. */
export interface Omitted {
  /** the fields, and the derived fields that are computed from them */
  readonly fields: readonly string[];
  /** a sheet without them */
  without(coded: CodedTable): CodedTable;
  /** whether an exhibit could show one of them, or is named itself */
  hides(exhibit: Pick<Shown, 'declaration' | 'name'>): boolean;
  /** whether an exhibit is named itself */
  names(exhibit: Pick<Shown, 'name'>): boolean;
}

/** Keys of a declaration that are prose. */
const PROSE = new Set(['title', 'caption', 'note', 'alt']);

/** Tables that show every field where none is named. */
const OF_EVERY_FIELD = new Set(['disagreements', 'characteristics']);

/**
 * Reads `report.omit`. A name that is neither a field nor an exhibit is refused: mistyped, it would publish what it was meant to
 * hide.
 *
 * @param exhibits the names of what was rendered; the pages of a figure have numbers behind its name
 */
export function omittedFrom({ review, studies, codebook }: OpenReview, exhibits: readonly string[]): Omitted {
  const named = review.value.report?.omit ?? [];
  const names = [...codebook.fields, ...codebook.derive].map(field => field.name);
  const exhibitNames = [...new Set(exhibits.flatMap(name => [name, name.replace(/-\d+$/, '')]))];
  const key = review.value.unit?.key ?? codebook.primaryKey[0];
  const mistakes = named.flatMap((name, at) =>
    exhibitNames.includes(name)
      ? []
      : !names.includes(name)
        ? [{ path: ['report', 'omit', at], message: unknownOrListed(name, names, 'field') }]
        : name === key
          ? [{ path: ['report', 'omit', at], message: `${name} identifies the units, so the page cannot leave it out` }]
          : [],
  );
  if (mistakes.length > 0) throw declarationFault(review.declaration, mistakes);
  const personal = codebook.fields.filter(field => field.personal === true && field.name !== key);
  const left = new Set([...named.filter(name => names.includes(name)), ...personal.map(field => field.name)]);
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
  const isNamed = ({ name }: { readonly name: string }): boolean =>
    named.includes(name) || named.includes(name.replace(/-\d+$/, ''));
  return {
    fields,
    without,
    names: isNamed,
    hides: ({ declaration, name: own }) => {
      if (isNamed({ name: own })) return true;
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
