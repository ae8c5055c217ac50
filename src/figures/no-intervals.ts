import type { ExhibitFile } from '../model/exhibit-file.ts';
import { type Finding, finding } from '../model/finding.ts';

/** A note where a declaration asks for intervals and its type shows counts alone. */
export const noIntervals = ({ ci, figure }: ExhibitFile): Finding[] =>
  ci === undefined
    ? []
    : [
        finding('F115', 'note', `a figure of type ${figure} shows no intervals`, {
          suggestion: 'use the type bar, grouped-bar or dot-interval, or take `ci:` out',
        }),
      ];
