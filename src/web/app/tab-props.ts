import type { Language } from '../strings/index.ts';
import type { Workbench } from './workbench.ts';

/** What every tab gets: the review, its words, and how to change it. */
export interface TabProps {
  readonly bench: Workbench;
  readonly language: Language;
  /** does some work with the page marked busy; what goes wrong is said in words */
  work(job: () => Promise<Workbench | undefined>): Promise<void>;
}
