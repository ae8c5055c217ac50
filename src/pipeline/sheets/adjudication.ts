import type { Effects } from '../../base/effects.ts';
import { usageFault } from '../../base/fault.ts';
import { adjudicationXlsx } from '../../export/adjudication-xlsx.ts';
import type { Adjudication, AdjudicationRow } from '../../model/adjudication.ts';
import type { Field } from '../../model/codebook.ts';
import type { Disagreement } from '../../model/disagreement.ts';
import type { Material } from '../../model/material.ts';
import { reviewIfAny } from '../../review.ts';
import { writeFiles } from '../../write/outputs.ts';
import type { AgreementReport } from './agreement.ts';

/** Writes the adjudicator's sheet for the disagreements of a report. */
export async function writeAdjudicationSheet(
  effects: Effects,
  review: string | null,
  report: AgreementReport,
  path: string,
): Promise<void> {
  if (!path.toLowerCase().endsWith('.xlsx'))
    throw usageFault(
      'sheet',
      `${path}: the sheet for the adjudicator is a workbook`,
      door => `name it, e.g. ${door.option('disagreements', 'disagreements.xlsx')}`,
    );
  const data = await adjudicationXlsx(adjudicationOf(report.disagreements, report.open.material));
  await writeFiles(effects, { review: await reviewIfAny(effects, review) }, [{ path, data }]);
}

/** Disagreements as the rows and lists of a sheet, one field after the other. */
export function adjudicationOf(disagreements: readonly Disagreement[], material: Material): Adjudication {
  const coders = [...new Set(disagreements.flatMap(({ codes }) => codes.map(({ coder }) => coder)))];
  const rows = disagreements.map(entry => rowOf(entry, coders));
  const names = [...new Set(rows.map(({ field }) => field))];
  return {
    coders,
    rows,
    lists: names.map(name => {
      const field = fieldNamed(material, name);
      const declared = field?.categories?.filter(category => category.codable).map(category => category.value) ?? null;
      const given = rows.filter(row => row.field === name).flatMap(row => row.codes);
      const open = field?.type === 'list' || declared === null;
      const codes = [...(declared ?? []), ...(field?.missing.keys() ?? []), ...(open ? given : [])];
      return { field: name, codes: [...new Set(codes)].filter(code => code !== ''), closed: !open };
    }),
  };
}

export const rowOf = (entry: Disagreement, coders: readonly string[]): AdjudicationRow => ({
  stage: entry.stage,
  unit: entry.key,
  field: entry.field,
  codes: coders.map(coder => entry.codes.find(code => code.coder === coder)?.code ?? ''),
  ...(entry.codes.some(({ evidence }) => evidence !== undefined)
    ? { evidence: coders.map(coder => entry.codes.find(code => code.coder === coder)?.evidence ?? '') }
    : {}),
  before: entry.consensus ?? '',
});

export function fieldNamed(material: Material, name: string): Field | undefined {
  for (const { coded } of material.coders) {
    const field = coded.columns.get(name)?.field;
    if (field !== undefined) return field;
  }
  return undefined;
}
