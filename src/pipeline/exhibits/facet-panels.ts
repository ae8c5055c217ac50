import { printWord } from '../../base/expression.ts';
import { usageFault } from '../../base/fault.ts';
import { counted } from '../../base/plural.ts';
import type { FacetPanel } from '../../figures/draw-facets.ts';
import { fieldNamed } from '../../model/codebook.ts';
import type { ExhibitInput } from '../../model/exhibit.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { OpenReview } from '../../read/session.ts';
import { results } from '../request/results.ts';
import { exhibitInput } from './exhibit-input.ts';
import type { Exhibit } from './load-exhibits.ts';

/** More panels than this cannot be compared. */
const MOST = 12;

export interface FacetPanels {
  readonly panels: readonly (Omit<FacetPanel, 'input'> & { readonly input: ExhibitInput })[];
  /** what is said of them */
  readonly caption: string;
}

/** The panels of an exhibit with `facet:`: one for each category of that field that has units, in the order of the exhibit. */
export function facetPanels(open: OpenReview, exhibit: Exhibit, whole: ExhibitInput): FacetPanels {
  const { facet, ...declaration } = exhibit.declaration.value;
  const field = facet!;
  const { words, format } = whole;
  const request = { analysis: 'shares', fields: [field], where: declaration.where ?? null, by: [] };
  const rows = results(open, [request]).rows.filter(row => row.statistic === 'share' && (row.n ?? 0) > 0);
  const levels = ordered(
    whole,
    field,
    rows.filter(row => row.kind === 'level'),
  );
  const title = words.fieldTitle(field);
  if (levels.length === 0)
    throw usageFault('facet', `facet: no ${words.unit} has a category of ${title}`, 'name another field', {
      option: 'facet',
    });
  if (levels.length > MOST)
    throw usageFault(
      'facet',
      `facet: ${title} has ${levels.length} categories, and ${MOST} panels are the most that can be compared`,
      'name a field with fewer categories, or leave some out with `where:`',
      { option: 'facet' },
    );
  const isList = fieldNamed(open.codebook, field)?.type === 'list';
  const panels = levels.map(({ level, n }) => {
    const own = `${printWord(field, '`')} ${isList ? 'has' : '='} ${printWord(level!, "'")}`;
    const where = declaration.where === undefined ? own : `(${declaration.where}) and ${own}`;
    return {
      title: `${words.levelLabel(field, level!)} (n\u00a0=\u00a0${format.count(n)})`,
      input: exhibitInput(open, exhibit, { ...declaration, where }),
    };
  });
  const outside = rows
    .filter(row => row.kind !== 'level')
    .map(row => `${row.label} in ${counted(row.n ?? 0, words.unit)}`);
  const overlap = isList ? ` A ${words.unit} can be in several panels.` : '';
  const hidden = outside.length === 0 ? '' : ` Not shown: ${outside.join(', ').toLowerCase()}.`;
  return { panels, caption: `Panels: ${title}.${overlap}${hidden}` };
}

/** In the order of the codebook, or of the exhibit. */
function ordered({ words }: ExhibitInput, field: string, rows: readonly ResultRow[]): ResultRow[] {
  const codes = (words.categories(field) ?? []).map(category => category.value);
  const place = (row: ResultRow): number => (codes.includes(row.level!) ? codes.indexOf(row.level!) : codes.length);
  return [...rows].sort((a, b) => place(a) - place(b));
}
