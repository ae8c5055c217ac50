import type { Mistake } from '../../base/read-declaration.ts';
import type { Codebook } from '../../model/codebook.ts';
import { EDITS, type Edit, type EditsFollowed } from '../../model/edits.ts';
import type { ExhibitOption } from '../../model/exhibit.ts';
import type { ExhibitFile } from '../../model/exhibit-file.ts';
import { resolveEdits } from './resolve-edits.ts';

interface EditedType {
  readonly name: string;
  readonly options: readonly ExhibitOption[];
  readonly edits?: EditsFollowed;
}

/** What is wrong with the edits of an exhibit: those that its type does not follow, and names that it does not know. */
export function checkEdits(value: ExhibitFile, type: EditedType, codebook: Codebook): Mistake[] {
  const followed = EDITS.filter(edit => type.edits?.[edit] === true);
  const refused = EDITS.flatMap((edit): Mistake[] => {
    const reason = type.edits?.[edit];
    if (reason === true || !isGiven(value, edit)) return [];
    const why = reason === undefined ? '' : `: ${reason}`;
    const others = followed.length === 0 ? '' : ` (it follows ${followed.map(written).join(', ')})`;
    return [
      {
        path: [keyOf(edit)],
        message: `${article(type.name)} ${type.name} does not follow ${written(edit)}${why}${others}`,
      },
    ];
  });
  for (const key of ['page', 'vega'] as const)
    if (value.facet !== undefined && value[key] !== undefined)
      refused.push({
        path: [key],
        message: `\`${key}:\` is of one picture, and \`facet:\` makes a panel for each category; use one of them`,
      });
  return refused.length > 0 ? refused : [...resolveEdits(value, type.options, codebook).mistakes];
}

/** Two values of one key are edits of their own. */
const keyOf = (edit: Edit): 'page' | Exclude<Edit, 'split' | 'pool'> =>
  edit === 'split' || edit === 'pool' ? 'page' : edit;

/** Orders of the codebook and by frequency are older than the edits; types judge them on their own. */
function isGiven(value: ExhibitFile, edit: Edit): boolean {
  const given = value[keyOf(edit)];
  if (edit === 'order') return typeof given === 'object';
  return edit === 'split' || edit === 'pool' ? given === edit : given !== undefined;
}

const written = (edit: Edit): string => (keyOf(edit) === 'page' ? `\`page: ${edit}\`` : `\`${edit}:\``);

const article = (name: string): string => (/^[aeiou]/.test(name) ? 'an' : 'a');
