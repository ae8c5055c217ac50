import { ListSplitter } from '../../model/list-splitter.ts';
import { assessSplit, type Split } from './assess-split.ts';
import type { Profile } from './profile.ts';

/** Marks that stand around each item, the first of which begins a cell. */
const FRAMES: readonly { readonly marks: readonly string[]; readonly cell: RegExp }[] = [
  // lists of JSON and of Python
  { marks: ['["', '", "', '","', '"]'], cell: /^\[".*"\]$/s },
  { marks: ["['", "', '", "','", "']"], cell: /^\['.*'\]$/s },
  // [cost][time], [cost] [time], [cost], [time]
  { marks: ['[', ']', '][', '] [', '],[', '], [', '];[', ']; ['], cell: /^\[[^[\]]+\](?:[,;]?\s?\[[^[\]]+\])*$/ },
  { marks: ['#'], cell: /^#[^\s#]/ },
  { marks: ['☑', '☒', '✓', '✔'], cell: /^[☑☒✓✔]\s?\S/u },
];

/** `["cost", "time"]`, `['cost', 'time']`, `[cost][time]`, `#cost #time`: each cell is a list of items in a frame. */
export function splitByFrame(profile: Profile): Split | null {
  for (const { marks, cell } of FRAMES) {
    if (profile.values.length === 0 || !profile.values.every(([text]) => cell.test(text))) continue;
    const [first = '', ...more] = marks.filter(mark => profile.values.some(([text]) => text.includes(mark)));
    const splitter = new ListSplitter(marks);
    const parts = new Map(profile.values.map(([text]) => [text, splitter.split(text).filter(part => part !== '')]));
    const split = assessSplit(profile, parts, first);
    if (split !== null) return { ...split, further: more.map(delimiter => ({ delimiter, parted: [] })) };
  }
  return null;
}
