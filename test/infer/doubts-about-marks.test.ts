import { expect, test } from 'vitest';
import { begun, column } from '../support/begun-sheet.ts';

const asked = async (...cells: readonly string[]): Promise<string> =>
  (await begun(column('analysis', ...cells))).done.unconfirmed.map(({ doubt }) => doubt.key).join();

test('a mark in one or two cells whose parts are in no other cell is a guess', async () => {
  expect(await asked('CC; plain', 'MI; plain', 'MI', 'CC', 'weighted', 'MI', 'MI', 'MI')).toBe('delimiter');
});

test('each part is an answer of its own in other cells: no question', async () => {
  expect(await asked('CC; plain', 'CC; plain', 'MI', 'CC', 'plain', 'MI', 'MI', 'MI')).toBe('');
});
