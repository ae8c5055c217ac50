import { describe, expect, test } from 'vitest';
import { openReview } from '../../src/read/session.ts';
import { begun, column, counts, lines } from '../support/begun-sheet.ts';
import { commandResults } from '../support/command-results.ts';

describe('several codes in a cell', () => {
  test.each([
    ['Sleep & Mood', 'Mood 4, Pain 2, Sleep 4 of 7'],
    ['Sleep und Mood', 'Mood 4, Pain 2, Sleep 4 of 7'],
    ['Sleep et Mood', 'Mood 4, Pain 2, Sleep 4 of 7'],
    ['Sleep / Mood', 'Mood 4, Pain 2, Sleep 4 of 7'],
    ['Sleep; Mood', 'Mood 4, Pain 2, Sleep 4 of 7'],
    ['Sleep;; Mood', 'Mood 4, Pain 2, Sleep 4 of 7'],
    ['; Sleep; Mood', 'Mood 4, Pain 2, Sleep 4 of 7'],
    ['Sleep; Mood; sleep', 'Mood 4, Pain 2, Sleep 4 of 7'],
  ])('%s', async (cell, expected) => {
    const sheet = column('topic', cell, 'Sleep; Pain', 'Mood; Sleep', 'Mood; Pain', 'Sleep', 'Mood', '');
    expect((await counts(sheet, 'topic')).replace(/ of 6$/, ' of 7')).toBe(expected);
  });
  test('a semicolon in some cells of a list with commas', async () => {
    const sheet = column('topic', 'Sleep, Pain', 'Sleep; Mood', 'Mood, Pain', 'Sleep', 'Mood', 'Pain, Sleep');
    expect(await counts(sheet, 'topic')).toBe('Mood 3, Pain 3, Sleep 4 of 6');
  });
  test.each([
    ['Europe, North', 'Europe, South'],
    ['Yes, fully', 'Yes, partly'],
  ])('%s beside %s are two single answers', async (a, b) => {
    expect(await counts(column('answer', a, b, a, a, b, 'No', 'No', b), 'answer')).toBe(
      `${[`${a} 3`, `${b} 3`, 'No 2'].sort().join(', ')} of 8`,
    );
  });
  test('options of Kobo with underscores, parted by blanks', async () => {
    const sheet = column('outcome', 'quality_of_life pain', 'pain', 'quality_of_life', 'pain sleep', 'sleep', 'pain');
    expect(await counts(sheet, 'outcome')).toBe('pain 4, quality_of_life 2, sleep 2 of 6');
  });
  test('columns of Kobo with TRUE and FALSE', async () => {
    const sheet = lines('id,outcome/pain,outcome/sleep', 'a,TRUE,FALSE', 'b,FALSE,TRUE', 'c,TRUE,TRUE', 'd,TRUE,FALSE');
    expect(await counts(sheet, 'outcome/pain')).toBe('pain 3, sleep 2 of 4');
  });
  test('items that always stand together are still items', async () => {
    const three = column(
      'year',
      '2019; 2020; 2021',
      '2019; 2020; 2021',
      '2018',
      '2018; 2022',
      '2022',
      '2019; 2020; 2021',
    );
    expect(await counts(three, 'year')).toBe('2018 2, 2019 3, 2020 3, 2021 3, 2022 2 of 6');
    const words = column('aim', 'Test; Theory', 'Test; Theory', 'Review', 'Review; Survey', 'Survey', 'Test; Theory');
    expect(await counts(words, 'aim')).toBe('Review 2, Survey 2, Test 3, Theory 3 of 6');
  });
});

test('"None of these" beside another option is an error, and that is a guess', async () => {
  const cells = ['Excel; R', 'R', 'R', 'Excel', 'None of these', 'Excel; R', 'None of these; R', 'None of these'];
  const sheet = column('tools', ...cells);
  const { done, open } = await begun(sheet);
  expect(await counts(sheet, 'tools')).toBe('Excel 3, None of these 2, R 4 of 7');
  expect(open.findings.filter(({ severity }) => severity === 'error').map(({ row }) => row)).toEqual([8]);
  expect(done.unconfirmed.map(({ otherwise }) => otherwise)).toEqual(['R 5 of 8 instead of 4 of 7']);
});

describe('check boxes', () => {
  test('option columns named by a number', async () => {
    const sheet = lines('id,Tool [0],Tool [1]', 'a,1,0', 'b,0,1', 'c,1,1', 'd,1,0', 'e,0,1');
    expect(await counts(sheet, 'Tool [0]')).toBe('0 3, 1 3 of 5');
  });
  test('a REDCap dictionary with the code 0', async () => {
    const dictionary = lines(
      '"Variable / Field Name","Form Name","Section Header","Field Type","Field Label","Choices, Calculations, OR Slider Labels"',
      'rec,f,,text,Rec,',
      'tool,f,,checkbox,Tool,"0, Not measured | 1, Survey"',
    );
    const sheet = lines('rec,tool___0,tool___1', 'a,1,0', 'b,0,1', 'c,0,1', 'd,1,1', 'e,0,1');
    expect(await counts(sheet, 'tool', { dictionary })).toBe('Not measured 2, Survey 4 of 5');
  });
  test.each([
    ['No', 'Yes', 'No', 'Yes'],
    ['0', '1', 'FALSE', 'TRUE'],
  ])('options named %s and %s in columns of %s and %s', async (first, second, off, on) => {
    const sheet = lines(
      `id,Blinded [${first}],Blinded [${second}]`,
      ...[on, off, off, on, off].map((cell, i) => `s${i},${cell},${cell === on ? off : on}`),
    );
    expect(await counts(sheet, `Blinded [${first}]`)).toBe(`${first} 2, ${second} 3 of 5`);
  });
  test('codes of several letters and with a hyphen, in the dictionary in capitals', async () => {
    const dictionary = lines(
      '"Variable / Field Name","Form Name","Section Header","Field Type","Field Label","Choices, Calculations, OR Slider Labels"',
      'record_id,f,,text,Record,',
      'design,f,,checkbox,Design,"RCT, Trial | COH, Cohort | CASE-CTRL, Case control"',
    );
    const sheet = lines(
      'record_id,design___rct,design___coh,design___case_ctrl',
      'a,1,0,0',
      'b,0,1,0',
      'c,1,0,1',
      'd,1,1,0',
    );
    expect(await counts(sheet, 'design', { dictionary })).toBe('Case control 1, Cohort 2, Trial 3 of 4');
  });
  test.each(['Not reported', 'Unclear'])('a box "%s" is a missing state', async text => {
    const sheet = lines(
      `id,End (choice=Speed),End (choice=Range),End (choice=${text})`,
      'a,Checked,Unchecked,Unchecked',
      'b,Unchecked,Checked,Unchecked',
      'c,Unchecked,Unchecked,Checked',
      'd,Checked,Checked,Unchecked',
      'e,Unchecked,Checked,Unchecked',
    );
    expect(await counts(sheet, 'End (choice=Speed)', { denominator: 'reported' })).toBe('Range 3, Speed 2 of 4');
  });
  test('an option that nobody ticked is an option, and no coder', async () => {
    const sheet = lines('id,aim___1,aim___2,aim___3', 'a,1,0,0', 'b,0,1,0', 'c,1,1,0', 'd,1,0,0', 'e,0,1,0');
    expect(await counts(sheet, 'aim')).toBe('1 3, 2 3 of 5');
    expect((await begun(sheet)).open.review.value.codings ?? []).toEqual([]);
  });
});

describe('what is no coder', () => {
  const answers = ['Sleep', 'Pain', 'Mood', 'Cost', 'Work', 'Sleep', 'Pain', 'Mood', 'Cost', 'Work'];
  const second = ['Pain', '', 'Cost', '', '', 'Mood', '', 'Work', '', ''];
  test.each([
    ['a1', 'a2', 'a3'],
    ['first_topic', 'second_topic', 'third_topic'],
    ['topic_1', 'topic_2', 'topic_3'],
  ])('answers in the slots %s, %s, %s', async (...headers) => {
    const sheet = lines(
      `id,${headers.join(',')}`,
      ...answers.map((answer, i) => `s${i},${answer},${second[i]},${i === 0 ? 'Work' : ''}`),
    );
    expect((await begun(sheet)).open.review.value.codings ?? []).toEqual([]);
  });
  test.each([
    ['1) ', '2) '],
    ['First ', 'Second '],
    ['A. ', 'B. '],
  ])('blocks of questions "%s" and "%s"', async (a, b) => {
    const sheet = lines(
      `id,${a}comparison,${a}outcome,${b}comparison,${b}outcome`,
      ...answers.map(
        (answer, i) => `s${i},Drug,${answer},${i % 3 === 0 ? 'Placebo' : ''},${i % 3 === 0 ? 'Cost' : ''}`,
      ),
    );
    expect((await begun(sheet)).open.review.value.codings ?? []).toEqual([]);
  });
});

describe('coders', () => {
  const sheet = (headers: readonly string[]): string =>
    lines(
      `id,year,${headers.map(header => `"${header}"`).join(',')}`,
      ...Array.from({ length: 12 }, (_, i) => {
        const design = ['RCT', 'Cohort', 'Survey'][i % 3];
        const blinded = i % 2 ? 'Yes' : 'No';
        const others = headers.slice(2).map((_, at) => (at % 2 === 0 ? (i === 4 + at ? 'RCT' : design) : blinded));
        return `s${i},${2010 + i},${[design, blinded, ...others].join(',')}`;
      }),
    );
  test.each([
    [['design_A', 'blinded_A', 'design_B', 'blinded_B'], 2],
    [['design (coder 1)', 'blinded (coder 1)', 'design (coder 2)', 'blinded (coder 2)'], 2],
    [['Coder 1: design', 'Coder 1: blinded', 'Coder 2: design', 'Coder 2: blinded'], 2],
    [['1_design', '1_blinded', '2_design', '2_blinded'], 2],
    [['design_ann', 'blinded_ann', 'design_ben', 'blinded_ben', 'design_cleo', 'blinded_cleo'], 3],
  ])('%j', async (headers, coders) => {
    const { open, done } = await begun(sheet(headers));
    expect(open.coders).toHaveLength(coders);
    const { rows } = commandResults(open, 'agreement', []);
    expect([...new Set(rows.map(row => row.field))].sort()).toEqual(['blinded', 'design']);
    expect(done.unconfirmed.some(({ doubt }) => doubt.scope === 'coders')).toBe(true);
  });
  test('two single coders beside a consensus', async () => {
    const rows = lines(
      'study_id,Reviewer,Design',
      ...['1,Rae,Cohort', '2,Kai,Trial', '3,Rae,Cohort', '4,Rae,Trial', '4,Kai,Cohort', '4,Consensus,Trial'],
      ...['5,Rae,Trial', '5,Kai,Trial', '5,Consensus,Trial', '6,Kai,Cohort', '7,Rae,Cohort', '8,Kai,Trial'],
    );
    expect(await counts(rows, 'Design')).toBe('Cohort 4, Trial 4 of 8');
  });
  describe('a consensus column that is filled', () => {
    const DESIGNS = ['RCT', 'Cohort'];
    const paired = (consensus: (i: number, differs: boolean) => string): string =>
      lines(
        'id,design_A,design_B,design_final',
        ...Array.from({ length: 12 }, (_, i) => {
          const differs = i % 4 === 1;
          return `s${i},${DESIGNS[i % 2]},${DESIGNS[(i + (differs ? 1 : 0)) % 2]},${consensus(i, differs)}`;
        }),
      );
    test('only where the coders differ counts as the coders coded the rest', async () => {
      const sheet = paired((_, differs) => (differs ? 'RCT' : ''));
      const { done } = await begun(sheet);
      expect(await counts(sheet, 'design_final')).toBe('Cohort 3, RCT 9 of 12');
      expect(done.unconfirmed.map(({ doubt, otherwise }) => [doubt.key, otherwise])).toContainEqual([
        'consensus',
        'design: Cohort 0 of 3 instead of 3 of 12',
      ]);
    });
    test('for the first studies only leaves the others uncoded, and that is asked', async () => {
      const sheet = paired(i => (i < 6 ? 'RCT' : ''));
      const { done } = await begun(sheet);
      expect(await counts(sheet, 'design_final')).toBe('RCT 6 of 6');
      expect(done.unconfirmed.map(({ doubt }) => doubt.key)).toContain('consensus');
    });
  });
  test.each(['Reviewer', 'coding.person', 'Coded by'])('names of persons under %s are personal', async header => {
    const names = lines(
      `id,${header},Design`,
      ...['Rae Olsen', 'Kai Berg', 'Rae Olsen', 'Kai Berg'].map((name, i) => `s${i},${name},RCT`),
    );
    expect((await begun(names)).done.codebook.fields.some(field => field['x-personal'] === true)).toBe(true);
  });
});

describe('cells', () => {
  test('"5-Mar" among ages is no code', async () => {
    const sheet = column('age group', '3-5', '6-9', '3-5', '5-Mar', '6-9', '3-5', '6-9', '10-12', '10-12', '3-5');
    const { done } = await begun(sheet);
    const field = done.codebook.fields.find(({ title }) => title === 'age group');
    expect(field?.categories?.map(({ value }) => value).sort()).toEqual(['10-12', '3-5', '6-9']);
    expect(done.notes.map(({ message }) => message).join()).toContain('5-Mar');
  });
  test.each(['c. 2015', '2015/16', '2015a', '2015?'])('a year written as %s keeps the column a year', async odd => {
    const sheet = column('Year', odd, '2016', '2017', '2018', '2019', '2020', '2021', '2016', '2017');
    expect((await begun(sheet)).done.codebook.fields[1]).toMatchObject({ type: 'year' });
  });
  test.each([
    ['INCLUDE', 'EXCLUDE'],
    ['regular', 'irregular'],
    ['negative', 'positive'],
    ['Liberia', 'Nigeria'],
  ])('%s and %s are no misspellings', async (a, b) => {
    const { done } = await begun(column('x', a, a, a, a, a, a, a, a, b, a, a));
    expect(done.notes.filter(({ message }) => message.includes('spelt nearly'))).toEqual([]);
  });
  test.each(['full text not available', 'not accessible'])('"%s" is a reason among reasons', async text => {
    const sheet = column('Reason for exclusion', text, 'wrong design', 'wrong design', text, 'wrong language', text);
    expect(await counts(sheet, 'Reason for exclusion')).toBe(
      [`${text} 3`, 'wrong design 2', 'wrong language 1'].sort().join(', ').concat(' of 6'),
    );
  });
  test.each(['not-stated', 'N/I', 'k. A.', 'No reporta', '未报告'])('%s is not reported', async text => {
    expect(await counts(column('x', text, 'a', 'b', 'a', 'b', text, 'a'), 'x', { denominator: 'reported' })).toBe(
      'a 3, b 2 of 5',
    );
  });
  test.each([
    ['score', ['12', '99', '88', '97', '95', '45']],
    ['age', ['99', '81', '85', '90', '93', '78']],
  ])('99 among %s is a number', async (header, values) => {
    const { open } = await begun(column(header, ...values));
    expect(open.findings.filter(({ code }) => code === 'D112' || code === 'D117')).toEqual([]);
    expect(await counts(column(header, ...values), header)).toContain('of 6');
  });
  test('a line break inside an unquoted cell of a CRLF file, and a vertical tab', async () => {
    const sheet = 'id,design,note\r\na,RCT,one\r\nb,Cohort,first\nsecond\r\nc,RCT,tab\u000bbed\r\nd,RCT,x\r\n';
    expect(await counts(sheet, 'design')).toBe('Cohort 1, RCT 3 of 4');
  });
});

describe('dictionaries', () => {
  test.each(['"Slow" = 0; "Fast" = 1', '1 = Fast | 0 = Slow', '0 = Slow | 1 = Fast', 'Fast = 1 | Slow = 0'])(
    '%s',
    async labels => {
      const dictionary = lines('name,label,value_labels', 'id,ID,', `pace,Pace,"${labels.replaceAll('"', '""')}"`);
      expect(await counts(column('pace', '0', '1', '0', '1', '0'), 'pace', { dictionary })).toBe('Fast 2, Slow 3 of 5');
    },
  );
});

describe('what is counted', () => {
  test.each(['Homepage', 'Name of the tool', 'Full Journal Title'])('%s tells the rows apart', async header => {
    const sheet = lines(
      `kind,${header}`,
      ...Array.from({ length: 8 }, (_, i) => `${i % 2 ? 'web' : 'print'},https://tool${i}.org`),
    );
    expect((await begun(sheet)).done.unit.key).not.toBeNull();
  });
  test('a total row without an id, and a second table with its own header', async () => {
    const studies = Array.from({ length: 9 }, (_, i) => `s${i},${i % 3 ? 'RCT' : 'Cohort'},${10 + i}`);
    const total = lines('id,design,n', ...studies, ',Total,126');
    expect(await counts(total, 'design')).toBe('Cohort 3, RCT 6 of 9');
    const second = lines('id,design,n', ...studies, ',,', ',Design,Count', ',RCT,6', ',Cohort,3');
    expect(await counts(second, 'design')).toBe('Cohort 3, RCT 6 of 9');
  });
  test('a study with two rows counts once, with the codes of both', async () => {
    const sheet = lines(
      'study_id,outcome,plan',
      ...['a,Pain,RCT', 'a,Cost,RCT', 'b,Pain,Cohort', 'c,Cost,RCT', 'c,Mood,RCT', 'd,Pain,RCT', 'd,Mood,RCT'],
    );
    expect(await counts(sheet, 'plan')).toBe('Cohort 1, RCT 3 of 4');
    expect(await counts(sheet, 'outcome')).toBe('Cost 2, Mood 2, Pain 3 of 4');
  });
  test('a number that differs between the rows of a study has no single value', async () => {
    const sheet = lines(
      'study_id,outcome,effect',
      'a,Pain,0.5',
      'a,Cost,0.7',
      'b,Pain,0.4',
      'c,Cost,0.1',
      'd,Pain,0.2',
    );
    const { open } = await begun(sheet);
    expect(open.findings.some(({ code, field }) => code === 'D513' && field === 'effect')).toBe(true);
    expect(await counts(sheet, 'effect')).toBe('median 0.2 of 3');
  });
  test.each([
    ['lib.nbib', 'PMID- 123\nTI  - A title\nAU  - Olsen R\n'],
    ['lib.txt', 'TY  - JOUR\nTI  - A title\nAU  - Olsen, R\nER  -\n'],
  ])('%s is no coded sheet', async (name, text) => {
    await expect(begun(text, { name })).rejects.toMatchObject({ code: 'library' });
  });
});

describe('rows that sum up', () => {
  const study = (i: number): string => `s${i},${i % 3 ? 'RCT' : 'Cohort'},${10 + i}`;
  const studies = Array.from({ length: 9 }, (_, i) => study(i));
  test.each(['Total', 'Total (n = 9)', 'TOTAL:', 'Summe'])('studies that were added below "%s" count', async label => {
    const sheet = lines('id,design,n', ...studies, `${label},,126`, study(10), study(11));
    expect(await counts(sheet, 'design')).toBe('Cohort 3, RCT 8 of 11');
    expect((await begun(sheet)).open.review.value.resources[0]?.guess).toMatchObject({
      otherwise: '12 rows instead of 11',
    });
  });
  test('a later sheet with the total moved down is read whole', async () => {
    const { open, effects } = await begun(lines('id,design,n', ...studies, 'Total,,126'));
    expect(open.studies.coded.units).toBe(9);
    await effects.write('review/corpus/s.csv', lines('id,design,n', ...studies, study(10), 'Total,,146', study(11)));
    expect((await openReview(effects, 'review')).studies.coded.units).toBe(11);
  });
  test('subtotals, a remark, and no closed range', async () => {
    const half = studies.slice(0, 4);
    const sheet = lines(
      'id,design,n',
      ...half,
      'Subtotal,,46',
      ...studies.slice(4),
      'Subtotal,,80',
      '',
      'Note: by KB,,',
    );
    expect(await counts(sheet, 'design')).toBe('Cohort 3, RCT 6 of 9');
  });
  test('a sheet of statistics is no sheet of sums', async () => {
    const names = ['Mean', 'Median', 'SD', 'Total', 'Sum', 'IQR', 'Range', 'Mode'];
    const sheet = lines('measure,domain,items', ...names.map((name, i) => `${name},${i % 2 ? 'a' : 'b'},${i}`));
    expect(await counts(sheet, 'domain')).toBe('a 4, b 4 of 8');
  });
  test('studies below a declared range are told beside every number', async () => {
    const second = lines('id,design,n', ...studies, ',,', ',Design,Count', ',RCT,6');
    const { effects } = await begun(second);
    await effects.write('review/corpus/s.csv', lines('id,design,n', ...studies, study(10), ',Design,Count', ',RCT,6'));
    const { notes } = commandResults(await openReview(effects, 'review'), 'shares', ['design']);
    expect(notes.map(({ code }) => code)).toContain('unread-rows');
  });
});

describe('studies with several rows', () => {
  test('a key of three parts is found before a number that differs by chance', async () => {
    const sheet = lines(
      'study,arm,time,size',
      ...Array.from(
        { length: 24 },
        (_, i) => `s${Math.floor(i / 6)},${'ab'[Math.floor(i / 3) % 2]},t${i % 3},${20 + i}`,
      ),
    );
    expect((await begun(sheet)).done.codebook.primaryKey).toEqual(['study', 'arm', 'time']);
    expect(await counts(sheet, 'time')).toBe('t0 4, t1 4, t2 4 of 4');
  });
  test('"not reported" tells a row apart; where no filled column does, init says that nothing is counted', async () => {
    const rows = ['A,RCT,Pain', 'A,RCT,Sleep', 'B,RCT,NR', 'C,Cohort,Pain', 'C,Cohort,NR', 'D,Cohort,Sleep'];
    const sheet = lines('study,design,outcome', ...rows);
    expect((await begun(sheet)).done.codebook.primaryKey).toEqual(['study', 'outcome']);
    expect(await counts(sheet, 'design')).toBe('Cohort 2, RCT 2 of 4');
    const { done } = await begun(sheet.replaceAll(',NR', ','));
    expect(done.notes.map(({ message }) => message).join()).toContain('nothing is counted until one does');
  });
});
