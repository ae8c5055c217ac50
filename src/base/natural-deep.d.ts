/** The one file of natural that is used here: its index would load 480 ms of what nobody asked for. */
declare module 'natural/lib/natural/distance/levenshtein_distance.js' {
  interface DistanceOptions {
    readonly insertion_cost?: number;
    readonly deletion_cost?: number;
    readonly substitution_cost?: number;
    readonly transposition_cost?: number;
    /** optimal string alignment: no edits between two transposed characters */
    readonly restricted?: boolean;
  }
  const distances: {
    DamerauLevenshteinDistance(source: string, target: string, options?: DistanceOptions): number;
    LevenshteinDistance(source: string, target: string, options?: DistanceOptions): number;
  };
  export default distances;
}
