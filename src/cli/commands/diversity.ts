import { command, listOption, textOption } from '../command.ts';

export const diversityCommand = command({
  name: 'diversity',
  describe: 'how varied the codes of a field are, and how comparable the units are in them, against chance',
  arguments: [{ name: '<field...>', describe: 'fields with categories' }],
  options: [
    { flags: '--by <fields>', describe: 'subgroups, compared at equal numbers of units', many: true },
    { flags: '--where <expression>', describe: 'only units for which this is true' },
    { flags: '--seed <number>', describe: 'of the randomisation, 1 where left out' },
    { flags: '--randomisations <number>', describe: '1000 where left out' },
    { flags: '--format <name>', describe: 'text (default), md or csv' },
  ],
  async run({ effects, review, json }, [fields], options) {
    const { openStudies } = await import('../../read/session.ts');
    const { results } = await import('../../pipeline/request/results.ts');
    const { diversityRequests } = await import('../../pipeline/request/statistics.ts');
    const { printResults } = await import('../print-results.ts');
    const open = await openStudies(effects, review);
    const requests = diversityRequests({
      fields: Array.isArray(fields) ? fields : [],
      by: listOption(options, 'by'),
      where: textOption(options, 'where'),
      seed: textOption(options, 'seed'),
      randomisations: textOption(options, 'randomisations'),
    });
    await printResults(
      effects,
      open,
      results(open, requests),
      json ? 'json' : (textOption(options, 'format') ?? 'text'),
    );
    return 0;
  },
});
