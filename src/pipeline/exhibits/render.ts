import type { Effects } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import type { Finding } from '../../model/finding.ts';
import type { OpenReview } from '../../read/session.ts';
import type { Output, Overrides } from '../../write/output.ts';
import { earlierState } from './earlier-state.ts';
import { exhibitFault } from './exhibit-fault.ts';
import { loadExhibits } from './load-exhibits.ts';
import type { Shown } from './shown.ts';

/** Files that other jobs write into the same folder. */
const RESERVED = /^out\/(manifest\.json|report\.html|claims\.\w+|changes\.\w+|add-draft\.json|figures-preview\.html)$/i;

/** Every output belongs to one exhibit: an exhibit that would write another's file, or a reserved one, is refused. */
function claim(path: string, file: string, files: Map<string, string>): void {
  const key = path.normalize('NFC').toLowerCase();
  const twin = files.get(key);
  if (RESERVED.test(path) || (twin !== undefined && twin !== file))
    throw new Fault(
      'same-file',
      `${file}: its output ${path} ${twin === undefined ? 'is the name of a file that other commands write' : `is also written by ${twin}`}`,
      'give the declaration another file name',
    );
  files.set(key, file);
}

export interface Rendering {
  readonly outputs: readonly Output[];
  readonly findings: readonly Finding[];
  /** of exhibits that could not be rendered; the others are there */
  readonly faults: readonly Fault[];
  /** the exhibits themselves, for pages */
  readonly shown: readonly Shown[];
}

/** Renders exhibits (all, or those named) from result rows into the bytes of their files. Nothing is written yet. */
export async function renderExhibits(
  effects: Effects,
  open: OpenReview,
  kind: 'figure' | 'table' | 'all',
  names: readonly string[] = [],
  overrides: Overrides = {},
): Promise<Rendering> {
  if (kind === 'figure') (await import('./figure-page-setup.ts')).checkOverrides(overrides);
  if (kind === 'table' && overrides.formats !== undefined) {
    const { TABLE_FORMATS } = await import('../../export/table/formats/index.ts');
    for (const name of overrides.formats) TABLE_FORMATS.need(name, 'table format', 'format');
  }
  const { exhibits, faults } = await loadExhibits(effects, open, kind, names);
  const outputs: Output[] = [];
  const findings: Finding[] = [];
  const shown: Shown[] = [];
  const failed = [...faults];
  const files = new Map<string, string>();
  for (const [done, exhibit] of exhibits.entries())
    try {
      effects.progress?.(`rendering ${exhibit.file}`, done, exhibits.length);
      const view = open.of(exhibit.declaration.value.of ?? null);
      const made =
        exhibit.kind === 'table'
          ? await (await import('./render-table.ts')).renderTable(view, exhibit, overrides)
          : await (await import('./render-figure.ts')).renderFigure(
              view,
              exhibit,
              overrides,
              await earlierState(effects, open, exhibit),
            );
      for (const { path } of made.outputs) claim(path, exhibit.file, files);
      outputs.push(...made.outputs);
      findings.push(...made.findings);
      shown.push(...made.shown);
    } catch (error) {
      failed.push(exhibitFault(error, exhibit));
    }
  effects.progress?.('rendered', exhibits.length, exhibits.length);
  return { outputs, findings, faults: failed, shown };
}
