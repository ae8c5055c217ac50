import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { infer } from '../../../src/infer/infer.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { initReview } from '../../../src/pipeline/sheets/init.ts';
import { openReview } from '../../../src/read/session.ts';
import { dataOf } from '../../support/external-review.ts';
import { memoryEffects } from '../../support/memory-effects.ts';
import { sourceOf } from '../../support/source.ts';
import { tableOf } from '../../support/table.ts';

/** So many pairs of codes (null: not stated), and so many equal, letter by letter; the published figures are in the FACTS.md. */
type Coders = readonly (readonly [file: string, field: string, pairs: number | null, agreed: number])[];
const CODERS = dataOf<Coders>('coders', '.', [
  ['animal-sr-reporting/review_screening_data.csv', 'InvestigatorIds', 1325, 1312],
  ['snhl-screening/full_text_reviews_no_abstracts.csv', 'full_text_response', 18, 17],
  ['psych-transparency-2022/d_with_disagreements_resolved.csv', 'prereg_statement', null, 384],
]).flatMap(([name, { root, facts }]) => facts.map(entry => [name, ...entry, root] as const));

test.each(CODERS)('coders that init finds can be compared, %s: %s', async (_, file, field, pairs, agreed, folder) => {
  const effects = memoryEffects({ 'x.csv': readFileSync(join(folder, file)) });
  await initReview(effects, 'r', { from: 'x.csv', dictionary: null, sheet: null });
  const { coders } = await openReview(effects, 'r');
  expect(coders).toHaveLength(2);
  const codes = coders.map(({ coded }) => {
    const column = coded.columns.get(field);
    const units = Array.from({ length: coded.units }, (_, unit) =>
      column?.kind === 'single' && column.states[unit] === 0
        ? (column.levels[column.codes[unit]!]?.value ?? null)
        : null,
    );
    return new Map(units.map((code, unit) => [coded.key(unit), code]));
  });
  const both = [...codes[0]!].filter(([key, code]) => code !== null && codes[1]!.get(key) != null);
  if (pairs !== null) expect(both.length).toBe(pairs);
  expect(both.filter(([key, code]) => codes[1]!.get(key) === code)).toHaveLength(agreed);
});

const KEYS = Array.from({ length: 12 }, (_, i) => `s${i}`);
const proposalOf = (header: string[], cell: (row: number, column: number) => string) =>
  infer(
    tableOf(
      header,
      KEYS.map((_, row) => header.map((__, column) => cell(row, column))),
    ),
  );

test('columns that only look like pairs are no coders', () => {
  const { codings } = proposalOf(['id', 'author_1', 'author_2', 'outcome_1', 'outcome_2'], (row, column) =>
    column === 0 ? `s${row}` : `${['x', 'Ann', 'Bo', 'pain', 'sleep'][column]}${(row * column) % 5}`,
  );
  expect(codings).toEqual([]);
});

test('a key that repeats under one reviewer is no coding', () => {
  const { codings, unit } = proposalOf(
    ['Study ID', 'Reviewer', 'design'],
    (row, column) => [`s${row}`, row % 2 ? 'A' : 'B', 'x'][column]!,
  );
  expect(codings).toEqual([]);
  expect(unit.key).toBe('study_id');
});

test('every column is part of a field, or told in a note', async () => {
  const table = await ingest(sourceOf('id,a,,b___1,b___2\n1,x,left,1,0\n2,y,,0,1\n3,x,,1,1\n', 's.csv'));
  const { guesses, notes } = infer(table);
  expect(guesses.flatMap(guess => guess.letters).sort()).toEqual(['A', 'B', 'D', 'E']);
  expect(notes.map(note => note.message).join()).toContain('column C has no header');
});

test('an empty sheet gives empty fields', () => {
  const { codebook } = infer(tableOf(['id', 'x'], []));
  expect(codebook.fields.map(field => [field.name, field.type])).toEqual([
    ['id', 'string'],
    ['x', 'string'],
  ]);
});
