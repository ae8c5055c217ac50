import type { Effects } from '../base/effects.ts';
import { usageFault } from '../base/fault.ts';
import type { Output } from '../write/output.ts';

/** Writes files to paths that the command line named; never over an input of the same command. */
export async function writeNew(
  effects: Effects,
  outputs: readonly Output[],
  inputs: readonly string[],
): Promise<string[]> {
  const plain = (path: string): string => path.replaceAll('\\', '/').replace(/^\.\//, '');
  for (const output of outputs)
    if (inputs.some(input => plain(input) === plain(output.path)))
      throw usageFault('overwrite', `${output.path} is the input; it is never written over`, 'give --out another path');
  for (const output of outputs) await effects.write(output.path, output.data);
  return outputs.map(output => output.path);
}
