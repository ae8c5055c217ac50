import type { Page } from '../figure-type.ts';
import type { Pattern } from '../hatch.ts';
import type { Verdict } from './read-map.ts';

/** How the marks and signs of an evidence map look. */
export interface MapLook {
  readonly page: Page;
  readonly count: (n: number) => string;
  /** of segments; null where there are none */
  readonly colour: object | null;
  readonly patterns: ReadonlyMap<string, Pattern>;
  /** the key of bubbles' areas; null where squares are cut into segments */
  readonly sizes: { readonly largest: number; readonly title: string } | null;
  readonly verdicts: readonly { readonly key: Verdict; readonly label: string }[];
}
