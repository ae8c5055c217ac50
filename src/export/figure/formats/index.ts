import { registry } from '../../../base/registry.ts';
import type { FigureFormat } from '../figure-format.ts';
import { caption } from './caption.ts';
import { csv } from './csv.ts';
import { eps } from './eps.ts';
import { pdf } from './pdf.ts';
import { png } from './png.ts';
import { svg } from './svg.ts';
import { tiff } from './tiff.ts';
import { vlJson } from './vl-json.ts';

/** Every file format of figures. To add one: a file here, and a line in this list. */
export const FIGURE_FORMATS = registry<FigureFormat>([svg, png, pdf, eps, tiff, vlJson, csv, caption]);
