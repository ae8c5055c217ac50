import { expect, test } from 'vitest';
import { add, additionsFrom } from '../../../src/pipeline/sheets/add.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';

/** A review of one sheet with the key `key`, and a library of two records, the second without a PubMed number. */
const review = (key: string, sheet: string): ReturnType<typeof memoryEffects> =>
  memoryEffects({
    'review.yaml': `name: r\nunit: { name: study, key: ${key} }\nstudies: studies\nresources:\n  - { name: studies, path: s.csv, schema: c.yaml }\n`,
    'c.yaml': `version: 1.0.0\nprimaryKey: ${key}\nfields:\n${(sheet.split('\n')[0] ?? '')
      .split(',')
      .map(name => `  - { name: ${name} }\n`)
      .join('')}`,
    's.csv': sheet,
    'new.ris':
      'TY  - JOUR\nAU  - Kim, A\nAU  - Lee, Bo\nTI  - Sleep and falls in older adults\nPY  - 2024\nDO  - 10.1000/x1\nAN  - 31234567\nDB  - PubMed\nER  - \n\nTY  - JOUR\nAU  - Berg, J\nTI  - Noise and hearing in musicians\nPY  - 2023\nDO  - 10.1000/X2\nER  - \n',
  });
const added = async (effects: ReturnType<typeof memoryEffects>, before: string): Promise<string> => {
  await add(effects, null, 'new.ris', { codes: null, out: null, dryRun: false });
  return effects.text('s.csv').slice(before.length);
};

test('a PubMed number that is the key is that of the record, and is never made up', async () => {
  const sheet = 'pmid,title\n30000001,One study of something\n30000002,Another study of it\n';
  const effects = review('pmid', sheet);
  const { plan } = await add(effects, null, 'new.ris', { codes: null, out: null, dryRun: false });
  expect(effects.text('s.csv').slice(sheet.length)).toBe(
    '31234567,Sleep and falls in older adults\n,Noise and hearing in musicians\n',
  );
  expect(plan.told.map(entry => entry.message)).toEqual([
    'line 11: no PubMed number, which is the key of the sheet; pmid stays empty in the new row until you fill it in',
  ]);
});

test.each([
  [
    'title',
    'title,year\nWaves of 2019,2019\n',
    'Sleep and falls in older adults,2024\nNoise and hearing in musicians,2023\n',
  ],
  [
    'doi',
    'doi,year\nhttps://dx.doi.org/10.1000/a,2019\n',
    'https://dx.doi.org/10.1000/x1,2024\nhttps://dx.doi.org/10.1000/X2,2023\n',
  ],
  // a DOI keeps the capitals of its record
  ['id', 'id,doi\n1,10.1016/S0140-6736(20)30183-5\n', '2,10.1000/x1\n3,10.1000/X2\n'],
  ['id', 'id,year\nSmith2019,2019\nOkafor2020,2020\n', 'Kim2024,2024\nBerg2023,2023\n'],
  ['id', 'id,authors\n1,Silva R;Novak P\n2,Rossi M\n', '3,"Kim A;Lee, Bo"\n4,Berg J\n'],
  ['id', 'id,authors\n1,R. Silva; P. Novak\n2,M. Rossi\n', '3,A Kim; Bo Lee\n4,J Berg\n'],
])('new rows are written as the sheet writes its own: %s, %j', async (key, sheet, rows) => {
  expect(await added(review(key, sheet), sheet)).toBe(rows);
});

test.each([
  ['a.xml', '<?xml version="1.0"?>\n<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>\n', "PubMed's XML"],
  ['a.txt', '<1>\nUnique Identifier\n  31234567\nTitle\n  Sleep.\n', "Ovid's own text"],
  [
    'b.txt',
    'Database: Ovid MEDLINE(R) <1946 to date>\nSearch Strategy:\n1     sleep.mp. (12)\n***\n<1>\nTitle\n  Sleep.\n',
    "Ovid's own text",
  ],
  ['c.txt', '1. \nVN  - Ovid Technologies\nUI  - 31234567\nTI  - Sleep.\n', "Ovid's own text"],
])('%s is refused by name', async (file, text, name) => {
  const files = { ...seedFiles(), [file]: text };
  await expect(additionsFrom(memoryEffects(files), null, file, null)).rejects.toThrow(name);
});
