import { transforms } from 'vega-dataflow';
import * as encode from 'vega-encode';
import { expressionInterpreter } from 'vega-interpreter';
import { parse } from 'vega-parser';
import { resetSVGDefIds, textMetrics } from 'vega-scenegraph';
import * as transform from 'vega-transforms';
import { View } from 'vega-view';
import * as layout from 'vega-view-transforms';

// the transforms that Vega-Lite's charts of tables need; maps, forces and clouds would only cost time at start
Object.assign(transforms, transform, layout, encode);

export { compile } from 'vega-lite';
export { expressionInterpreter, parse, resetSVGDefIds, textMetrics, View };
