import type { CommandContext, CommandOption, OptionValues } from './command.ts';
import { listOption, textOption } from './command.ts';

/** Options of all commands that print result rows. */
export const WHERE: CommandOption = { flags: '--where <expression>', describe: 'only units for which this is true' };
export const DENOMINATOR: CommandOption = {
  flags: '--denominator <name>',
  describe: 'all, accessible, coded, applicable (default) or reported',
};
export const LEVEL: CommandOption = { flags: '--level <level>', describe: 'confidence level, 0.95 where left out' };
export const TARGET: CommandOption = {
  flags: '--target <text>',
  describe: 'the population that intervals and tests speak of',
};
export const STUDIES: CommandOption = {
  flags: '--studies',
  describe: 'the keys of the units behind each number (with --json or csv)',
};
export const FORMAT: CommandOption = { flags: '--format <name>', describe: 'text (default), md or csv' };

/** Runs one analysis of the review and prints its rows. */
export async function runAnalysis(
  { effects, review, json }: CommandContext,
  analysis: string,
  fields: readonly string[],
  options: OptionValues,
  own: Readonly<Record<string, unknown>> = {},
  view: Readonly<Record<string, string>> = {},
): Promise<number> {
  const { openStudies } = await import('../read/session.ts');
  const { results } = await import('../pipeline/request/results.ts');
  const { typedRequest } = await import('../pipeline/request/typed-request.ts');
  const { printResults } = await import('./print-results.ts');
  const open = await openStudies(effects, review);
  const request = typedRequest(analysis, fields, {
    by: listOption(options, 'by'),
    where: textOption(options, 'where'),
    denominator: textOption(options, 'denominator'),
    ci: textOption(options, 'ci'),
    level: textOption(options, 'level'),
    test: options.test === true,
    studies: options.studies === true,
    options: own,
  });
  const format = json ? 'json' : (textOption(options, 'format') ?? 'text');
  await printResults(effects, open, results(open, [request], textOption(options, 'target')), format, view);
  return 0;
}

/** Arguments of `<field...>` as a list. */
export const fieldsOf = (args: readonly (string | readonly string[] | undefined)[]): string[] =>
  args.flatMap(arg => (arg === undefined ? [] : typeof arg === 'string' ? [arg] : [...arg]));
