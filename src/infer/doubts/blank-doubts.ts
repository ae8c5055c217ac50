import type { Claim } from '../columns/detector.ts';
import type { Profile } from '../columns/profile.ts';
import type { Doubt } from '../doubt.ts';
import { headerlessDoubts } from './headerless-doubts.ts';
import { missingDoubts } from './missing-doubts.ts';
import { nestedDoubts } from './nested-doubts.ts';
import { tickDoubts } from './tick-doubts.ts';

/** What blank cells and texts for "nothing here" may mean. */
export const blankDoubts = (
  claims: readonly Claim[],
  profiles: readonly Profile[],
  severalRows: object | null,
): Doubt[] => [
  ...nestedDoubts(claims, profiles),
  ...missingDoubts(claims, profiles),
  ...tickDoubts(claims, profiles, severalRows),
  ...headerlessDoubts(claims, profiles),
];
