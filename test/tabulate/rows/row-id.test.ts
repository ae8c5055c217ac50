import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DENOMINATORS } from '../../../src/model/state.ts';
import { parseRowId } from '../../../src/tabulate/rows/parse-row-id.ts';
import { idFrom, rowId } from '../../../src/tabulate/rows/row-id.ts';

/** Any text, and texts that look like parts of an id. */
const text = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.constantFrom('a b', '=', ':', 'x=y', '" where ', ' coder ', 'of all', '/all', 'naïve', 'x,y=z', '\\', '"', '\n'),
);
const group = fc.record({ field: text, level: text, missing: fc.boolean() });
const parts = fc
  .record({
    statistic: fc.constantFrom('share', 'median', 'cohen_kappa'),
    field: fc.option(text),
    level: fc.option(text),
    with: fc.option(text),
    kind: fc.constantFrom('level', 'rollup', 'state', 'none'),
    by: fc.array(group, { maxLength: 3 }),
    where: fc.constantFrom(null, 'year >= 2020', 'method in (a, b) and not (open is not_reported)'),
    coder: fc.option(text),
    denominator: fc.constantFrom(null, ...DENOMINATORS),
    base: fc.constantFrom('group', 'level', 'all'),
  })
  // a row is of a field or of a group, and only a field has levels
  .filter(row => row.field !== null || (row.by.length > 0 && row.level === null));

test('an id says everything that it was made from, whatever names and levels hold', () => {
  fc.assert(
    fc.property(parts, fc.option(text), (given, from) => {
      const row = { analysis: 'shares', ...given, kind: given.level === null ? 'field' : given.kind } as const;
      const id = rowId(row);
      expect(parseRowId(from === null ? id : idFrom(id, from))).toEqual({
        statistic: row.statistic,
        field: row.field,
        kind: row.kind,
        level: row.level,
        with: row.with,
        by: row.by,
        where: row.where,
        coder: row.coder,
        denominator: row.denominator,
        base: row.base,
        from,
      });
    }),
    { numRuns: 300 },
  );
});

test.each([
  'method = prompting',
  'share',
  'share method /nobody',
  'share "broken \\q escape"',
  'Share method',
  '',
  'share method by domain',
])('"%s" is no id of a row', id => {
  expect(parseRowId(id)).toBeNull();
});
