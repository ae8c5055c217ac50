import { command, textOption } from '../command.ts';

export const robustnessCommand = command({
  name: 'robustness',
  describe: "how many recodings would flip what a share says, and the shares by each coder's codes",
  arguments: [{ name: '<field...>', describe: 'fields with categories' }],
  options: [
    { flags: '--where <expression>', describe: 'only units for which this is true' },
    { flags: '--denominator <name>', describe: 'all, accessible, coded, applicable (default) or reported' },
    { flags: '--stage <name>', describe: 'the stage of coding whose coders are compared; the last where left out' },
    { flags: '--level <level>', describe: 'of the limits of verified shares, 0.95 where left out' },
    { flags: '--format <name>', describe: 'text (default), md or csv' },
  ],
  async run({ effects, review, json }, [fields], options) {
    const { openReview } = await import('../../read/session.ts');
    const { robustnessResults } = await import('../../pipeline/request/statistics.ts');
    const { printResults } = await import('../print-results.ts');
    const open = await openReview(effects, review);
    const found = robustnessResults(open, {
      fields: Array.isArray(fields) ? fields : [],
      where: textOption(options, 'where'),
      denominator: textOption(options, 'denominator'),
      stage: textOption(options, 'stage'),
      level: textOption(options, 'level'),
    });
    await printResults(effects, open, found, json ? 'json' : (textOption(options, 'format') ?? 'text'));
    return 0;
  },
});
