import fc from 'fast-check';

/** A review whose coders stand beside each other in the studies' sheet. */
export interface RandomCoders {
  readonly files: Readonly<Record<string, string>>;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const CODEBOOK = (ordered: boolean): string => `
primaryKey: id
missingValues:
  - { value: NR, label: not_reported }
  - { value: NA, label: not_applicable }
  - { value: "?", label: unclear }
fields:
  - { name: id }
  - { name: method, categories: [{ value: a, label: First, aliases: [alpha] }, b, c] }
  - { name: size, categories: [small, middle, large], categoriesOrdered: ${ordered} }
  - { name: tools, type: list, delimiter: ";", categories: [x, y, z] }
  - { name: score, type: number }
  - { name: open, appliesIf: "method in (a, b)", categories: [free, paid] }
  - { name: note, title: Remark }
  - { name: verdict, categories: [in, out] }
  - { name: remark }
`;

const REVIEW = (coders: number, more: string): string => `name: coders
unit: { name: study, key: id }
resources: [{ name: studies, path: studies.csv, schema: codebook.yaml }]
codings:
  - name: charting
    from: { affix: "{field}_{coder}", coders: [${['A', 'B', 'C'].slice(0, coders).join(', ')}], consensus: agreed${more} }
    sample: All of them.
    ratings: { none: [not_coded] }
  - { name: screening, from: { votes: decisions, field: verdict, delimiter: "|" } }
`;

const cell = (...good: string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...good) },
    { weight: 3, arbitrary: fc.constantFrom('NR', '?', '', 'NA') },
  );

const CELLS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  method: cell('a', 'b', 'c'),
  size: cell('small', 'middle', 'large'),
  tools: cell('x', 'y', 'x;y', 'z', 'x;z', 'x;y;z'),
  score: cell('1', '2.5', '0.1', '7'),
  open: cell('free', 'paid'),
  note: cell('one', 'Two', 'two', 'three'),
};
const FIELDS = Object.keys(CELLS);

/**
 * Random codings of two or three coders with their consensus, and of votes in one cell.
 *
 * @param slips also keys that repeat, and cells that break a rule: then the units themselves are needed
 */
export const randomCoders = ({ slips = false } = {}): fc.Arbitrary<RandomCoders> =>
  fc.tuple(fc.constantFrom(2, 3), fc.boolean(), fc.boolean()).chain(([coders, ordered, otherwise]) => {
    const columns = ['A', 'B', 'C']
      .slice(0, coders)
      .concat('agreed')
      .flatMap(coder => FIELDS.map(field => ({ field, header: `${field}_${coder}` })));
    const row = fc.tuple(
      fc.tuple(...columns.map(({ field }) => CELLS[field]!)),
      fc.constantFrom('in|in', 'in|out', 'out|in', 'out|out|in', 'in', '', 'NR'),
      fc.constantFrom('p', 'q'),
    );
    // only what a method of a or b has is open or not
    const fitted = (cells: readonly string[]): string[] =>
      cells.map((own, at) => {
        if (columns[at]!.field !== 'open') return own;
        const method =
          cells[columns.findIndex(({ header }) => header === columns[at]!.header.replace('open', 'method'))]!;
        return method === 'c' ? 'NA' : own === 'NA' || own === '' ? 'free' : own;
      });
    return fc.array(row, { minLength: 3, maxLength: 40, size: 'max' }).map(rows => ({
      files: {
        'review.yaml': REVIEW(coders, otherwise ? ', otherwise: agreed' : ''),
        'codebook.yaml': CODEBOOK(ordered),
      },
      header: ['id', ...columns.map(({ header }) => header), 'decisions', 'remark'],
      rows: rows.map(([cells, votes, remark], at) => {
        const isSlip = slips && at === rows.length - 1;
        return [
          isSlip && rows.length % 2 === 0 ? '00' : `${at}`,
          ...fitted(cells).map((own, i) => (isSlip && i === 0 ? 'nine' : own)),
          votes,
          remark,
        ];
      }),
    }));
  });

/** What of their agreement can be asked for. */
export const agreementQueries = fc.record({
  fields: fc.oneof(fc.constant([]), fc.subarray([...FIELDS, 'verdict'], { minLength: 1, maxLength: 2 })),
  where: fc.constantFrom(null, null, 'method = a', 'size != small and tools has x', 'open is missing'),
  stage: fc.constantFrom(null, 'charting'),
  level: fc.constantFrom(null, '0.9'),
  categories: fc.constantFrom(null, 'codebook'),
});
