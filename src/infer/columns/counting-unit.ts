import type { CoderRows } from '../coders/coder-rows.ts';
import type { InferNote } from '../draft.ts';
import { findKey, soundsLikeKey } from './find-key.ts';
import type { Profile } from './profile.ts';

/** What is counted: the key that tells studies apart, or rows where nothing does. */
export function countingUnit(
  profiles: readonly Profile[],
  fieldOf: ReadonlyMap<number, string>,
  coderRows: CoderRows | null,
  notes: InferNote[],
): { primaryKey: string[]; unit: { name: string; key: string | null } } {
  if (coderRows !== null) {
    const [key, coder] = [fieldOf.get(coderRows.key)!, fieldOf.get(coderRows.coder)!];
    const found = `the sheet has a row per coder: ${coderRows.evidence}`;
    if (coderRows.consensus !== null) {
      notes.push({
        field: coder,
        message: `${found}. Rows of "${coderRows.consensus}" are the consensus and are counted${coderRows.single === 0 ? '' : `; ${coderRows.single} studies have no consensus row and count as their only coder coded them`}`,
        change: 'see `codings:` in review.yaml',
      });
      return { primaryKey: [key], unit: { name: 'study', key } };
    }
    notes.push({
      field: coder,
      message: `${found}. None of them is a consensus, so rows are counted, not studies`,
      change: 'add consensus rows and name them in `codings:` (`consensus:`), or reconcile the coders first',
    });
    return { primaryKey: [], unit: { name: 'row', key: null } };
  }
  const key = findKey(profiles);
  if (key === null) {
    const several = profiles.find(
      ({ header, coded, rows, values }) =>
        coded === rows &&
        values.length > 1 &&
        values.length <= rows * 0.8 &&
        (soundsLikeKey(header) > 0 || /^(study|paper|article|report|trial|record)$/i.test(header)),
    );
    if (several !== undefined) {
      const name = fieldOf.get(several.index)!;
      notes.push({
        field: name,
        message: `${several.values.length} values stand in ${several.rows} rows: studies seem to have several rows, and each row is counted as a study of its own`,
        change: `to count studies, write \`unit: { name: study, key: ${name} }\` in review.yaml and \`primaryKey: [${name}, ${secondKey(several, profiles, fieldOf)}]\` in the codebook; columns that differ between the rows of a study then need \`type: list\``,
      });
      return { primaryKey: [], unit: { name: 'row', key: null } };
    }
    notes.push({
      field: null,
      message: 'no column tells the rows apart, so each row is counted as a study of its own',
      change: 'add a column with an id to the sheet, and name it as `primaryKey:` in the codebook',
    });
    return { primaryKey: [], unit: { name: 'study', key: null } };
  }
  const name = fieldOf.get(key.index)!;
  notes.push({
    field: name,
    message: `this is the key: ${key.evidence}`,
    change: 'name another field as `primaryKey:` in the codebook and `unit.key` in review.yaml',
  });
  return { primaryKey: [name], unit: { name: 'study', key: name } };
}

/** The column that, with the first, tells the rows apart. */
function secondKey(first: Profile, profiles: readonly Profile[], fieldOf: ReadonlyMap<number, string>): string {
  const second = profiles.find(({ index, text, rows }) => {
    const pairs = new Set<string>();
    for (let row = 0; row < rows; row++) pairs.add(JSON.stringify([first.text(row), text(row)]));
    return pairs.size === rows && index !== first.index;
  });
  return (second && fieldOf.get(second.index)) ?? 'the field that tells its rows apart';
}
