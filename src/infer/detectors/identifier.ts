import { columnDetector, countsOf } from '../columns/detector.ts';
import { shareOf } from '../columns/profile.ts';

const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?10\.\d{4,9}\/\S+$/i;
const URL = /^(https?:\/\/|www\.)\S+$/i;

/** DOIs and web addresses: every one is another, so they are no categories. */
export const identifier = columnDetector('identifier', 'DOIs and web addresses', profile => {
  for (const [what, pattern] of [
    ['DOIs', DOI],
    ['web addresses', URL],
  ] as const) {
    const share = shareOf(profile, text => pattern.test(text));
    if (share >= 0.8)
      return {
        field: { name: '', type: 'string' },
        evidence: [`${Math.round(share * 100)}% of the cells are ${what}`],
        counts: countsOf(profile),
      };
  }
  return null;
});
