import { FORMAT, fieldsOf, runAnalysis, STUDIES, WHERE } from '../analysis-options.ts';
import { command, textOption } from '../command.ts';

export const intersectionsCommand = command({
  name: 'intersections',
  describe: 'which items of a multi-select field occur together: combinations, pairs, and items per unit',
  arguments: [{ name: '<field...>', describe: 'multi-select fields' }],
  options: [
    { flags: '--max <n>', describe: 'print so many combinations, the rest in one row (20; 0 for all)' },
    { flags: '--least <n>', describe: 'only combinations of at least so many units' },
    WHERE,
    STUDIES,
    FORMAT,
  ],
  run: (context, args, options) =>
    runAnalysis(context, 'intersections', fieldsOf(args), options, {
      max: textOption(options, 'max'),
      least: textOption(options, 'least'),
    }),
});
