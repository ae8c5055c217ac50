import type { Effects } from '../base/effects.ts';
import { usageFault } from '../base/fault.ts';
import type { Changes } from '../manuscript/read/block.ts';
import { type CommandOption, type OptionValues, textOption } from './command.ts';

/** The word of version 0.1 for `--certainty`. */
export const CONFIDENCE: CommandOption = {
  flags: '--confidence <number>',
  describe: 'the former name of --certainty',
  hidden: true,
};

/** How `check` and `claims scan` scan a manuscript: the minimum probability of a binding, and how tracked changes are read. */
export function scanOptions(
  effects: Pick<Effects, 'err'>,
  options: OptionValues,
  byDefault: number,
): { certainty: number; changes: Changes } {
  const former = textOption(options, 'confidence');
  if (former !== null) effects.err('note: --confidence is called --certainty now\n');
  const given = textOption(options, 'certainty') ?? former;
  const certainty = Number(given ?? byDefault);
  if (!(certainty >= 0 && certainty <= 1))
    throw usageFault('certainty', `--certainty is ${given}`, 'write a number from 0 to 1');
  const changes = textOption(options, 'changes') ?? 'accepted';
  if (changes !== 'accepted' && changes !== 'original')
    throw usageFault('changes', `--changes is "${changes}"`, 'write accepted or original');
  return { certainty, changes };
}
