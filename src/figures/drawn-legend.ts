import type { Pattern } from './hatch.ts';

export interface LegendEntry {
  readonly key: string;
  readonly label: string;
}

export interface Legend {
  readonly title: string;
  readonly entries: readonly LegendEntry[];
  readonly symbol: 'square' | 'circle';
}

/** How levels look: the encoding that plot and legend share, and the patterns of greys. */
export interface Look {
  readonly colour: object;
  readonly patterns: ReadonlyMap<string, Pattern>;
}

/** A legend with the looks of its levels. */
export interface DrawnLegend {
  readonly legend: Legend;
  readonly look: Look;
}
