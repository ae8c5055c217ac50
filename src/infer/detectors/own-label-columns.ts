import { fold } from '../../base/fold.ts';
import { checkboxField } from '../columns/checkbox-field.ts';
import { type Claim, detector } from '../columns/detector.ts';
import { fieldName } from '../columns/field-name.ts';
import type { Profile } from '../columns/profile.ts';

/** Ticks that say nothing of what is ticked. */
const BARE = /^(1|x|✓|✔|true)$/i;

/** Neighbouring columns whose cells hold the column's own header, or nothing; of bare ticks there must be three. */
export const ownLabelColumns = detector({
  name: 'own-label-columns',
  describe:
    'neighbouring columns whose cells hold their own header (or a tick) or nothing: the options of one question',
  detect(sheet) {
    const claims: Claim[] = [];
    const own = (profile: Profile): boolean =>
      sheet.isFree(profile.index) &&
      profile.header !== '' &&
      profile.values.length === 1 &&
      profile.blank > 0 &&
      profile.missing.size === 0 &&
      (labelled(profile) || BARE.test(profile.values[0]![0]));
    let run: Profile[] = [];
    const close = (): void => {
      const [first, last] = [run[0], run.at(-1)];
      if (run.length >= (run.every(labelled) ? 2 : 3) && first && last) {
        const claim = checkboxField(
          sheet,
          `options_${fieldName(first.header)}`,
          `${first.header} … ${last.header}`,
          run.map(profile => ({
            index: profile.index,
            value: profile.header,
            ticks: { on: [profile.values[0]![0]], off: [], telling: true },
          })),
          `${run.length} neighbouring columns whose cells hold ${run.every(labelled) ? 'their own header' : 'a tick'} or nothing; the sheet doesn't say what the question is called`,
        );
        claims.push({
          ...claim,
          notes: [
            {
              message: `${run.length} neighbouring columns (${first.header} to ${last.header}) were made one field with several codes`,
              change:
                'rename the field in the codebook; move columns that answer another question into a field of their own',
            },
            ...(claim.notes ?? []),
          ],
        });
      }
      run = [];
    };
    for (const profile of sheet.profiles) {
      if (own(profile)) run.push(profile);
      else close();
    }
    close();
    return claims;
  },
});

const labelled = (profile: Profile): boolean => fold(profile.values[0]![0]) === fold(profile.header);
