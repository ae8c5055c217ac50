import { type Explanation, explain } from '../../analyses/explain.ts';
import { explainRow } from '../../analyses/explain-row.ts';
import { findRow } from '../../analyses/find-row.ts';
import { guessesBehind } from '../../analyses/guesses-behind.ts';
import { checkKeys } from '../../analyses/run-requests.ts';
import { tabulate } from '../../analyses/tabulate.ts';
import { isExpression } from '../../base/expression.ts';
import { usageFault } from '../../base/fault.ts';
import { unknownWord } from '../../base/unknown-word.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { Results } from '../../model/result-row.ts';
import { DENOMINATORS, type Denominator } from '../../model/state.ts';
import { guessLine } from '../../model/unconfirmed-guess.ts';
import { unitOf } from '../../model/unit-of.ts';
import { changedMaterial } from '../../read/material.ts';
import { citationFields, type OpenReview } from '../../read/session.ts';
import { parseRowId } from '../../tabulate/rows/parse-row-id.ts';

/** Result rows for requests, of an open review. */
export function results(open: OpenReview, requests: readonly AnalysisRequest[], target: string | null = null): Results {
  return tabulate(requests, target === null ? open.material : changedMaterial(open.material, { target }));
}

/** A denominator by its name; any other word is a fault that names the nearest. */
export function typedDenominator(name: string | null): Denominator | null {
  if (name === null) return null;
  const names: readonly string[] = [...DENOMINATORS, 'responses'];
  if (names.includes(name)) return name as Denominator;
  throw unknownWord(name, names, 'denominator', 'denominator');
}

/** The resource that the id of a row counts; null for rows of the studies, and for propositions. */
export const rowResource = (text: string): string | null =>
  isExpression(text) ? null : (parseRowId(text)?.from ?? null);

/** The studies behind a proposition, or behind a result row that is named by its id. */
export function explained(
  open: OpenReview,
  text: string,
  where: string | null,
  denominator: string | null = null,
): Explanation {
  checkKeys(open.material);
  const citation = citationFields(open.review, open.codebook);
  const parsed = isExpression(text) ? null : parseRowId(text);
  // "method prompting" is a proposition without its operator, not a row of a statistic called method
  const isField = (name: string): boolean => open.codebook.fields.some(field => field.name === name);
  const row = parsed !== null && isField(parsed.statistic) && !isField(parsed.field ?? '') ? null : parsed;
  const guessed = guessLine(
    guessesBehind([], [{ analysis: 'explain', fields: [row?.field ?? text], where }], open.material),
  );
  const notes = guessed === null ? {} : { notes: [guessed] };
  const found = (explanation: Explanation) => ({ ...explanation, ...notes, ...parentsOf(open, explanation) });
  if (row === null) return found(explain(open.studies.coded, text, where, citation, typedDenominator(denominator)));
  if (where !== null || denominator !== null)
    throw usageFault(
      'row-id',
      'the id of a row names its own selection and denominator',
      door =>
        `leave out ${door.option('where')} and ${door.option('denominator')}, or explain a proposition such as "method = prompting"`,
    );
  return found(explainRow(open.material, findRow(open.material, row), text.trim(), citation));
}

/** The studies that the units behind a number belong to, where it counts other units. */
function parentsOf({ material }: OpenReview, { studies, others }: Explanation): Pick<Explanation, 'parents'> {
  const root = material.parents?.at(-1);
  if (root === undefined) return {};
  const place = unitOf(material.coded);
  const keysOf = (units: readonly { readonly key: string }[]): string[] => {
    const found = new Set(units.map(({ key }) => root.of[place(key) ?? -1] ?? -1));
    return [...found]
      .filter(at => at >= 0)
      .sort((a, b) => a - b)
      .map(at => root.key(at));
  };
  return { parents: { unit: root.unit, n: keysOf(studies), N: keysOf([...studies, ...others]).length } };
}
