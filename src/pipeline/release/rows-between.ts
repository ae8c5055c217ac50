import type { Rows } from '../../changes/moved.ts';
import { type Happened, STATES_BETWEEN } from '../../changes/shapley.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { CodedTable } from '../../model/coded-table.ts';
import type { Material } from '../../model/material.ts';
import type { ResultRow } from '../../model/result-row.ts';
import { changedMaterial } from '../../read/material.ts';
import { rowsOf, watched } from './result-set.ts';

/** What an analysis reads besides the studies' sheet. */
const OTHER_PARTS = [
  'coders',
  'stages',
  'flow',
  'verification',
  'anchored',
  'denominator',
  'target',
  'searched',
] as const;

/**
 * The rows of a request in all states between two reviews; null where one of them can't be computed. An analysis that reads
 * nothing but the studies' sheet is run once for both states of everything else.
 */
export function rowsBetween(
  request: AnalysisRequest,
  before: Material,
  after: Material,
  mix: (state: Happened) => CodedTable,
): readonly Rows[] | null {
  const known = new Map<string, Rows>();
  const states: Rows[] = [];
  let readsOthers = false;
  for (const state of STATES_BETWEEN) {
    const { other, ...rest } = state;
    const key = JSON.stringify(rest);
    const done = other && !readsOthers ? known.get(key) : undefined;
    if (done !== undefined) {
      states.push(done);
      continue;
    }
    const { material, read } = watched(changedMaterial(other ? after : before, { coded: mix(state) }), OTHER_PARTS);
    const { rows } = rowsOf(request, material, material.coded.codebook);
    if (rows === null) return null;
    readsOthers ||= [...read].some(part => differs(part as keyof Material, before, after));
    known.set(key, byId(rows));
    states.push(byId(rows));
  }
  return states;
}

/** Settings are compared; sheets were read for each state on its own. */
const differs = (part: keyof Material, before: Material, after: Material): boolean => before[part] !== after[part];

/** Rows by their ids. */
export const byId = (rows: readonly ResultRow[]): Map<string, ResultRow> => new Map(rows.map(row => [row.id, row]));
