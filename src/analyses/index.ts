import { registry } from '../base/registry.ts';
import { agreement } from './agreement/analysis.ts';
import { type ListedAnalysis, listed } from './analysis.ts';
import { compare } from './compare/analysis.ts';
import { crosstab } from './crosstab/analysis.ts';
import { difference } from './difference/analysis.ts';
import { diversity } from './diversity/analysis.ts';
import { flow } from './flow/analysis.ts';
import { gaps } from './gaps/analysis.ts';
import { intersections } from './intersections/analysis.ts';
import { pairs } from './pairs/analysis.ts';
import { profile } from './profile/analysis.ts';
import { ranks } from './ranks/analysis.ts';
import { robustness } from './robustness/analysis.ts';
import { shares } from './shares/analysis.ts';
import { trend } from './trend/analysis.ts';
import { verification } from './verification/analysis.ts';

/** Every analysis, in the order of a Results section. To add one: a folder here, and a line in this list. */
export const ANALYSES = registry<ListedAnalysis>([
  listed(
    flow,
    () => import('./flow/table.ts'),
    () => import('./flow/sentences.ts'),
  ),
  listed(
    trend,
    () => import('./trend/table.ts'),
    () => import('./trend/sentences.ts'),
  ),
  listed(
    shares,
    () => import('./shares/table.ts'),
    () => import('./shares/sentences.ts'),
  ),
  listed(
    difference,
    () => import('./difference/table.ts'),
    () => import('./difference/sentences.ts'),
  ),
  listed(
    compare,
    () => import('./compare/table.ts'),
    () => import('./compare/sentences.ts'),
  ),
  listed(
    crosstab,
    () => import('./crosstab/table.ts'),
    () => import('./crosstab/sentences.ts'),
  ),
  listed(
    ranks,
    () => import('./ranks/table.ts'),
    () => import('./ranks/sentences.ts'),
  ),
  listed(
    intersections,
    () => import('./intersections/table.ts'),
    () => import('./intersections/sentences.ts'),
  ),
  listed(
    pairs,
    () => import('./pairs/table.ts'),
    () => import('./pairs/sentences.ts'),
  ),
  listed(
    diversity,
    () => import('./diversity/table.ts'),
    () => import('./diversity/sentences.ts'),
  ),
  listed(
    gaps,
    () => import('./gaps/table.ts'),
    () => import('./gaps/sentences.ts'),
  ),
  listed(
    profile,
    () => import('./profile/table.ts'),
    () => import('./profile/sentences.ts'),
  ),
  listed(
    agreement,
    () => import('./agreement/table.ts'),
    () => import('./agreement/sentences.ts'),
  ),
  listed(
    robustness,
    () => import('./robustness/table.ts'),
    () => import('./robustness/sentences.ts'),
  ),
  listed(
    verification,
    () => import('./verification/table.ts'),
    () => import('./verification/sentences.ts'),
  ),
]);
