import { describe, expect, test } from 'vitest';
import { begun, column, counts, lines } from '../support/begun-sheet.ts';

/** The guesses that `init` wrote into its files. */
const guessesOf = async (sheet: string): Promise<string> => {
  const { effects } = await begun(sheet);
  return `${effects.text('review/codebook/s.yaml')}${effects.text('review/review.yaml')}`.replace(/\s+/g, ' ');
};

describe('marks between items', () => {
  test.each([
    ['Portuguese', ' e '],
    ['Danish', ' og '],
    ['Swedish', ' och '],
    ['Dutch', ' en '],
    ['Turkish', ' ve '],
  ])('%s', async (_, mark) => {
    const sheet = column(
      'out',
      'Sono',
      'Dor',
      'Sono',
      `Sono${mark}Dor`,
      `Sono${mark}Humor`,
      'Humor',
      `Dor${mark}Humor`,
    );
    expect(await counts(sheet, 'out')).toBe('Dor 3, Humor 3, Sono 4 of 7');
    expect(await guessesOf(sheet)).toContain('each cell is one code');
  });
  test('Chinese, with a comma of its own', async () => {
    const sheet = column('结局', '疼痛、睡眠和情绪', '睡眠和情绪', '疼痛', '睡眠', '情绪', '疼痛、情绪');
    expect(await counts(sheet, '结局')).toBe('情绪 4, 疼痛 3, 睡眠 3 of 6');
  });
  test.each([
    ['numbers', '(1) cost (2) time', '(1) time (2) trust (3) cost'],
    ['letters', 'a) cost b) time', 'a) time b) trust c) cost'],
    ['breaks of web pages', 'cost<br>time', 'time<br>trust<br>cost'],
    ['vertical tabs', 'cost\u000btime', 'time\u000btrust\u000bcost'],
  ])('%s', async (_, two, three) => {
    expect(await counts(column('barrier', two, three, 'cost', 'time', 'trust', 'cost'), 'barrier')).toBe(
      'cost 4, time 3, trust 2 of 6',
    );
  });
  test('numbers of options as Kobo writes them', async () => {
    expect(await counts(column('out', '1', '2', '1 2', '3', '1 3', '2 3', '1'), 'out')).toBe('1 4, 2 3, 3 3 of 7');
  });
  test('one cell with several options that columns beside it name', async () => {
    const sheet = lines('_id,out,out/pain,out/sleep', '1,pain,1,0', '2,sleep,0,1', '3,pain sleep,1,1', '4,pain,1,0');
    expect(await counts(sheet, 'out')).toBe('pain 3, sleep 2 of 4');
  });
});

test.each(['[not reported]', 'Not reported.', 'not stated in the paper', 'NR (see appendix)', 'Unk', 'No info', 'NS'])(
  '%s is missing',
  async text => {
    const sheet = column('sampling', 'trap', text, 'net', 'trap', text, 'net', 'trap', 'net');
    expect(await counts(sheet, 'sampling', { denominator: 'reported' })).toBe('net 3, trap 3 of 6');
  },
);

test('NS under an effect is no missing value', async () => {
  expect(await counts(column('Effect', 'better', 'NS', 'worse', 'NS', 'better', 'worse'), 'Effect')).toBe(
    'NS 2, better 2, worse 2 of 6',
  );
});

describe('boxes', () => {
  test('with signs', async () => {
    const sheet = lines('id,Way: Email,Way: Phone', 'a,☑,☐', 'b,☐,☑', 'c,☑,☑', 'd,☑,☐');
    expect(await counts(sheet, 'Way: Email')).toBe('Email 3, Phone 2 of 4');
  });
  test('one of which says that nothing was reported', async () => {
    const sheet = lines('id,End [Speed],End [Range],End [Not reported]', 'a,Yes,No,No', 'b,No,No,Yes', 'c,Yes,Yes,No');
    expect(await counts(sheet, 'End [Speed]', { denominator: 'reported' })).toBe('Range 1, Speed 2 of 2');
  });
});

test.each(['Who > Teachers,Who > Parents', 'Who\\Teachers,Who\\Parents'])(
  '%s: options of one question',
  async heads => {
    const sheet = lines(`id,${heads}`, 'a,Yes,', 'b,,Yes', 'c,Yes,Yes', 'd,Yes,');
    expect(await counts(sheet, heads.split(',')[0]!)).toBe('Parents 2, Teachers 3 of 4');
  },
);

test('a column of nothing but ticks and blanks is no share of 100% without a word', async () => {
  const sheet = column('Randomised', 'x', '', 'x', '', '', 'x');
  expect(await guessesOf(sheet)).toContain('x 3 of 6 instead of 3 of 3');
});

test('columns without a header behind a coded one are told at its numbers', async () => {
  const sheet = lines(
    'id,Theme,,',
    'a,Care,Cost,',
    'b,Cost,Trust,Care',
    'c,Trust,,',
    'd,Care,Cost,Trust',
    'e,Cost,,',
    'f,Care,,',
  );
  expect(await guessesOf(sheet)).toContain('further answers');
});

test('numbers of days under a date have no median', async () => {
  expect(await counts(column('Date extracted', '45000', '45001', '45009', '45012'), 'Date extracted')).not.toContain(
    'median',
  );
});

test('how much of a barrier there is makes no other barrier', async () => {
  const sheet = column(
    'Barrier',
    'Cost (+)',
    'Cost (++), Time (+)',
    'Time (++), Cost (+++)',
    'Trust (+)',
    'Trust (++), Time (+)',
  );
  expect(await counts(sheet, 'Barrier')).toBe('Cost 3, Time 3, Trust 2 of 5');
});

describe('codes that mean the same', () => {
  test('two letters beside the name of a country', async () => {
    expect(await counts(column('Country', 'DE', 'Germany', 'UK', 'United Kingdom', 'Kenya', 'DE'), 'Country')).toBe(
      'Germany 3, Kenya 1, United Kingdom 2 of 6',
    );
  });
  test('an explanation as frequent as the answer is asked about', async () => {
    const sheet = column('Asked', 'Yes', 'Yes (email)', 'No', 'Yes (email)', 'Yes', 'No', 'Yes (email)', 'No');
    expect(await counts(sheet, 'Asked')).toBe('No 3, Yes (email) 3, Yes 2 of 8');
    expect(await guessesOf(sheet)).toContain('what is behind it explains it');
  });
});

describe('one code written in several ways', () => {
  test.each([
    [
      'units of time',
      ['12w', '12 wk', '12 weeks', '6w', '6 wks', '12 wk', '6 weeks', '12 w', '6w', '12w'],
      'median 12 of 10',
    ],
    [
      'Roman numbers',
      ['Phase II', 'Phase 2', 'phase I', 'Phase II', 'Phase 1', 'Phase I'],
      'Phase I 3, Phase II 3 of 6',
    ],
    [
      'a level and its label',
      ['Grade 1 (mild)', 'Grade 1', 'Grade 2', 'Grade 2 (severe)'],
      'Grade 1 (mild) 2, Grade 2 (severe) 2 of 4',
    ],
    ['blanks beside signs', ['65+', '65 +', '<18', '< 18', '65+', '<18'], '65+ 3, <18 3 of 6'],
    [
      'the words of a scale in brackets',
      ['1 (never)', '1', '2', '3 (always)', '3', '2', '1 (never)'],
      '1 (never) 3, 2 2, 3 (always) 2 of 7',
    ],
  ])('%s', async (_, cells, expected) => {
    expect(await counts(column('what', ...cells), 'what')).toBe(expected);
  });
});

test("'98 among years is reported, and the column is one of years", async () => {
  const years = ["'98", ...Array.from({ length: 12 }, (_, i) => String(2001 + i))];
  const { effects } = await begun(column('Year', ...years));
  expect(effects.text('review/codebook/s.yaml')).toContain('type: year');
});

describe('layout', () => {
  test('years as headings of the studies below them', async () => {
    const studies = (year: number): string[] => [
      `${year},,`,
      ...['Lee', 'Kim', 'Roy'].map(name => `${name}${year},RCT,Mali`),
    ];
    const sheet = lines('Study,Design,Country', ...[2019, 2020, 2021].flatMap(studies));
    const { open } = await begun(sheet);
    expect(open.studies.coded.units).toBe(9);
  });
  test('a header of three rows', async () => {
    const sheet = lines(
      'ID,Author,Characteristics,,,',
      ',,Outcome,,Setting,',
      ',,Pain,Sleep,Home,Clinic',
      ...['1,Kim,x,,x,', '2,Lee,x,x,,x', '3,Roy,,x,x,', '4,Noe,x,,x,x', '5,Ash,,x,x,'],
    );
    expect(await counts(sheet, 'Characteristics | Outcome | Pain')).toBe('Pain 3, Sleep 3 of 5');
  });
  test('rows of counts without a key, directly below the studies', async () => {
    const studies = Array.from({ length: 12 }, (_, i) => `${i + 1},V${i % 3},${2010 + i},Yes`);
    const sheet = lines('ID,Venue,Year,Open', ...studies, ',V0,4,', ',V1,4,', ',V2,4,');
    expect(await counts(sheet, 'Venue')).toBe('V0 4, V1 4, V2 4 of 12');
  });
});

describe('one pair of coders', () => {
  const answers = ['RCT', 'Cohort', 'RCT', 'RCT', 'Cohort', 'RCT', 'Cohort', 'RCT'];
  const pair = (heads: string, differing: number): string =>
    lines(`ID,${heads}`, ...answers.map((code, i) => `${i + 1},${code},${i < differing ? 'Other' : code}`));
  test.each(['Decision (AB),Decision (CD)', 'AB: Decision,CD: Decision', 'design_A,design_B'])('%s', async heads => {
    expect(await guessesOf(pair(heads, 2))).toContain('no agreement is computed');
  });
  test.each(['arm_A,arm_B', 'included_TI,included_AB', 'outcome_1,outcome_2'])('%s are none', async heads => {
    expect(await guessesOf(pair(heads, 2))).not.toContain('codings');
  });
  test('in rows, one of whom lost the zeros of the key', async () => {
    const rows = answers.flatMap((code, i) => [`00${i + 1},Ann,${code}`, `${i + 1},Ben,${code}`]);
    expect(await guessesOf(lines('Study ID,Reviewer,Design', ...rows))).toContain('column: Reviewer');
  });
});

describe('what was typed beside "Other"', () => {
  test.each([
    ['English', ['Other: diary', 'Other (logs)', 'Survey', 'Survey', 'Survey'], 'Other 2, Survey 3 of 5'],
    ['with the option alone', ['Other', 'Other: diary', 'Survey', 'Survey', 'Survey'], 'Other 2, Survey 3 of 5'],
    ['German', ['Sonstiges: Tagebuch', 'Sonstiges (Logs)', 'Umfrage', 'Umfrage'], 'Sonstiges 2, Umfrage 2 of 4'],
    ['French', ['Autre : journal', 'Autre', 'Enquête', 'Enquête'], 'Autre 2, Enquête 2 of 4'],
    ['Spanish', ['Otro: diario', 'Otros (registros)', 'Encuesta', 'Encuesta'], 'Encuesta 2, Otro 2 of 4'],
  ])('%s: one code, which is a guess', async (_, cells, expected) => {
    const sheet = column('methods', ...cells);
    expect(await counts(sheet, 'methods')).toBe(expected);
    const { done } = await begun(sheet);
    expect(done.unconfirmed.map(({ doubt }) => doubt.key)).toEqual(['categories']);
  });
  test('one such answer is a code of its own', async () => {
    const sheet = column('methods', 'Other: diary', 'Survey', 'Survey', 'Interview', 'Interview');
    expect(await counts(sheet, 'methods')).toBe('Interview 2, Other: diary 1, Survey 2 of 5');
  });
});
