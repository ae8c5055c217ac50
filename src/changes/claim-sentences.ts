import { counted } from '../base/plural.ts';
import type { ClaimMoved } from './claim-moved.ts';

/** Reported numbers that are named one by one where they came or went. */
const NAMED = 6;

/** Sentences on the reported numbers that changed: their verdicts, their values, and those that came or went. */
export function claimSentences(claims: readonly ClaimMoved[]): string[] {
  const verdicts = claims.filter(claim => claim.old !== null && claim.new !== null && claim.old !== claim.new);
  const values = claims.filter(claim => claim.old !== null && claim.old === claim.new);
  const added = claims.filter(claim => claim.old === null);
  const removed = claims.filter(claim => claim.new === null);
  const list = (own: readonly ClaimMoved[], verdict: (claim: ClaimMoved) => string | null): string =>
    own.length > NAMED ? '' : ` (${own.map(claim => `${claim.id}: ${plain(verdict(claim))}`).join(', ')})`;
  const many = (own: readonly ClaimMoved[]): string =>
    `${counted(own.length, 'reported number')} ${own.length === 1 ? 'was' : 'were'}`;
  return [
    ...(verdicts.length === 0
      ? []
      : [
          `Verdicts on reported numbers that changed: ${verdicts.map(claim => `${claim.id} (${claim.old} → ${claim.new}${reported(claim, '; ')})`).join(', ')}.`,
        ]),
    ...(values.length === 0
      ? []
      : [
          `Reported otherwise, with the same verdict: ${values.map(claim => `${claim.id} (${reported(claim, '')}; ${claim.new})`).join(', ')}.`,
        ]),
    ...(added.length === 0 ? [] : [`${many(added)} added${list(added, claim => claim.new)}.`]),
    ...(removed.length === 0 ? [] : [`${many(removed)} removed${list(removed, claim => claim.old)}.`]),
  ];
}

const plain = (verdict: string | null): string => (verdict ?? '').replaceAll('_', ' ');

const reported = ({ reported: pair }: ClaimMoved, before: string): string =>
  pair === undefined ? '' : `${before}${pair[0] ?? 'nothing'} → ${pair[1] ?? 'nothing'}`;
