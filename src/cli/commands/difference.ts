import { DENOMINATOR, FORMAT, fieldsOf, LEVEL, runAnalysis, TARGET, WHERE } from '../analysis-options.ts';
import { command, listOption } from '../command.ts';

export const differenceCommand = command({
  name: 'difference',
  describe: 'how much a share differs between two groups, or two propositions about the same units',
  arguments: [{ name: '<field...>', describe: 'with --by: fields or propositions; without: two propositions' }],
  options: [
    { flags: '--by <field>', describe: 'the field whose codes are the groups' },
    { flags: '--groups <codes>', describe: 'the two groups, e.g. 2023,2024: the first minus the second', many: true },
    WHERE,
    DENOMINATOR,
    LEVEL,
    TARGET,
    FORMAT,
  ],
  run: (context, args, options) =>
    runAnalysis(context, 'difference', fieldsOf(args), options, { groups: listOption(options, 'groups') }),
});
