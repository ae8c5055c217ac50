import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageState } from '../report/page-state.ts';
import type { Strings } from '../strings/index.ts';

export const PageContext = createContext<PageState | null>(null);

/** The state of the page that a view stands in, with the words of its language. */
export function usePage(): PageState & {
  readonly strings: Strings;
  /** what is counted, in the plural */
  readonly units: string;
  /** what is counted, as it stands behind a number */
  unitsOf(n: number | null): string;
} {
  const state = useContext(PageContext);
  if (state === null) throw new Error('a view needs a page');
  const { strings } = state.language.value;
  const { words } = state.loaded;
  const [unit, units] = strings.unitNames[words.unit] ?? [words.unit, words.units];
  return { ...state, strings, units, unitsOf: n => (n === 1 ? unit : units) };
}
