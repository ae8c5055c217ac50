import { registry } from '../../base/registry.ts';
import type { Verdict } from '../verdict.ts';
import { complement } from './complement.ts';
import { contradiction } from './contradiction.ts';
import { doesNotAddUp } from './does-not-add-up.ts';
import { impossible } from './impossible.ts';
import { nearMiss } from './near-miss.ts';
import { notCheckable } from './not-checkable.ts';
import { notReproduced } from './not-reproduced.ts';
import { otherDenominator } from './other-denominator.ts';
import { otherRounding } from './other-rounding.ts';
import { possible } from './possible.ts';
import { reproduced } from './reproduced.ts';
import { stale } from './stale.ts';

/** Every verdict, strongest first. To add one: a file here, and a line in this list; `npm run generate` adds its name to the schema of claims. */
export const VERDICTS = registry<Verdict>([
  impossible,
  contradiction,
  doesNotAddUp,
  notReproduced,
  stale,
  otherDenominator,
  complement,
  nearMiss,
  otherRounding,
  reproduced,
  possible,
  notCheckable,
]);
