import { groupedBy } from '../../base/grouped-by.ts';
import { type Ask, asker } from '../../manuscript/draft/ask.ts';
import { drafting } from '../../manuscript/draft/drafting.ts';
import { joined, label, lead, name, plain, reason } from '../../manuscript/draft/phrases.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { Words } from '../../model/words.ts';

export const sentences = drafting({
  name: 'robustness',
  describe: 'how many recodings change a majority, the first rank and "none", and the shares by every coder',
  // what the analysis concludes from the numbers is the authors' part
  saysResult: true,
  write(declared, tools) {
    const { words } = tools;
    const ask = asker(declared, tools, ['stage']);
    return groupedBy(tools.rows(declared.request), row => row.field ?? '').map(own => {
      const levels = groupedBy(
        own.filter(row => row.level !== null && row.statistic !== 'recodings_first_rank'),
        row => row.level!,
      );
      const sentences = [
        ...levels.flatMap(rows => recodings(rows, ask)),
        ...firstRank(own, ask),
        ...envelope(levels, ask, words),
      ];
      return `${lead(`Robustness of ${name(own[0]!.field ?? '', words)}`, own[0]!.where, words)}${sentences.join(' ')}`;
    });
  },
});

const find = (rows: readonly ResultRow[], statistic: string): ResultRow | undefined =>
  rows.find(row => row.statistic === statistic);

function recodings(rows: readonly ResultRow[], ask: Ask): string[] {
  const [majority, zero] = ['recodings_majority', 'recodings_zero'].map(statistic => find(rows, statistic));
  if (majority === undefined || zero === undefined) return [];
  if (majority.estimate === null) return [`${label(majority)}: nothing to recode (${reason(majority)}).`];
  return [
    `${label(majority)} (${ask(majority, 'n')} of ${ask(majority, 'N')}): ${ask(majority)} recodings to change whether it is a majority, ${ask(zero)} to change whether it occurs.`,
  ];
}

function firstRank(rows: readonly ResultRow[], ask: Ask): string[] {
  const row = find(rows, 'recodings_first_rank');
  if (row === undefined) return [];
  if (row.estimate === null) return [`There is no first rank (${reason(row)}).`];
  return [`${ask(row)} recodings to take the first rank from ${label(row)}.`];
}

/** The shares on the units that all coded, coder by coder. */
function envelope(levels: readonly ResultRow[][], ask: Ask, words: Words): string[] {
  const first = levels.flatMap(rows => find(rows, 'share_common') ?? [])[0];
  if (first === undefined) return [];
  if (first.N === 0) return [`Shares by coder are not defined (${reason(first)}).`];
  return [
    `Of the ${ask(first, 'N')} ${first.N === 1 ? words.unit : words.units} that all coded:`,
    ...levels.map(rows => {
      const shares = rows
        .filter(row => row.statistic === 'share_common')
        .map(row => `${ask(row)} by ${row.coder === null ? 'consensus' : plain(row.coder)}`);
      const [lowest, highest] = ['share_lowest', 'share_highest'].map(statistic => find(rows, statistic));
      const ends =
        lowest === undefined || highest === undefined
          ? ''
          : `; ${ask(lowest)} with every difference resolved against it, ${ask(highest)} for it`;
      return `${label(rows[0]!)} ${joined(shares)}${ends}.`;
    }),
  ];
}
