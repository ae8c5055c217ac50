import { command } from '../command.ts';

export const foldCommand = command({
  name: 'fold',
  describe: 'group spelling variants of free-text answers and propose aliases',
  arguments: [{ name: '<field>', describe: 'a field with free text' }],
  async run({ effects, review, json }, [field]) {
    const { fold } = await import('../../pipeline/sheets/terms.ts');
    const { groups, field: name, answers, others } = await fold(effects, review, String(field));
    if (json) effects.out(`${JSON.stringify({ field: name, answers, others, groups }, null, 2)}\n`);
    else effects.out((await import('../suggestions-text.ts')).foldText(name, groups, { answers, others }));
    return 0;
  },
});
