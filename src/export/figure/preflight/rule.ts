import type { Named } from '../../../base/registry.ts';
import type { EditsFollowed } from '../../../model/edits.ts';
import type { Severity } from '../../../model/finding.ts';
import type { Journal } from '../journals/journal.ts';
import type { Scene } from '../scene.ts';

/** What preflight knows besides the scene. */
export interface PreflightContext {
  readonly journal: Journal | null;
  /** words that must be legible in the picture */
  readonly labels: readonly string[];
  readonly greyscale: boolean;
  readonly formats: readonly string[];
  readonly dpi: number;
  /** which edits the type of the figure follows */
  readonly edits: EditsFollowed;
  /** the page, in points; the content may need more */
  readonly page: { readonly width: number; readonly height: number };
}

export interface Problem {
  readonly message: string;
  /** what to do */
  readonly remedy: string;
}

/** One thing that an art editor would send a figure back for. */
export interface PreflightRule extends Named {
  /** a code `F101` … */
  readonly code: string;
  readonly severity: Severity;
  /** one sentence for the reference */
  readonly describe: string;
  check(scene: Scene, context: PreflightContext): readonly Problem[];
}

export const preflightRule = (entry: PreflightRule): PreflightRule => entry;

/** A text as it is quoted in a message. */
export const quoted = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;

/** At most three of many things, and how many more there are. */
export const someOf = (list: readonly string[]): string =>
  list.length <= 3 ? list.join(', ') : `${list.slice(0, 3).join(', ')} and ${list.length - 3} more`;
