import { printWord } from '../../base/expression/print.ts';
import type { Proposal } from './proposal.ts';

/** A category within the units of another one; a field is no subgroup of itself. */
export function inGroup(part: Proposal, group: Proposal, multi: ReadonlySet<string>): Proposal {
  if (group.level === null || group.field === part.field) return part;
  const relation = multi.has(group.field) ? 'has' : '=';
  return {
    field: part.field,
    level: part.level,
    where: `${printWord(group.field, '`')} ${relation} ${printWord(group.level, "'")}`,
    confidence: Math.min(part.confidence, group.confidence),
  };
}
