import { command, textOption } from '../command.ts';

export const gapsCommand = command({
  name: 'gaps',
  describe: 'the empty cells of the grid of two fields: impossible, expected by the margins, unsettled or unexpected',
  arguments: [
    { name: '<field>', describe: 'the rows of the grid' },
    { name: '<with>', describe: 'its columns' },
  ],
  options: [
    { flags: '--where <expression>', describe: 'only units for which this is true' },
    { flags: '--denominator <name>', describe: 'all, accessible, coded, applicable (default) or reported' },
    { flags: '--thin <n>', describe: 'list cells with up to so many units too' },
    { flags: '--impossible <expression>', describe: 'what no unit can be; repeat the option for more', many: true },
    { flags: '--format <name>', describe: 'text (default), md or csv' },
  ],
  async run({ effects, review, json }, [field, other], options) {
    const { openReview } = await import('../../read/session.ts');
    const { results } = await import('../../pipeline/request/results.ts');
    const { gapsRequest } = await import('../../pipeline/request/statistics.ts');
    const { printResults } = await import('../print-results.ts');
    const open = await openReview(effects, review);
    const request = gapsRequest({
      fields: [String(field), String(other)],
      where: textOption(options, 'where'),
      denominator: textOption(options, 'denominator'),
      thin: textOption(options, 'thin'),
      impossible: Array.isArray(options.impossible) ? options.impossible.map(String) : [],
    });
    await printResults(
      effects,
      open,
      results(open, [request]),
      json ? 'json' : (textOption(options, 'format') ?? 'text'),
    );
    return 0;
  },
});
