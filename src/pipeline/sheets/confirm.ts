import type { Effects } from '../../base/effects.ts';
import { usageFault } from '../../base/fault.ts';
import { didYouMean } from '../../base/nearest.ts';
import { insidePath } from '../../base/paths.ts';
import { editYaml } from '../../infer/write/edit-yaml.ts';
import type { Codebook } from '../../model/codebook.ts';
import type { UnconfirmedGuess } from '../../model/unconfirmed-guess.ts';
import { neededCodebook } from '../../read/session.ts';
import { loadReview, type Review, readText, reviewGuesses } from '../../review.ts';
import { type NewFile, writeFiles } from '../../write/outputs.ts';

/** The guesses of a review, those that were confirmed now, and the files that changed. */
export interface Confirmed {
  readonly open: readonly UnconfirmedGuess[];
  readonly confirmed: readonly UnconfirmedGuess[];
  readonly written: readonly string[];
}

/** What a guess is called on the command line: the field, or the part of the review. */
export const guessName = ({ scope, name }: UnconfirmedGuess): string => (scope === 'field' ? name : scope);

/** Lists the unconfirmed guesses of a review and confirms those that are named, by removing their `guess:` lines. */
export async function confirmGuesses(
  effects: Effects,
  path: string | null,
  names: readonly string[] | 'all',
): Promise<Confirmed> {
  const review = await loadReview(effects, path);
  const codebook = await neededCodebook(review, review.studies);
  const guesses = [...reviewGuesses(review), ...codebook.guesses];
  const known = [...new Set(guesses.map(guessName))];
  const unknown = names === 'all' ? undefined : names.find(name => !known.includes(name));
  if (unknown !== undefined)
    throw usageFault(
      'confirm',
      `"${unknown}" is not an unconfirmed guess${didYouMean(unknown, known)}`,
      known.length === 0 ? 'nothing is left to confirm' : `the unconfirmed guesses are ${known.join(', ')}`,
    );
  const isConfirmed = (guess: UnconfirmedGuess): boolean => names === 'all' || names.includes(guessName(guess));
  const confirmed = guesses.filter(isConfirmed);
  const files: NewFile[] = [];
  const written: string[] = [];
  const remove = async (file: string, guess: readonly UnconfirmedGuess[]): Promise<void> => {
    if (guess.length === 0) return;
    const at = `${review.folder}/${insidePath(file, review.declaration.file)}`;
    const edits = guess.map(entry => ({ path: pathOf(entry, review, codebook), value: undefined, append: false }));
    files.push({ path: at, data: await editYaml(await readText(effects, at, file), edits) });
    written.push(file);
  };
  const inCodebook = (guess: UnconfirmedGuess): boolean => guess.scope === 'field' || guess.scope === 'codebook';
  await remove(codebook.file, confirmed.filter(inCodebook));
  await remove(
    review.declaration.file,
    confirmed.filter(guess => !inCodebook(guess)),
  );
  await writeFiles(effects, { review, replaces: files.map(file => file.path) }, files);
  return { open: guesses.filter(guess => !isConfirmed(guess)), confirmed, written };
}

/** Where a guess stands in its file. */
function pathOf({ scope, name }: UnconfirmedGuess, { value }: Review, { fields }: Codebook): (string | number)[] {
  switch (scope) {
    case 'field':
      return ['fields', fields.findIndex(field => field.name === name), 'guess'];
    case 'codebook':
      return ['guess'];
    case 'unit':
      return ['unit', 'guess'];
    case 'layout':
      return ['resources', value.resources.findIndex(resource => resource.name === name), 'guess'];
    case 'coders':
      return ['codings', (value.codings ?? []).findIndex(coding => coding.name === name), 'guess'];
  }
}
