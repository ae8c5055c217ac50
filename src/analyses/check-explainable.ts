import { usageFault } from '../base/fault.ts';
import { COEFFICIENTS } from '../stats/agreement/index.ts';
import type { RowName } from '../tabulate/rows/parse-row-id.ts';

/** Statistics of agreement, but for the coefficients that the registry names. */
const COMPARED = new RegExp(`^(units_compared|applicability_.*|${COEFFICIENTS.names.join('|')})$`);

/** Statistics whose n or N are no units, or are several selections at once: what they count, and what to explain instead. */
const NO_UNITS: readonly (readonly [RegExp, string, string])[] = [
  [
    /^intersection_rest$/,
    'several combinations',
    'explain one of them: `scopebook intersections FIELD --max 0 --json`',
  ],
  [/^(disjoint_pairs|mean_jaccard|unit_pair|same_code_pairs)/, 'pairs of units', 'explain the share of a code instead'],
  [/^empty_cells|^thin_cells/, 'cells of a grid', 'explain two codes together, e.g. "method = a and domain = b"'],
  [/_difference$|^difference$/, 'two groups', 'explain the share of each of them'],
  [/^share_(lowest|highest|other_way)$/, 'choices among coders', 'explain share_common of a coder instead'],
  [
    /^flow_count$/,
    'records and reports that were counted elsewhere',
    'see where the counts come from: `flow:` in review.yaml',
  ],
  [/^share_verified/, 'units that were looked up again', 'explain the raw share instead'],
  [
    /^(additions_to_compare|smallest_cover|majority_items|hill_\d_rarefied)$/,
    'more than one code',
    'explain the share of a code instead',
  ],
];

/** Refuses the row of a statistic that isn't of one set of units, rather than to list other units than it counts. */
export function checkExplainable({ statistic, field, by }: RowName, isField: (name: string) => boolean): void {
  const stage = by.find(group => group.field === 'stage');
  // agreement is by stage, which is no field unless a codebook has one of that name
  if (stage !== undefined && (COMPARED.test(statistic) || !isField('stage')))
    throw usageFault(
      'row-id',
      `a row of ${statistic} compares what coders wrote, so it is of their codes and no list of units stands behind it`,
      `list the units whose codes differ: scopebook agreement ${field ?? ''} --stage ${stage.level} --disagreements`,
    );
  const found = NO_UNITS.find(([names]) => names.test(statistic));
  if (found !== undefined)
    throw usageFault(
      'row-id',
      `a row of ${statistic} is of ${found[1]}, so no list of units stands behind it`,
      found[2],
    );
}
