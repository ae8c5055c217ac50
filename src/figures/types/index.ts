import { registry } from '../../base/registry.ts';
import type { FigureType } from '../figure-type.ts';
import { agreement } from './agreement.ts';
import { bar } from './bar.ts';
import { change } from './change.ts';
import { coOccurrence } from './co-occurrence.ts';
import { countryMap } from './country-map.ts';
import { disagreementMatrix } from './disagreement-matrix.ts';
import { distribution } from './distribution.ts';
import { dotInterval } from './dot-interval.ts';
import { evidenceMap } from './evidence-map.ts';
import { flow } from './flow.ts';
import { groupedBar } from './grouped-bar.ts';
import { heatmap } from './heatmap.ts';
import { mosaic } from './mosaic.ts';
import { profileBars } from './profile-bars.ts';
import { profileMatrix } from './profile-matrix.ts';
import { rankedDots } from './ranked-dots.ts';
import { stackedBar } from './stacked-bar.ts';
import { timeline } from './timeline.ts';
import { trafficLight } from './traffic-light.ts';
import { upset } from './upset.ts';

/** Every type of figure. To add one: a file here, and a line in this list. */
export const FIGURE_TYPES = registry<FigureType>([
  // one a line
  bar,
  groupedBar,
  stackedBar,
  dotInterval,
  flow,
  trafficLight,
  evidenceMap,
  timeline,
  heatmap,
  rankedDots,
  upset,
  profileBars,
  profileMatrix,
  distribution,
  agreement,
  disagreementMatrix,
  coOccurrence,
  mosaic,
  countryMap,
  change,
]);
