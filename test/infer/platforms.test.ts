import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { initReview } from '../../src/pipeline/sheets/init.ts';
import { type Counts, firstTable } from '../support/first-table.ts';
import { memoryEffects } from '../support/memory-effects.ts';

// counted by hand from the two lists at the top of test/fixtures/platforms/make.py
const DESIGN = { N: 8, RCT: 3, Cohort: 4, Qualitative: 1 };
const SETTING = { N: 7, Hospital: 4, Community: 3, School: 3 };

// both reviewers: Included 1, 2, 6; Excluded 3, 5, 7; Maybe 8; they differ on 4
const RAYYAN = { N: 8, Included: 3, Excluded: 3, Maybe: 1, Conflict: 1 };
const REASONS = { N: 3, 'wrong population': 2, 'wrong study design': 1, 'wrong outcome': 1 };

const lower = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).map(([name, n]) => [name === 'N' ? name : name.toLowerCase(), n]));

/** Every export, and the counts that its first table must have, by the name of the field. */
const EXPORTS: Readonly<Record<string, Readonly<Record<string, Counts>>>> = {
  'covidence-extraction-1.csv': { study_design: DESIGN, settings: SETTING },
  'covidence-extraction-2.csv': { study_design: DESIGN, settings: SETTING },
  'rayyan.csv': { decision: RAYYAN, labels: SETTING, exclusion_reasons: REASONS },
  'rayyan.ris': { decision: RAYYAN, labels: SETTING, exclusion_reasons: REASONS },
  'eppi-reviewer.json': { study_design: DESIGN, setting: SETTING },
  'distillersr.csv': { design: DESIGN, in_which_settings: SETTING },
  'sysrev-article-answers.csv': { study_design: DESIGN, setting: SETTING },
  // the two coders differ on studies 2 (Cohort, RCT) and 5 (Qualitative, Cohort), and there is no consensus
  'sysrev-user-answers.csv': { study_design: { N: 6, RCT: 3, Cohort: 3 }, setting: SETTING },
  'syrf-long.csv': { study_design: DESIGN, setting: SETTING },
  'syrf-wide.csv': { study_design: DESIGN, setting: SETTING },
  'cadima.csv': { study_design: DESIGN, setting: SETTING },
  'asreview.csv': { decision: { N: 8, relevant: 4, irrelevant: 4 } },
  'redcap-raw.csv': { design: lower(DESIGN) },
  'redcap-labelled.csv': { study_design: DESIGN, setting: SETTING },
  'redcap-repeats.csv': { design: lower(DESIGN) },
  'kobotoolbox.csv': { design: lower(DESIGN), setting: lower(SETTING) },
  'odk-central.csv': { design: lower(DESIGN), setting: lower(SETTING) },
  'limesurvey.csv': {
    study_design: DESIGN,
    settings_hospital: { N: 7, Yes: 4, No: 3 },
    settings_school: { N: 7, Yes: 3, No: 4 },
  },
  'google-forms.csv': { design: DESIGN, which_settings_were_studied: SETTING },
  'airtable.csv': { study_design: DESIGN, setting: SETTING },
  'notion.csv': { study_design: DESIGN, setting: SETTING },
  'libreoffice.ods': { study_design: DESIGN, setting: SETTING },
};

const FOLDER = 'test/fixtures/platforms';

test.each(Object.entries(EXPORTS))('the first table from %s', async (file, expected) => {
  const { counts, open } = await firstTable(FOLDER, file, Object.keys(expected));
  expect(counts).toEqual(expected);
  expect(open.studies.coded.units).toBe(8);
  expect(open.findings.filter(entry => entry.severity === 'error')).toEqual([]);
});

test('REDCap with its dictionary: labels instead of codes', async () => {
  const { open, counts } = await firstTable(FOLDER, 'redcap-raw.csv', ['setting'], 'redcap-dictionary.csv');
  expect(counts).toEqual({ setting: { N: 7, 1: 4, 2: 3, 3: 3 } });
  expect(open.words.levelLabel('setting', '2')).toBe('Community');
});

test('every export of the folder is counted', () => {
  const files = readdirSync(FOLDER).filter(name => !['make.py', 'redcap-dictionary.csv'].includes(name));
  expect(files.sort()).toEqual(Object.keys(EXPORTS).sort());
});

test.each([
  ['data.sav', '$FL2@(#) SPSS DATA FILE', 'a data file of SPSS', 'Save value labels'],
  // without user_na, haven gives cells that are declared missing as blanks
  ['data.sav', '$FL2@(#) SPSS DATA FILE', 'a data file of SPSS', 'user_na = TRUE'],
  ['data.dta', '<stata_dta><header>', 'a data file of Stata', 'export delimited'],
  ['data.sas7bdat', '\0\0', 'a data file of SAS', 'haven::read_sas'],
])('%s is refused with the way to a sheet', async (file, text, what, remedy) => {
  const effects = memoryEffects({ [file]: text });
  const done = initReview(effects, 'review', { from: file, dictionary: null, sheet: null });
  await expect(done).rejects.toMatchObject({ code: 'foreign', message: expect.stringContaining(what) });
  await expect(done).rejects.toMatchObject({ hint: expect.stringContaining(remedy) });
});

test('a newer export of a platform updates the codebook, and its sheet stands beside the older one', async () => {
  const read = (name: string) => readFileSync(`${FOLDER}/${name}`, 'utf8');
  const effects = memoryEffects({ 'rayyan.ris': read('rayyan.ris') });
  const options = { from: 'rayyan.ris', dictionary: null, sheet: null };
  await initReview(effects, null, options);
  expect(effects.text('review.yaml')).toContain('path: corpus/rayyan.csv');
  await effects.write('rayyan.ris', read('rayyan.ris').replace('Walking after stroke', 'Walking again'));
  const { news, written } = await initReview(effects, null, options);
  expect(written).toContain('corpus/rayyan-2.csv');
  expect(news?.join()).toContain('the new export was written to corpus/rayyan-2.csv');
});
