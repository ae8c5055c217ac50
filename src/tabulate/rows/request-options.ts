import { usageFault } from '../../base/fault.ts';
import { unknownMessage, unknownWord } from '../../base/unknown-word.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';

/** Refuses options that an analysis does not understand, with the nearest one that it does. */
export function checkOptions(request: AnalysisRequest, known: readonly string[]): void {
  for (const name of Object.keys(request.options ?? {})) {
    if (known.includes(name)) continue;
    throw usageFault(
      'option',
      unknownMessage(name, known, `option of ${request.analysis}`),
      known.length > 0 ? door => `choose one of: ${known.map(one => door.option(one)).join(', ')}` : 'leave it out',
      { option: name },
    );
  }
}

/** An option that is a list of words out of a list; one that isn't in it is refused with the nearest. */
export function wordsOption(request: AnalysisRequest, name: string, known: readonly string[]): string[] {
  const given = request.options?.[name];
  const words = given === undefined || given === null ? [] : [given].flat().map(String);
  for (const word of words)
    if (!known.includes(word))
      throw unknownWord(word, known, `word for ${name} of ${request.analysis}`, 'option', { option: name });
  return words;
}

/** The level of intervals and the population they speak of, where a request names no interval of its own. */
export function levelOf(request: AnalysisRequest): number {
  const level = request.ci?.level ?? 0.95;
  if (level > 0 && level < 1) return level;
  throw usageFault(
    'interval-level',
    `the confidence level ${level} is not between 0 and 1`,
    'write a number between 0 and 1, e.g. 0.95',
    { option: 'confidence' },
  );
}
