import type { Effects } from '../base/effects.ts';

/** One option of a command, in commander's notation. */
export interface CommandOption {
  readonly flags: string;
  readonly describe: string;
  readonly many?: boolean;
  /** the long flag without which this option would do nothing; `except`: values that need it not */
  readonly needs?: { readonly flag: string; readonly except?: readonly string[] };
  /** understood, and not shown in --help */
  readonly hidden?: boolean;
}

/** What a command gets besides its arguments. */
export interface CommandContext {
  readonly effects: Effects;
  readonly review: string | null;
  readonly json: boolean;
  readonly strict: boolean;
  /** every command, for one that describes them; left out where a command is run by itself */
  readonly commands?: readonly (Command | CommandGroup)[];
}

export type OptionValues = Readonly<Record<string, unknown>>;

/** A command: no logic, only words and a call into the pipeline. Returns the exit status. */
export interface Command {
  readonly name: string;
  readonly describe: string;
  /** in commander's notation: `<field...>`, `[file]` */
  readonly arguments?: readonly { readonly name: string; readonly describe: string }[];
  readonly options?: readonly CommandOption[];
  run(
    context: CommandContext,
    args: readonly (string | readonly string[] | undefined)[],
    options: OptionValues,
  ): Promise<number>;
}

export const command = (entry: Command): Command => entry;

/** Commands under one name: `claims check`, `claims scan`. */
export interface CommandGroup {
  readonly name: string;
  readonly describe: string;
  readonly commands: readonly Command[];
}

export const commandGroup = (entry: CommandGroup): CommandGroup => entry;

/** An option as text, or null. */
export const textOption = (options: OptionValues, name: string): string | null =>
  typeof options[name] === 'string' ? options[name] : null;

/** An option that may be given several times or as a comma list, as a list. */
export const listOption = (options: OptionValues, name: string): string[] => {
  const value = options[name];
  const list = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  return list
    .flatMap(entry => entry.split(','))
    .map(entry => entry.trim())
    .filter(entry => entry !== '');
};
