import { usageFault } from '../../base/fault.ts';

/** The share of one category in a reference population, between 0 and 1. */
export interface ReferenceShare {
  readonly category: string;
  readonly share: number;
}

/** What shares may add up to, since they are printed with few decimals. */
export const REFERENCE_TOLERANCE = 0.011;

/**
 * Reads `category=share` entries.
 *
 * @throws Fault where an entry is no share, a category comes twice, or the shares add up to more than 1
 * @example readReference(['female=0.504', 'male=0.496']) // => [{ category: 'female', share: 0.504 }, { category: 'male', share: 0.496 }]
 */
export function readReference(given: readonly string[]): ReferenceShare[] {
  const wrong = (message: string) =>
    usageFault('reference', message, 'write e.g. female=0.504: shares between 0 and 1 that add up to 1 at most', {
      option: 'reference',
    });
  const found = given.map((entry): ReferenceShare => {
    const at = entry.lastIndexOf('=');
    const [category, typed] = [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
    const share = typed === '' ? Number.NaN : Number(typed);
    if (at < 1 || !(share >= 0 && share <= 1)) throw wrong(`"${entry}" is not a category with a share`);
    return { category, share };
  });
  const twice = found.find(({ category }, i) => found.some((other, j) => j < i && other.category === category));
  if (twice !== undefined) throw wrong(`${twice.category} is in the reference twice`);
  const total = found.reduce((sum, { share }) => sum + share, 0);
  if (total > 1 + REFERENCE_TOLERANCE)
    throw wrong(`the shares of the reference add up to ${Math.round(total * 1000) / 1000}`);
  return found;
}
