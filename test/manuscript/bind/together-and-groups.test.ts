import { expect, test } from 'vitest';
import type { Term } from '../../../src/manuscript/bind/term.ts';
import { term } from '../../support/scan-terms.ts';
import { scanned } from '../../support/scanned.ts';

/* Numbers of several categories together, of groups that words for units name, and of categories that share a name. */

const TERMS: Term[] = [
  term('continent', 'eu', 'Europe', 'Continent'),
  term('continent', 'na', 'North America', 'Continent'),
  term('continent', 'as', 'Asia', 'Continent'),
  term('kind', 'brief', 'Brief report', 'Kind of article'),
  term('kind', 'review', 'Review', 'Kind of article'),
  term('setting', 'rural', 'Rural', 'Setting'),
  term('setting', 'urban', 'Urban', 'Setting'),
  term('design', 'trial', 'Experimental', 'Design'),
  term('design', 'survey', 'Survey', 'Design'),
  term('tools', 'r', 'R', 'Software', true),
  term('tools', 'stata', 'Stata', 'Software', true),
  term('purpose', 'privacy', 'Privacy', 'Purpose', true),
  term('evaluation', 'privacy', 'Privacy', 'Evaluation', true),
  term('sharing', 'data', 'Data shared', 'Openness'),
  term('registry', 'asp', 'AsPredicted', 'Registry'),
  term('lists', 'no', 'No codelist', 'Codelists'),
  { ...term('lists', 'not_applicable', 'not_applicable', 'Codelists'), state: true },
];

test.each([
  [
    'Together, reviews and brief reports made up 9.2% of the material.',
    ['9.2%: kind in (review, brief) (of those all)'],
  ],
  [
    'Evidence came from Europe and North America, which together account for 70% of the literature.',
    ['70%: continent in (eu, na) (of those all)'],
  ],
  [
    'Europe contributed 26 (40.6%) and Asia 9 (14.1%), and together they made up 54.7%.',
    ['26 (40.6%): continent=eu', '9 (14.1%): continent=as', '54.7%: continent in (eu, as) (of those all)'],
  ],
  // units may have both
  ['Together, R and Stata were used in 54.7%.', ['54.7%: –']],
  [
    'In all, 58 rural and 48 urban articles were experimental.',
    ['58: design=trial where setting = rural', '48: design=trial where setting = urban'],
  ],
  ['In all, 48 urban articles were experimental.', ['48: design=trial where setting = urban']],
  ['In all, 48 urban articles were found.', ['48: setting=urban']],
  [
    'Only 15% had an evaluation of privacy, although privacy was a stated purpose in 47%.',
    ['15%: evaluation=privacy', '47%: purpose=privacy'],
  ],
  ['Data were shared in 21 (2.2%) articles.', ['21 (2.2%): sharing=data']],
  // what stands before a semicolon is of the number there
  ['Registries were AsPredicted; it was accessible in 41 (83.7%).', ['41 (83.7%): –']],
  ['Codelists were not applicable in 291 articles.', ['291: lists=not_applicable']],
])('%s', async (text, expected) => {
  expect(await scanned(text, TERMS)).toEqual(expected);
});

test('the whole of one number says nothing of the next', async () => {
  expect(
    await scanned(
      'Surveys were 29 (20.4%) of the 142 rural articles, but only 10 (1.6%) of the 617 urban articles.',
      TERMS,
    ),
  ).toEqual([
    '29 (20.4%) of the 142: design=survey where setting = rural',
    '10 (1.6%) of the 617: design=survey where setting = urban',
  ]);
});

test.each([
  ['The model access was specified in 53 (60.9%).', ['53 (60.9%): access is not missing']],
  ['In all, 53 studies reported the model access.', ['53: access is not missing']],
  ['The model access was not specified in 34 (39.1%).', ['34 (39.1%): access=not_reported']],
  // the answer Yes says just that
  ['The ethics approval was reported in 53 (60.9%).', ['53 (60.9%): ethics=true']],
  // a category of another sheet that is called like a column
  ['The language was reported in 10 (14.1%).', ['10 (14.1%): –']],
  [
    'Data were shared in 9 studies. A further 21 stated that data were not available.',
    ['9: sharing=data', '21: sharing=no'],
  ],
])('%s', async (text, expected) => {
  const terms: Term[] = [
    term('access', 'open', 'Open weights', 'Model access'),
    { ...term('access', 'not_reported', 'not_reported', 'Model access'), state: true },
    term('ethics', 'true', 'Ethics approval', 'Ethics approval'),
    { ...term('variable', 'language', 'language', 'Variable'), data: 'resolutions' },
    term('sharing', 'data', 'Data shared', 'Openness'),
    term('sharing', 'no', 'Data not available', 'Openness'),
    { ...term('sharing', 'not_reported', 'not_reported', 'Openness'), state: true },
  ];
  expect(await scanned(text, terms)).toEqual(expected);
});

test('units that a sentence names in the middle of a paragraph are not those of the next sentence', async () => {
  const text =
    'We included 87 studies. Surveys were used in 22 (25.3%). Of the 65 rural studies, 20 (30.8%) were surveys. R was used by 33.3% of studies.';
  expect((await scanned(text, TERMS)).at(-1)).toBe('33.3%: tools=r');
});

test.each([
  [
    'In Europe, 51 trials were done, in Asia 16, and in North America 11.',
    ['51: continent=eu', '16: continent=as', '11: continent=na'],
  ],
  ['Trials of surveys reported Stata in 35 of 74 (47%).', ['35 of 74 (47%): tools=stata where design = survey']],
  // a word for units is no word of a category
  ['We found 112 trials with many results. R was used in 12 (10.7%).', ['112: –', '12 (10.7%): tools=r']],
])('%s', async (text, expected) => {
  const registered = term('registered', 'true', 'Trial registered', 'Trial registered');
  expect(await scanned(text, [...TERMS.filter(({ level }) => level !== 'trial'), registered])).toEqual(expected);
});
