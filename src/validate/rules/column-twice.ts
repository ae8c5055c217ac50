import { type Located, type Sheet, tableRule } from '../rule.ts';

export const columnTwice = tableRule({
  name: 'column-twice',
  code: 'D203',
  severity: 'error',
  explain: 'Two columns would fill the same field; only the first is read.',
  *check({ match, table }: Sheet): Iterable<Located> {
    for (const { column, field } of match.twice)
      yield {
        row: null,
        column,
        field,
        message: `"${table.columns[column]?.header}" would fill ${field} a second time and is not read; rename one of the two columns`,
      };
  },
});
