import { isExpression } from '../../base/expression.ts';
import type { FieldKind } from '../../manuscript/draft/drafting.ts';
import type { OpenReview } from '../../read/session.ts';

/** How a condition speaks of a field; a name that only coders' sheets have is a field too, and anything else a proposition. */
export function fieldKind({ studies }: OpenReview, field: string): FieldKind {
  const kind = studies.coded.columns.get(field)?.kind;
  if (kind === undefined) return isExpression(field) ? 'proposition' : 'single';
  return kind === 'multi' || kind === 'numeric' ? kind : 'single';
}
