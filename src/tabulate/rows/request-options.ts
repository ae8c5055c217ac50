import { usageFault } from '../../base/fault.ts';
import { nearest } from '../../base/nearest.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';

/** Refuses options that an analysis does not understand, with the nearest one that it does. */
export function checkOptions(request: AnalysisRequest, known: readonly string[]): void {
  for (const name of Object.keys(request.options ?? {})) {
    if (known.includes(name)) continue;
    const near = nearest(name, known)[0];
    throw usageFault(
      'option',
      `"${name}" is no option of ${request.analysis}${near === undefined ? '' : `; did you mean "${near}"?`}`,
      known.length > 0 ? `the options are ${known.join(', ')}` : 'leave it out',
    );
  }
}

/** An option that is a list of words out of a list; one that isn't in it is refused with the nearest. */
export function wordsOption(request: AnalysisRequest, name: string, known: readonly string[]): string[] {
  const given = request.options?.[name];
  const words = given === undefined || given === null ? [] : [given].flat().map(String);
  for (const word of words) {
    if (known.includes(word)) continue;
    const near = nearest(word, known)[0];
    throw usageFault(
      'option',
      `"${word}" is none of the ${name} of ${request.analysis}${near === undefined ? '' : `; did you mean "${near}"?`}`,
      `they are ${known.join(', ')}`,
    );
  }
  return words;
}

/** The level of intervals and the population they speak of, where a request names no interval of its own. */
export function levelOf(request: AnalysisRequest): number {
  const level = request.ci?.level ?? 0.95;
  if (level > 0 && level < 1) return level;
  throw usageFault('interval-level', `the confidence level ${level} is not between 0 and 1`, 'write e.g. --level 0.95');
}
