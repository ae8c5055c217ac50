import { expect, test } from 'vitest';
import { initText } from '../../src/cli/init-text.ts';
import { noteTexts } from '../../src/model/note.ts';
import { initReview } from '../../src/pipeline/sheets/init.ts';
import { openReview } from '../../src/read/session.ts';
import { commandResults } from '../support/command-results.ts';
import { memoryEffects } from '../support/memory-effects.ts';

/** A review that init made of a sheet, with its dictionary. */
async function begun(text: string, dictionary: string | null = null) {
  const effects = memoryEffects({ 'sheet.csv': text, ...(dictionary === null ? {} : { 'words.csv': dictionary }) });
  const done = await initReview(effects, 'review', {
    from: 'sheet.csv',
    dictionary: dictionary === null ? null : 'words.csv',
    sheet: null,
  });
  const open = await openReview(effects, 'review');
  const field = (name: string) => done.codebook.fields.find(entry => entry.name === name);
  const rows = (name: string) => commandResults(open, 'shares', [name]).rows;
  const statistic = (name: string, which: string) => rows(name).find(row => row.statistic === which)?.estimate;
  return { effects, done, open, field, rows, statistic };
}

// a German Excel: thousands with a point, decimals with a comma, percentages with their sign
const GERMAN = `Nr;Autor;Stichprobengröße;Alter;Anteil Frauen
1;Müller;1.210;65,3;43,2 %
2;Schröder;84;71,0;50,1 %
3;Özdemir;k. A.;68,25;nicht berichtet
4;Kim;10.508;80,1;61 %
5;Park;602;77,4;33,4 %
`;

test('points between thousands and percent signs of a German sheet are no decimal marks and no delimiters', async () => {
  const { field, statistic, open, done } = await begun(GERMAN);
  expect(field('Stichprobengröße')).toMatchObject({ type: 'integer', groupChar: '.' });
  expect(['min', 'median', 'max'].map(which => statistic('Stichprobengröße', which))).toEqual([84, 906, 10508]);
  expect(field('anteil_frauen')).toMatchObject({ type: 'number', decimalChar: ',', bareNumber: false });
  expect(['min', 'max'].map(which => statistic('anteil_frauen', which))).toEqual([33.4, 61]);
  expect(statistic('Alter', 'min')).toBe(65.3);
  expect(open.findings.filter(entry => entry.severity === 'error')).toEqual([]);
  expect(done.unconfirmed.map(({ doubt }) => doubt.evidence).join()).toContain(
    'every point has three digits behind it',
  );
});

test('three decimals stay decimals where nothing speaks for thousands', async () => {
  const { field, statistic } = await begun('id,odds ratio\na,1.210\nb,1.345\nc,2.001\n');
  expect(field('odds_ratio')).toMatchObject({ type: 'number' });
  expect(statistic('odds_ratio', 'max')).toBe(2.001);
});

const REDCAP_WORDS = `Variable / Field Name,Form Name,Section Header,Field Type,Field Label,"Choices, Calculations, OR Slider Labels"
record_id,charting,,text,Record ID,
design,charting,,dropdown,Design,"1, Trial | 2, Cohort | 99, Other"
blinded,charting,,radio,Blinded?,"1, Yes | 0, No | 99, Unclear"
funding,charting,,radio,Funding,"1, Public | 2, Industry | -88, Not reported"
`;
const REDCAP_ROWS = `record_id,design,blinded,funding
1,1,1,1
2,1,99,-88
3,2,0,2
4,99,0,1
5,2,1,-88
6,99,99,1
7,1,0,2
8,2,1,1
`;

test("a dictionary's codes for missing values get their state, and its other codes none, whatever their number", async () => {
  const { rows, done, open } = await begun(REDCAP_ROWS, REDCAP_WORDS);
  const counted = (name: string) =>
    rows(name).flatMap(row => (row.kind === 'level' ? [[row.level, row.n, row.N]] : []));
  expect(counted('design')).toEqual([
    ['1', 3, 8],
    ['2', 3, 8],
    ['99', 2, 8],
  ]);
  expect(counted('blinded').slice(0, 2)).toEqual([
    ['1', 3, 8],
    ['0', 3, 8],
  ]);
  expect(rows('blinded').find(row => row.kind === 'state' && row.level === 'unclear')?.n).toBe(2);
  expect(rows('funding').find(row => row.kind === 'state' && row.level === 'not_reported')?.n).toBe(2);
  expect(done.notes.map(note => note.message).join('\n')).not.toContain('far outside the other numbers');
  expect(open.findings.filter(entry => entry.severity === 'error')).toEqual([]);
});

test('authors, citations and remarks that come back are text, and make the citation', async () => {
  const { field, effects, done } = await begun(`No.,"Author, year",Year of publication,Design,Notes
1,"Müller et al., 2020",2020,RCT,check
2,"Kim & Lee, 2019",2019,Cohort,check
3,"Müller et al., 2020",2020,RCT,ask
4,"Park et al., 2019",2019,Cohort,ask
5,"Kim & Lee, 2019",2019,RCT,check
6,"Park et al., 2020",2020,Cohort,ask
`);
  expect(field('author_year')).toMatchObject({ type: 'string' });
  expect(field('author_year')?.categories).toBeUndefined();
  expect(field('Notes')?.categories).toBeUndefined();
  expect(done.codebook.fields.filter(entry => entry.categories).map(entry => entry.name)).toEqual(['Design']);
  expect(effects.text('review/review.yaml')).toContain('citation: { author: author_year, year: year_of_publication }');
});

test('the key and the coder of a sheet with a row per reviewer are no codes and no condition', async () => {
  const design = ['RCT', 'Cohort', 'RCT', 'Survey'];
  const lines = design.flatMap((code, i) =>
    ['Anna', 'Ben', 'Consensus'].map(
      name =>
        `#${100 + i},${name},${name === 'Ben' && i === 0 ? 'Cohort' : code},${name === 'Consensus' ? 'agreed' : ''}`,
    ),
  );
  const { field, rows, done, open } = await begun(
    `Covidence #,Reviewer Name,Study design,Agreement call\n${lines.join('\n')}\n`,
  );
  expect(field('covidence')?.categories).toBeUndefined();
  expect(field('agreement_call')?.appliesIf).toBeUndefined();
  expect(field('reviewer_name')).toBeUndefined();
  expect(open.findings).toEqual([]);
  expect(rows('study_design').flatMap(row => (row.kind === 'level' ? [[row.level, row.n, row.N]] : []))).toEqual([
    ['RCT', 2, 4],
    ['Cohort', 1, 4],
    ['Survey', 1, 4],
  ]);
  expect(initText(done)).toContain('scopebook shares study_design');
});

test('rows of one study are counted once, with all of its codes, until somebody says otherwise', async () => {
  const { done, effects } = await begun('study,outcome\nS1,Pain\nS1,Cost\nS2,Pain\nS3,Cost\nS3,Pain\nS4,Cost\n');
  expect(done.unit).toMatchObject({ name: 'study', key: 'study' });
  expect(done.codebook.primaryKey).toEqual(['study', 'outcome']);
  expect(done.notes.find(entry => entry.field === 'study')?.message).toContain('4 values of "study" are in 6 rows');
  expect(done.unconfirmed.map(({ doubt }) => doubt.scope)).toContain('unit');
  const open = await openReview(effects, 'review');
  const { rows } = commandResults(open, 'shares', ['outcome']);
  expect(rows.flatMap(row => (row.kind === 'level' ? [[row.level, row.n, row.N]] : []))).toEqual([
    ['Cost', 3, 4],
    ['Pain', 3, 4],
  ]);
});

test('options in brackets tell columns apart that answer yes or no', async () => {
  const { done } = await begun('id,Modality [Video],Modality [Phone]\na,Yes,No\nb,No,No\nc,Yes,Yes\nd,No,Yes\n');
  expect(done.codebook.fields.map(field => field.name)).toEqual(['id', 'modality_video', 'modality_phone']);
});

test('nearly as many groups as studies are no subgroups, and it is said', async () => {
  const { open } = await begun(
    `id,Title,Design\n${Array.from({ length: 20 }, (_, i) => `${i},Study number ${i},${i % 2 ? 'RCT' : 'Cohort'}`).join('\n')}\n`,
  );
  const { notes } = commandResults(open, 'shares', ['Design'], { by: ['Title'] });
  expect(noteTexts(notes).join('\n')).toContain('There are nearly as many groups as studies');
});
