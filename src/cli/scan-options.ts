import { usageFault } from '../base/fault.ts';
import type { Changes } from '../manuscript/scan/block.ts';
import { type OptionValues, textOption } from './command.ts';

/** How a manuscript is scanned, as both `check` and `claims scan` take it: the least probability of a binding, and how tracked changes are read. */
export function scanOptions(options: OptionValues, usual: number): { confidence: number; changes: Changes } {
  const given = textOption(options, 'confidence');
  const confidence = Number(given ?? usual);
  if (!(confidence >= 0 && confidence <= 1))
    throw usageFault('confidence', `--confidence is ${given}`, 'write a number from 0 to 1');
  const changes = textOption(options, 'changes') ?? 'accepted';
  if (changes !== 'accepted' && changes !== 'original')
    throw usageFault('changes', `--changes is "${changes}"`, 'write accepted or original');
  return { confidence, changes };
}
