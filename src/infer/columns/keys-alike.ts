import { foldKey } from '../../base/fold.ts';
import type { Profile } from './profile.ts';

/** Keys that differ only in case or spaces. */
export interface KeysAlike {
  readonly example: readonly [string, string];
  /** how many keys there are if such keys are one */
  readonly studies: number;
}

/** Whether some keys are spellings of others (`Okafor 2001`, `OKAFOR 2001`): perhaps one study, typed twice. Null where none are. */
export function keysAlike({ values }: Profile): KeysAlike | null {
  const seen = new Map<string, string>();
  let example: readonly [string, string] | null = null;
  for (const [text] of values) {
    const plain = foldKey(text);
    const before = seen.get(plain);
    if (before === undefined) seen.set(plain, text);
    else example ??= [before, text];
  }
  return example === null ? null : { example, studies: seen.size };
}
