import type { FigureInput } from './figure-type.ts';
import { highlighted } from './highlighted.ts';
import type { FieldShares } from './share-groups.ts';

/** The colours of the levels that a field's shares show; null where they are more than can be told apart. */
export function levelColours(input: FigureInput, shares: FieldShares): ReadonlyMap<string, string> | null {
  const { page } = input;
  const keys = shares.whole.rows.map(row => row.level ?? '');
  const found = new Map<string, string>();
  for (const key of keys) {
    const colour = page.colour(shares.field, key, keys);
    if (colour === null) return null;
    found.set(key, highlighted(input, shares.field, key, colour));
  }
  return found;
}
