import fc from 'fast-check';
import type { AnalysisRequest } from '../../src/model/analysis-request.ts';

/** A codebook with every kind of field that can be counted, and a sheet whose cells are right, missing or wrong. */
export interface RandomSheet {
  readonly codebook: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const HEADER = ['id', 'year', 'method', 'size', 'tools', 'open', 'score', 'strategy', 'note', 'box: a', 'box: b'];

const CODEBOOK = (condition: string, ordered: boolean): string => `
primaryKey: id
missingValues:
  - { value: NR, label: not_reported }
  - { value: NA, label: not_applicable }
  - { value: "?", label: unclear }
  - { value: n.a., label: not_accessible }
fields:
  - { name: id }
  - { name: year, type: year }
  - name: method
    constraints: { required: true }
    categories: [{ value: a, label: First, aliases: [alpha] }, { value: b, parent: g }, { value: c, parent: g }, { value: g, codable: false }]
  - { name: size, categories: [small, large], categoriesOrdered: ${ordered} }
  - { name: tools, type: list, delimiter: ";", categories: [x, y, { value: z, exclusive: true }] }
  - { name: open, type: boolean, trueValues: ["yes"], falseValues: ["no"] }
  - { name: score, type: number }
  - { name: strategy, type: list, delimiter: ";", appliesIf: "${condition}", categories: [p, q] }
  - { name: note, title: Remark }
  - { name: box, type: list, columns: [{ name: "box: a", value: a }, { name: "box: b", value: b }], checked: ["1"], categories: [a, b] }
derive:
  - { name: recent, expression: year >= 2021 }
  - name: reach
    categories: [{ value: many, label: Many, when: tools has x and tools has y }, { value: one, label: One, when: tools has x or tools has y }]
`;

const cell = (...good: string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...good) },
    { weight: 3, arbitrary: fc.constantFrom('NR', 'NA', '?', 'n.a.', '') },
    { weight: 2, arbitrary: fc.constantFrom(...good).map(text => ` ${text.toUpperCase()}\u00a0`) },
    { weight: 1, arbitrary: fc.constantFrom('unknown', '#DIV/0!', '-', ' ') },
  );

const row = fc.tuple(
  cell('2019', '2020', '2022', '2023'),
  cell('a', 'b', 'c', 'alpha', 'g'),
  cell('small', 'large', 'Large'),
  cell('x', 'y', 'x;y', 'y; x', 'z', 'x;;y', ';', 'x;x', 'x;NR', 'x;z'),
  cell('yes', 'no', 'true'),
  cell('1', '2.5', '0.1', '0.2', '1e3', '7', '01', '1,5', '999'),
  cell('p', 'q', 'p;q'),
  cell('one', 'Two', '1-2-3', '1.10', "'t Hooft", 'é', 'e\u0301', 'ß'),
  fc.constantFrom('1', '0', '', 'NR', '2'),
  fc.constantFrom('1', '0', ''),
);

/** Random sheets; keys are unique unless `repeated`. */
export const randomSheets = ({ repeated = false, minRows = 0 } = {}): fc.Arbitrary<RandomSheet> =>
  fc
    .tuple(
      fc.constantFrom('method = a', 'method in (a, b) and open = true', 'tools has x', 'not method = b'),
      fc.boolean(),
      // as many rows as few: a combination of cells stands for several only in a longer sheet
      fc.array(row, { minLength: minRows, maxLength: 40, size: 'max' }),
    )
    .map(([condition, ordered, rows]) => ({
      codebook: CODEBOOK(condition, ordered),
      header: HEADER,
      rows: rows.map((cells, at) => [repeated && at % 7 === 6 ? `00${at - 1}` : `${at}`, ...cells]),
    }));

const FIELDS = ['method', 'size', 'tools', 'open', 'score', 'strategy', 'note', 'box', 'recent', 'reach', 'year'];
const WHERE = [null, 'tools has x', 'year >= 2020 and method != b', 'size is missing', 'not open = true', 'box has a'];

/** Requests that counted cells answer. */
export const countRequests: fc.Arbitrary<AnalysisRequest> = fc.oneof(
  fc.record({
    analysis: fc.constant('shares'),
    fields: fc.subarray([...FIELDS, 'method = a and tools has y', 'Remark'], { minLength: 1, maxLength: 2 }),
    by: fc.subarray(['size', 'tools', 'recent'], { maxLength: 2 }),
    where: fc.constantFrom(...WHERE),
    denominator: fc.constantFrom(null, 'all', 'reported', 'responses', 'coded', 'accessible'),
    ci: fc.constantFrom(null, { method: 'wilson', level: 0.95 }, { method: 'sison-glaz', level: 0.9 }),
    options: fc.constantFrom({}, { values: true }),
  }),
  fc.record({
    analysis: fc.constant('crosstab'),
    fields: fc.subarray(FIELDS, { minLength: 2, maxLength: 2 }),
    where: fc.constantFrom(...WHERE),
    denominator: fc.constantFrom(null, 'all', 'reported'),
    test: fc.boolean(),
  }),
  fc.record({
    analysis: fc.constant('trend'),
    fields: fc.subarray(['method', 'tools', 'strategy', 'open = true'], { maxLength: 2 }),
    where: fc.constantFrom(...WHERE),
    test: fc.boolean(),
  }),
  fc.record({
    analysis: fc.constant('intersections'),
    fields: fc.subarray(['tools', 'strategy', 'box'], { minLength: 1, maxLength: 2 }),
    where: fc.constantFrom(...WHERE),
    denominator: fc.constantFrom(null, 'all', 'reported', 'coded'),
    options: fc.constantFrom({}, { max: 0 }, { max: 1 }, { least: 2 }),
  }),
  fc.record({
    analysis: fc.constant('difference'),
    fields: fc.subarray(['size', 'tools', 'open = true', 'recent'], { minLength: 1, maxLength: 2 }),
    by: fc.constant(['method']),
    where: fc.constantFrom(...WHERE),
    denominator: fc.constantFrom(null, 'all', 'reported'),
    options: fc.constant({ groups: ['a', 'b'] }),
  }),
  fc.record({
    analysis: fc.constant('difference'),
    fields: fc.constantFrom(
      ['tools has x', 'tools has y'],
      ['open = true', 'size = large'],
      ['box has a', 'year >= 2021'],
    ),
    where: fc.constantFrom(...WHERE),
  }),
  fc.record({
    analysis: fc.constant('profile'),
    fields: fc.constant(['size']),
    by: fc.subarray(['method', 'tools', 'recent'], { maxLength: 2 }),
    where: fc.constantFrom(...WHERE),
  }),
  fc.record({
    analysis: fc.constant('compare'),
    fields: fc.constantFrom(['method'], ['size']),
    where: fc.constantFrom(...WHERE),
    denominator: fc.constantFrom(null, 'all', 'reported'),
    options: fc.constant({ reference: ['a=0.1', 'b=0.2', 'small=0.3', 'large=0.4'] }),
  }),
) as fc.Arbitrary<AnalysisRequest>;
