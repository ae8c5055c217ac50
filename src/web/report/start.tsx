import { effect } from '@preact/signals';
import { hydrate } from 'preact';
import type { ReportJson } from '../data/report-json.ts';
import { DEFAULT_LANGUAGE } from '../strings/index.ts';
import { ReportPage } from '../views/report-page.tsx';
import { countableColumns } from './facet-columns.ts';
import { loadMaterial } from './load-material.ts';
import { pageState } from './page-state.ts';

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

/** Brings the page to life: the same components on the same data, now with the reader's filter. */
async function start(): Promise<void> {
  const root = document.getElementById('page');
  if (root === null) return;
  const loaded = loadMaterial(await dataIn());
  document.getElementById('data')?.remove();
  const state = pageState(loaded, DEFAULT_LANGUAGE);
  const parts = new Map(
    [...document.querySelectorAll<HTMLElement>('[data-exhibit]')].map(part => [
      part.dataset['exhibit'] ?? '',
      part.innerHTML,
    ]),
  );
  hydrate(<ReportPage state={state} parts={parts} />, root);
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
