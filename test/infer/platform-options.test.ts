import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Counts, firstTable } from '../support/first-table.ts';

const FOLDER = 'test/fixtures/platform-options';

// counted by hand from the lists at the top of test/fixtures/platform-options/make.py, before init was run on any of them
const DESIGN = { N: 9, RCT: 3, Cohort: 3, 'Case-control': 2 };
const WEDGE = { ...DESIGN, 'stepped wedge': 1 };
const OUTCOMES = { N: 9, Hearing: 6, Sleep: 4, 'Stress, perceived': 3 };
const OTHER = { ...OUTCOMES, 'Other: tinnitus': 1 };
const KOBO = { N: 9, hearing: 6, sleep: 4, stress: 3, other: 1 };
const KOBO_LABELS = { N: 9, 'Hearing loss': 6, Sleep: 4, 'Perceived stress': 3, Other: 1 };

interface Expected {
  readonly units: number;
  readonly counts: Readonly<Record<string, Counts>>;
  /** what `init` asks about, by scope or field: a guess that moves a number */
  readonly asked: readonly string[];
  readonly dictionary?: string;
}

const EXPORTS: Readonly<Record<string, Expected>> = {
  // six records with none to three outcomes each; record 4 has no box ticked, record 5 "Not stated"
  'redcap-labelled.csv': {
    units: 6,
    counts: {
      measured_in: { N: 5, Factory: 3, 'Office, open plan': 2 },
      outcome_domain: { N: 5, Hearing: 3, Sleep: 3, Stress: 1 },
      Device: { N: 5, Dosimeter: 3, Questionnaire: 5 },
      Country: { N: 6, Brazil: 3, 'United States': 2, Kenya: 1 },
    },
    asked: ['unit', 'Device'],
  },
  'redcap-raw.csv': {
    units: 10,
    counts: {
      design: { N: 9, 1: 3, 2: 3, 3: 2, 99: 1 },
      place: { N: 8, 1: 4, 2: 3, 3: 1 },
      domain: { N: 5, 1: 3, 2: 3, 3: 1 },
      device: { N: 5, 1: 3, 2: 5 },
      registered: { N: 10, 0: 6, 1: 4 },
    },
    // the dictionary says what the boxes are
    asked: ['unit'],
    dictionary: 'redcap-raw-dictionary.csv',
  },
  // the consensus of studies 1 to 8; the two reviewers of 9 differ, 10 has one reviewer
  'covidence-1.csv': {
    units: 10,
    counts: { study_design: { ...DESIGN, N: 8, RCT: 2, 'Other: stepped wedge': 1 }, Outcomes: OTHER },
    asked: ['coders'],
  },
  'kobo-xml.csv': { units: 10, counts: { 'results/outcomes': KOBO, 'results/outcomes_2': KOBO }, asked: [] },
  'kobo-labels.csv': { units: 10, counts: { which_outcomes: KOBO_LABELS, which_outcomes_2: KOBO_LABELS }, asked: [] },
  'kobo-separate.csv': { units: 10, counts: { which_outcomes: KOBO_LABELS }, asked: ['which_outcomes'] },
  'kobo-single.csv': { units: 10, counts: { outcomes: KOBO }, asked: ['outcomes'] },
  'odk.csv': { units: 10, counts: { place: KOBO }, asked: ['place'] },
  // eight outcomes of five studies; whether "dosimeter questionnaire" is one code is asked
  'odk-outcome.csv': {
    units: 8,
    counts: { domain: { N: 8, hearing: 4, sleep: 3, stress: 1 } },
    asked: ['device'],
  },
  'odk-outcome-timepoint.csv': {
    units: 12,
    counts: { when: { N: 12, baseline: 8, month_6: 3, month_12: 1 } },
    asked: [],
  },
  'limesurvey.csv': {
    units: 10,
    counts: {
      design: { ...DESIGN, Other: 1 },
      // what was written behind "Other" (tinnitus) ticks that option
      which_outcomes_were_measured: { ...OUTCOMES, Other: 1 },
      well_reported_exposure: { N: 10, Fully: 4, Partly: 3, 'Not at all': 3 },
    },
    // response 8 was not sent
    asked: ['unit'],
  },
  // "Hearing, tinnitus, self-reported": an answer of one's own with a comma counts as two, and the column is asked about
  'google-forms.csv': {
    units: 10,
    counts: { study_design: WEDGE, outcomes: { ...OUTCOMES, tinnitus: 1, 'self-reported': 1 } },
    asked: ['outcomes'],
  },
  'airtable.csv': {
    units: 10,
    counts: {
      study_design: WEDGE,
      Outcomes: { ...OUTCOMES, tinnitus: 1 },
      Countries: { N: 9, Brazil: 5, 'United States': 3, Kenya: 2 },
    },
    asked: ['Outcomes', 'Countries', 'Registered'],
  },
  'notion.csv': {
    units: 10,
    counts: {
      study_design: WEDGE,
      Outcomes: { N: 9, Hearing: 6, Sleep: 4, Stress: 3, tinnitus: 1 },
      Registered: { N: 10, Yes: 4, No: 6 },
    },
    asked: ['Tags'],
  },
  'eppi.json': {
    units: 10,
    counts: {
      study_design: { N: 9, Experimental: 2, RCT: 3, 'Stepped wedge': 1, Cohort: 3, 'Case-control': 2 },
      outcomes_measured: OUTCOMES,
      Country: { N: 9, Brazil: 4, Kenya: 2, 'United States': 3 },
    },
    asked: [],
  },
  // two reviewers and no consensus: they differ on the design of studies 2, 6 and 9
  'distillersr.csv': {
    units: 10,
    counts: {
      study_design: { N: 6, RCT: 2, Cohort: 1, 'Case-control': 2, Other: 1 },
      outcomes: { ...OUTCOMES, 'Other (specify)': 1 },
    },
    asked: ['unit', 'outcomes'],
  },
  // the reconciled answers of studies 1 to 7; the investigators differ on 9
  'syrf-long.csv': {
    units: 10,
    counts: { study_design: { ...DESIGN, N: 8, RCT: 2, 'Other: stepped wedge': 1 }, outcomes_measured: OTHER },
    asked: ['coders'],
  },
  'cadima.csv': { units: 10, counts: { study_design: WEDGE, outcome: OTHER }, asked: [] },
  // conflicts about studies 2, 6 and 9 are resolved as the first reviewer coded them
  'sysrev-user.csv': {
    units: 10,
    counts: { study_design: { ...DESIGN, 'Other: stepped wedge': 1 }, Outcomes: OTHER },
    asked: ['coders'],
  },
  // by the votes in make.py: all included 1, 2, 8; all excluded 6, 7; they differ on 3 and 9; nobody decided on 5 and 10
  'rayyan.ris': {
    units: 10,
    counts: {
      decision: { N: 8, Included: 3, Maybe: 1, Excluded: 2, Conflict: 2 },
      labels: { N: 9, Hearing: 6, Sleep: 4, Stress: 3, tinnitus: 1 },
      exclusion_reasons: { N: 2, 'wrong population': 2, 'foreign language': 1 },
    },
    asked: [],
  },
  'rayyan-extraction.csv': {
    units: 10,
    counts: {
      study_design: WEDGE,
      Country: { N: 9, Brazil: 4, 'United States': 3, Kenya: 2 },
      decision: { N: 8, Included: 3, Maybe: 1, Excluded: 2, Conflict: 2 },
    },
    asked: [],
  },
  // ten studies in 15 rows, below a title and above a total
  'spreadsheet.ods': {
    units: 10,
    counts: {
      study_design: WEDGE,
      Outcome: { ...OUTCOMES, tinnitus: 1 },
      Registered: { N: 10, TRUE: 4, FALSE: 6 },
    },
    asked: ['unit'],
  },
  'asreview.csv': {
    units: 10,
    counts: {
      decision: { N: 8, relevant: 5, irrelevant: 3 },
      asreview_tag: { N: 4, design_rct: 2, place_factory: 2, place_office: 2 },
    },
    asked: ['asreview_tag'],
  },
};

test.each(Object.entries(EXPORTS))('the first table from %s', async (file, { units, counts, asked, dictionary }) => {
  const found = await firstTable(FOLDER, file, Object.keys(counts), dictionary ?? null);
  expect(found.counts).toEqual(counts);
  expect(found.open.studies.coded.units).toBe(units);
  const questions = (found.done.unconfirmed ?? []).map(({ doubt }) => doubt.field ?? doubt.scope);
  expect(questions).toEqual(expect.arrayContaining([...asked]));
});

test('every export of the folder is counted', () => {
  const files = readdirSync(FOLDER).filter(name => !['make.py', 'redcap-raw-dictionary.csv'].includes(name));
  expect(files.sort()).toEqual(Object.keys(EXPORTS).sort());
});
