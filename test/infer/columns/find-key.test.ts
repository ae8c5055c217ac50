import { expect, test } from 'vitest';
import { exhibitInput } from '../../../src/pipeline/exhibits/exhibit-input.ts';
import { loadExhibits } from '../../../src/pipeline/exhibits/load-exhibits.ts';
import { explained } from '../../../src/pipeline/request/results.ts';
import { begun } from '../../support/begun-sheet.ts';
import { commandResults } from '../../support/command-results.ts';

const sheet = (header: string, keys: readonly string[]): string =>
  `${header},design\n${keys.map((key, i) => `${key},${i % 2 === 0 ? 'RCT' : 'Cohort'}`).join('\n')}\n`;

const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `S${i + 1}`);

test.each(['study_id', 'ID', 'Record no'])(
  'one identifier that comes twice in a short sheet stops every count: %s',
  async header => {
    const { done, open } = await begun(sheet(header, [...numbered(11), 'S4']));
    expect(done.codebook.primaryKey).toEqual(done.codebook.fields[0]!.name);
    expect(open.findings.filter(({ code }) => code === 'D205')).toHaveLength(1);
    expect(() => commandResults(open, 'shares', ['design'])).toThrow('nothing is counted, since a key is duplicated');
  },
);

test('authors with a year repeat by chance: rows are counted, and the guess says how many studies there would be', async () => {
  const { done, open } = await begun(
    sheet('Reference', [...numbered(11).map(key => `${key}mith 2019`), 'S4mith 2019']),
  );
  expect(done.codebook.primaryKey ?? []).toEqual([]);
  expect(commandResults(open, 'shares', ['design']).rows[0]?.N).toBe(12);
  expect(done.unconfirmed.map(({ otherwise }) => otherwise)).toEqual([
    '11 studies by "Reference" instead of 12 ("S4mith 2019" is in 2 rows)',
  ]);
});

test('identifiers that come back often name studies with several rows', async () => {
  const { done } = await begun(sheet('study_id', [...numbered(11), ...numbered(5)]));
  expect(done.unconfirmed.map(({ doubt }) => doubt.proposal)).toContain(
    'no, studies are told apart by study_id and have several rows',
  );
});

test('a list of studies and the studies behind a number are not printed either where a key comes twice', async () => {
  const { open, effects } = await begun(sheet('study_id', [...numbered(11), 'S4']));
  expect(() => explained(open, 'design = RCT', null)).toThrow('nothing is counted, since a key is duplicated');
  const { exhibits } = await loadExhibits(effects, open, 'table', []);
  const characteristics = exhibits.find(({ type }) => type === 'characteristics')!;
  expect(() => exhibitInput(open, characteristics).listing(['design'])).toThrow('nothing is counted');
});

test('a list of studies says which guesses of its fields are unconfirmed', async () => {
  const rows = ['not stated', 'yes', 'no', 'NA', 'yes', 'no', 'yes', 'no', 'NA', 'yes', 'no', 'yes'];
  const { open, effects } = await begun(`id,blinded\n${rows.map((cell, i) => `S${i + 1},${cell}`).join('\n')}\n`);
  const { exhibits } = await loadExhibits(effects, open, 'table', []);
  const characteristics = exhibits.find(({ type }) => type === 'characteristics')!;
  expect(exhibitInput(open, characteristics).results.notes.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^Based on 1 unconfirmed guess: blinded \(missing value NA\)/),
  ]);
});
