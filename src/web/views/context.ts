import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageState } from '../report/page-state.ts';
import type { Strings } from '../strings/index.ts';

export const PageContext = createContext<PageState | null>(null);

/** The state of the page that a view stands in, with the words of its language. */
export function usePage(): PageState & { readonly strings: Strings; readonly units: string } {
  const state = useContext(PageContext);
  if (state === null) throw new Error('a view needs a page');
  return { ...state, strings: state.language.value.strings, units: state.loaded.words.units };
}
