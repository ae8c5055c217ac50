import type { ExhibitFile } from '../model/exhibit-file.ts';
import { FIGURE_FINDINGS } from '../model/figure-findings.ts';
import { type Finding, finding } from '../model/finding.ts';

/** A note where a declaration asks for intervals and its type shows counts alone. */
export const noIntervals = ({ ci, figure }: ExhibitFile): Finding[] =>
  ci === undefined
    ? []
    : [
        finding(
          FIGURE_FINDINGS.noIntervals.code,
          FIGURE_FINDINGS.noIntervals.severity,
          `a figure of type ${figure} shows no intervals`,
          {
            suggestion: 'use the type bar, grouped-bar or dot-interval, or remove `ci:`',
          },
        ),
      ];
