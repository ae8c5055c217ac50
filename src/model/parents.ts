/** The units that the units of a resource belong to, e.g. the studies of outcomes. */
export interface Parents {
  /** what they are, e.g. `study` */
  readonly unit: string;
  /** how many there are, whether or not anything belongs to them */
  readonly units: number;
  /** for each unit of the resource the place of its parent, -1 where it has none */
  readonly of: Int32Array;
  key(parent: number): string;
}

/** A unit's name as it stands before a field of that unit: `study.country`, `data_set.size`. */
export const prefixOf = (unit: string): string => unit.trim().replace(/\s+/g, '_');
