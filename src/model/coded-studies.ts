import type { CitedUnit, ListedCell } from './listing.ts';
import type { DENOMINATORS } from './state.ts';

/** What is known of a study besides its codes; '' where a part is not given. */
export interface StudyReference {
  readonly title: string;
  /** family names first: `Müller, Hans` */
  readonly authors: readonly string[];
  /** four digits, or '' */
  readonly year: string;
  /** the journal, proceedings or book that it is part of; else its publisher */
  readonly venue: string;
  readonly volume: string;
  readonly issue: string;
  readonly pages: string;
  /** bare and lower case, e.g. `10.2196/66279` */
  readonly doi: string;
  readonly pmid: string;
  /** another identifier, e.g. `arXiv:2303.04360` */
  readonly identifier: string;
  readonly url: string;
  readonly abstract: string;
  readonly keywords: readonly string[];
}

/** A code as other programs show it, with the code that it belongs to. */
export interface StudyCode {
  readonly value: string;
  readonly label: string;
  readonly description: string;
  readonly parent: string | null;
  /** false for a pure group that no study has */
  readonly codable: boolean;
}

/** A field whose cells are written. */
export interface StudyField {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly group: string | null;
  readonly kind: 'codes' | 'number' | 'text';
  /** every code, declared or found; none of a number or a text */
  readonly codes: readonly StudyCode[];
}

/** A cell, and where it says it: page and words of the study. */
export interface StudyCell extends ListedCell {
  readonly evidence: string;
}

/** The studies of a review with their codes, as other programs take them. */
export interface CodedStudies {
  readonly unit: string;
  /** of the review */
  readonly title: string;
  /** that machines coded them, or that they are synthetic, as it is printed; null where neither is so */
  readonly disclosure: string | null;
  /** what the review's shares are shares of */
  readonly denominator: (typeof DENOMINATORS)[number];
  readonly fields: readonly StudyField[];
  readonly studies: readonly (CitedUnit & {
    readonly reference: StudyReference;
    /** in the order of `fields` */
    readonly cells: readonly StudyCell[];
  })[];
}
