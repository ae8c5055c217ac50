import { DENOMINATOR, FORMAT, fieldsOf, runAnalysis, TARGET, WHERE } from '../analysis-options.ts';
import { command, textOption } from '../command.ts';

export const trendCommand = command({
  name: 'trend',
  describe: 'fields over the years, with years without units as zeros; without a field, units a year',
  arguments: [{ name: '[field...]', describe: 'fields or quoted propositions' }],
  options: [
    { flags: '--over <field>', describe: "the field of years; the codebook's first where left out" },
    WHERE,
    DENOMINATOR,
    { flags: '--test', describe: 'a trend test of each code (exploratory)' },
    TARGET,
    FORMAT,
  ],
  run: (context, args, options) =>
    runAnalysis(context, 'trend', fieldsOf(args), options, { over: textOption(options, 'over') }),
});
