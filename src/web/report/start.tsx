import { effect, untracked } from '@preact/signals';
import { hydrate } from 'preact';
import type { ReportJson } from '../data/report-json.ts';
import { DEFAULT_LANGUAGE } from '../strings/index.ts';
import { type Wakers, WakersContext } from '../views/later.tsx';
import { ReportPage } from '../views/report-page.tsx';
import { countableColumns } from './facet-columns.ts';
import { loadMaterial } from './load-material.ts';
import { type PageState, pageState } from './page-state.ts';

/** Reads the data that stand in the page. */
async function dataIn(): Promise<ReportJson> {
  const block = document.getElementById('data');
  const text = block?.textContent ?? '';
  if (block?.dataset['encoding'] !== 'gzip') return JSON.parse(text) as ReportJson;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(stream).json()) as ReportJson;
}

/** Pictures and tables as they stand in the page. */
const partsInPage = (): Map<string, string> =>
  new Map(
    [...document.querySelectorAll<HTMLElement>('[data-exhibit]')].map(part => [
      part.dataset['exhibit'] ?? '',
      part.innerHTML,
    ]),
  );

/** The parts that are asleep, in the order of the page: one after the other, each in a task of its own; all at once when something is chosen. */
function wakersOf({ isAsServed }: PageState): Wakers & { start(): void } {
  const asleep: (() => void)[] = [];
  const wakeNext = (): void => {
    asleep.shift()?.();
    if (asleep.length > 0) setTimeout(wakeNext, 0);
  };
  return {
    isAsServed,
    add: wake => asleep.push(wake),
    start: () => {
      effect(() => {
        if (!isAsServed.value) for (const wake of asleep.splice(0)) untracked(wake);
      });
      setTimeout(wakeNext, 0);
    },
  };
}

/** Brings the page to life: the same components on the same data, now with the reader's filter. */
async function start(): Promise<void> {
  const root = document.getElementById('page');
  if (root === null) return;
  const loaded = loadMaterial(await dataIn());
  document.getElementById('data')?.remove();
  const state = pageState(loaded, DEFAULT_LANGUAGE);
  const wakers = wakersOf(state);
  hydrate(
    <WakersContext.Provider value={wakers}>
      <ReportPage state={state} parts={partsInPage} />
    </WakersContext.Provider>,
    root,
  );
  state.restore(location.hash);
  if (window.matchMedia('(min-width: 60rem)').matches)
    state.openFacets.value = new Set([
      ...Object.keys(state.filter.value),
      ...countableColumns(loaded.coded)
        .filter(column => column.field.categories !== null || column.field.type === 'year')
        .slice(0, 2)
        .map(column => column.field.name),
    ]);
  else document.getElementById('facets')?.removeAttribute('open');
  document.body.classList.add('alive');
  wakers.start();
  let isFirst = true;
  effect(() => {
    const { code } = state.language.value;
    document.documentElement.lang = code;
    document.body.dataset['embed'] = state.embed.value ?? '';
    const address = state.address();
    if (!isFirst) history.replaceState(null, '', `#${address}`);
    isFirst = false;
  });
  addEventListener('hashchange', () => {
    if (location.hash.slice(1) !== state.address()) state.restore(location.hash);
  });
  addEventListener('beforeprint', () => {
    state.isPrinting.value = true;
  });
  addEventListener('afterprint', () => {
    state.isPrinting.value = false;
  });
}

void start();
