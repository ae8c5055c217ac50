import { type Doubt, type Draft, type MarkedGuess, withGuesses } from '../../infer/doubt.ts';
import { withoutRefused } from '../../infer/refused-condition.ts';
import { isResult } from '../../infer/write/is-result.ts';
import type { Table } from '../../model/table.ts';
import { firstDifference } from '../../read/first-difference.ts';

/** A question to a person: the proposal is answer 0, the other choices follow. */
export interface Question {
  readonly about: string | null;
  readonly evidence: string;
  readonly question: string;
  readonly proposal: string;
  readonly choices: readonly string[];
  /** how the first number would change with the first other choice */
  readonly otherwise: string;
}

/** Asks a person; null: not decided, so the proposal stays a guess. */
export type Ask = (question: Question) => Promise<number | null>;

/** How doubts are settled: by asking, by taking every proposal (`--yes`), or not at all (in a pipe). */
export type Settle = { readonly ask: Ask } | 'defaults' | 'guess';

/** Settles every doubt that would move a number; what stays open is marked as a guess in the draft. */
export async function resolveDoubts(
  table: Table,
  proposed: Draft,
  doubts: readonly Doubt[],
  settle: Settle,
): Promise<{ readonly draft: Draft; readonly asked: number; readonly guessed: readonly MarkedGuess[] }> {
  let draft = proposed;
  let asked = 0;
  const marks: MarkedGuess[] = [];
  for (const doubt of doubts) {
    const otherwise = doubt.otherwise ?? (await differenceOf(table, draft, doubt));
    if (otherwise === null || settle === 'defaults') continue;
    if (settle === 'guess') {
      marks.push({ doubt, otherwise });
      continue;
    }
    asked++;
    const { evidence, question, proposal, choices } = doubt;
    const about = doubt.field ?? null;
    const labels = choices.map(choice => choice.label);
    const answer = await settle.ask({ about, evidence, question, proposal, choices: labels, otherwise });
    if (answer === null) marks.push({ doubt, otherwise });
    else if (answer > 0) draft = chosen(draft, choices[answer - 1]!);
  }
  return { draft: withGuesses(draft, marks), asked, guessed: marks };
}

/** What the first other choice would change: in the field that the doubt is about, else in the first fields with codes. */
async function differenceOf(table: Table, draft: Draft, { field, choices }: Doubt): Promise<string | null> {
  const other = chosen(draft, choices[0]!);
  const coded = draft.codebook.fields.filter(entry => entry.categories !== undefined);
  const results = coded.filter(isResult);
  const names = field !== null ? [field] : (results.length > 0 ? results : coded).map(entry => entry.name);
  for (const name of names.slice(0, MAX_COMPARED)) {
    if (![draft, other].every(entry => entry.codebook.fields.some(found => found.name === name))) continue;
    const difference = await firstDifference(table, draft, other, name);
    if (difference !== null) return field === null ? `${name}: ${difference}` : difference;
  }
  return null;
}

/** The draft with a choice, and without conditions that this leaves without sense. */
function chosen(draft: Draft, choice: Doubt['choices'][number]): Draft {
  const made = choice.apply(draft);
  return { ...made, codebook: { ...made.codebook, fields: withoutRefused(made.codebook.fields) } };
}

const MAX_COMPARED = 12;
