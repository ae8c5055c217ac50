import * as crossfilter from 'vega-crossfilter';
import { transforms } from 'vega-dataflow';
import * as force from 'vega-force';
import * as geo from 'vega-geo';
import * as hierarchy from 'vega-hierarchy';
import * as label from 'vega-label';
import * as regression from 'vega-regression';
import * as voronoi from 'vega-voronoi';
import * as wordcloud from 'vega-wordcloud';

// for `vega:` blocks of users, which may name any transform
Object.assign(transforms, crossfilter, force, geo, hierarchy, label, regression, voronoi, wordcloud);

export const EVERY_TRANSFORM = true;
