import { expect, test } from 'vitest';
import { initReview } from '../../src/pipeline/sheets/init.ts';
import { openReview } from '../../src/read/session.ts';
import { commandResults } from '../support/command-results.ts';
import { memoryEffects } from '../support/memory-effects.ts';

/** A review that was begun from a sheet, with what was guessed and the counts of a field. */
async function begun(csv: string) {
  const effects = memoryEffects({ 's.csv': csv });
  const done = await initReview(effects, 'r', { from: 's.csv', dictionary: null, sheet: null });
  const open = await openReview(effects, 'r');
  const levels = (field: string) =>
    commandResults(open, 'shares', [field]).rows.flatMap(row =>
      row.kind === 'level' ? [`${row.level} ${row.n}/${row.N}`] : [],
    );
  return { done, open, levels };
}

const designs = ['RCT', 'Cohort', 'RCT', 'Survey', 'RCT', 'Cohort', 'Survey', 'RCT'];

test.each(['•', '+', '*', '◦', 'Nurse-led'])(
  '%s in some rows and nothing in the others: what blank means is asked',
  async mark => {
    const { done } = await begun(
      `ID,Design,Marine\n${designs.map((design, i) => `S${i + 1},${design},${i % 2 === 0 ? mark : ''}`).join('\n')}\n`,
    );
    expect(done.unconfirmed.map(({ doubt }) => [doubt.field, doubt.key, doubt.otherwise])).toContainEqual([
      'Marine',
      'blank cells',
      `${mark} 4 of 8 instead of 4 of 4`,
    ]);
  },
);

test('one language in nearly all rows is no tick', async () => {
  const { done } = await begun(
    `ID,Design,Language\n${designs.map((design, i) => `S${i + 1},${design},${i === 3 ? '' : 'English'}`).join('\n')}\n`,
  );
  expect(done.unconfirmed.filter(({ doubt }) => doubt.field === 'Language')).toEqual([]);
});

test('keys that differ only in case or spaces are perhaps one study: asked at once, and a warning later', async () => {
  const rows = designs.map((design, i) => `Okafor ${2001 + i},${design}`);
  const { done, open } = await begun(`Study,Design\n${[...rows, 'OKAFOR 2003,RCT', 'Okafor  2005,RCT'].join('\n')}\n`);
  const [unit] = done.unconfirmed.filter(({ doubt }) => doubt.scope === 'unit');
  expect(unit?.doubt.otherwise).toContain('8 studies instead of 10');
  expect(open.findings.filter(({ code }) => code === 'D508').map(({ row, message }) => [row, message])).toEqual([
    [10, 'the study "OKAFOR 2003" differs from "Okafor 2003" only in case or spaces; if they are one, write one key'],
    [11, 'the study "Okafor  2005" differs from "Okafor 2005" only in case or spaces; if they are one, write one key'],
  ]);
});

test('commas and a conjunction before the last item part a list, where neither alone does', async () => {
  const cells = [
    ...['Cost', 'Pain', 'Cost, pain and quality of life', 'Sleep', 'Quality of life', 'Pain, cost and sleep'],
    ...['Sleep, quality of life and cost', 'Pain, sleep and quality of life'],
  ];
  const { done, levels } = await begun(`ID,Outcomes\n${cells.map((cell, i) => `S${i + 1},"${cell}"`).join('\n')}\n`);
  // by hand: cells with the word, of eight
  expect(
    levels('Outcomes')
      .map(level => level.toLowerCase())
      .toSorted(),
  ).toEqual(['cost 4/8', 'pain 4/8', 'quality of life 4/8', 'sleep 4/8']);
  expect(done.unconfirmed.some(({ doubt }) => doubt.field === 'Outcomes')).toBe(true);
});

test('a label with commas and "and" is no list', async () => {
  const cells = [
    'White',
    'Black, Asian and other',
    'White',
    'Black, Asian and other',
    'Mixed, other and none',
    'White',
    'Mixed',
    'White',
  ];
  const { done } = await begun(`ID,Group\n${cells.map((cell, i) => `S${i + 1},"${cell}"`).join('\n')}\n`);
  expect(done.codebook.fields.find(({ name }) => name === 'Group')?.type).toBe('string');
});
