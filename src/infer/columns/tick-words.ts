import { fold } from '../../base/fold.ts';
import type { Profile } from './profile.ts';

const ON = new Set([
  '1',
  'x',
  'X',
  'true',
  'TRUE',
  'True',
  'Checked',
  'checked',
  '✓',
  '✔',
  'Yes',
  'yes',
  'YES',
  'Y',
  'y',
  'selected',
  'Selected',
]);
/** what the reader of boxes takes for an empty box */
const OFF = new Set(['0', 'false', 'FALSE', 'False', 'no', 'No', 'NO', 'Unchecked', 'unchecked']);

/** How a column ticks: the texts of a tick, and whether empty boxes are written out. */
export interface Ticks {
  readonly on: readonly string[];
  readonly off: readonly string[];
  /** the ticks say what is ticked (the option, the header), so the column can be nothing else than a box */
  readonly telling: boolean;
}

/** Reads a column as boxes; null where its cells are no ticks. `option` is what the box stands for. */
export function ticksOf(profile: Profile, option: string): Ticks | null {
  if (profile.paged || profile.values.length > 3) return null;
  const own = new Set([fold(option), fold(profile.header)]);
  const on: string[] = [];
  const off: string[] = [];
  let telling = false;
  for (const [text] of profile.values) {
    if (own.has(fold(text))) {
      on.push(text);
      telling = true;
    } else if (OFF.has(text)) off.push(text);
    else if (ON.has(text)) on.push(text);
    else return null;
  }
  return { on, off, telling };
}
