import { defined } from '../base/defined.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Finding } from '../model/finding.ts';
import type { ReviewFile } from '../model/review-file.ts';
import type { Table } from '../model/table.ts';
import type { VerificationSample } from '../model/verification.ts';
import type { Review } from '../review.ts';
import { readVerification } from '../validate/read-verification.ts';
import { readResource } from './coded-sheet.ts';

/** The verification sample that the review declares (`verification: { resource: … }`). */
export async function loadVerification(
  review: Review,
  codebook: Codebook,
  declared: NonNullable<ReviewFile['verification']>,
): Promise<{ sample: VerificationSample; findings: readonly Finding[]; table: Table }> {
  const table = await readResource(review, review.resource(declared.resource));
  const read = readVerification(table, codebook, {
    columns: defined(declared.columns ?? {}),
    random: declared.random ?? false,
    stratumField: declared.stratum ?? null,
  });
  return { ...read, table };
}
