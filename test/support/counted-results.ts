import { countedFields } from '../../src/analyses/counted-fields.ts';
import { ANALYSES } from '../../src/analyses/index.ts';
import { tabulate } from '../../src/analyses/tabulate.ts';
import { Fault } from '../../src/base/fault.ts';
import type { AnalysisRequest } from '../../src/model/analysis-request.ts';
import type { Codebook } from '../../src/model/codebook.ts';
import type { CountSource } from '../../src/model/count-source.ts';
import type { Material } from '../../src/model/material.ts';
import type { Table } from '../../src/model/table.ts';
import { codedSheet, duplicateKey } from '../../src/read/coded-sheet.ts';
import { classesFrom } from '../../src/read/counted-classes.ts';
import type { Validated } from '../../src/validate/validate.ts';

const analysisOf = (name: string) => ANALYSES.need(name, 'analysis');

const materialOf = ({ coded, findings }: Validated): Material => ({
  coded,
  coders: [],
  denominator: 'applicable',
  target: null,
  searched: '2023-06-30',
  duplicate: duplicateKey(findings),
});

/** Rows and notes as they are printed, or what is refused. */
async function outcome(requests: readonly AnalysisRequest[], read: () => Promise<Validated>): Promise<unknown> {
  try {
    const { rows, notes } = tabulate(requests, materialOf(await read()));
    return JSON.parse(JSON.stringify({ rows, notes: notes.filter(({ code }) => code !== 'columns-not-read') }));
  } catch (error) {
    if (error instanceof Fault) return { code: error.code, message: error.message };
    throw error;
  }
}

/** What requests give from the rows of a table. */
export const fromRows = (table: Table, codebook: Codebook, requests: readonly AnalysisRequest[]): Promise<unknown> =>
  outcome(requests, async () => codedSheet(table, codebook));

/** What they give from counted combinations of cells. */
export const fromCounts = (
  source: CountSource,
  codebook: Codebook,
  requests: readonly AnalysisRequest[],
): Promise<unknown> =>
  outcome(requests, () => {
    const fields = countedFields(requests, codebook, analysisOf);
    if (fields === null) throw new Error('these requests need rows');
    return classesFrom(source, codebook, {}, fields);
  });
