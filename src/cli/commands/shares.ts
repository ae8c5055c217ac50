import { PROPORTION_METHODS } from '../../stats/proportion/index.ts';
import { SIMULTANEOUS_METHODS } from '../../stats/simultaneous/index.ts';
import { command, listOption, textOption } from '../command.ts';

export const sharesCommand = command({
  name: 'shares',
  describe: 'the share of each code of a field, overall or by subgroup',
  arguments: [
    { name: '<field...>', describe: 'fields, or quoted propositions such as "method = prompting and year >= 2024"' },
  ],
  options: [
    { flags: '--by <fields>', describe: 'subgroups: a field, or several with commas', many: true },
    { flags: '--where <expression>', describe: 'only units for which this is true' },
    {
      flags: '--denominator <name>',
      describe: 'all, accessible, coded, applicable (default), reported, or responses (mentions)',
    },
    {
      flags: '--ci <method>',
      describe: `an interval: ${PROPORTION_METHODS.names.join(', ')}; for all codes of a field at once: ${SIMULTANEOUS_METHODS.names.join(', ')}`,
    },
    { flags: '--level <level>', describe: 'confidence level, 0.95 where left out' },
    { flags: '--target <text>', describe: 'the population that intervals and tests speak of' },
    {
      flags: '--test',
      describe: 'with --by: whether the field goes with the subgroups; numbers are ranked (exploratory)',
    },
    { flags: '--studies', describe: 'the keys of the units behind each number (with --json or csv)' },
    { flags: '--format <name>', describe: 'text (default), md or csv' },
  ],
  async run({ effects, review, json }, [fields], options) {
    const { openStudies } = await import('../../read/session.ts');
    const { isNumberIn, sharesRequest, results } = await import('../../pipeline/request/results.ts');
    const { printResults } = await import('../print-results.ts');
    const open = await openStudies(effects, review);
    const typed = {
      by: listOption(options, 'by'),
      where: textOption(options, 'where'),
      denominator: textOption(options, 'denominator'),
      ci: textOption(options, 'ci'),
      level: textOption(options, 'level'),
      target: textOption(options, 'target'),
      studies: options.studies === true,
      test: options.test === true,
    };
    const request = sharesRequest(Array.isArray(fields) ? fields : [], typed, isNumberIn(open));
    await printResults(
      effects,
      open,
      results(open, request.requests, request.target),
      json ? 'json' : (textOption(options, 'format') ?? 'text'),
    );
    return 0;
  },
});
