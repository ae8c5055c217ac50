import { type CheckboxOption, checkboxField } from '../columns/checkbox-field.ts';
import { detector } from '../columns/detector.ts';
import type { Profile } from '../columns/profile.ts';
import { tickWordsOf } from '../columns/tick-words.ts';

/** `symptom___1`, `symptom___2`: the way REDCap exports a checkbox field. */
export const redcapCheckboxes = detector({
  name: 'redcap-checkboxes',
  describe: 'columns NAME___CODE with ticks: a checkbox field of REDCap',
  detect(sheet) {
    const columns = new Map<string, { profile: Profile; option: string }[]>();
    for (const profile of sheet.profiles) {
      const match = /^(?=.*$)(.+?)___(.+)$/.exec(profile.header);
      if (match === null || !sheet.isFree(profile.index)) continue;
      const value = match[2]!.replace(/^_(?=\d)/, '-');
      columns.set(match[1]!, [...(columns.get(match[1]!) ?? []), { profile, option: value }]);
    }
    const groups = [...columns].flatMap(([base, members]): [string, CheckboxOption[]][] => {
      const read = tickWordsOf(members);
      const options = members.flatMap(({ profile, option }, at): CheckboxOption[] => {
        const ticks = read[at] ?? labelTick(profile);
        if (ticks === null) return [];
        const { label, ...rest } = ticks as typeof ticks & { label?: string };
        return [{ index: profile.index, value: option, ...(label === undefined ? {} : { label }), ticks: rest }];
      });
      return options.length === 0 ? [] : [[base, options]];
    });
    return groups.map(([base, options]) =>
      checkboxField(
        sheet,
        base,
        base,
        options,
        `${options.length} columns ${base}___…, as REDCap exports a checkbox field`,
      ),
    );
  },
});

/** The export with labels: each column holds one text, the option's label. */
function labelTick(profile: { values: readonly (readonly [string, number])[] }) {
  const only = profile.values[0];
  return profile.values.length === 1 && only !== undefined
    ? { on: [only[0]], off: [], telling: true, label: only[0] }
    : null;
}
