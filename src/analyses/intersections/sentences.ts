import { groupedBy } from '../../base/grouped-by.ts';
import { asker, condition, placeholder, withSelection } from '../../manuscript/draft/ask.ts';
import { drafting } from '../../manuscript/draft/drafting.ts';
import { joined, label, lead, name } from '../../manuscript/draft/phrases.ts';
import { STATE_WORDS } from '../../manuscript/draft/states.ts';

/** A sentence with more combinations is a list; the rest has a number of its own. */
const MOST = 20;

export const sentences = drafting({
  name: 'intersections',
  describe: 'the exact combinations of items, most frequent first, and how many items a unit has',
  write({ request, options }, tools) {
    const { words } = tools;
    // a figure asks for all and draws what has room
    const declared = {
      options,
      request: { ...request, options: { ...request.options, max: options.max ?? MOST } },
    };
    const ask = asker(declared, tools);
    const restAsk = asker(declared, tools, ['max', 'least']);
    return groupedBy(tools.rows(declared.request), row => row.field ?? '').map(own => {
      const field = own[0]!.field ?? '';
      const sets = own.filter(row => row.statistic === 'intersection' || row.statistic === 'intersection_rest');
      const list = sets.map(row =>
        row.statistic === 'intersection' ? `${label(row)} in ${ask(row)}` : `another combination in ${restAsk(row)}`,
      );
      const item = (name: string) => own.find(row => row.statistic === `items_${name}`);
      const [median, low, min, mean] = ['median', 'q1', 'min', 'mean'].map(item);
      const span = (row: typeof median, statistic: string): string =>
        row === undefined ? '' : ask({ ...row, statistic });
      const states = own.filter(row => row.kind === 'state');
      const sentences = [
        ...(sets[0] === undefined
          ? [`No ${words.unit} has a code here.`]
          : [`Of ${ask(sets[0], 'N')} ${words.units} that report it, exactly ${joined(list)}.`]),
        ...(median?.estimate == null
          ? []
          : [
              `The median number of items per ${words.unit} was ${ask(median)} (interquartile range ${span(low, 'items_iqr')}; range ${span(min, 'items_range')}; mean ${ask(mean!)}).`,
            ]),
        ...states.map(row => {
          const query = withSelection(condition(field, row.level, true, tools), row.where, null);
          return `${STATE_WORDS[row.level ?? ''] ?? label(row)} ${placeholder(query, 'n')} ${row.n === 1 ? words.unit : words.units}.`;
        }),
      ];
      return `${lead(`Combinations of ${name(field, words)}`, own[0]!.where, words)}${sentences.join(' ')}`;
    });
  },
});
