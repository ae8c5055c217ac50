import { fold } from '../../base/fold.ts';
import { boxField } from '../box-field.ts';
import { type Claim, detector } from '../detector.ts';
import { fieldName } from '../field-name.ts';
import type { Profile } from '../profile.ts';

/** Neighbouring columns whose cells hold the column's own header, or nothing. */
export const ownLabelColumns = detector({
  name: 'own-label-columns',
  describe: 'neighbouring columns whose cells hold their own header or nothing: the options of one question',
  detect(sheet) {
    const claims: Claim[] = [];
    const own = (profile: Profile): boolean =>
      sheet.isFree(profile.index) &&
      profile.header !== '' &&
      profile.values.length === 1 &&
      fold(profile.values[0]![0]) === fold(profile.header);
    let run: Profile[] = [];
    const close = (): void => {
      const [first, last] = [run[0], run.at(-1)];
      if (run.length > 1 && first && last)
        claims.push(
          boxField(
            sheet,
            `options_${fieldName(first.header)}`,
            `${first.header} … ${last.header}`,
            run.map(profile => ({
              index: profile.index,
              value: profile.header,
              ticks: { on: [profile.values[0]![0]], off: [], telling: true },
            })),
            `${run.length} neighbouring columns whose cells hold their own header or nothing; the sheet doesn't say what the question is called`,
          ),
        );
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
