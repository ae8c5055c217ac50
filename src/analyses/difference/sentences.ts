import { groupedBy } from '../../base/grouped-by.ts';
import { asker } from '../../manuscript/draft/ask.ts';
import { drafting } from '../../manuscript/draft/drafting.ts';
import { ciWords, label, lead, plain, reason, title } from '../../manuscript/draft/phrases.ts';

export const sentences = drafting({
  name: 'difference',
  describe: 'the difference of every share in percentage points with its interval',
  write(declared, tools) {
    const { words } = tools;
    const ask = asker(declared, tools, ['groups']);
    return groupedBy(tools.rows(declared.request), row => row.field ?? '').map(own => {
      const [first] = own;
      const [one, two] = first!.by.map(group => plain(words.levelLabel(group.field, group.level)));
      const head =
        one === undefined ? 'Difference of two shares' : `${title(first!.field ?? '', words)}, ${one} minus ${two}`;
      const sentences = own.map(row =>
        row.estimate === null
          ? `${label(row)}: not defined (${reason(row)}).`
          : `${label(row)}: ${ask(row)} percentage points (${ciWords(row)} ${ask(row, 'ci')}).`,
      );
      return `${lead(head, first!.where, words)}${sentences.join(' ')}`;
    });
  },
});
