import { expect, test } from 'vitest';
import { missingState } from '../../../src/infer/columns/missing-state.ts';
import { infer } from '../../../src/infer/infer.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { noisyNumber, noisyYear } from '../../../src/model/noisy-number.ts';
import { sourceOf } from '../../support/source.ts';

const proposal = async (csv: string) => infer(await ingest(sourceOf(csv)));
const fieldOf = async (header: string, cells: readonly string[]) => {
  const rows = cells.map((cell, i) => `${i + 1},"${cell.replaceAll('"', '""')}"`);
  const { codebook, notes } = await proposal(`ID,${header}\n${rows.join('\n')}\n`);
  return { field: codebook.fields[1]!, said: notes.map(({ message }) => message).join('\n') };
};
const codes = (field: { categories?: { value: string }[] }) => field.categories?.map(({ value }) => value).sort();

test.each([
  ['Sleep and Mood', ' and '],
  ['Sleep & Mood', ' & '],
  ['Sleep und Mood', ' und '],
  ['Sleep et Mood', ' et '],
  ['Sleep / Mood', ' / '],
  ['Sleep\nMood', '\n'],
])('"%s" is two items where both are items; the note names it', async (cell, delimiter) => {
  const { field, said } = await fieldOf('out', ['Sleep', 'Pain; Mood', 'Sleep; Pain', cell, 'Mood; Sleep', 'Pain']);
  expect(field.delimiter).toEqual([';', delimiter]);
  expect(codes(field)).toEqual(['Mood', 'Pain', 'Sleep']);
  expect(said).toMatch(/Sleep.*Mood.*is split/);
});

test('"Black and White" stays one item', async () => {
  const { field } = await fieldOf('film', [
    'Black and White; Colour',
    'Colour; Sound',
    'Sound',
    'Black and White; Sound',
    'Colour',
  ]);
  expect(field.delimiter).toBe(';');
  expect(codes(field)).toEqual(['Black and White', 'Colour', 'Sound']);
});

test('two and three items that always stand together are items; repeated items make no votes', async () => {
  const { field } = await fieldOf('y', ['2010; 2011', '2001', '2010; 2011; 2002', '2001; 2002', '2010; 2011', '2002']);
  expect(codes(field)).toEqual(['2001', '2002', '2010', '2011']);
  const words = await fieldOf('y', ['a b; c d; e f', 'x y; w', 'a b; c d; e f; w', 'x y', 'a b; c d; e f', 'w; x y']);
  expect(codes(words.field)).toEqual(['a b', 'c d', 'e f', 'w', 'x y']);
  const again = await fieldOf('t', [
    'R; Python',
    'Python; Python',
    'R',
    'Stata; R',
    'R; R; Stata',
    'Python',
    'Stata',
    'R; Python',
  ]);
  expect(again.field.type).toBe('list');
});

test('blanks between options, as Kobo writes them, and phrases that hold blanks', async () => {
  const kobo = await fieldOf('outcome', [
    'pain sleep',
    'pain',
    'sleep mood',
    'mood',
    'sleep',
    'quality_of_life pain',
    'quality_of_life',
  ]);
  expect(kobo.field.delimiter).toBe(' ');
  expect(kobo.said).toContain('blank');
  const phrases = await fieldOf('setting', [
    'social media',
    'primary care',
    'social media',
    'primary care',
    'home',
    'home',
  ]);
  expect(phrases.field.type).toBe('string');
});

test('labels of two parts with a comma are no lists', async () => {
  for (const cells of [
    ['CC, plain', 'MI, plain', 'CC, weighted', 'CC, plain', 'MI, weighted', 'MI, plain'],
    ['Europe, North', 'Europe, South', 'Asia', 'Europe, North', 'Asia', 'Europe, South'],
    ['Yes, fully', 'Yes, partly', 'No', 'Yes, fully', 'No', 'Yes, partly'],
  ])
    expect((await fieldOf('x', cells)).field.type).toBe('string');
});

test.each([
  ['REDCap, an option coded 0', 'id,tool___0,tool___1\na,1,0\nb,0,1\nc,1,1\nd,0,0\n', { 0: 2, 1: 2 }],
  [
    'options TRUE and FALSE',
    'id,Masked [TRUE],Masked [FALSE]\na,TRUE,FALSE\nb,FALSE,TRUE\nc,TRUE,FALSE\n',
    { TRUE: 2, FALSE: 1 },
  ],
  ['options No and Yes', 'id,Ok [No],Ok [Yes]\na,No,Yes\nb,Yes,No\nc,No,Yes\n', { No: 1, Yes: 2 }],
  ['own labels called 0 and 1', 'id,Tool [0],Tool [1]\na,0,\nb,,1\nc,0,1\n', { 0: 2, 1: 2 }],
  ['Kobo paths', 'id,out/pain,out/sleep\na,TRUE,FALSE\nb,FALSE,TRUE\nc,TRUE,TRUE\n', { pain: 2, sleep: 2 }],
])('ticks: %s', async (_name, csv, counts) => {
  const { guesses } = await proposal(csv);
  const found = guesses.find(({ headers }) => headers.length === 2);
  expect(Object.fromEntries(found?.counts ?? [])).toEqual(counts);
});

test('an option "Not reported" is the missing state', async () => {
  const { codebook } = await proposal(
    'id,End (choice=Speed),End (choice=Range),End (choice=Not reported)\na,Checked,Unchecked,Unchecked\nb,Unchecked,Checked,Unchecked\nc,Unchecked,Unchecked,Checked\n',
  );
  expect(codes(codebook.fields[1]!)).toEqual(['Range', 'Speed']);
  expect(codebook.fields[1]!.missingValues).toContainEqual({ value: 'Not reported', label: 'not_reported' });
});

test('years and numbers with something around them stay numbers, and the value is offered', async () => {
  const years = Array.from({ length: 12 }, (_, i) => String(2010 + (i % 9)));
  for (const odd of ['2015a', 'c. 2015', '2015/16']) {
    const { field, said } = await fieldOf('Year', [...years, odd]);
    expect(field.type).toBe('year');
    expect(said).toContain('offers 2015');
    expect(noisyYear(odd)?.value).toBe('2015');
  }
  const sizes = ['12', '45', '120', '33', '8', '1500', '27', '64', '90', '18'];
  const { field } = await fieldOf('Sample size', [...sizes, '~120', 'n=45', '24,274', '12–18']);
  expect(field.type).toBe('integer');
  expect(['~120', 'n=45', '24,274', '12–18', '<5', '120 patients'].map(text => noisyNumber(text, '.')?.value)).toEqual([
    '120',
    '45',
    '24274',
    null,
    '5',
    '120',
  ]);
});

test('missing values as the practice of six languages writes them; text that only begins with such a word is text', () => {
  for (const [state, words] of [
    [
      'not_reported',
      'not_stated, not-reported, N/I, k. A., K.A., keine Angabe, n.d., No reporta, non précisé, não informado, 未报告, not available',
    ],
    ['unclear', 'Unclear, unklar, incertain, no claro, 不清楚'],
    ['not_applicable', 'N/A, not_applicable, entfällt, sans objet, no aplica, não se aplica, 不适用'],
  ] as const)
    for (const word of words.split(', ')) expect([word, missingState(word)]).toEqual([word, state]);
  for (const text of [
    'Not reported in the abstract but in the trial registry',
    'unclear whether',
    'No data sharing',
    'none',
    'Namibia',
  ])
    expect([text, missingState(text)]).toEqual([text, null]);
});

test('"no full text" is a reason where reasons stand, and a missing state elsewhere', async () => {
  const cells = [
    'no full text',
    'wrong population',
    'no full text',
    'wrong population',
    'not accessible',
    'not accessible',
  ];
  expect(codes((await fieldOf('exclusion_reason', cells)).field)).toEqual([
    'no full text',
    'not accessible',
    'wrong population',
  ]);
  expect(codes((await fieldOf('population', cells)).field)).toEqual(['wrong population']);
});

test('error values are never codes', async () => {
  const { field } = await fieldOf('Design', ['RCT', '#DIV/0!', 'Cohort', 'RCT', 'Cohort', '#REF!']);
  expect(codes(field)).toEqual(['Cohort', 'RCT']);
});

test('codes that a spreadsheet turned into dates are no categories, and the likely code is offered', async () => {
  const { field, said } = await fieldOf('Arms', [
    '1-2',
    '3-4',
    '5-6',
    '02-Jan',
    '1-2',
    '3-4',
    '2024-03-04',
    '5-6',
    '1-2',
    '3-4',
  ]);
  expect(codes(field)).toEqual(['1-2', '3-4', '5-6']);
  expect(said).toMatch(/"02-Jan" in 1 cell .* probably of 1-2/);
  expect(said).toMatch(/"2024-03-04" in 1 cell .* probably of 3-4/);
  // a real column of dates stays one
  expect((await fieldOf('Day', ['2024-03-04', '2024-03-05', '2024-03-06', '2024-03-04'])).field.type).toBe('date');
});
