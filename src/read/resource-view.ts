import { Fault } from '../base/fault.ts';
import { wordsOf } from '../model/words.ts';
import type { Review } from '../review.ts';
import { reviewGuesses } from '../review.ts';
import { duplicateKey } from './coded-sheet.ts';
import type { CountedSheet } from './counted-sheet.ts';
import type { CodersRead } from './load-coders.ts';
import { materialOf } from './material.ts';
import type { OpenReview } from './open-review.ts';

/** A resource that counts, and who coded it. */
export interface CountedRead {
  readonly counted: CountedSheet;
  readonly coders: CodersRead;
}

/** Names of the resources beside the studies that have a unit of their own. */
export const countedNames = (review: Review): string[] =>
  review.value.resources
    .filter(({ name, unit }) => unit !== undefined && name !== review.studies.name)
    .map(({ name }) => name);

/** A resource without the sheets of its coders. */
export const uncoded = (counted: CountedSheet) => (): CountedRead => ({
  counted,
  coders: { coders: [], stages: [], findings: [], tables: [], resources: new Set(), shared: false },
});

/** Other resources of a review by name; each throws the reason why it could not be read. */
export type CountedReads = ReadonlyMap<string, () => CountedRead>;

/**
 * The review as seen from each of its resources: the same review, but its units are those of the resource. `null` and the
 * name of the studies give the review itself.
 */
export function resourceViews(base: OpenReview, reads: CountedReads): OpenReview['of'] {
  const views = new Map<string, OpenReview>();
  return name => {
    if (name === null || name === base.review.studies.name) return base;
    const known = views.get(name);
    if (known !== undefined) return known;
    const read = reads.get(name);
    if (read === undefined) throw notCounted(base, name);
    const view = viewOf(base, read());
    views.set(name, view);
    return view;
  };
}

function notCounted({ review }: OpenReview, name: string): Fault {
  const resource = review.resource(name);
  return new Fault(
    'no-unit',
    resource.unit === undefined
      ? `the resource "${name}" is not counted, because ${review.declaration.file} does not say what one of its rows is`
      : `the resource "${name}" is not read here`,
    'add e.g. `unit: outcome` to the resource; `of:` and `by:` say whose it is',
  );
}

function viewOf(base: OpenReview, { counted, coders }: CountedRead): OpenReview {
  const { sheet, unit, parents, resource } = counted;
  const { denominator, target, searched } = base.material;
  const material = materialOf(
    {
      coded: sheet.coded,
      denominator,
      target,
      searched: searched ?? null,
      guesses: reviewGuesses(base.review, resource),
      duplicate: duplicateKey(sheet.findings),
      from: resource.name,
      parents,
      resource: name => base.of(name).material,
    },
    {
      coders: () => coders.coders,
      stages: () => coders.stages,
      flow: () => null,
      verification: () => null,
      anchored: () => new Map(),
    },
  );
  const { review, findings, tables, format } = base;
  return {
    review,
    resource,
    join: counted.join,
    codebook: sheet.coded.codebook,
    unit,
    studies: sheet,
    findings,
    tables,
    material,
    coders: coders.coders,
    flow: null,
    words: wordsOf(sheet.coded),
    format,
    sheet: name => base.sheet(name),
    counted: base.counted,
    of: name => base.of(name),
  };
}
