import type { StatisticCatalogue } from '../../model/statistic-catalogue.ts';
import { COEFFICIENTS } from '../../stats/agreement/index.ts';
import { agree } from '../../tabulate/agreement/agree.ts';
import { analysis } from '../analysis.ts';

/** Shares of units are printed in percent, everything else as a coefficient. */
const STATISTICS: StatisticCatalogue['statistics'] = {
  units_compared: 'count',
  ...Object.fromEntries(
    COEFFICIENTS.names.map(name => [name, /(percent|full|set)_agreement$/.test(name) ? 'percent' : 'coefficient']),
  ),
};

/** Agreement between coders, stage by stage and field by field; rows come by stage. */
export const agreement = analysis({
  name: 'agreement',
  describe:
    'Agreement between coders of a stage: every coefficient that fits the field, overall, for each category or option, and on applicability.',
  options: ['stage', 'level', 'categories', 'bootstrap'],
  catalogue: { fields: [1], word: 'stage', elsewhere: true, statistics: STATISTICS },
  run(request, material) {
    const { stages } = agree(request, material);
    return {
      rows: stages.flatMap(({ fields }) => fields.flatMap(({ rows }) => rows)),
      notes: stages.flatMap(({ joined, notes }) =>
        notes.map(({ code, message }) => ({ code, message: `${joined.stage.name}: ${message}` })),
      ),
    };
  },
});
