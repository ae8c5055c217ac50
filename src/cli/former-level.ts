import type { Effects } from '../base/effects.ts';
import { type CommandOption, type OptionValues, textOption } from './command.ts';

/** The word of version 0.1 for `--confidence`. */
export const LEVEL: CommandOption = {
  flags: '--level <level>',
  describe: 'the former name of --confidence',
  hidden: true,
};

/** A confidence level under its former name, with a note that names the new one; null where it was not given. */
export function formerLevel(effects: Effects, options: OptionValues): string | null {
  const level = textOption(options, 'level');
  if (level !== null) effects.err('note: --level is called --confidence now\n');
  return level;
}
