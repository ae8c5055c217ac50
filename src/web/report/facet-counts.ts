import { evaluate } from '../../base/expression.ts';
import type { CodedColumn, CodedTable } from '../../model/coded-table.ts';
import { CODED, STATES } from '../../model/state.ts';
import { cellValuesOf } from '../../tabulate/data/cell-values.ts';
import { countLevels, type LevelCounts } from '../../tabulate/data/count-levels.ts';
import { expressionFor } from '../../tabulate/data/selection.ts';
import { countsOfAll } from './facet-columns.ts';
import { choiceExpression, type Filter, isEmptyChoice, NONE } from './filter.ts';

/** How many filters each unit fails, and which one where it is a single one. */
export interface Fails {
  readonly count: Uint8Array;
  readonly only: Int16Array;
  readonly fields: readonly string[];
}

/** Judges every unit by every field's filter once, so that each facet can leave out its own. */
export function failsOf(coded: CodedTable, filter: Filter): Fails {
  const fields = Object.keys(filter).filter(field => coded.columns.has(field) && !isEmptyChoice(filter[field]!));
  const count = new Uint8Array(coded.units);
  const only = new Int16Array(coded.units).fill(-1);
  fields.forEach((field, at) => {
    const tree = expressionFor(choiceExpression(filter[field]!, coded.columns.get(field)!), coded, { option: 'where' });
    const truth = evaluate(tree, name => coded.columns.get(name)!, coded.units);
    for (let unit = 0; unit < count.length; unit++)
      if (truth[unit] !== 1) {
        count[unit]!++;
        only[unit] = at;
      }
  });
  return { count, only, fields };
}

/** The units that every filter but one field's own keeps. */
export function maskWithout({ count, only, fields }: Fails, field: string): Uint8Array {
  const own = fields.indexOf(field);
  const mask = new Uint8Array(count.length);
  for (let unit = 0; unit < mask.length; unit++)
    mask[unit] = count[unit] === 0 || (own >= 0 && count[unit] === 1 && only[unit] === own) ? 1 : 0;
  return mask;
}

/** Counts of one facet. */
export interface FacetCounts {
  /** units by level index */
  readonly levels: readonly number[];
  /** units by state name, `none` for a multi-select cell that is coded and empty; only states that the whole data have */
  readonly states: readonly { readonly state: string; readonly n: number }[];
  /** units altogether */
  readonly total: number;
}

/** Counts a field's levels and states among the units of a mask, with the countLevels that shares use. */
export function facetCounts(column: CodedColumn, mask: Uint8Array, whole: CodedColumn = column): FacetCounts {
  const { levels, states, none } = column.kind === 'numeric' ? numberCounts(column, mask) : codeCounts(column, mask);
  const everywhere = whole.kind === 'numeric' ? numberCounts(whole) : countsOfAll(whole);
  return {
    levels,
    states: [
      ...(everywhere.none > 0 ? [{ state: NONE, n: none }] : []),
      ...STATES.flatMap((state, at) =>
        at !== CODED && everywhere.states[at]! > 0 ? [{ state: state as string, n: states[at]! }] : [],
      ),
    ],
    total: states.reduce((sum, n) => sum + n, 0),
  };
}

function codeCounts(column: CodedColumn, mask: Uint8Array): LevelCounts {
  const field = cellValuesOf(column);
  const counts = new Uint32Array(field.distinct.length);
  for (let unit = 0; unit < mask.length; unit++) if (mask[unit] === 1) counts[field.of[unit]!]!++;
  return countLevels(field, counts);
}

/** Numbers are filtered by a range, and may be too many for levels. */
function numberCounts({ states }: CodedColumn, mask: Uint8Array | null = null): Omit<LevelCounts, 'mentions'> {
  const counts = STATES.map(() => 0);
  for (let unit = 0; unit < states.length; unit++) if (mask === null || mask[unit] === 1) counts[states[unit]!]!++;
  return { levels: [], states: counts, none: 0 };
}
