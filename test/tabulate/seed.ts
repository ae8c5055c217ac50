import { readdirSync, readFileSync } from 'node:fs';
import type { OpenReview } from '../../src/pipeline/open.ts';
import { reviewOf } from '../support/review.ts';

const FILES = [
  'review.yaml',
  ...['codebook', 'corpus'].flatMap(folder => readdirSync(folder).map(name => `${folder}/${name}`)),
];

/** The repository's own review. */
export const seedReview = (): Promise<OpenReview> =>
  reviewOf(
    Object.fromEntries(
      FILES.filter(name => /\.(csv|yaml)$/.test(name)).map(name => [name, readFileSync(name, 'utf8')]),
    ),
  );
