import { type CheckboxOption, checkboxField } from '../columns/checkbox-field.ts';
import { detector } from '../columns/detector.ts';
import { ticksOf } from '../columns/tick-words.ts';

/** `symptom___1`, `symptom___2`: the way REDCap exports a checkbox field. */
export const redcapCheckboxes = detector({
  name: 'redcap-checkboxes',
  describe: 'columns NAME___CODE with ticks: a checkbox field of REDCap',
  detect(sheet) {
    const groups = new Map<string, CheckboxOption[]>();
    for (const profile of sheet.profiles) {
      const match = /^(.+?)___(.+)$/.exec(profile.header);
      if (match === null || !sheet.isFree(profile.index)) continue;
      const value = match[2]!.replace(/^_(?=\d)/, '-');
      const ticks = ticksOf(profile, value) ?? labelTick(profile);
      if (ticks === null) continue;
      const { label, ...rest } = ticks as typeof ticks & { label?: string };
      groups.set(match[1]!, [
        ...(groups.get(match[1]!) ?? []),
        { index: profile.index, value, ...(label === undefined ? {} : { label }), ticks: rest },
      ]);
    }
    return [...groups].map(([base, options]) =>
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
