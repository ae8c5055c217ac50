import { counted } from '../base/plural.ts';
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

/** So many fields are named one by one. */
const MAX_NAMED = 4;

/** One note for each guess that nobody has confirmed; what several fields share (a missing-value text) is one note. */
export function guessFindings(guesses: readonly UnconfirmedGuess[]): Finding[] {
  const alike = new Map<string, UnconfirmedGuess[]>();
  const keyOf = ({ scope, name, evidence }: UnconfirmedGuess): string =>
    JSON.stringify(scope === 'field' && isShared(evidence) ? evidence : [scope, name]);
  for (const guess of guesses) alike.set(keyOf(guess), [...(alike.get(keyOf(guess)) ?? []), guess]);
  return [...alike.values()].map(group => {
    const [first, ...rest] = group as [UnconfirmedGuess, ...UnconfirmedGuess[]];
    const named = rest.slice(0, MAX_NAMED).map(({ name }) => name);
    const also =
      rest.length === 0
        ? ''
        : `, and in ${counted(rest.length, 'more field')} (${named.join(', ')}${rest.length > named.length ? ', …' : ''}),`;
    return finding(
      GUESS_FINDINGS.unconfirmed.code,
      GUESS_FINDINGS.unconfirmed.severity,
      `${first.place.file}:${first.place.line}: ${subjectOf(first)}${also} is an unconfirmed guess (${Object.values(first.evidence).join('; ')})${first.otherwise === null ? '' : `; otherwise ${first.otherwise}`}`,
      { file: first.place.file, field: first.scope === 'field' ? first.name : null },
    );
  });
}

/** Only missing-value texts are guessed for many fields at once. */
const isShared = (evidence: Readonly<Record<string, string>>): boolean =>
  Object.keys(evidence).every(key => key.startsWith('missing value '));
