import { Fault } from '../base/fault.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { Material } from '../model/material.ts';
import { noteList } from '../model/note.ts';
import type { ResultRow, Results } from '../model/result-row.ts';
import { countedKeys } from '../model/row-units.ts';
import { guessLine } from '../model/unconfirmed-guess.ts';
import { guessesBehind } from './guesses-behind.ts';
import { ANALYSES } from './index.ts';

/** Runs requests one after the other; a row that two requests give is kept once. */
export function tabulate(requests: readonly AnalysisRequest[], material: Material): Results {
  // whoever counts rows as studies prints wrong numbers
  if (requests.length > 0 && material.duplicate != null)
    throw new Fault(
      'duplicate-key',
      `nothing is counted, since a key is duplicated: ${material.duplicate}`,
      'where a unit has several rows, name its column in review.yaml, e.g. `unit: { name: study, key: study_id }`, and give each row a key of its own',
    );
  const rows = new Map<string, ResultRow>();
  const notes = noteList();
  for (const request of requests) {
    const analysis = ANALYSES.need(request.analysis, 'analysis', 'analysis');
    const results = analysis.run(request, material);
    for (const found of results.rows) {
      const row = request.studies === true ? withStudies(found) : found;
      const known = rows.get(row.id);
      // the same number asked for with more beside it (interval, studies) wins
      rows.set(
        row.id,
        known === undefined ? row : { ...row, ci: row.ci ?? known.ci, studies: row.studies ?? known.studies },
      );
    }
    notes.addAll(results.notes);
  }
  const guessed = guessLine(guessesBehind([...rows.values()], requests, material));
  if (guessed !== null) notes.add('unconfirmed-guess', guessed);
  return { rows: [...rows.values()], notes: notes.list };
}

/** A row with the keys of the units that it counts. */
const withStudies = (row: ResultRow): ResultRow =>
  row.units === undefined || row.n === null ? row : { ...row, studies: countedKeys(row.units()) };
