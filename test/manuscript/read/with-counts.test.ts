import { expect, test } from 'vitest';
import type { Block } from '../../../src/manuscript/read/block.ts';
import { docxBlocks } from '../../../src/manuscript/read/docx-blocks.ts';
import { markdown } from '../../../src/manuscript/read/formats/markdown.ts';
import { withCounts } from '../../../src/manuscript/read/with-counts.ts';

const read = async (text: string): Promise<string[]> =>
  textsOf(await markdown.read(new TextEncoder().encode(text), 'a.md', { changes: 'accepted' }));
const textsOf = (blocks: readonly Block[]): string[] => withCounts(blocks).map(({ text }) => text);

test('whole numbers under heads that name something are counts', async () =>
  expect(
    await read('| Tool | Trial | Survey |\n|---|---|---|\n| Peer | 9 | 13 |\n| Audio | 3 | – |\n| Rubric | 0 | 5 |\n'),
  ).toEqual(['Tool\tTrial\tSurvey', 'Peer\tn = 9\tn = 13', 'Audio\tn = 3\t–', 'Rubric\tn = 0\tn = 5']));

test('of a table of shares, a row that is called after the units alone', async () =>
  expect(
    await read(
      '| Practice | 2017 | 2022 |\n|---|---|---|\n| Articles | 16 | 31 |\n| Code, n (%) | 4 (25) | 12 (39) |\n| Pages | 9 | 8 |\n',
    ),
  ).toEqual(['Practice\t2017\t2022', 'Articles\tn = 16\tn = 31', 'Code, n (%)\t4 (25%)\t12 (39%)', 'Pages\t9\t8']));

test.each([
  [
    'a head says what is measured',
    '| Study | Sample size | Mean age |\n|---|---|---|\n| A | 45 | 31 |\n| B | 12 | 40 |\n',
  ],
  ['a row says so', '| Item | Trial | Survey |\n|---|---|---|\n| Median age | 45 | 31 |\n| Papers | 12 | 40 |\n'],
  ['a cell holds words', '| Study | Trial | Survey |\n|---|---|---|\n| A | 45 | none |\n| B | 12 | 40 |\n'],
  ['a number is no whole one', '| Item | Trial | Survey |\n|---|---|---|\n| A | 4.5 | 3 |\n| B | 12 | 40 |\n'],
  ['all are years', '| Item | First | Last |\n|---|---|---|\n| A | 2001 | 2005 |\n| B | 2012 | 2020 |\n'],
  ['there is one row', '| Item | Trial | Survey |\n|---|---|---|\n| A | 45 | 3 |\n'],
])('%s: no table of counts', async (_, text) => expect((await read(text)).join('\n')).not.toContain('n = '));

const paragraph = (...cells: string[]): string =>
  `<w:p>${cells.map(cell => `<w:r><w:t>${cell}</w:t></w:r>`).join('<w:r><w:tab/></w:r>')}</w:p>`;
const document = (...paragraphs: string[]): string =>
  `<w:document><w:body>${paragraphs.join('')}</w:body></w:document>`;

test('paragraphs whose words stand between tabs are rows, with their runs by column', () => {
  const xml = document(
    paragraph('As Table 1 shows, trials lead.'),
    paragraph('Design', 'Studies', '%'),
    paragraph('Trial', '12', '60.0'),
    paragraph('Survey', '8', '40.0'),
  );
  const blocks = docxBlocks(xml, 'accepted', '');
  expect(blocks.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'text: As Table 1 shows, trials lead.',
    'row: Design\tStudies\t%',
    'row: Trial\tn = 12\t60.0%',
    'row: Survey\tn = 8\t40.0%',
  ]);
  const [, , trial] = blocks;
  expect(trial!.source!.filter(({ from, to }) => xml.slice(from, to).includes('60.0')).map(({ at }) => at)).toEqual([
    2,
  ]);
});

test('a tab in running text is a blank', () =>
  expect(
    docxBlocks(
      document(paragraph('1.', 'We found 12 trials.'), paragraph('Of these, 8 were small.')),
      'accepted',
      '',
    ).map(({ kind, text }) => `${kind}: ${text}`),
  ).toEqual(['text: 1. We found 12 trials.', 'text: Of these, 8 were small.']));
