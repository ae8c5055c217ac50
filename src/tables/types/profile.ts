import { usageFault } from '../../base/fault.ts';
import { CATEGORY_EDITS } from '../category-edits.ts';
import { standardNotes, statesNote } from '../notes.ts';
import { fieldsOf } from '../options.ts';
import { profileTable } from '../profile-table.ts';
import { tableType } from '../table-type.ts';

/** Facets by level, with every missing state in a column of its own. */
export const profile = tableType({
  name: 'profile',
  describe:
    'Counts of each level of ordered fields (facets), with each missing state in a column of its own; optionally by subgroup. Levels are never added.',
  needs: [['field', 'fields']],
  options: [],
  edits: CATEGORY_EDITS,
  plan(declaration) {
    if (declaration.order === 'frequency')
      throw usageFault(
        'order',
        'a profile is not sorted by how often a level occurs, because levels are not ranks',
        'leave out `order:`; facets are shown in the declared order',
      );
    const by = declaration.by === undefined ? [] : [declaration.by].flat();
    const request = { analysis: 'profile', fields: fieldsOf(declaration), where: declaration.where ?? null };
    return by.length === 0 ? [request] : [request, { ...request, by }];
  },
  draw(input) {
    const { name, declaration, results, words, format } = input;
    const fields = fieldsOf(declaration);
    // subgroups stand below the line of all units
    const rows = fields.flatMap(field => results.rows.filter(row => row.field === field));
    const tables = profileTable(
      rows.filter(row => !row.by.some(group => group.missing)),
      words,
      format,
    );
    if (tables.length !== 1)
      throw usageFault(
        'scales',
        `the table ${name} names facets with different levels, which are not comparable`,
        'declare a table for each scale',
      );
    return {
      ...tables[0]!,
      name,
      title: declaration.title ?? `Levels of ${fields.map(field => words.fieldTitle(field)).join(', ')}`,
      notes: standardNotes(input, [
        `N: ${words.units} to which the facet applies, or may apply.`,
        statesNote(results.rows, words.unit),
      ]),
      alt: `A table of ${fields.length} facets by level, with missing states in columns of their own.`,
    };
  },
});
