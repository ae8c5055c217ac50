import type { Effects } from '../base/effects.ts';
import type { Fault } from '../base/fault.ts';
import type { ExhibitInput } from '../model/exhibit.ts';
import type { Finding } from '../model/finding.ts';
import { listing } from '../tabulate/listing.ts';
import { disclosureOf } from './disclosure.ts';
import { type Exhibit, loadExhibits } from './exhibits.ts';
import { citationFields, type OpenReview } from './open.ts';
import { results } from './results.ts';

/** A file that is ready to be written. */
export interface Output {
  /** inside the review's folder, e.g. `out/table-1.md` */
  readonly path: string;
  readonly data: Uint8Array | string;
  /** what it was made from: paths inside the review's folder */
  readonly inputs: readonly string[];
  /** ids of the result rows in it */
  readonly rows: readonly string[];
}

/** Sizes and formats of the command line, stronger than what an exhibit declares. */
export interface Overrides {
  readonly width?: number;
  readonly dpi?: number;
  readonly fontSize?: number;
  readonly journal?: string;
  readonly formats?: readonly string[];
}

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
      if (!isFault(error)) throw error;
      failed.push(error);
    }
  return { outputs, findings, faults: failed };
}

const isFault = (error: unknown): error is Fault => error instanceof Error && error.name === 'Fault';

/** What every exhibit is made from. */
export function exhibitInput(open: OpenReview, exhibit: Exhibit): ExhibitInput {
  const declaration = exhibit.declaration.value;
  const requests = exhibit.plan(declaration).map(request => ({ ...request, studies: true }));
  return {
    name: exhibit.name,
    declaration,
    results: requests.length === 0 ? { rows: [], notes: [] } : results(open, requests),
    words: open.words,
    format: open.format,
    codebook: open.codebook,
    listing: fields =>
      listing(open.studies.coded, fields, declaration.where ?? null, citationFields(open.review, open.codebook)),
    disclosure: disclosureOf(open),
  };
}

/** The files that an exhibit is made from. */
export function exhibitInputs(open: OpenReview, exhibit: Exhibit): string[] {
  const { review } = open;
  return [
    review.declaration.file,
    review.studies.path,
    ...(review.studies.schema === undefined ? [] : [review.studies.schema]),
    exhibit.file,
  ];
}
