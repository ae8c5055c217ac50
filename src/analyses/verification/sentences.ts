import { groupedBy } from '../../base/grouped-by.ts';
import { asker } from '../../manuscript/draft/ask.ts';
import { drafting } from '../../manuscript/draft/drafting.ts';
import { ciWords, label, lead, name, reason } from '../../manuscript/draft/phrases.ts';
import type { ResultRow } from '../../model/result-row.ts';

export const sentences = drafting({
  name: 'verification',
  describe: 'every share corrected for the errors that were found when codes were looked up again, with its bounds',
  write(declared, tools) {
    const { words } = tools;
    const ask = asker(declared, tools);
    return groupedBy(tools.rows(declared.request), row => row.field ?? '').map(own => {
      const sentences = groupedBy(own, row => row.level ?? '').map(rows => {
        const get = (statistic: string): ResultRow | undefined => rows.find(row => row.statistic === statistic);
        const [share, bounds] = ['share_verified', 'share_verified_bounds'].map(get);
        const value =
          share === undefined || share.estimate === null
            ? `not estimated (${reason(share)})`
            : `${ask(share)} (${share.ci === null ? '' : `${ciWords(share)} ${ask(share, 'ci')}`})`;
        return `${label(rows[0]!)}: ${value}${bounds?.ci == null ? '' : `; at worst ${ask(bounds, 'ci')} percent`}.`;
      });
      return `${lead(`Verified shares of ${name(own[0]!.field ?? '', words)}`, own[0]!.where, words)}${sentences.join(' ')}`;
    });
  },
});
