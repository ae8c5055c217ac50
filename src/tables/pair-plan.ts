import { usageFault } from '../base/fault.ts';
import type { ExhibitFile } from '../model/exhibit-file.ts';

/** The two fields of a grid: `field` and `with`. */
export function pairPlan(declaration: ExhibitFile, type: string): [string, string] {
  const { field, with: other } = declaration;
  if (field === undefined || other === undefined)
    throw usageFault('two-fields', `a table of type ${type} needs two fields`, 'write `field: NAME` and `with: NAME`');
  return [field, other];
}
