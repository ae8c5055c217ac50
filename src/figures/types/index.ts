import { registry } from '../../base/registry.ts';
import type { FigureType } from '../figure-type.ts';
import { groupedBar } from './grouped-bar.ts';

/** Every type of figure. To add one: a file here, and a line in this list. */
export const FIGURE_TYPES = registry<FigureType>([groupedBar]);
