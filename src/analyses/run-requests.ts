import { Fault } from '../base/fault.ts';
import { oneOf } from '../base/plural.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { Material } from '../model/material.ts';
import { noteList } from '../model/note.ts';
import type { ResultRow, Results } from '../model/result-row.ts';
import { countedKeys } from '../model/row-units.ts';
import { guessLine, type UnconfirmedGuess } from '../model/unconfirmed-guess.ts';
import { withDeclaredNames } from '../tabulate/data/declared-name.ts';
import { idFrom } from '../tabulate/rows/row-id.ts';
import type { ListedAnalysis } from './analysis.ts';
import { guessesBehind } from './guesses-behind.ts';
import { resultNotes } from './result-notes.ts';

/**
 * Runs requests one after the other; a row that two requests give is kept once.
 *
 * @param analysisOf the analysis of a name: from the whole list (`tabulate`), or from those that a command loaded
 */
export function runRequests(
  requests: readonly AnalysisRequest[],
  material: Material,
  analysisOf: (name: string) => ListedAnalysis,
): Results {
  const rows = new Map<string, ResultRow>();
  const notes = noteList();
  const guesses = new Set<UnconfirmedGuess>();
  for (const given of requests) {
    const own = materialOf(material, given);
    checkKeys(own);
    const request = withDeclaredNames(given, own.coded);
    const results = analysisOf(given.analysis).run(request, own);
    for (const found of results.rows) {
      const row = rowFrom(request.studies === true ? withStudies(found) : found, own);
      const known = rows.get(row.id);
      // the same number asked for with more beside it (interval, studies) wins
      rows.set(
        row.id,
        known === undefined ? row : { ...row, ci: row.ci ?? known.ci, studies: row.studies ?? known.studies },
      );
    }
    notes.addAll(resultNotes(results, request, own));
    for (const guess of guessesBehind(results.rows, [request], own)) guesses.add(guess);
  }
  const guessed = guessLine([...guesses]);
  if (guessed !== null) notes.add('unconfirmed-guess', guessed);
  return { rows: [...rows.values()], notes: notes.list };
}

/** The material of the resource that a request counts. */
export function materialOf(material: Material, { of = null }: Pick<AnalysisRequest, 'of'>): Material {
  if (of === null || of === material.from) return material;
  if (material.resource !== undefined) return material.resource(of);
  throw new Fault('no-unit', `the resource "${of}" is not read here`, 'count the studies, or open the whole review');
}

/** Whoever counts rows as studies prints wrong numbers: nothing is counted, and no count of rows is printed. */
export function checkKeys({ duplicate, coded, from }: Material): void {
  if (duplicate == null) return;
  throw new Fault(
    'duplicate-key',
    `nothing is counted, since a key is duplicated: ${duplicate}`,
    from === undefined
      ? 'where a unit has several rows, name its column in review.yaml, e.g. `unit: { name: study, key: study_id }`, and give each row a key of its own'
      : `give each row of ${coded.table.file} a key of its own; where ${oneOf(coded.unit).toLowerCase()} has several rows, name its column, e.g. \`unit: { name: ${coded.unit}, key: … }\``,
  );
}

/** A row with the resource that it counts, in its id too. */
export const rowFrom = (row: ResultRow, { from }: Material): ResultRow =>
  from === undefined ? row : { ...row, id: idFrom(row.id, from), from };

/** A row with the keys of the units that it counts. */
const withStudies = (row: ResultRow): ResultRow =>
  row.units === undefined || row.n === null ? row : { ...row, studies: countedKeys(row.units()) };
