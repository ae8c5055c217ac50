import { registry } from '../../../base/registry.ts';
import { type Finding, finding } from '../../../model/finding.ts';
import type { Scene } from '../scene.ts';
import { colourVision } from './colour-vision.ts';
import { contrast } from './contrast.ts';
import { glyphs } from './glyphs.ts';
import { greyscaleMerge } from './greyscale.ts';
import { journalFormats } from './journal-formats.ts';
import { journalSize } from './journal-size.ts';
import { leftOut } from './left-out.ts';
import { outside } from './outside.ts';
import { overPage } from './over-page.ts';
import { overlap } from './overlap.ts';
import type { PreflightContext, PreflightRule } from './rule.ts';
import { smallText } from './small-text.ts';
import { thinLine } from './thin-line.ts';
import { truncated } from './truncated.ts';

/** Every rule of preflight, by its code. To add one: a file here, and a line in this list. */
export const PREFLIGHT_RULES = registry<PreflightRule>([
  smallText,
  thinLine,
  overlap,
  outside,
  truncated,
  leftOut,
  contrast,
  colourVision,
  greyscaleMerge,
  glyphs,
  journalFormats,
  journalSize,
  overPage,
]);

/** What an art editor would send back, measured on the figure as it is laid out. */
export const preflight = (scene: Scene, context: PreflightContext): Finding[] =>
  PREFLIGHT_RULES.all.flatMap(rule =>
    rule
      .check(scene, context)
      .map(({ message, remedy }) => finding(rule.code, rule.severity, message, { suggestion: remedy })),
  );
