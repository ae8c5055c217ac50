import { DENOMINATOR, FORMAT, fieldsOf, LEVEL, runAnalysis, STUDIES, TARGET, WHERE } from '../analysis-options.ts';
import { command, listOption, textOption } from '../command.ts';

export const crosstabCommand = command({
  name: 'crosstab',
  describe: 'two fields against each other, with margins, missing states and (with --test) what goes with what',
  arguments: [
    { name: '<field>', describe: 'in rows: a field or a quoted proposition' },
    { name: '<other>', describe: 'in columns' },
  ],
  options: [
    { flags: '--percent <of>', describe: 'percentages of the column (default), the row or the total' },
    WHERE,
    DENOMINATOR,
    { flags: '--test', describe: 'tests and measures of association (exploratory)' },
    { flags: '--statistics <names>', describe: 'only these, e.g. fisher_exact,cramers_v', many: true },
    LEVEL,
    TARGET,
    STUDIES,
    FORMAT,
  ],
  run: (context, args, options) =>
    runAnalysis(
      context,
      'crosstab',
      fieldsOf(args),
      options,
      { statistics: listOption(options, 'statistics') },
      { percent: textOption(options, 'percent') ?? 'column' },
    ),
});
