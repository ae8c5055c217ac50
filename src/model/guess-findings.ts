import { type Finding, finding, type Severity } from './finding.ts';
import { subjectOf, type UnconfirmedGuess } from './unconfirmed-guess.ts';

/** What is said of declarations that were inferred; `docs/reference/findings.md` lists it. */
export const GUESS_FINDINGS = {
  unconfirmed: {
    code: 'C101',
    severity: 'note',
    explain:
      'A declaration was inferred by `init` and could move a number; check it, then confirm it with `scopebook confirm`.',
  },
} as const satisfies Readonly<
  Record<string, { readonly code: string; readonly severity: Severity; readonly explain: string }>
>;

/** One note for each guess that nobody has confirmed. */
export const guessFindings = (guesses: readonly UnconfirmedGuess[]): Finding[] =>
  guesses.map(guess =>
    finding(
      GUESS_FINDINGS.unconfirmed.code,
      GUESS_FINDINGS.unconfirmed.severity,
      `${guess.place.file}:${guess.place.line}: ${subjectOf(guess)} is an unconfirmed guess (${Object.values(guess.evidence).join('; ')})${guess.otherwise === null ? '' : `; otherwise ${guess.otherwise}`}`,
      { file: guess.place.file, field: guess.scope === 'field' ? guess.name : null },
    ),
  );
