import { groupedBy } from '../../base/grouped-by.ts';
import { asker } from '../../manuscript/draft/ask.ts';
import { drafting } from '../../manuscript/draft/drafting.ts';
import { groupLabel, joined, label, lead, name } from '../../manuscript/draft/phrases.ts';

export const sentences = drafting({
  name: 'profile',
  describe: 'how many units are at each level of a facet, with every missing state that occurs; counts, no percentages',
  saysResult: true,
  write(declared, tools) {
    const { words } = tools;
    const ask = asker(declared, tools);
    return groupedBy(tools.rows(declared.request), row => row.field ?? '').map(facet => {
      const first = facet[0]!;
      const sentences = groupedBy(facet, row => JSON.stringify(row.by)).map(own => {
        const counts = own.filter(row => row.statistic === 'profile_level');
        const applies = counts.find(row => row.N !== null)!;
        const group = groupLabel(own[0]!, words);
        // "not reported" is always said; other states where they occur
        const inside = counts.filter(
          row =>
            (row.kind === 'level' && (row.n ?? 0) > 0) ||
            row.level === 'not_reported' ||
            (row.level === 'unclear' && (row.n ?? 0) > 0),
        );
        const outside = counts.filter(
          row => row.missing && !['not_reported', 'unclear'].includes(row.level ?? '') && (row.n ?? 0) > 0,
        );
        const unknown = own.find(row => row.statistic === 'profile_unknown' && (row.n ?? 0) > 0);
        return [
          `${group === '' ? 'Of' : `${group}: of`} ${ask(applies, 'N')} ${words.units} to which it applies or may apply, ${joined(inside.map(row => `${ask(row)} ${row.kind === 'state' ? '' : 'at level '}${label(row)}`))}`,
          ...(outside.length === 0
            ? []
            : [`; not among them: ${joined(outside.map(row => `${ask(row)} ${label(row)}`))}`]),
          ...(unknown === undefined ? [] : [` (for ${ask(unknown)} of them it is unknown whether it applies)`]),
          '.',
        ].join('');
      });
      return `${lead(`Level of ${name(first.field ?? '', words)}`, first.where, words)}${sentences.join(' ')}`;
    });
  },
});
