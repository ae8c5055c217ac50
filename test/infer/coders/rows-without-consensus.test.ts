import { expect, test } from 'vitest';
import { begun, counts, lines } from '../../support/begun-sheet.ts';
import { commandResults } from '../../support/command-results.ts';

// every expected count is of the cells written out here, by hand
const SHEET = lines(
  'study_id,coder,Design,Blinded,Outcomes',
  'S1,Ann,RCT,Yes,Pain; Sleep',
  'S1,Ben,RCT,Yes,Sleep; Pain',
  'S2,Ann,RCT,No,Pain',
  'S2,Ben,RCT,Not reported,Pain; Cost',
  'S3,Ann,Cohort,No,Cost',
  'S3,Ben,Cohort,,Cost',
  'S4,Ann,Cohort,Not reported,Sleep',
  'S4,Ben,Cohort,Not reported,Sleep',
  'S5,Ann,RCT,Unclear,Cost; Pain',
  'S5,Ben,RCT,Not reported,Cost; Pain',
  'S6,Ann,Survey,Yes,Sleep',
  'S6,Ben,Cohort,Yes,Not reported',
);

test('rows of two coders without a consensus count in a field only where both gave the same', async () => {
  // S6 has two designs; S2 a code and "not reported", S5 two reasons, of S3 one coder alone has a cell
  expect(await counts(SHEET, 'Design')).toBe('Cohort 2, RCT 3 of 5');
  expect(await counts(SHEET, 'Blinded')).toBe('No 1, Yes 2 of 4');
  // the order of items is no difference; S2 and S6 differ
  expect(await counts(SHEET, 'Outcomes')).toBe('Cost 2, Pain 2, Sleep 2 of 4');
});

test('the studies that are left out are said, with what to do', async () => {
  const { open } = await begun(SHEET);
  const said = open.findings.filter(({ code }) => code === 'D513').map(({ message }) => message);
  expect(said.join('\n')).toMatch(
    /Blinded differs between the rows of 2 studies, such as S2, S5.*add a row with what the coders agreed on/,
  );
});

test('reports of one study do not disagree where one of them says nothing', async () => {
  const sheet = SHEET.replaceAll('Ann', 'protocol').replaceAll('Ben', 'paper').replace('coder', 'report');
  expect(await counts(sheet, 'Blinded')).toBe('No 2, Yes 2 of 6');
});

test('a coder whose own answers passed over a question is no second voice, whatever the other said', async () => {
  const pairs = ['Yes,Open', 'Yes,Closed', 'No,', 'Yes,Open', 'No,', 'Yes,Closed', 'No,', 'Yes,Open'];
  const rows = pairs.flatMap((cells, i) => [`S${i},Ann,${cells}`, `S${i},Ben,${cells}`]);
  const sheet = lines('study_id,coder,Empirical,Data', ...rows, 'S8,Ann,No,', 'S8,Ben,Yes,Unclear');
  const { done, open } = await begun(sheet);
  expect(done.codebook.fields.find(({ name }) => name === 'Data')).toHaveProperty('appliesIf');
  const { rows: found } = commandResults(open, 'shares', ['Data']);
  const n = (level: string) => found.find(row => row.level === level)?.n;
  // S8: one of them found data and could not say whether they are open; whether it is empirical, they do not agree
  expect([n('Open'), n('Closed'), n('unclear'), n('invalid')]).toEqual([3, 2, 1, undefined]);
});
