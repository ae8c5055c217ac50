import * as z from 'zod';
import { text } from '../model/scalars.ts';
import { stemsOf } from '../text/stems.ts';

/** What somebody decided about one number of a manuscript. */
const decision = z.strictObject({
  file: text.optional().meta({ description: 'the manuscript, where the file of decisions serves several' }),
  number: text.meta({ description: 'the number as it is printed: "44 (74.6%)"' }),
  words: z.string().meta({ description: 'words around it, by which it is found again after the text was edited' }),
  decision: z.enum(['checked', 'not_data']).meta({
    description:
      '`checked`: somebody has compared it, and its alarm is known; `not_data`: it reports something other than these data',
  }),
  note: z.string().optional().meta({ description: 'why: "about the 2019 survey"' }),
});

/** manuscript-decisions.yaml, beside review.yaml or the manuscript. */
export const decisionsFile = z.strictObject({ decisions: z.array(decision) });
export type Decision = z.output<typeof decision>;
export type DecisionsFile = z.output<typeof decisionsFile>;

const digits = (words: string): string => (words.match(/\d+(?:[.,]\d+)?/g) ?? []).join(' ');

/** How many of the words of a decision must still stand around its number. */
const ENOUGH = 0.6;

/**
 * The decision about a number: the one with the same digits whose words still stand around it, best of all. Words that were
 * edited, moved or put into another order don't matter as long as most of them are there.
 */
export function decisionFor(
  number: string,
  context: string,
  file: string,
  decisions: readonly Decision[],
): Decision | null {
  if (decisions.length === 0) return null;
  const around = new Set(stemsOf(context).map(entry => entry.stem));
  let best: { readonly decision: Decision; readonly share: number } | null = null;
  for (const entry of decisions) {
    if (entry.file !== undefined && entry.file !== file) continue;
    if (digits(entry.number) !== digits(number)) continue;
    const words = [...new Set(stemsOf(entry.words).map(word => word.stem))].filter(stem => !/^\d+$/.test(stem));
    const share = words.length === 0 ? 1 : words.filter(stem => around.has(stem)).length / words.length;
    if (share >= ENOUGH && share > (best?.share ?? 0)) best = { decision: entry, share };
  }
  return best?.decision ?? null;
}
