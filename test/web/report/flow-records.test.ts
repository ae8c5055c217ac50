import { expect, test } from 'vitest';
import { loadScreening } from '../../../src/read/load-screening.ts';
import { openReview } from '../../../src/read/session.ts';
import { screenedRecords } from '../../../src/web/data/screened-records.ts';
import { flowRecords } from '../../../src/web/report/flow-records.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const FILES = {
  'review.yaml':
    'name: r\nunit: { name: study, key: id }\nstudies: studies\nflow: { screening: [{ stage: title_abstract, resource: screening, decision: [ta_a, ta_b], consensus: ta, include: "yes", reason: early }, { stage: full_text, resource: screening, decision: ft, not_retrieved: no text, reason: why }] }\nresources:\n  - { name: studies, path: s.csv, schema: cb.yaml }\n  - { name: screening, path: screening.csv, schema: screening.yaml }\n',
  'cb.yaml': 'primaryKey: id\nfields:\n  - { name: id, type: string }\n',
  's.csv': 'id\nr1\n',
  'screening.yaml':
    'primaryKey: id\nfields:\n  - { name: id }\n  - { name: ta_a, categories: [yes, no] }\n  - { name: ta_b, categories: [yes, no] }\n  - { name: ta, categories: [yes, no] }\n  - { name: early, categories: [Off topic] }\n  - { name: ft, categories: [include, exclude, no text] }\n  - { name: why, categories: [Wrong design, Wrong people] }\n',
  'screening.csv':
    'id,ta_a,ta_b,ta,early,ft,why\nr1,yes,yes,,,include,\nr2,yes,no,yes,,exclude,Wrong design\nr3,no,no,,,,\nr4,yes,yes,,,no text,\nr5,no,yes,no,Off topic,,\nr6,yes,yes,,,exclude,Wrong people\nr7,yes,yes,,,exclude,Wrong design\n',
};

/** What stands behind each box and each of its reasons: the keys, or null. */
async function behind(files: Record<string, string>): Promise<Record<string, readonly string[] | null>> {
  const open = await openReview(memoryEffects({ ...FILES, ...files }), null);
  const flow = { file: open.flow!.file, boxes: [...open.flow!.boxes] };
  const records = (await loadScreening(open)).flatMap(screenedRecords);
  const boxes = flow.boxes.flatMap(([key, { items }]) => [key, ...items.map(({ label }) => `${key}\n${label}`)]);
  return Object.fromEntries(
    boxes.map(box => [box, flowRecords(box, { flow, records })?.map(record => record.key) ?? null]),
  );
}

test('each box of two stages opens exactly its records, and each reason its own', async () => {
  // read off the sheet by hand
  expect(await behind({})).toEqual({
    records_screened: ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7'],
    records_excluded: ['r3', 'r5'],
    'records_excluded\nNo reason given': ['r3'],
    'records_excluded\nOff topic': ['r5'],
    dbr_sought_reports: ['r1', 'r2', 'r4', 'r6', 'r7'],
    dbr_notretrieved_reports: ['r4'],
    dbr_assessed: ['r1', 'r2', 'r6', 'r7'],
    dbr_excluded: ['r2', 'r6', 'r7'],
    'dbr_excluded\nWrong design': ['r2', 'r7'],
    'dbr_excluded\nWrong people': ['r6'],
    new_reports: ['r1'],
    new_studies: ['r1'],
  });
});

test('where other counts are declared, a box has no list that would not add up to its number', async () => {
  const found = await behind({
    'review.yaml': FILES['review.yaml']
      .replace('flow: { screening:', 'flow: { counts: counts, screening:')
      .replace('resources:\n', 'resources:\n  - { name: counts, path: flow.csv }\n'),
    'flow.csv': 'data,n\nduplicates,3\nrecords_screened,9\nnew_studies,1\n',
  });
  expect(found['duplicates']).toBeNull();
  expect(found['records_screened']).toBeNull();
  expect(found['records_excluded']).toEqual(['r3', 'r5']);
  expect(found['new_studies']).toEqual(['r1']);
});
