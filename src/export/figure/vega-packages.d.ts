/** The parts of Vega that have no types of their own; Vega's own typings describe them as one. */
declare module 'vega-dataflow' {
  export const transforms: Record<string, unknown>;
}
declare module 'vega-parser' {
  export { parse } from 'vega';
}
declare module 'vega-view' {
  export { View } from 'vega';
}
declare module 'vega-scenegraph' {
  export const textMetrics: {
    width: (item: { fontSize?: number; fontWeight?: string | number }, text: unknown) => number;
  };
  export function resetSVGDefIds(): void;
}
declare module 'vega-encode';
declare module 'vega-transforms';
declare module 'vega-view-transforms';
declare module 'vega-crossfilter';
declare module 'vega-force';
declare module 'vega-geo';
declare module 'vega-hierarchy';
declare module 'vega-label';
declare module 'vega-regression';
declare module 'vega-voronoi';
declare module 'vega-wordcloud';
