import { expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import { splitSlots } from '../../src/ingest/split-slots.ts';
import type { Table } from '../../src/model/table.ts';
import { sourceOf } from '../support/source.ts';

const SLOTS = { topic: ['topic_1', 'topic_2', 'topic_3'] };
const SHEET = 'id,topic_1,topic_2,topic_3,year\n1,noise,light,NA,2019\n2,light,NA,NA,2020\n3,,,,2021\n';
const source = sourceOf(new TextEncoder().encode(SHEET), 's.csv');
const rowsOf = (table: Table): string[][] =>
  Array.from({ length: table.rows }, (_, row) => table.columns.map(column => column.value(row)));

test('what joining slots puts together is taken apart again', async () => {
  const [own, joined] = [await ingest(source), await ingest(source, { slots: SLOTS })];
  expect(joined.columns).toHaveLength(3);
  expect(splitSlots(own, joined, SLOTS, rowsOf(joined))).toEqual(rowsOf(own));
});

test('more answers than slots are refused', async () => {
  const [own, joined] = [await ingest(source), await ingest(source, { slots: SLOTS })];
  expect(() => splitSlots(own, joined, SLOTS, [['4', 'a; b; c; d', '2022']])).toThrow(
    's.csv has 3 columns for the answers to "topic", and a new row has 4 answers: a; b; c; d',
  );
});
