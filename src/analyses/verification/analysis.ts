import { usageFault } from '../../base/fault.ts';
import { counted, plural } from '../../base/plural.ts';
import { roundRatio } from '../../base/rounding.ts';
import type { Material } from '../../model/material.ts';
import { noteList } from '../../model/note.ts';
import type { ResultRow, Results } from '../../model/result-row.ts';
import type { RowUnits } from '../../model/row-units.ts';
import { IN_DENOMINATOR } from '../../model/state.ts';
import type { VerificationSample } from '../../model/verification.ts';
import { correctedShare, worstCase } from '../../stats/verification/corrected-share.ts';
import { codableLevels, codedField } from '../../tabulate/data/coded-field.ts';
import { isSelected, select } from '../../tabulate/data/selection.ts';
import { statisticRow } from '../../tabulate/rows/statistic-row.ts';
import { analysis } from '../analysis.ts';
import { strataOf, type Usable, usableSample, verifiedCells } from './verified-cells.ts';

/**
 * Shares corrected for errors of coding, from units whose printed codes were looked up again: an estimate with limits where
 * chance chose them, and worst-case bounds however they were chosen. Rows of their own; the raw shares stay as they are.
 */
export const verification = analysis({
  name: 'verification',
  describe:
    'Shares corrected for the error rate of each printed code, from a verification sample: an estimate with finite-population limits if the sample is random, and worst-case bounds in every case.',
  shape: {},
  readsCoders: true,
  catalogue: { fields: [1], statistics: { share_verified: 'percent', share_verified_bounds: 'percent' } },
  run(request, material: Material): Results {
    const { coded, verification: sample } = material;
    if (sample == null)
      throw usageFault(
        'no-verification',
        'no verification sample is declared',
        'name its resource in review.yaml: `verification: { resource: … }` with the columns unit, field, printed, verified',
      );
    const denominator = request.denominator ?? material.denominator;
    if (denominator === 'responses')
      throw usageFault(
        'denominator',
        'a verification sample consists of units, so percent of mentions does not apply',
        'name all, accessible, coded, applicable or reported',
        { option: 'denominator' },
      );
    const level = request.ci?.level ?? 0.95;
    const selection = select(coded, request.where);
    const stratum = strataOf(coded, sample.stratumField);
    const rows: ResultRow[] = [];
    const notes = noteList();
    for (const name of request.fields) {
      const column = codedField(coded, name, 'a verified share');
      const inside = IN_DENOMINATOR[denominator];
      const counts = (unit: number): boolean =>
        (selection.mask === null || selection.mask[unit] === 1) && inside[column.states[unit]!] === true;
      const units = Array.from({ length: coded.units }, (_, unit) => unit).filter(counts);
      const usable = usableSample(coded, column, sample, counts);
      const random = usable.checked.filter(({ code }) => code.random);
      const strata = new Set(random.map(({ code }) => code.stratum));
      const unknown = sample.stratumField === null && strata.size > 1;
      for (const entry of codableLevels(column)) {
        const common = {
          analysis: 'verification',
          field: name,
          level: entry.value,
          label: entry.label,
          kind: 'level' as const,
          where: selection.where,
          coder: coded.coder,
          unit: coded.unit,
          denominator,
          N: units.length,
          units: (): RowUnits => ({ list: coded, counted: null, base: counts, scope: isSelected(selection) }),
        };
        const cells = verifiedCells(column, entry.value, units, stratum, random);
        const unseen = cells.filter(cell => cell.units > 0 && cell.verified === 0).map(cell => cell.name);
        const found = correctedShare(cells, level);
        const reason =
          units.length === 0
            ? `no ${coded.unit} is in this denominator`
            : random.length === 0
              ? 'no randomly chosen unit was verified; only the bounds hold'
              : unknown
                ? 'the sample has strata, and no field says how large they are (`verification: { stratum: FIELD }`)'
                : unseen.length > 0
                  ? `no verified ${coded.unit} with the printed code ${unseen.join(', ')}, so its error rate is unknown`
                  : null;
        rows.push(
          statisticRow({
            ...common,
            statistic: 'share_verified',
            ...(found.value === null || reason !== null
              ? { warnings: [{ code: 'not-estimated', message: reason ?? 'not defined' }] }
              : {
                  estimate: found.value,
                  se: found.se,
                  ci: { method: 'hypergeometric', level, low: found.low, high: found.high },
                }),
          }),
        );
        const bounds = worstCase(verifiedCells(column, entry.value, units, stratum, usable.checked));
        rows.push(
          statisticRow({
            ...common,
            statistic: 'share_verified_bounds',
            ...(bounds.low === null
              ? { warnings: [{ code: 'empty-group', message: `no ${coded.unit} is in this denominator` }] }
              : { ci: { method: 'worst-case', level: 1, low: bounds.low, high: bounds.high } }),
          }),
        );
      }
      notes.add('result', words(column.field.title, usable, random.length, units.length, coded.unit, sample));
    }
    notes.add(
      'method',
      `Verified shares: double sampling per printed code (Tenenbein 1970), limits at ${Math.round(level * 1000) / 10}% or better from exact finite-population limits of each printed code (Bonferroni); bounds allow any code for every ${coded.unit} that was not looked up. They are printed beside the raw shares and replace none of them.`,
    );
    return { rows, notes: notes.list };
  },
});

function words(
  title: string,
  { checked, elsewhere, stale, repeated }: Usable,
  random: number,
  N: number,
  unit: string,
  { file }: VerificationSample,
): string {
  const units = plural(unit);
  const same = checked.filter(
    ({ code }) =>
      code.printed.state === code.verified.state &&
      code.printed.codes.length === code.verified.codes.length &&
      code.printed.codes.every(entry => code.verified.codes.includes(entry)),
  ).length;
  const left = [
    stale > 0 ? `${stale} whose printed code the sheet no longer has` : '',
    elsewhere > 0 ? `${elsewhere} of ${units} that are not counted here` : '',
    repeated > 0 ? `${repeated} that are listed twice` : '',
  ].filter(part => part !== '');
  const first =
    checked.length === 0
      ? `${title}: no code was looked up again (${file}).`
      : `${title}: ${checked.length} of ${counted(N, unit)} looked up again (${file}), ${random} of them chosen at random; ${same} of ${checked.length} codes confirmed (${roundRatio(same, checked.length, 1)}%).`;
  return left.length === 0 ? first : `${first} Not used: ${left.join(', ')}.`;
}
