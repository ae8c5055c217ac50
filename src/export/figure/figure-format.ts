import type { Named } from '../../base/registry.ts';
import type { ResultRow } from '../../model/result-row.ts';

/** A figure whose layout is done: what every format is made from. */
export interface RenderedFigure {
  readonly name: string;
  readonly title: string;
  readonly alt: string;
  readonly notes: readonly string[];
  /** how its data came about, in the metadata of the file; null where nothing must be disclosed */
  readonly disclosure: string | null;
  /** the Vega-Lite specification */
  readonly spec: Readonly<Record<string, unknown>>;
  /** in exact text widths, size in mm */
  readonly svg: string;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly dpi: number;
  /** the data behind the figure */
  readonly rows: readonly ResultRow[];
}

/** One file format of figures. */
export interface FigureFormat extends Named {
  /** what a file's name ends in, e.g. `vl.json` */
  readonly extension: string;
  readonly describe: string;
  /** true where what it holds is the same on every page of a figure, so that one file is enough */
  readonly ofAllPages?: boolean;
  write(figure: RenderedFigure): Promise<Uint8Array | string>;
}

export const figureFormat = (entry: FigureFormat): FigureFormat => entry;
