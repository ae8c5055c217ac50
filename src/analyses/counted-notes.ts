import { counted, oneOf, plural } from '../base/plural.ts';
import type { Material } from '../model/material.ts';
import type { Note } from '../model/note.ts';
import type { Parents } from '../model/parents.ts';
import type { ResultRow } from '../model/result-row.ts';

/** What must be said where other units than the studies are counted: which, of how many studies, and that they are clustered. */
export function countedNotes({ coded, from, parents = [] }: Material, rows: readonly ResultRow[]): Note[] {
  if (from === undefined || rows.length === 0) return [];
  const units = plural(coded.unit);
  const root = parents.at(-1);
  if (root === undefined)
    return [
      {
        code: 'counted-unit',
        message: `The units counted are ${units}: ${counted(coded.units, coded.unit)} in ${from}.`,
      },
    ];
  const { having, without, largest } = sizes(root);
  const stray = root.of.filter(at => at < 0).length;
  const notes: Note[] = [
    {
      code: 'counted-unit',
      message: `The units counted are ${units}, not ${plural(root.unit)}: ${counted(coded.units - stray, coded.unit)} of ${counted(having, root.unit)}${without === 0 ? '' : ` (${without} more ${without === 1 ? `${root.unit} has` : `${plural(root.unit)} have`} none)`}.`,
    },
  ];
  if (stray > 0)
    notes.push({
      code: 'no-parent',
      message: `${counted(stray, coded.unit)} ${stray === 1 ? 'belongs' : 'belong'} to no ${root.unit}: counted here, but in no group of a field of the ${root.unit}.`,
    });
  if (largest > 1 && rows.some(row => row.ci !== null || row.test !== null || row.analysis === 'gaps'))
    notes.push({
      code: 'clustered',
      message: `${oneOf(coded.unit)} is not independent of the others of its ${root.unit}; this is ignored, so confidence intervals are too narrow and P values too small.`,
    });
  return notes;
}

function sizes({ of, units }: Parents): { having: number; without: number; largest: number } {
  const size = new Uint32Array(units);
  for (const at of of) if (at >= 0) size[at]!++;
  const having = size.reduce((sum, own) => sum + (own > 0 ? 1 : 0), 0);
  return { having, without: units - having, largest: size.reduce((most, own) => Math.max(most, own), 0) };
}
