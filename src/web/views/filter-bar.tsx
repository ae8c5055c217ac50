import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { copy } from '../report/download.ts';
import { NO_CHOICE, withChoice } from '../report/filter.ts';
import { choiceWords, filterWords } from '../report/filter-words.ts';
import { Announced } from './announced.tsx';
import { usePage } from './context.ts';

/** The filter as one sentence and as chips, and the search; inside the workbench no address leads to a view. */
export function FilterBar({ isInside }: { isInside: boolean }): JSX.Element {
  const { loaded, strings, units, unitsOf, filter, search, selection, page, address, prepareSearch } = usePage();
  const { words, format, coded } = loaded;
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = bar;
    if (current === null) return;
    // what is jumped to begins below the bar, and chips make it higher
    const watch = new ResizeObserver(() =>
      document.documentElement.style.setProperty('--bar', `${current.offsetHeight}px`),
    );
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  const { count, unknown } = selection.value;
  const asked = filterWords(filter.value, search.value, words, strings, format);
  const all = format.count(coded.units);
  const sentence =
    asked === '' ? strings.showingAll(all, units) : strings.showingWhere(format.count(count), all, units, asked);
  return (
    <section ref={bar} class="filter-bar" aria-labelledby="filter">
      <h2 id="filter" class="off-screen">
        {strings.sections.filter}
      </h2>
      <p role="status" aria-live="polite" class="sentence">
        {sentence}
        {unknown > 0 ? ` ${strings.unknown(format.count(unknown), unitsOf(unknown))}` : ''}
      </p>
      <div class="live chips">
        {Object.entries(filter.value).map(([field, choice]) => {
          const said = choiceWords(field, choice, words, strings, format);
          return (
            <button
              key={field}
              type="button"
              class="chip"
              aria-label={strings.remove(said)}
              onClick={() => {
                filter.value = withChoice(filter.value, field, NO_CHOICE);
                page.value = 0;
              }}
            >
              {said} <span aria-hidden="true">×</span>
            </button>
          );
        })}
        {asked === '' ? null : (
          <button
            type="button"
            onClick={() => {
              filter.value = {};
              search.value = '';
              page.value = 0;
            }}
          >
            {strings.clear}
          </button>
        )}
        <label class="search">
          {strings.search}{' '}
          <input
            type="search"
            value={search.value}
            title={strings.searchHint}
            onFocus={prepareSearch}
            onInput={event => {
              const { value } = event.currentTarget;
              if (timer.current !== null) clearTimeout(timer.current);
              timer.current = setTimeout(() => {
                search.value = value;
                page.value = 0;
              }, 120);
            }}
          />
        </label>
        {isInside ? null : (
          <Announced label={strings.copyLink} run={() => copy(`${location.href.replace(/#.*/s, '')}#${address()}`)} />
        )}
      </div>
    </section>
  );
}
