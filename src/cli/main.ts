import { Command as Commander, CommanderError, Option } from 'commander';
import type { Effects } from '../base/effects.ts';
import { Fault, faultIn, usageFault } from '../base/fault.ts';
import { VERSION } from '../base/version.ts';
import { nodeEffects } from '../node/node-effects.ts';
import { trackReads } from '../write/track-reads.ts';
import type { Command, CommandContext, CommandGroup, OptionValues } from './command.ts';
import { COMMAND_LINE_WORDING } from './command-line-wording.ts';
import { COMMANDS } from './commands/index.ts';
import { GLOBAL_OPTIONS } from './global-options.ts';

/** The one place where faults are caught, and where an exit status is decided. */
export async function main(argv: readonly string[], world: Effects = nodeEffects()): Promise<number> {
  const effects = trackReads(world);
  let status = 0;
  let debug = argv.includes('--debug');
  const program = new Commander('scopebook')
    .description(
      'From the coded spreadsheet of a scoping review to checked data, shares, agreement, figures, tables and a verdict on every reported number.',
    )
    .version(VERSION)
    .showHelpAfterError('  → scopebook --help lists the commands')
    .exitOverride()
    .configureOutput({
      writeOut: text => effects.out(text),
      writeErr: text => effects.err(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'scopebook: ')),
    });
  for (const [flags, describe] of GLOBAL_OPTIONS) program.option(flags, describe);
  const declared = commandsFor(argv);
  // the help of all commands names none, and stays quick
  const examples =
    declared.length === 1 && (argv.includes('--help') || argv.includes('-h'))
      ? (await import('./examples.ts')).EXAMPLES
      : {};
  const add = (parent: Commander, entry: Command): void => {
    const path = [parent === program ? '' : `${parent.name()} `, entry.name].join('');
    const sub = declare(parent.command(entry.name), entry, path, argv);
    const shown = examples[path] ?? [];
    if (shown.length > 0)
      sub.addHelpText(
        'after',
        `\n${shown.length === 1 ? 'Example' : 'Examples'}:\n${shown.map(line => `  ${line}\n`).join('')}`,
      );
    sub.action(async (...received: unknown[]) => {
      const options: Record<string, unknown> = sub.optsWithGlobals();
      const args = received.slice(0, entry.arguments?.length ?? 0) as (string | string[] | undefined)[];
      debug = options.debug === true;
      const context: CommandContext = {
        effects: atServer(effects, options.server),
        review: typeof options.review === 'string' ? options.review : null,
        json: options.json === true,
        strict: options.strict === true,
        commands: COMMANDS.all,
      };
      requireNeeded(entry, sub, options);
      status = await entry.run(context, args, options);
    });
  };
  for (const entry of declared) {
    if (!('commands' in entry)) add(program, entry);
    else {
      const group = program.command(entry.name).description(entry.describe).exitOverride();
      for (const command of entry.commands) add(group, command);
    }
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Fault) {
      const { message, hint } = faultIn(COMMAND_LINE_WORDING, error);
      effects.err(
        `scopebook: ${message}\n${hint === '' ? '' : `  → ${hint}\n`}${debug && error.stack ? `${error.stack}\n` : ''}`,
      );
      return error.status;
    }
    effects.err(
      `scopebook: this is a bug in scopebook: ${error instanceof Error ? error.message : String(error)}\n  → please report it with the command that you typed${debug ? '' : '; --debug shows where it arose'}\n`,
    );
    if (debug && error instanceof Error) effects.err(`${error.stack}\n`);
    return 70;
  }
}

/** The same world, in which a server is reached at the address that was typed. */
const atServer = (effects: Effects, url: unknown): Effects =>
  typeof url === 'string' ? { ...effects, server: async engine => effects.server?.(engine, url) ?? null } : effects;

/**
 * The commands that commander is told: the one that was typed, or all where that is not clear, as for --help and mistakes. To
 * declare all of them with their options takes longer than many a command.
 */
function commandsFor(argv: readonly string[]): readonly (Command | CommandGroup)[] {
  let at = 0;
  while (argv[at]?.startsWith('-')) {
    const option = GLOBAL_OPTIONS.find(([flags]) => flags.split(' ')[0] === argv[at]);
    if (option === undefined) return COMMANDS.all;
    at += option[0].includes('<') ? 2 : 1;
  }
  const typed = COMMANDS.get(argv[at] ?? '');
  return typed === undefined ? COMMANDS.all : [typed];
}

/** Gives a command of commander its words, arguments and options. */
function declare(sub: Commander, entry: Command, path: string, argv: readonly string[]): Commander {
  sub.description(entry.describe).exitOverride();
  sub.showHelpAfterError(`  → scopebook ${path} --help lists its arguments and options`);
  // a shell cuts at blanks: a proposition or a path with blanks arrives in pieces
  sub.configureOutput({
    outputError: (text, write) =>
      write(
        text.replace(/^error: /, 'scopebook: ').replace(
          /^(scopebook: too many arguments.*)$/m,
          `$1\n  → put what belongs together in quotes, e.g. scopebook ${path} "${argv
            .filter(part => !part.startsWith('-'))
            .slice(path.split(' ').length)
            .join(' ')
            .replaceAll('$', '$$$$')}"`,
        ),
      ),
  });
  for (const argument of entry.arguments ?? []) sub.argument(argument.name, argument.describe);
  for (const option of entry.options ?? [])
    if (option.hidden) sub.addOption(new Option(option.flags, option.describe).hideHelp());
    else if (option.many)
      sub.option(option.flags, option.describe, (value: string, list: string[] | undefined) => [
        ...(list ?? []),
        value,
      ]);
    else sub.option(option.flags, option.describe);
  for (const [flags, describe] of GLOBAL_OPTIONS) sub.option(flags, describe);
  return sub;
}

/** An option that would be ignored without another one is a mistake: the numbers would look as if it had been used. */
function requireNeeded({ options = [] }: Command, { options: declared }: Commander, given: OptionValues): void {
  const valueBehind = (flags: string): unknown => {
    const long = /--[a-z-]+/.exec(flags)?.[0];
    return given[declared.find(option => option.long === long)?.attributeName() ?? ''];
  };
  for (const { flags, needs } of options) {
    const value = valueBehind(flags);
    if (needs === undefined || value === undefined || needs.except?.includes(String(value)) === true) continue;
    const [flag = flags] = flags.split(' ');
    if (valueBehind(needs.flag) === undefined)
      throw usageFault('option', `${flag} has no effect without ${needs.flag}`, `add ${needs.flag}, or remove ${flag}`);
  }
}
