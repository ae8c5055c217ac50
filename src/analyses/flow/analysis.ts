import { FLOW_KEYS, type FlowKey } from '../../model/flow.ts';
import type { Material } from '../../model/material.ts';
import type { ResultRow, Results } from '../../model/result-row.ts';
import type { NoUnits } from '../../model/row-units.ts';
import { statisticRow } from '../../tabulate/rows/statistic-row.ts';
import { analysis } from '../analysis.ts';

/**
 * The counts of the flow diagram, a row a known box, and a row a reason or database where a box lists several. `field` is
 * the box by its key in the PRISMA2020 package's CSV. Without declared counts there are no rows.
 */
export const flow = analysis({
  name: 'flow',
  describe: 'The counts of the PRISMA 2020 flow diagram: one row per known box, with the exclusion reasons.',
  shape: {},
  requestFor: () => ({ fields: [], by: [], options: {} }),
  // the box stands in the brackets, which is no field
  catalogue: { fields: [0], statistics: { flow_count: 'count' } },
  run(_, { flow: counts }: Material): Results {
    const rows = FLOW_KEYS.flatMap((key): ResultRow[] => {
      const box = counts?.boxes.get(key);
      if (box === undefined) return [];
      const common = {
        analysis: 'flow',
        statistic: 'flow_count',
        field: key,
        unit: unitOf(key),
        units: () => ELSEWHERE,
      };
      return [
        statisticRow({ ...common, label: box.label, n: box.n }),
        ...box.items.map(({ label, n }) => statisticRow({ ...common, kind: 'level', level: label, label, n })),
      ];
    });
    return { rows, notes: [] };
  },
});

/** No unit of the sheet stands behind a box. */
const ELSEWHERE: NoUnits = {
  none: 'records and reports that were counted elsewhere',
  instead: 'see where the counts come from: `flow:` in review.yaml',
};

/** What a box counts: records are found, reports are read, studies are included. */
const unitOf = (key: FlowKey): string =>
  key.endsWith('_studies') ? 'study' : /reports|assessed|dbr_|other_/.test(key) ? 'report' : 'record';
