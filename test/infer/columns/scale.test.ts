import { expect, test } from 'vitest';
import { scaleOfNumbers, scaleOfWords } from '../../../src/infer/columns/scale.ts';
import { initReview } from '../../../src/pipeline/sheets/init.ts';
import { memoryEffects } from '../../support/memory-effects.ts';

const sheet = (columns: Readonly<Record<string, readonly string[]>>): string => {
  const headers = Object.keys(columns);
  const rows = Array.from({ length: 24 }, (_, row) =>
    headers.map(header => columns[header]![row % columns[header]!.length]),
  );
  return [headers, ...rows].map(cells => cells.join(',')).join('\n');
};

async function init(columns: Readonly<Record<string, readonly string[]>>, dictionary: string | null = null) {
  const ids = Array.from({ length: 24 }, (_, row) => `s${row}`);
  const effects = memoryEffects({
    'in.csv': sheet({ study: ids, ...columns }),
    ...(dictionary === null ? {} : { 'd.csv': dictionary }),
  });
  const done = await initReview(effects, 'r', {
    from: 'in.csv',
    dictionary: dictionary === null ? null : 'd.csv',
    sheet: null,
  });
  const field = (name: string) => done.codebook.fields.find(entry => entry.name === name);
  const codes = (name: string) => field(name)?.categories?.map(category => category.value);
  return { ...done, field, codes };
}

test('ratings and well-known words are proposed as ordered, lowest first, and say why', async () => {
  const done = await init({
    Rating: ['4', '1', '3', '5', '2', '3'],
    Pain: ['10', '9', '8', '7', '6', '5', '4', '3', '2', '1', '0', '5'].map(text => text),
    Certainty: ['High', 'Moderate', 'Low', 'Very low', 'Low'],
    Use: ['often', 'never', 'sometimes', 'always', 'never'],
    View: ['Agree', 'Strongly agree', 'Neutral', 'Disagree'],
  });
  expect(done.field('Rating')).toMatchObject({ type: 'integer', categoriesOrdered: true });
  expect(done.codes('Rating')).toEqual(['1', '2', '3', '4', '5']);
  expect(done.field('Certainty')).toMatchObject({ type: 'string', categoriesOrdered: true });
  expect(done.codes('Certainty')).toEqual(['Very low', 'Low', 'Moderate', 'High']);
  expect(done.codes('Use')).toEqual(['never', 'sometimes', 'often', 'always']);
  expect(done.codes('View')).toEqual(['Disagree', 'Neutral', 'Agree', 'Strongly agree']);
  // eleven numbers under a header that rates nothing stay numbers
  expect(done.field('Pain')).toMatchObject({ type: 'integer' });
  expect(done.field('Pain')?.categories).toBeUndefined();
  const evidence = (name: string) => done.guesses.find(guess => guess.name === name)?.evidence.join('; ');
  expect(evidence('Rating')).toContain('consecutive whole numbers from 1 to 5 under a header that rates: a scale');
  expect(evidence('Certainty')).toContain('"Very low" < "Low" < "Moderate" < "High"');
  expect(done.notes.find(note => note.field === 'Certainty')).toMatchObject({
    message: expect.stringContaining('read as a scale from "Very low" (lowest) to "High" (highest)'),
    change: 'remove `categoriesOrdered:` if they have no order',
  });
});

test('years, counts, identifiers, yes or no and plain names get no order', async () => {
  const done = await init({
    year: ['2019', '2020', '2021', '2022'],
    sample_size: ['1', '2', '3', '4'],
    'Number of arms': ['1', '2', '3'],
    open: ['0', '1'],
    answer: ['0', '1', '2'],
    'Study design': ['1', '2', '3'],
    reviewer_id: ['1', '2', '3'],
    gaps: ['1', '2', '4'],
    colour: ['red', 'green', 'blue'],
    mixed: ['low', 'high', 'red'],
    two: ['low', 'high'],
  });
  expect(done.codebook.fields.filter(field => field.categoriesOrdered !== undefined)).toEqual([]);
});

test('labels of a dictionary decide whether numbers were a scale', async () => {
  const dictionary = (labels: readonly string[]): string =>
    [
      'Variable / Field Name,Form Name,Field Type,Field Label,"Choices, Calculations, OR Slider Labels"',
      'study,f,text,Study,',
      `answer,f,radio,Answer,"${labels.map((label, at) => `${at + 1}, ${label}`).join(' | ')}"`,
    ].join('\n');
  const columns = { answer: ['1', '2', '3'] };
  expect((await init(columns)).field('answer')).toMatchObject({ categoriesOrdered: true });
  expect((await init(columns, dictionary(['Low', 'Medium', 'High']))).field('answer')).toMatchObject({
    categoriesOrdered: true,
  });
  const named = await init(columns, dictionary(['Cohort', 'Trial', 'Survey']));
  expect(named.field('answer')?.categories?.[0]).toEqual({ value: '1', label: 'Cohort' });
  expect(named.field('answer')?.categoriesOrdered).toBeUndefined();
});

test.each([
  ['Quality', ['0', '1', '2'], ['0', '1', '2']],
  ['qualityRating', ['3', '4', '5'], ['3', '4', '5']],
  [
    'Stage',
    ['10', '9', '8', '7', '6', '5', '4', '3', '2', '1', '11'],
    Array.from({ length: 11 }, (_, i) => `${i + 1}`),
  ],
  ['Stage', ['3', '4', '5'], null],
  ['Stage', ['0', '1', '2'], null],
  ['Stage', ['0', '1', '2', '3'], ['0', '1', '2', '3']],
  ['Stage', ['1', '2'], null],
  ['Group', ['1', '2', '3'], null],
  ['Year', ['2019', '2020', '2021'], null],
])('numbers of %s %o', (header, values, order) => {
  expect(scaleOfNumbers(header, values)?.order ?? null).toEqual(order);
});

test.each([
  [
    ['High risk', 'Low risk', 'Some concerns'],
    ['Low risk', 'Some concerns', 'High risk'],
  ],
  [
    ['3 - high', '1 - low', '2 - medium'],
    ['1 - low', '2 - medium', '3 - high'],
  ],
  [
    ['Good', 'Poor', 'Fair'],
    ['Poor', 'Fair', 'Good'],
  ],
  // two spellings of one degree are no three degrees
  [['medium', 'moderate', 'high'], null],
  [['Never', 'Agree', 'Always'], null],
  [
    ['Severe', 'Mild', 'Moderate', 'None'],
    ['None', 'Mild', 'Moderate', 'Severe'],
  ],
])('words %o', (codes, order) => {
  expect(scaleOfWords(codes)?.order ?? null).toEqual(order);
});
