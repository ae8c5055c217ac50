import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { begun, column, counts, lines } from '../support/begun-sheet.ts';

// every expected count is of the cells written out here, by hand

const doubts = async (sheet: string): Promise<string[]> =>
  (await begun(sheet)).done.unconfirmed.map(({ doubt }) => `${doubt.field ?? doubt.scope} ${doubt.key}`);

describe('marks that stand for the cell above', () => {
  test.each(['"', 'j.w.', 'dtto'])('%s is no code where no code comes back', async mark => {
    const cell = mark === '"' ? '""""' : mark;
    const sheet = lines('id,Level', 's1,Primary', `s2,${cell}`, `s3,${cell}`, 's4,Secondary', `s5,${cell}`);
    expect(await counts(sheet, 'Level')).toBe('Primary 1, Secondary 1 of 2');
  });
});

describe('rows that are no studies', () => {
  const studies = ['A 2001,RCT,Home', 'B 2002,Cohort,Ward', 'C 2003,RCT,Ward', 'D 2004,RCT,Home', 'E 2005,Cohort,Home'];
  const head = 'Study,Design,Setting';

  test.each(['e.g. Smith 2020', 'Example', 'Beispiel: Meier 2019', '[Test]'])('the example "%s"', async name => {
    const { done } = await begun(lines(head, `${name},RCT,Home`, ...studies));
    expect(done.layout).toMatchObject({ otherwise: '6 rows instead of 5' });
    expect(await counts(lines(head, `${name},RCT,Home`, ...studies), 'Design')).toBe('Cohort 2, RCT 3 of 5');
  });

  test('a study of examples stays', async () => {
    const sheet = lines(head, 'Exampleton 2020,RCT,Home', ...studies);
    expect(await counts(sheet, 'Design')).toBe('Cohort 2, RCT 4 of 6');
  });

  test.each(['Études exclues après lecture', 'Excluded', 'Ausgeschlossene Studien'])('below "%s"', async heading => {
    const sheet = lines(head, ...studies, `${heading},,`, 'F 2006,RCT,Home', 'G 2007,Cohort,Ward');
    expect((await begun(sheet)).done.layout).toMatchObject({ otherwise: '8 rows instead of 5' });
    expect(await counts(sheet, 'Design')).toBe('Cohort 2, RCT 3 of 5');
  });

  test('excluded studies above included ones, or reasons for exclusion as a heading, leave nothing out', async () => {
    const above = lines(head, 'Excluded,,', 'F 2006,RCT,Home', 'Included,,', ...studies);
    expect(await counts(above, 'Design')).toBe('Cohort 2, RCT 4 of 6');
    const reasons = lines(head, ...studies, 'Exclusion of adults,,', 'F 2006,RCT,Home');
    expect(await counts(reasons, 'Design')).toBe('Cohort 2, RCT 4 of 6');
  });

  test('a row below the header with the number of studies', async () => {
    const sheet = lines(head, 'Total n=5,"RCT 3, Cohort 2",Home 3', ...studies);
    expect((await begun(sheet)).done.layout).toMatchObject({ otherwise: '6 rows instead of 5' });
    expect(await counts(sheet, 'Design')).toBe('Cohort 2, RCT 3 of 5');
    // another number is no sum
    expect(await counts(lines(head, 'n 12,RCT,Home', ...studies), 'Design')).toBe('Cohort 2, RCT 4 of 6');
  });

  test('the header again, as a whole, raises no doubt', async () => {
    const sheet = lines(head, ...studies.slice(0, 3), head, ...studies.slice(3));
    expect((await begun(sheet)).done.layout).toBeNull();
    expect(await counts(sheet, 'Design')).toBe('Cohort 2, RCT 3 of 5');
  });

  test('marked behind their names: they count, which is a guess', async () => {
    const sheet = lines(head, 'F 2006 - EXCLUDED,RCT,Home', 'G 2007 (duplicate),RCT,Ward', ...studies);
    expect(await doubts(sheet)).toEqual(['unit rows']);
    expect(await counts(sheet, 'Design')).toBe('Cohort 2, RCT 5 of 7');
  });
});

describe('rows that are perhaps one study', () => {
  test.each([
    ['DOI', 'https://doi.org/10.1000/abc', '10.1000/ABC'],
    ['Study', 'Ek, 2015', 'Ek et al. 2015'],
  ])('by %s', async (header, one, other) => {
    const sheet = lines(`${header},Design`, `"${one}",RCT`, `${other},RCT`, '10.1000/x,Cohort', '10.1000/y,RCT');
    const { done } = await begun(sheet);
    expect(done.unconfirmed.map(({ otherwise }) => otherwise)).toEqual(['3 studies instead of 4']);
  });

  test('by a title, but for capitals; a short one may be that of several', async () => {
    const sheet = (title: string): string =>
      lines('#,Title,Design', `1,${title},RCT`, '2,Sleep,Cohort', `3,${title.toUpperCase()},RCT`, '4,Pain,RCT');
    expect(await doubts(sheet('Effects of a school programme on sleep'))).toEqual(['unit key']);
    expect(await doubts(sheet('Editorial'))).toEqual([]);
  });
});

test('rows that name another row are perhaps reports of its study', async () => {
  const sheet = lines('Study,Companion to,Design', 'A 2001,,RCT', 'B 2002,,Cohort', 'C 2003,A 2001,RCT', 'D 2004,,RCT');
  const { done } = await begun(sheet);
  expect(done.unconfirmed.map(({ otherwise }) => otherwise)).toEqual(['3 studies instead of 4']);
  expect(await doubts(sheet.replace('C 2003,A 2001', 'C 2003,Z 1999'))).toEqual([]);
});

test.each([
  ['Decision', 'Included', 'Excluded'],
  ['Include?', 'Yes', 'No'],
])('rows that "%s" does not take count, which is a guess', async (header, taken, not) => {
  const sheet = lines(`Study,${header},Design`, `A 2001,${taken},RCT`, `B 2002,${not},Cohort`, `C 2003,${taken},RCT`);
  expect(await doubts(sheet)).toEqual(['unit rows']);
  expect(await doubts(sheet.replaceAll(header, 'Consent'))).toEqual([]);
});

test('the number of an answer with a full stop, with a blank, and left out', async () => {
  const sheet = column('Design', '1. RCT', '1 RCT', 'RCT', '2. Cohort', '2 Cohort', '1. RCT', '2. Cohort');
  expect(await counts(sheet, 'Design')).toMatch(/^1\. RCT 4, 2\. Cohort 3 of 7$/);
  expect(await doubts(sheet)).toEqual(['Design categories']);
});

test.each(['s/ dados', 'nie wiadomo'])('%s is no code', async text => {
  expect(await counts(column('Setting', 'Ward', text, 'Ward', 'Home'), 'Setting', { denominator: 'reported' })).toMatch(
    /^Home 1, Ward 2/,
  );
});

describe('codes in numbers', () => {
  const cells = ['1', '2', '1.3', '3', '2.3', '1', '2', '3'];

  test.each(['Taxa (1 birds, 2 mammals, 3 insects)', 'Taxa (1=birds; 2=mammals; 3=insects)'])('%s', async header => {
    const sheet = lines(`id,"${header}"`, ...cells.map((cell, i) => `s${i},${cell}`));
    expect(await doubts(sheet)).toEqual(['Taxa delimiter']);
    expect(await counts(sheet, header)).toBe('birds 3, insects 4, mammals 3 of 8');
    expect(await counts(sheet.replaceAll(/(\d)\.(\d)/g, '"$1,$2"'), header)).toBe('birds 3, insects 4, mammals 3 of 8');
  });

  test('without a legend they are numbers, which is a guess; measures are none', async () => {
    const many = ['1', '2', '1.2', '3', '1.3', '2.3', '1.4', '4', '2.4'];
    expect(await doubts(column('Taxa', ...many))).toEqual(['Taxa type']);
    expect(await doubts(column('Mean score', ...many))).toEqual([]);
    expect(await doubts(column('Taxa', ...many, '3.1'))).toEqual([]);
  });

  test('amounts in a header are no legend', async () => {
    const sheet = lines('id,"Dose (5 mg, 10 mg)"', 's1,5', 's2,10', 's3,5', 's4,10');
    const { done } = await begun(sheet);
    expect(JSON.stringify(done.codebook)).not.toContain('"label":"mg"');
  });
});

test('a name with "and" whose halves never stand apart is one item of a list', async () => {
  const cells = [
    'Serbia, Croatia and Kosovo',
    'Bosnia and Herzegovina',
    'Serbia, Bosnia and Herzegovina and Kosovo',
    'Croatia and Bosnia and Herzegovina',
    'Kosovo',
    'Serbia, Kosovo',
    'Croatia',
    'Serbia',
  ];
  expect(await counts(column('Country', ...cells), 'Country')).toBe(
    'Bosnia and Herzegovina 3, Croatia 3, Kosovo 4, Serbia 4 of 8',
  );
});

test('"All of the above" is a code of its own, which is a guess', async () => {
  const sheet = column('Outcome', 'Cost; Time', 'Time', 'All of the above', 'Cost; Quality', 'Quality; Time');
  expect(await doubts(sheet)).toEqual(['Outcome categories']);
  expect(await counts(sheet, 'Outcome')).toBe('All of the above 1, Cost 2, Quality 2, Time 3 of 5');
});

test('a question mark in front of a code marks a doubt of the coder', async () => {
  const sheet = column('Task', 'Detection', '? Detection', 'Segmentation', '(?) Segmentation', 'Detection');
  expect(await counts(sheet, 'Task')).toBe('Detection 3, Segmentation 2 of 5');
  expect(await doubts(sheet)).toEqual(['Task categories']);
});

test.each([
  ['2019', '2015', '1905-07-11', '2016', '2020'],
  ['1905-07-11', '1905-07-07', '1905-07-11', '1905-07-08', '1905-07-12'],
])('years in cells with the format of a date are offered as years: %s, %s …', async (...cells) => {
  const { done, open } = await begun(column('Year', ...cells));
  expect(done.codebook.fields[1]).toMatchObject({ type: 'year' });
  // Excel counts days since 1899-12-30: 2019 is 1905-07-11
  expect(JSON.stringify(open.studies.findings)).toContain('2019');
});

describe('a first column without a header', () => {
  test.each([
    ['1', '2', '3', '4'],
    ['Ek 2001', 'Ek 2002', 'Hall 2001', 'Ito 2005'],
  ])('%s, %s … is the key', async (...keys) => {
    const sheet = lines(',Design,Year', ...keys.map((key, i) => `${key},${i === 0 ? 'RCT' : 'Cohort'},2010`));
    const { done, open } = await begun(sheet);
    expect(done.unit.key).toBe('column_a');
    expect(done.unconfirmed).toEqual([]);
    expect(JSON.stringify(open.studies.findings)).not.toContain('without a header');
  });

  test('is not where keys come back or another column has the studies', async () => {
    const again = lines(',Design,Year', '1,RCT,2010', '2,RCT,2010', '2,Cohort,2010', '3,RCT,2010');
    expect((await begun(again)).done.unit.key).toBeNull();
    const other = lines(',Study,Design', '1,Ek 2001,RCT', '2,Ito 2002,RCT', '3,Hall 2003,Cohort');
    expect((await begun(other)).done.unit.key).toBe('Study');
  });
});

test('a Polish sheet in Windows-1250 is read as such', async () => {
  const sheet = lines(
    'Lp.;Autor (rok);Płeć;Kraj',
    '1;Krół 2011;Kobiety;Włochy',
    '2;Ząb 2012;Mężczyźni;Węgry',
    '3;Ćma 2013;b.d.;Włochy',
  );
  const bytes = iconv.encode(sheet, 'windows-1250');
  expect(await counts(bytes, 'Płeć', { denominator: 'reported' })).toBe('Kobiety 1, Mężczyźni 1 of 2');
  expect(await counts(bytes, 'Kraj')).toBe('Węgry 1, Włochy 2 of 3');
});
