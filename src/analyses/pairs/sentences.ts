import { groupedBy } from '../../base/grouped-by.ts';
import { asker } from '../../manuscript/draft/ask.ts';
import { drafting } from '../../manuscript/draft/drafting.ts';
import { joined, label, lead, name } from '../../manuscript/draft/phrases.ts';

/** A sentence with more combinations is a list. */
const MOST = 20;

export const sentences = drafting({
  name: 'pairs',
  describe: 'which codes appear beside each other in units of one study, most frequent first',
  write(declared, tools) {
    const { words } = tools;
    const ask = asker(declared, tools, ['within']);
    const rows = tools.rows(declared.request).filter(row => row.by.length === 0);
    return groupedBy(rows, row => row.field ?? '').map(own => {
      const field = own[0]!.field ?? '';
      const found = own.filter(row => row.statistic === 'unit_pair').slice(0, MOST);
      const same = own.find(row => row.statistic === 'same_code_pairs');
      const unit = same?.parents?.unit ?? 'study';
      const text =
        found.length === 0 || same === undefined
          ? `No two ${words.units} of one ${unit} have a code here.`
          : `Of ${ask(same, 'N')} pairs of ${words.units} of one ${unit}, ${joined(found.map(row => `${label(row)} were ${ask(row)}`))}; ${ask(same)} had the same code.`;
      return `${lead(`Pairs by ${name(field, words)}`, own[0]!.where, words)}${text}`;
    });
  },
});
