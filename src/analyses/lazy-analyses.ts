import { type ListedAnalysis, listed } from './analysis.ts';

// Made by `npm run generate` from the list of analyses (src/analyses/index.ts): edit that, not this file.
export const LAZY_ANALYSES: Readonly<Record<string, () => Promise<ListedAnalysis>>> = {
  flow: async () =>
    listed(
      (await import('./flow/analysis.ts')).flow,
      () => import('./flow/table.ts'),
      () => import('./flow/sentences.ts'),
    ),
  trend: async () =>
    listed(
      (await import('./trend/analysis.ts')).trend,
      () => import('./trend/table.ts'),
      () => import('./trend/sentences.ts'),
    ),
  shares: async () =>
    listed(
      (await import('./shares/analysis.ts')).shares,
      () => import('./shares/table.ts'),
      () => import('./shares/sentences.ts'),
    ),
  difference: async () =>
    listed(
      (await import('./difference/analysis.ts')).difference,
      () => import('./difference/table.ts'),
      () => import('./difference/sentences.ts'),
    ),
  compare: async () =>
    listed(
      (await import('./compare/analysis.ts')).compare,
      () => import('./compare/table.ts'),
      () => import('./compare/sentences.ts'),
    ),
  crosstab: async () =>
    listed(
      (await import('./crosstab/analysis.ts')).crosstab,
      () => import('./crosstab/table.ts'),
      () => import('./crosstab/sentences.ts'),
    ),
  ranks: async () =>
    listed(
      (await import('./ranks/analysis.ts')).ranks,
      () => import('./ranks/table.ts'),
      () => import('./ranks/sentences.ts'),
    ),
  intersections: async () =>
    listed(
      (await import('./intersections/analysis.ts')).intersections,
      () => import('./intersections/table.ts'),
      () => import('./intersections/sentences.ts'),
    ),
  pairs: async () =>
    listed(
      (await import('./pairs/analysis.ts')).pairs,
      () => import('./pairs/table.ts'),
      () => import('./pairs/sentences.ts'),
    ),
  diversity: async () =>
    listed(
      (await import('./diversity/analysis.ts')).diversity,
      () => import('./diversity/table.ts'),
      () => import('./diversity/sentences.ts'),
    ),
  gaps: async () =>
    listed(
      (await import('./gaps/analysis.ts')).gaps,
      () => import('./gaps/table.ts'),
      () => import('./gaps/sentences.ts'),
    ),
  profile: async () =>
    listed(
      (await import('./profile/analysis.ts')).profile,
      () => import('./profile/table.ts'),
      () => import('./profile/sentences.ts'),
    ),
  agreement: async () =>
    listed(
      (await import('./agreement/analysis.ts')).agreement,
      () => import('./agreement/table.ts'),
      () => import('./agreement/sentences.ts'),
    ),
  robustness: async () =>
    listed(
      (await import('./robustness/analysis.ts')).robustness,
      () => import('./robustness/table.ts'),
      () => import('./robustness/sentences.ts'),
    ),
  verification: async () =>
    listed(
      (await import('./verification/analysis.ts')).verification,
      () => import('./verification/table.ts'),
      () => import('./verification/sentences.ts'),
    ),
};
