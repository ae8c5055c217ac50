import { registry } from '../../../base/registry.ts';
import type { FigureFormat } from '../figure-format.ts';
import { png } from './png.ts';
import { svg } from './svg.ts';

/** Every file format of figures. To add one: a file here, and a line in this list. */
export const FIGURE_FORMATS = registry<FigureFormat>([svg, png]);
