import type { Place } from './place.ts';

/** What a guess is about: a field, the whole codebook, the counting unit, how a sheet is read, or who coded. */
export type GuessScope = 'field' | 'codebook' | 'unit' | 'layout' | 'coders';

/** An inferred declaration that could move a number and that nobody has confirmed yet (`guess:` in a file). */
export interface UnconfirmedGuess {
  readonly scope: GuessScope;
  /** the field, resource or stage; '' for the codebook and the unit */
  readonly name: string;
  /** the keys that are guessed, each with its evidence */
  readonly evidence: Readonly<Record<string, string>>;
  /** how the first number would change, or null where that is not known */
  readonly otherwise: string | null;
  readonly place: Place;
}

/** A `guess:` entry of a file as a guess; null where nothing is guessed. */
export function unconfirmedGuess(
  declared: Readonly<Record<string, string>> | undefined,
  scope: GuessScope,
  name: string,
  place: Place,
): UnconfirmedGuess | null {
  if (declared === undefined || Object.keys(declared).length === 0) return null;
  const { otherwise = null, ...evidence } = declared;
  return { scope, name, evidence, otherwise, place };
}

const SUBJECT: Readonly<Record<Exclude<GuessScope, 'field'>, string>> = {
  codebook: 'the codebook',
  unit: 'what is counted',
  layout: 'how the sheet is read',
  coders: 'who coded',
};

/**
 * What a guess is about, in a few words.
 *
 * @example subjectOf({ scope: 'field', name: 'tools', evidence: { delimiter: '' }, otherwise: null, place: { file: '', line: 1, column: 1 } }) // => 'tools (delimiter)'
 */
export function subjectOf({ scope, name, evidence }: UnconfirmedGuess): string {
  const subject = scope === 'field' ? name : SUBJECT[scope];
  return `${subject} (${Object.keys(evidence).join(', ') || 'all of it'})`;
}

const MAX_NAMED = 4;

/**
 * One line for whatever depends on unconfirmed guesses; null where nothing does.
 *
 * @example guessLine([]) // => null
 */
export function guessLine(guesses: readonly UnconfirmedGuess[]): string | null {
  if (guesses.length === 0) return null;
  const named = guesses
    .slice(0, MAX_NAMED)
    .map(guess => `${subjectOf(guess)}${guess.otherwise === null ? '' : `: otherwise ${guess.otherwise}`}`);
  const more = guesses.length - named.length;
  return `Based on ${guesses.length} unconfirmed ${guesses.length === 1 ? 'guess' : 'guesses'}: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}. \`scopebook confirm\` lists them.`;
}
