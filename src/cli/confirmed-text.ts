import { counted } from '../base/plural.ts';
import { subjectOf, type UnconfirmedGuess } from '../model/unconfirmed-guess.ts';
import { type Confirmed, guessName } from '../pipeline/sheets/confirm.ts';

const entry = (guess: UnconfirmedGuess) => ({
  name: guessName(guess),
  scope: guess.scope,
  evidence: guess.evidence,
  otherwise: guess.otherwise,
  file: guess.place.file,
  line: guess.place.line,
});

/** The guesses of a review, for programs. */
export const confirmedJson = ({ open, confirmed, written }: Confirmed) => ({
  open: open.map(entry),
  confirmed: confirmed.map(entry),
  written,
});

/** The guesses of a review, for people. */
export function confirmedText({ open, confirmed, written }: Confirmed): string {
  const lines = confirmed.map(guess => `confirmed: ${subjectOf(guess)}`);
  if (written.length > 0) lines.push(`Written: ${written.join(', ')}`);
  if (open.length === 0) lines.push('No unconfirmed guess is left.');
  else {
    lines.push(`${counted(open.length, 'unconfirmed guess')}:`);
    for (const guess of open) {
      lines.push(`  ${subjectOf(guess)} (${guess.place.file}:${guess.place.line})`);
      for (const evidence of Object.values(guess.evidence)) lines.push(`    ${evidence}`);
      if (guess.otherwise !== null) lines.push(`    otherwise ${guess.otherwise}`);
    }
    lines.push(
      '',
      `Confirm with \`scopebook confirm ${guessName(open[0]!)}\` or \`--all\`; correct the files where a guess is wrong.`,
    );
  }
  return `${lines.join('\n')}\n`;
}
