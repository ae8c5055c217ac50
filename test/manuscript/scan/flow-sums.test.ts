import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { scan } from '../../../src/manuscript/scan/scan.ts';

/** What is told not to add up, as `whole = part + part`. */
async function sumsIn(text: string): Promise<string[]> {
  const { claims } = await scan(strToU8(text), 'a.txt', { changes: 'accepted', terms: [], certainty: 0.6 });
  const countOf = (id: string): string | undefined => claims.find(claim => claim.id === id)?.numbers.n;
  return claims.flatMap(({ numbers, parts }) =>
    parts.length === 0 ? [] : [`${numbers.n ?? numbers.N} = ${parts.map(countOf).join(' + ')}`],
  );
}

// the differences by hand: 4514 - 3961 = 553, 1200 - 200 = 1000
test.each([
  ['Of 4,514 records, 3,961 were excluded, leaving 563.', '4514 = 3961 + 563'],
  ['Of 4,514 records, 3,961 were excluded and 563 were assessed in full.', '4514 = 3961 + 563'],
  ['We screened 4,514 records and excluded 3,961; 563 full texts were assessed.', '4514 = 3961 + 563'],
  ['We identified 1,200 records; 1,100 records remained after removal of 200 duplicates.', '1200 = 200 + 1100'],
  ['Of 900 records, 300 were duplicates and 400 were excluded, which left 100 reports.', '900 = 300 + 400 + 100'],
])('a step of a flow that does not add up: %s', async (text, sum) => {
  const [whole, ...parts] = sum.split(/ = | \+ /);
  const [found] = await sumsIn(text);
  expect(found?.split(/ = | \+ /)[0]).toBe(whole);
  expect(found?.split(/ = | \+ /).toSorted()).toEqual([whole, ...parts].toSorted());
});

test.each([
  'Of 4,514 records, 3,961 were excluded, leaving 553.',
  'We identified 1,200 records; 1,000 records remained after removal of 200 duplicates.',
  // the 300 are among the 400
  'Of 900 records, 400 were excluded (300 duplicates), leaving 500.',
  'Of 900 records, 300 were duplicates and 400 were excluded, which left 200 reports.',
  // what is said of some of them is no step
  'Of 59 studies, 20 excluded children and 30 included adults.',
  'In 2019, 40 studies were excluded from Table 2, and 12 were assessed twice, leaving open what 3 others did.',
])('nothing is said of: %s', async text => {
  expect(await sumsIn(text)).toEqual([]);
});
