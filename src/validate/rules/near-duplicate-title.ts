import { similarTitles } from '../../text/similar-titles.ts';
import { type Located, type Sheet, tableRule } from '../rule.ts';

export const nearDuplicateTitle = tableRule({
  name: 'near-duplicate-title',
  code: 'D209',
  severity: 'warning',
  explain:
    'Two rows of different units have almost the same title: perhaps a preprint and its journal version, counted twice.',
  *check({ citation, match, table, keyOf, unitOf }: Sheet): Iterable<Located> {
    const field = citation.title;
    const column = field === null ? undefined : match.byField.get(field)?.[0]?.column;
    const cells = column === undefined ? undefined : table.columns[column];
    if (field === null || column === undefined || cells === undefined) return;
    for (const { first, second, similarity } of similarTitles(table.rows, row => cells.value(row))) {
      if (unitOf(first) === unitOf(second)) continue;
      yield {
        row: second,
        column,
        field,
        value: cells.value(second),
        message: `this title is ${similarity === 1 ? 'the same as' : `${Math.floor(similarity * 100)}% like`} that of row ${table.at(first, null).row} (${keyOf(first)}); if both are one study, give them one key`,
      };
    }
  },
});
