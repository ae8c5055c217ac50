import { AGREEMENT_FINDINGS } from '../../model/agreement-findings.ts';
import { type Finding, finding } from '../../model/finding.ts';
import { NOT_CODED } from '../../model/state.ts';
import { cellCode } from './cell-code.ts';
import { consensusReader, sameCode } from './consensus-reader.ts';
import type { Joined } from './join.ts';

/** More units of a field are counted, not listed. */
const LISTED = 5;

/**
 * Cells of fields that are filled in before coding (`given: true`) which a coder changed: they differ from the consensus, or,
 * without one, from the first coder's sheet. A blank is no change.
 */
export function changedGiven(joined: Joined): Finding[] {
  const { stage, panel, keys, at } = joined;
  const [first] = panel.raters;
  if (first === undefined) return [];
  const fields = first.coded.codebook.fields.filter(field => field.given);
  return fields.flatMap(field =>
    panel.raters.flatMap((rater, index): Finding[] => {
      const column = rater.coded.columns.get(field.name);
      if (column === undefined || rater.sharedFields?.has(field.name)) return [];
      const consensus = consensusReader(stage.consensus, field.name);
      const original = first.coded.columns.get(field.name);
      const before = (place: number): string | null => {
        const said = consensus(keys[place]!);
        if (said !== null || original === undefined) return said;
        return at[0]![place]! < 0 ? null : cellCode(original, at[0]![place]!);
      };
      const changed = keys.flatMap((key, place) => {
        const unit = at[index]![place]!;
        if (unit < 0 || column.states[unit] === NOT_CODED) return [];
        const [was, is] = [before(place), cellCode(column, unit)];
        return was === null || sameCode(field, was, is) ? [] : [{ key, was, is }];
      });
      if (changed.length === 0) return [];
      const { code, severity } = AGREEMENT_FINDINGS.changedGiven;
      const shown = changed.slice(0, LISTED).map(({ key, was, is }) => `${key}: "${was}" became "${is}"`);
      return [
        finding(
          code,
          severity,
          `${stage.name}: ${rater.coder} changed ${field.name}, which is filled in before coding (${shown.join('; ')}${changed.length > LISTED ? `; and ${changed.length - LISTED} more` : ''}); correct the sheet, or remove \`given: true\` if coders fill the field`,
          { file: rater.coded.table.file, sheet: rater.coded.table.sheet, field: field.name, coder: rater.coder },
        ),
      ];
    }),
  );
}
