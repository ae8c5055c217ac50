import { Fault } from '../base/fault.ts';
import type { Finding } from '../model/finding.ts';
import type { Exhibit } from './exhibits.ts';
import type { OpenReview } from './open.ts';
import type { Output, Overrides } from './output.ts';

/** One figure: result rows → Vega-Lite specification → bytes in every format that was asked for. */
export async function renderFigure(
  _open: OpenReview,
  exhibit: Exhibit,
  _overrides: Overrides,
): Promise<{ outputs: Output[]; findings: Finding[] }> {
  throw new Fault('figure', `${exhibit.file}: not drawn yet`);
}
