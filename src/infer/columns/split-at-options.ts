import type { Split } from './assess-split.ts';
import type { Profile } from './profile.ts';

/** Answers of Kobo, where columns beside them are named after the options. */
export function splitAtOptions(profile: Profile, options: ReadonlySet<string>): Split | null {
  if (options.size < 2 || !profile.values.every(([text]) => text.split(' ').every(part => options.has(part))))
    return null;
  const parts = new Map(profile.values.map(([text]) => [text, text.split(' ')]));
  const several = profile.values.reduce((sum, [text, count]) => sum + (text.includes(' ') ? count : 0), 0);
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
