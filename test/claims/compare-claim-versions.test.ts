import { expect, test } from 'vitest';
import { readDeclaration, type Schema } from '../../src/base/read-declaration.ts';
import { claimSetOf } from '../../src/claims/claim.ts';
import { compareClaimVersions } from '../../src/claims/compare-claim-versions.ts';
import { type ClaimsFile, claimsFile } from '../../src/model/claims-file.ts';

const setOf = async (yaml: string, file: string) =>
  claimSetOf(await readDeclaration(file, yaml, claimsFile as unknown as Schema<ClaimsFile>));
const compare = async (older: string, newer: string) =>
  compareClaimVersions(await setOf(`claims:\n${older}`, 'old.yaml'), await setOf(`claims:\n${newer}`, 'new.yaml'));
const share = (id: string, n: number, N: number, more = ''): string =>
  `  - { id: ${id}, field: method, level: ${id}, n: "${n}", N: "${N}"${more} }\n`;

test('claims are paired by field, level and units, else by their id; the others were added or removed', async () => {
  const found = await compare(
    `${share('a', 3, 10)}  - { id: total, n: "10" }\n  - { id: gone, n: "4" }\n`,
    `  - { id: renamed, field: method, level: a, n: "4", N: "10" }\n  - { id: total, n: "12" }\n  - { id: fresh, n: "1" }\n`,
  );
  expect(found.changed.map(({ id, explanation }) => [id, explanation])).toEqual([
    ['renamed', 'n 3, N 10 became n 4, N 10 (3, then 4 of 10: at least +1).'],
    ['total', expect.stringContaining('n 10 became n 12')],
  ]);
  expect([found.added, found.removed, found.same]).toEqual([['fresh'], ['gone'], []]);
  expect([found.old, found.new]).toEqual(['old.yaml', 'new.yaml']);
});

test('a percentage stands for a range of counts, and less is said with a minus', async () => {
  const { changed } = await compare(
    '  - { id: a, field: method, level: a, percent: "50", N: "300" }\n',
    '  - { id: a, field: method, level: a, percent: "40", N: "300" }\n',
  );
  // by hand: 148.5 to 151.5 of 300 are printed as 50%, 118.5 to 121.5 as 40%
  expect(changed[0]!.explanation).toBe('N 300, 50% became N 300, 40% (149–151, then 119–121 of 300: at least −28).');
});

test('a number that only one version reports has not changed, and without a known count nothing is said of counts', async () => {
  const { same } = await compare(share('a', 3, 10), '  - { id: a, field: method, level: a, percent: "30" }\n');
  expect(same).toEqual(['a']);
  const { changed } = await compare(
    '  - { id: a, field: method, level: a, percent: "30" }\n',
    '  - { id: a, field: method, level: a, percent: "31" }\n',
  );
  expect(changed[0]).toMatchObject({
    explanation: '30% became 31%.',
    counts: { old: null, new: null },
    complement: false,
  });
});

test('the complement is named, except for a half, which is its own', async () => {
  const { changed } = await compare(share('a', 3, 10), share('a', 7, 10));
  expect(changed[0]!.complement).toBe(true);
  expect(changed[0]!.explanation).toContain('The later number is the complement of the earlier one: 7 = 10 − 3.');
  expect((await compare(share('a', 3, 10), share('a', 7, 12))).changed[0]!.complement).toBe(false);
});

const part = ', partition: method';
test('the smallest recoding of a partition, with what came in or left', async () => {
  const moved = await compare(
    share('a', 5, 10, part) + share('b', 5, 10, part),
    share('a', 3, 10, part) + share('b', 7, 10, part),
  );
  expect(moved.recodings[0]!.explanation).toBe(
    "method: the smallest net recoding that gives the later numbers moves 2: 2 from a to b. Moves that cancel out don't show.",
  );
  const grown = await compare(
    share('a', 5, 10, part) + share('b', 5, 10, part),
    share('a', 5, 12, part) + share('b', 7, 12, part),
  );
  expect(grown.recodings[0]!.explanation).toContain('method: 2 more in all; ');
  const shrunk = await compare(
    share('a', 5, 10, part) + share('b', 5, 10, part),
    share('a', 5, 9, part) + share('b', 4, 9, part),
  );
  expect(shrunk.recodings[0]!.explanation).toContain('method: 1 fewer in all; ');
});

test('a partition that did not change, or of which too little is known, has no recoding', async () => {
  const same = share('a', 5, 10, part) + share('b', 5, 10, part);
  expect((await compare(same, same)).recodings).toEqual([]);
  expect((await compare(share('a', 5, 10) + share('b', 5, 10), share('a', 4, 10, part))).recodings).toEqual([]);
  const unknown = (percent: string): string =>
    ['a', 'b'].map(id => `  - { id: ${id}, field: method, level: ${id}, percent: "${percent}"${part} }\n`).join('');
  expect((await compare(unknown('50'), unknown('49'))).recodings).toEqual([]);
});
