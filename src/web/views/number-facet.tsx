import type { JSX } from 'preact';
import { CODED } from '../../model/state.ts';
import { numbersIn } from '../report/facet-columns.ts';
import type { FieldFilter } from '../report/filter.ts';
import { usePage } from './context.ts';

/** More bars than this are not drawn one a value. */
const MAX_BARS = 60;
/** More bars than this stand in several rows, where the ends alone do not say which is which. */
const ONE_ROW = 10;
/** A bar is as wide as two digits: of a year, its last ones. */
const tickOf = (value: number): string => String(Math.abs(value) % 100).padStart(Math.abs(value) < 100 ? 0 : 2, '0');

/** A number's range, and a bar for each whole number (for years: gaps are years without units). */
export function NumberFacet({
  name,
  mask,
  choice,
  choose,
}: {
  name: string;
  mask: Uint8Array;
  choice: FieldFilter;
  choose: (next: Partial<FieldFilter>) => void;
}): JSX.Element {
  const { loaded, strings, coded, unitsOf } = usePage();
  const whole = loaded.coded.columns.get(name)!;
  const column = coded.value.columns.get(name)!;
  if (whole.kind !== 'numeric' || column.kind !== 'numeric') return <p>{name}</p>;
  const range = numbersIn(whole);
  const hasBars = range?.isWhole === true && range.most - range.least < MAX_BARS;
  const counts = new Map<number, number>();
  for (let unit = 0; unit < mask.length; unit++)
    if (mask[unit] === 1 && column.states[unit] === CODED) {
      const value = column.values[unit]!;
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  const tallest = Math.max(1, ...counts.values());
  const bars = hasBars ? Array.from({ length: range.most - range.least + 1 }, (_, at) => range.least + at) : [];
  const isChosen = (value: number): boolean =>
    (choice.from !== null || choice.to !== null) && (choice.from ?? value) <= value && value <= (choice.to ?? value);
  const bound = (which: 'from' | 'to'): JSX.Element => (
    <label>
      {strings[which]}{' '}
      <input
        type="number"
        step="any"
        value={choice[which] ?? ''}
        min={range?.least}
        max={range?.most}
        onChange={event => {
          const { value } = event.currentTarget;
          choose({ [which]: value === '' ? null : Number(value) });
        }}
      />
    </label>
  );
  return (
    <>
      {bars.length === 0 ? null : (
        <fieldset class="histogram" aria-label={whole.field.title}>
          {bars.map(value => {
            const n = counts.get(value) ?? 0;
            return (
              <button
                key={value}
                type="button"
                aria-pressed={isChosen(value)}
                aria-label={strings.perYear(String(value), loaded.format.count(n), unitsOf(n))}
                title={strings.perYear(String(value), loaded.format.count(n), unitsOf(n))}
                onClick={() =>
                  choice.from === value && choice.to === value
                    ? choose({ from: null, to: null })
                    : choose({ from: value, to: value })
                }
              >
                <svg width="10" height="44" viewBox="0 0 10 44" aria-hidden="true">
                  <rect x="0" y={44 - (n / tallest) * 44} width="10" height={(n / tallest) * 44} />
                </svg>
                {bars.length > ONE_ROW ? <span class="tick">{tickOf(value)}</span> : null}
              </button>
            );
          })}
          <p class="ends">
            <span>{range?.least}</span>
            <span>{range?.most}</span>
          </p>
        </fieldset>
      )}
      {bound('from')} {bound('to')}
    </>
  );
}
