import * as z from 'zod';
import { flag, number, word } from '../../model/scalars.ts';
import type { StatisticCatalogue } from '../../model/statistic-catalogue.ts';
import { COEFFICIENTS } from '../../stats/agreement/index.ts';
import { agree } from '../../tabulate/agreement/agree.ts';
import { consequencesOf } from '../../tabulate/agreement/consequences.ts';
import { analysis } from '../analysis.ts';

/** Shares of units are printed in percent, everything else as a coefficient. */
const STATISTICS: StatisticCatalogue['statistics'] = {
  units_compared: 'count',
  ...Object.fromEntries(
    COEFFICIENTS.names.map(name => [name, /(percent|full|set)_agreement$/.test(name) ? 'percent' : 'coefficient']),
  ),
};

/** What the shares of the consensus are, and could be. */
const CONSEQUENCES: readonly string[] = ['share', 'share_other_way', 'share_lowest', 'share_highest'];

/** Agreement between coders, stage by stage and field by field; rows come by stage. */
export const agreement = analysis({
  name: 'agreement',
  describe:
    'Agreement between coders of a stage: every coefficient that fits the field, overall, for each category or option, and on applicability.',
  shape: {
    stage: word.meta({ description: 'only this stage of `codings`', value: '<name>' }),
    confidence: number.meta({ description: 'confidence level (default: 0.95)', value: '<level>', formerly: 'level' }),
    categories: z.enum(['observed', 'declared']).meta({
      description: 'for AC1 and Brennan-Prediger: the categories that occur (default) or those of the codebook',
      value: '<which>',
    }),
    consequences: flag.meta({
      description: 'instead of coefficients, the shares of the consensus that disagreements could change (false)',
    }),
    bootstrap: z.object({ replicates: number, seed: number }).meta({
      description: 'bootstrap the interval of alpha: the number of replicates, and the seed',
    }),
  },
  readsCoders: true,
  alsoGives: CONSEQUENCES,
  requestFor: ({ statistic, by }) => ({
    by: [],
    options: {
      stage: by.find(({ field }) => field === 'stage')?.level ?? null,
      consequences: CONSEQUENCES.includes(statistic),
    },
  }),
  catalogue: { fields: [1], word: 'stage', elsewhere: true, statistics: STATISTICS },
  run(request, material) {
    const { stages } = agree(request, material);
    const { consequences = false } = request.options;
    return {
      rows: stages.flatMap(stage =>
        consequences
          ? consequencesOf(stage, request.denominator ?? material.denominator)
          : stage.fields.flatMap(({ rows }) => rows),
      ),
      notes: stages.flatMap(({ joined, notes }) =>
        notes.map(({ code, message }) => ({ code, message: `${joined.stage.name}: ${message}` })),
      ),
    };
  },
});
