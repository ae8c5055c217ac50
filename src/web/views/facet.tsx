import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CodedColumn } from '../../model/coded-table.ts';
import { facetLevels } from '../report/facet-columns.ts';
import { type FacetCounts, facetCounts, maskWithout } from '../report/facet-counts.ts';
import { type FieldFilter, NO_CHOICE, withChoice } from '../report/filter.ts';
import { searchable } from '../report/search.ts';
import { usePage } from './context.ts';
import { NumberFacet } from './number-facet.tsx';

/** Categories of a longer list are found by typing. */
const LONG = 12;

/** One field's values with their counts under all other filters, each a checkbox; zeros stay. */
export function Facet({ name }: { name: string }): JSX.Element {
  const { loaded, strings, filter, coded, fails, page } = usePage();
  const [typed, setTyped] = useState('');
  const whole = loaded.coded.columns.get(name)!;
  const column = coded.value.columns.get(name)!;
  const mask = maskWithout(fails.value, name);
  const counts = facetCounts(column, mask, whole);
  const choice = filter.value[name] ?? NO_CHOICE;
  const choose = (next: Partial<FieldFilter>): void => {
    filter.value = withChoice(filter.value, name, { ...choice, ...next });
    page.value = 0;
  };
  const { field } = whole;
  return (
    <fieldset>
      <legend class="off-screen">{field.title}</legend>
      {whole.kind === 'numeric' ? (
        <NumberFacet name={name} mask={mask} choice={choice} choose={choose} />
      ) : (
        <>
          <ModeChoice column={whole} choice={choice} choose={choose} />
          {'levels' in whole && whole.levels.length > LONG ? (
            <label>
              {strings.findValue}{' '}
              <input type="search" value={typed} onInput={event => setTyped(event.currentTarget.value)} />
            </label>
          ) : null}
          <Levels whole={whole} counts={counts} typed={typed} choice={choice} choose={choose} />
        </>
      )}
      <States counts={counts} choice={choice} choose={choose} />
    </fieldset>
  );
}

interface Part {
  readonly choice: FieldFilter;
  choose(next: Partial<FieldFilter>): void;
}

/** Whether any, all or none of the chosen values must be there; "all" makes sense for several codes a unit only. */
function ModeChoice({ column, choice, choose }: Part & { column: CodedColumn }): JSX.Element {
  const { strings } = usePage();
  const modes = column.kind === 'multi' ? (['any', 'all', 'none'] as const) : (['any', 'none'] as const);
  return (
    <label>
      {strings.mode}{' '}
      <select
        value={choice.mode}
        onChange={event => choose({ mode: modes.find(mode => mode === event.currentTarget.value) ?? 'any' })}
      >
        {modes.map(mode => (
          <option key={mode} value={mode} selected={mode === choice.mode}>
            {strings.modes[mode]}
          </option>
        ))}
      </select>
    </label>
  );
}

const toggled = (list: readonly string[], word: string): string[] =>
  list.includes(word) ? list.filter(entry => entry !== word) : [...list, word];

interface Counted extends Part {
  readonly counts: FacetCounts;
}

function Levels({
  whole,
  counts,
  typed,
  choice,
  choose,
}: Counted & { whole: CodedColumn; typed: string }): JSX.Element {
  const { loaded } = usePage();
  const query = searchable(typed);
  const levels = 'levels' in whole ? whole.levels : [];
  return (
    <ul>
      {facetLevels(whole).flatMap(at => {
        const level = levels[at];
        if (level === undefined || (query !== '' && !searchable(level.label).includes(query))) return [];
        return [
          <li key={level.value}>
            <label class={counts.levels[at] === 0 ? 'zero' : ''}>
              <input
                type="checkbox"
                checked={choice.codes.includes(level.value)}
                onChange={() => choose({ codes: toggled(choice.codes, level.value) })}
              />{' '}
              <bdi>{level.label}</bdi> <span class="count">{loaded.format.count(counts.levels[at] ?? 0)}</span>
            </label>
          </li>,
        ];
      })}
    </ul>
  );
}

function States({ counts: { states }, choice, choose }: Counted): JSX.Element | null {
  const { loaded, strings } = usePage();
  if (states.length === 0) return null;
  return (
    <ul class="states">
      {states.map(({ state, n }) => (
        <li key={state}>
          <label class={n === 0 ? 'zero' : ''}>
            <input
              type="checkbox"
              checked={choice.states.includes(state)}
              onChange={() => choose({ states: toggled(choice.states, state) })}
            />{' '}
            <em>{strings.states[state] ?? state}</em> <span class="count">{loaded.format.count(n)}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
