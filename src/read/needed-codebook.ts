import { Fault } from '../base/fault.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Resource, Review } from '../review.ts';

/** The codebook of a resource; without one nothing can be checked. */
export async function neededCodebook(review: Review, resource: Resource): Promise<Codebook> {
  const codebook = await review.codebook(resource);
  if (codebook !== null) return codebook;
  throw new Fault(
    'no-codebook',
    `${review.declaration.file}: the resource "${resource.name}" has no codebook`,
    'add `schema: codebook/….yaml` to it',
  );
}
