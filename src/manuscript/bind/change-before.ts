import type { Surroundings } from './sentences.ts';
import type { Proposal } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import { yearCondition } from './year-condition.ts';

/** Two numbers of the same thing at two times. */
export interface Change {
  /** the units of each year; null where the sentence does not say */
  readonly years: readonly [Proposal | null, Proposal | null];
}

const YEAR = '((?:19|20)\\d\\d)';
const FROM = /\bfrom\s*(?:about |around |only |just |approximately )?[([]?$/i;
const TO = new RegExp(
  `^[\\s)\\]]*(?:of (?:the )?\\w+ )?(?:in ${YEAR} ?[)\\]]?,? ?)?to (?:about |around |only |just |approximately )?[([]?$`,
  'i',
);
const IN_YEAR = new RegExp(`^[\\s)\\]]*(?:of (?:the )?\\w+ )?in ${YEAR}\\b`, 'i');
const BETWEEN = new RegExp(`\\b(?:between|from) ${YEAR}(?: and | to |–|-)${YEAR}\\b`, 'i');

/**
 * Whether a number is the second of `rose from 5 (4.0%) to 12 (9.4%)`: it reports the same as the number before, at another
 * time. The years stand beside the numbers or, for both, somewhere in the sentence.
 */
export function changeBefore(
  around: Surroundings,
  previous: Surroundings | undefined,
  sentence: string,
  vocabulary: Vocabulary,
): Change | null {
  if (previous === undefined || !FROM.test(previous.before)) return null;
  const between = TO.exec(around.before) ?? TO.exec(`${around.before} `);
  if (between === null) return null;
  const first = between[1];
  const second = IN_YEAR.exec(around.after)?.[1];
  const both = BETWEEN.exec(sentence);
  const condition = (year: string | undefined): Proposal | null =>
    year === undefined ? null : yearCondition(year, vocabulary);
  return { years: [condition(first ?? both?.[1]), condition(second ?? both?.[2])] };
}

/** The same of all units, where it was of the units of a year. */
export function withoutYear(proposal: Proposal): Proposal {
  if (proposal.where === undefined || !/^\w+ [<>]?= (?:19|20)\d\d$/.test(proposal.where)) return proposal;
  const { where: _, ...rest } = proposal;
  return rest;
}
