import { agree } from '../agreement/agree.ts';
import { analysis } from '../analysis.ts';

/** Agreement between coders, stage by stage and field by field; rows come by stage. */
export const agreement = analysis({
  name: 'agreement',
  describe:
    'Agreement between coders of a stage: every coefficient that fits the field, overall, for each category or option, and on applicability.',
  options: ['stage', 'level', 'categories', 'bootstrap'],
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
