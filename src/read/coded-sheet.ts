import { ingest } from '../ingest/ingest.ts';
import type { Table } from '../model/table.ts';
import type { Resource, Review } from '../review.ts';

/** Reads one resource of a review. */
export async function readResource(review: Review, resource: Resource): Promise<Table> {
  const { dialect = {}, encoding } = resource;
  return ingest(await review.source(resource.path), { ...dialect, ...(encoding === undefined ? {} : { encoding }) });
}
