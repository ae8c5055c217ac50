import { expect, test } from 'vitest';
import { isLikelyTypo } from '../../../src/infer/columns/likely-typo.ts';

/** Labelled by hand: a slip of the finger that is worth merging. */
const TYPOS = [
  ['Cohrot', 'Cohort'],
  ['Qualitatve', 'Qualitative'],
  ['Randomised trail', 'Randomised trial'],
  ['Germny', 'Germany'],
  ['Untied States', 'United States'],
  ['Nehterlands', 'Netherlands'],
  ['Australa', 'Australia'],
  ['Interveiw', 'Interview'],
  ['Questionaire', 'Questionnaire'],
  ['Observationl', 'Observational'],
  ['Cross-sectionnal', 'Cross-sectional'],
  ['Systematic reveiw', 'Systematic review'],
  ['Hopsital', 'Hospital'],
  ['Prompitng', 'Prompting'],
  ['Fine-tunning', 'Fine-tuning'],
  ['Depresion', 'Depression'],
  ['Anxeity', 'Anxiety'],
  ['Finladn', 'Finland'],
  ['Portugual', 'Portugal'],
  ['Longitudnal', 'Longitudinal'],
  ['Expermental', 'Experimental'],
  ['Swizerland', 'Switzerland'],
  ['Mixed metods', 'Mixed methods'],
  ['Adolesents', 'Adolescents'],
  ['Smartphnoe', 'Smartphone'],
  ['Commmunity', 'Community'],
  ['Accelerometr', 'Accelerometer'],
  ['Educaton', 'Education'],
  ['Retrospectve', 'Retrospective'],
  ['Wearble', 'Wearable'],
] as const;

/** Labelled by hand: two things. */
const DIFFERENT = [
  ['Included', 'Excluded'],
  ['INCLUDE', 'EXCLUDE'],
  ['Inclusion', 'Exclusion'],
  ['Liberia', 'Nigeria'],
  ['Negative', 'Positive'],
  ['regular', 'irregular'],
  ['Austria', 'Australia'],
  ['Slovakia', 'Slovenia'],
  ['Gambia', 'Zambia'],
  ['Niger', 'Nigeria'],
  ['Paraguay', 'Uruguay'],
  ['Mali', 'Malta'],
  ['Iran', 'Iraq'],
  ['Internal', 'External'],
  ['Inpatient', 'Outpatient'],
  ['Prospective', 'Retrospective'],
  ['Quantitative', 'Qualitative'],
  ['Female', 'Male'],
  ['Increase', 'Decrease'],
  ['Hypertension', 'Hypotension'],
  ['Unchecked', 'Checked'],
  ['Pre-test', 'Post-test'],
  ['Phase II', 'Phase III'],
  ['Type A', 'Type B'],
  ['Stage 1', 'Stage 2'],
  ['Not blinded', 'Blinded'],
  ['Nonrandomised', 'Randomised'],
  ['Structured', 'Unstructured'],
  ['Method', 'Methods'],
  ['Mother', 'Brother'],
  ['Low income', 'Low-income countries'],
  ['Ireland', 'Iceland'],
  ['Urban', 'Rural'],
  ['Hyperglycemia', 'Hypoglycemia'],
  ['Intervention', 'Interventional'],
  ['Direct', 'Indirect'],
  ['Rats', 'Cats'],
  ['Public', 'Publication'],
  ['Sometimes', 'Some'],
  ['Monaco', 'Morocco'],
] as const;

test('advice to merge two spellings is right in at least nine of ten cases, and real typing errors are found', () => {
  const hits = TYPOS.filter(([a, b]) => isLikelyTypo(a, b));
  const falseAlarms = DIFFERENT.filter(([a, b]) => isLikelyTypo(a, b));
  expect({ falseAlarms, missed: TYPOS.filter(pair => !hits.includes(pair)) }).toEqual({ falseAlarms: [], missed: [] });
  expect(TYPOS.length + DIFFERENT.length).toBeGreaterThanOrEqual(60);
});
