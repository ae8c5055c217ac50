import type { CommandData } from '../analyses/command-data.ts';
import { type Command, type CommandOption, command, listOption, type OptionValues, textOption } from './command.ts';
import { formerLevel, LEVEL } from './former-level.ts';

const FORMAT: CommandOption = {
  flags: '--format <name>',
  describe: 'text (default), md, csv or ard (for the R package cards)',
};
/** The command of an analysis: its arguments and flags are those that the analysis describes. */
export const analysisCommand = (data: CommandData): Command =>
  command({
    name: data.name,
    describe: data.describe,
    arguments: data.arguments,
    options: [
      ...data.options.map(({ flags, describe, many }) => ({ flags, describe, many })),
      ...(data.options.some(option => option.name === 'confidence') ? [LEVEL] : []),
      FORMAT,
    ],
    async run(context, args, options) {
      const { runAnalysis } = await import('./run-analysis.ts');
      const fields = args.flatMap(arg => (arg === undefined ? [] : typeof arg === 'string' ? [arg] : [...arg]));
      const level = formerLevel(context.effects, options);
      return runAnalysis(context, {
        name: data.name,
        fields,
        options: { ...(level === null ? {} : { confidence: level }), ...typedOptions(data, options) },
        format: context.json ? 'json' : (textOption(options, 'format') ?? 'text'),
      });
    },
  });

/** What was typed, by the names that the analysis has for its options. */
const typedOptions = (data: CommandData, options: OptionValues): Record<string, unknown> =>
  Object.fromEntries(
    data.options.flatMap(({ name, many, repeat }) => {
      const value = options[name];
      if (value === undefined || value === false) return [];
      if (!many) return [[name, value]];
      return [[name, repeat ? [value].flat().map(String) : listOption(options, name)]];
    }),
  );
