import type { Effects } from '../../base/effects.ts';
import type { Fault } from '../../base/fault.ts';
import type { Finding } from '../../model/finding.ts';
import type { OpenReview } from '../../read/session.ts';
import type { Output, Overrides } from '../../write/output.ts';
import { exhibitFault } from './exhibit-fault.ts';
import { loadExhibits } from './load-exhibits.ts';

export interface Rendering {
  readonly outputs: readonly Output[];
  readonly findings: readonly Finding[];
  /** of exhibits that could not be rendered; the others are there */
  readonly faults: readonly Fault[];
}

/** Renders exhibits (all, or those named) from result rows into the bytes of their files. Nothing is written yet. */
export async function renderExhibits(
  effects: Effects,
  open: OpenReview,
  kind: 'figure' | 'table' | 'all',
  names: readonly string[] = [],
  overrides: Overrides = {},
): Promise<Rendering> {
  if (kind === 'figure') (await import('./figure-page.ts')).checkOverrides(overrides);
  const { exhibits, faults } = await loadExhibits(effects, open.review, open.codebook, kind, names);
  const outputs: Output[] = [];
  const findings: Finding[] = [];
  const failed = [...faults];
  for (const exhibit of exhibits)
    try {
      const { renderTable } = await import('./render-table.ts');
      const { renderFigure } = await import('./render-figure.ts');
      const made =
        exhibit.kind === 'table'
          ? await renderTable(open, exhibit, overrides)
          : await renderFigure(open, exhibit, overrides);
      outputs.push(...made.outputs);
      findings.push(...made.findings);
    } catch (error) {
      failed.push(exhibitFault(error, exhibit));
    }
  return { outputs, findings, faults: failed };
}
