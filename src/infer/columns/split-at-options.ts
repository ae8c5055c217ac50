import { ListSplitter } from '../../model/list-splitter.ts';
import type { Split } from './assess-split.ts';
import type { Profile } from './profile.ts';

/** Answers of Kobo, where columns beside them are named after the options, whose labels may hold blanks themselves. */
export function splitAtOptions(profile: Profile, options: ReadonlySet<string>): Split | null {
  if (options.size < 2) return null;
  const splitter = new ListSplitter([' '], options);
  const parts = new Map(profile.values.map(([text]) => [text, splitter.split(text)]));
  if (![...parts.values()].every(items => items.every(item => options.has(item)))) return null;
  const several = profile.values.reduce((sum, [text, count]) => sum + (parts.get(text)!.length > 1 ? count : 0), 0);
  const counts = new Map<string, number>();
  for (const [text, count] of profile.values)
    for (const item of new Set(parts.get(text))) counts.set(item, (counts.get(item) ?? 0) + count);
  return several === 0
    ? null
    : {
        ...{ delimiter: ' ', further: [], itemsOf: parts, counts, several },
        ...{ withDelimiter: [], repeated: 0, attested: 1 },
      };
}
