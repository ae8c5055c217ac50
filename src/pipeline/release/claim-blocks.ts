import { counted } from '../../base/plural.ts';
import type { ClaimsCheck } from '../../claims/check.ts';
import { VERDICTS } from '../../claims/verdicts/index.ts';
import { joined } from '../../manuscript/draft/phrases.ts';
import type { SummaryBlock } from '../../model/summary-page.ts';
import { tallyOf } from '../../model/tally.ts';
import type { SummaryLength } from './agreement-blocks.ts';

/** What a verdict says to somebody who does not know its name: `34 agree with the data`. */
const MEANS: ReadonlyMap<string, string> = new Map([
  ['reproduced', 'agree with the data'],
  ['possible', 'are possible for the total that they state (no data to compare)'],
  ['impossible', 'cannot be right, because no count of that total gives them'],
  ['contradiction', 'contradict another number of the same publication'],
  ['does_not_add_up', 'do not add up to their whole'],
  ['not_reproduced', 'differ from the data'],
  ['stale', 'were right in an earlier version of the data'],
  ['other_denominator', 'fit another denominator than the one they state'],
  ['complement', 'are the share of the others'],
  ['near_miss', 'belong to another category or field'],
  ['other_rounding', 'are right, but rounded in another way'],
  ['not_checkable', 'could not be checked'],
]);

/** How many reported numbers agree with the data, and what is wrong with the others. */
export function claimBlocks({ claims, unexpected }: ClaimsCheck, { isWhole }: SummaryLength): SummaryBlock[] {
  const verdicts = [...tallyOf(claims.map(({ verdict }) => verdict))].sort((a, b) => b[1] - a[1]);
  const words = verdicts.map(([verdict, n]) => {
    const { alarm, describe } = VERDICTS.get(verdict)!;
    const files = [...new Set(claims.flatMap(claim => (claim.verdict === verdict ? [claim.source] : [])))];
    return `${n} ${MEANS.get(verdict) ?? `(${describe})`}${alarm && isWhole ? ` (${joined(files)})` : ''}`;
  });
  const hasAlarm = verdicts.some(([verdict]) => VERDICTS.get(verdict)?.alarm === true);
  const alarms =
    unexpected.length > 0
      ? ` ${unexpected.length} of them need attention: the review does not say that it expects these verdicts.`
      : hasAlarm
        ? ' The review says beforehand that it expects these verdicts.'
        : '';
  return [
    { kind: 'heading', text: 'Numbers in texts, checked' },
    {
      kind: 'text',
      text: `Of ${counted(claims.length, 'statement')} with numbers, by the review or by a publication, ${words.join('; ')}.${alarms} Each with its reason: out/claims.md.`,
    },
  ];
}
