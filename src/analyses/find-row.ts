import { Fault, usageFault } from '../base/fault.ts';
import { unknownMessage, unknownWord } from '../base/unknown-word.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import type { Material } from '../model/material.ts';
import type { GroupLevel, ResultRow } from '../model/result-row.ts';
import type { RowUnits } from '../model/row-units.ts';
import { IN_DENOMINATOR, STATE_LABELS, STATES, type State } from '../model/state.ts';
import type { RowName } from '../tabulate/rows/parse-row-id.ts';
import type { ListedAnalysis } from './analysis.ts';
import { ANALYSES } from './index.ts';
import { materialOf } from './run-requests.ts';

/** Statistics that are counted whether or not a test is requested. */
const COUNTED: readonly string[] = ['share', 'count', 'cumulative_count'];

/**
 * The row that a name stands for: the analyses that have its statistic are asked for it, in their order.
 *
 * @throws Fault where no analysis gives such a row, with the nearest word for the part that is unknown
 */
export function findRow(all: Material, name: RowName): ResultRow {
  const material = materialOf(all, { of: name.from });
  if (name.kind === 'state' && !isState(name.level)) throw unknownWord(name.level ?? '', STATES, 'state', 'state');
  const analyses = ANALYSES.all.filter(
    ({ catalogue, alsoGives = [] }) => name.statistic in catalogue.statistics || alsoGives.includes(name.statistic),
  );
  if (analyses.length === 0)
    throw unknownWord(
      name.statistic,
      [
        ...new Set(
          ANALYSES.all.flatMap(({ catalogue, alsoGives = [] }) => [...Object.keys(catalogue.statistics), ...alsoGives]),
        ),
      ],
      'statistic',
      'row-id',
    );
  const faults: Fault[] = [];
  const seen: ResultRow[] = [];
  // a name without a denominator is of the units that report its field, unless the row itself has none
  for (const denominator of name.denominator === null ? [null, 'reported' as const] : [name.denominator])
    for (const sheet of sheetsOf(material, name))
      for (const analysis of analyses) {
        const request = requestOf(analysis, { ...name, denominator });
        const rows = rowsOf(analysis, request, sheet, faults).filter(row => row.statistic === name.statistic);
        seen.push(...rows);
        const wanted = { ...name, denominator };
        const found = rows.find(row => isNamed(row, wanted, request)) ?? absentState(rows, wanted, request);
        if (found !== undefined) return found;
      }
  throw seen.length > 0 ? unknownPart(name, seen) : (faults[0] ?? unknownPart(name, seen));
}

const isState = (level: string | null): level is State => (STATES as readonly (string | null)[]).includes(level);

/** The material whose rows are a coder's: the consensus first, which some rows of coders belong to. */
function sheetsOf(material: Material, { coder }: RowName): Material[] {
  if (coder === null || coder === material.coded.coder) return [material];
  const sheets = material.coders.filter(entry => entry.coder === coder);
  if (sheets.length > 0) return [material, ...sheets.map(({ coded }) => ({ ...material, coded }))];
  const coders = [...new Set(material.coders.map(entry => entry.coder))];
  throw usageFault(
    'coder',
    unknownMessage(coder, coders, 'coder'),
    coders.length > 0 ? `the coders are ${coders.join(', ')}` : 'name the sheets in `codings:` of review.yaml',
  );
}

/** The request that gives the row of a name. */
function requestOf(analysis: ListedAnalysis, name: RowName): AnalysisRequest {
  const { field, with: other, by, where, denominator, statistic } = name;
  const groups = [...new Set(by.map(group => group.field))];
  return {
    analysis: analysis.name,
    fields: [field, other].flatMap(entry => entry ?? []),
    by: groups.filter(group => group !== other),
    where,
    denominator,
    test: !COUNTED.includes(statistic),
    ...analysis.requestFor?.(name),
  };
}

function rowsOf(
  analysis: ListedAnalysis,
  request: AnalysisRequest,
  material: Material,
  faults: Fault[],
): readonly ResultRow[] {
  try {
    return analysis.run(request, material).rows;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    faults.push(error);
    return [];
  }
}

/** Whether a row has the parts that its name says; fields and the condition are those of the request, however they are spelt. */
function isNamed(row: ResultRow, name: RowName, request: AnalysisRequest): boolean {
  return (
    isFieldNamed(row, name, request) && row.kind === name.kind && row.level === name.level && isPlaceNamed(row, name)
  );
}

const isFieldNamed = (row: ResultRow, name: RowName, { fields }: AnalysisRequest): boolean =>
  fields.length === 0 ? row.field === name.field : (row.field === null) === (name.field === null);

const isPlaceNamed = (row: ResultRow, name: RowName): boolean =>
  (row.with === null) === (name.with === null) &&
  row.coder === name.coder &&
  row.denominator === name.denominator &&
  row.base === name.base &&
  row.by.length === name.by.length &&
  row.by.every((group, at) => isGroup(group, name.by[at]!));

const isGroup = (a: GroupLevel, b: GroupLevel): boolean => a.level === b.level && a.missing === b.missing;

/** A state that no unit is in has no row: it counts none, of the N that other rows have where the denominator holds it. */
function absentState(rows: readonly ResultRow[], name: RowName, request: AnalysisRequest): ResultRow | undefined {
  if (name.kind !== 'state' || !isState(name.level)) return undefined;
  const { level, denominator } = name;
  const sibling = rows.find(
    row =>
      row.kind === 'level' && row.unit !== 'mention' && isFieldNamed(row, name, request) && isPlaceNamed(row, name),
  );
  if (sibling === undefined) return undefined;
  const inside =
    denominator !== null && denominator !== 'responses' && IN_DENOMINATOR[denominator][STATES.indexOf(level)] === true;
  return {
    ...sibling,
    kind: 'state',
    level,
    label: STATE_LABELS[level],
    missing: true,
    n: 0,
    N: inside ? sibling.N : null,
    estimate: null,
    units: () => {
      const units = sibling.units?.() as RowUnits;
      return { ...units, counted: () => false, base: inside ? units.base : null };
    },
  };
}

/** Says which part of a name no row has. */
function unknownPart({ statistic, field, level, by }: RowName, rows: readonly ResultRow[]): Fault {
  const levels = [...new Set(rows.filter(row => row.kind !== 'state').flatMap(row => row.level ?? []))];
  if (level !== null && levels.length > 0 && !levels.includes(level))
    return unknownWord(level, levels, `category of ${field}`, 'level');
  for (const group of by) {
    const groups = rows.flatMap(row =>
      row.by.filter(part => part.field === group.field && part.missing === group.missing),
    );
    const names = [...new Set(groups.map(part => part.level))];
    if (names.length > 0 && !names.includes(group.level))
      return unknownWord(group.level, names, `category of ${group.field}`, 'level');
  }
  const near = rows.slice(0, 3).map(row => `"${row.id}"`);
  return usageFault(
    'row-id',
    `no row of ${statistic}${field === null ? '' : ` of ${field}`} has this id`,
    near.length > 0
      ? `ids are written as in the JSON output, e.g. ${near.join(', ')}`
      : 'copy the id from the JSON output',
  );
}
