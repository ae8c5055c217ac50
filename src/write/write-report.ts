import type { Effects } from '../base/effects.ts';
import { reviewIfAny } from '../review.ts';
import { writeFiles } from './outputs.ts';

/** Writes one report to the path that the user gave, with or without a review around it. */
export async function writeReport(
  effects: Effects,
  review: string | null,
  { out, data, inputs }: { readonly out: string; readonly data: string; readonly inputs: readonly string[] },
): Promise<void> {
  await writeFiles(effects, { review: await reviewIfAny(effects, review), inputs }, [{ path: out, data }]);
}
