import { registry } from '../../base/registry.ts';
import { goodman } from './goodman.ts';
import { sisonGlaz } from './sison-glaz.ts';

export type { Ends, SimultaneousMethod } from './method.ts';

/** The intervals for all shares of one field together; the first is the default. Goodman's are Bonferroni's with Wilson. */
export const SIMULTANEOUS_METHODS = registry([sisonGlaz, goodman]);
