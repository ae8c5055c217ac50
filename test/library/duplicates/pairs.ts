import { NO_REFERENCE, type Reference } from '../../../src/library/reference.ts';

/** Two records, and whether they are the same report. */
export interface LabelledPair {
  readonly kind: string;
  readonly a: Reference;
  readonly b: Reference;
  readonly same: boolean;
}

const SUBJECTS = [
  ['Sleep quality and depressive symptoms in older adults with chronic heart failure', 'Müller, Hanna', '2018'],
  ['Peer support for young people living with type 1 diabetes: a qualitative study', 'van der Berg, Jan', '2020'],
  ['Randomised trial of behavioural activation for paediatric anxiety disorders', 'O’Brien, Siobhán', '2016'],
  ['Effects of β-blockers on exercise tolerance in patients with hypertension', 'García-López, María', '2019'],
  ['Text-mining of electronic health records for adverse drug reactions', 'Zhang, Wei', '2021'],
  ['Barriers & facilitators to hospital discharge planning for homeless patients', 'Okafor, Chidi', '2015'],
  [
    'Community health workers and vaccination uptake in rural settings: a mixed methods evaluation',
    'Nguyen, Thi Lan',
    '2022',
  ],
  ['Machine learning prediction of readmission after oesophageal cancer surgery', 'Łukasz, Ewa', '2017'],
  ['Organisational culture and nurse turnover in long-term care facilities', 'Sørensen, Bjørn', '2014'],
  ['Synthetic data generation for privacy preserving analysis of clinical notes', 'Patel, Asha', '2023'],
] as const;

const base = (index: number): Reference => {
  const [title, author, year] = SUBJECTS[index % SUBJECTS.length]!;
  return {
    ...NO_REFERENCE,
    type: 'article',
    title,
    authors: [author, 'Kim, Ara'],
    year,
    venue: 'Journal of Examples',
    doi: `10.5555/je.${year}.${100 + index}`,
    pmid: String(30_000_000 + index),
  };
};

const noIds = { doi: '', pmid: '', identifier: '' } as const;
type Change = (record: Reference, index: number) => Partial<Reference>;

const plus = (year: string, by: number): string => String(Number(year) + by);
const slip = (title: string): string => {
  const word = title.split(/\s+/).find(entry => /^[a-z]{8,}$/.test(entry)) ?? '';
  return title.replace(word, `${word.slice(0, 5)}${word.slice(6)}`);
};

/** Variations of one report; identifiers are left out on one side unless a variation is about them. */
const SAME: readonly (readonly [kind: string, change: Change])[] = [
  ['upper case', r => ({ ...noIds, title: r.title.toUpperCase() })],
  ['full stop and initials', r => ({ ...noIds, title: `${r.title}.`, authors: [`${r.authors[0]!.split(',')[0]} X`] })],
  [
    'no accents',
    r => ({
      ...noIds,
      title: r.title.replace('β', 'beta'),
      authors: r.authors.map(name =>
        name.normalize('NFKD').replace(/\p{M}/gu, '').replace('Ł', 'L').replaceAll('ø', 'o'),
      ),
    }),
  ],
  ['HTML', r => ({ ...noIds, title: r.title.replace('&', '&amp;').replace(/^(\w+)/, '<i>$1</i>') })],
  [
    'American spelling',
    r => ({
      ...noIds,
      title: r.title
        .replace('Randomised', 'Randomized')
        .replace('behavioural', 'behavioral')
        .replace('paediatric', 'pediatric')
        .replace('oesophageal', 'esophageal')
        .replace('Organisational', 'Organizational'),
    }),
  ],
  ['hyphens', r => ({ ...noIds, title: r.title.replace(/-/g, ' ').replace('older adults', 'older  adults') })],
  [
    'compound',
    r => ({
      ...noIds,
      title: r.title
        .replace('Text-mining', 'Textmining')
        .replace('long-term', 'longterm')
        .replace('mixed methods', 'mixed-methods'),
    }),
  ],
  ['a slip of one letter', r => ({ ...noIds, title: slip(r.title) })],
  ['and', r => ({ ...noIds, title: r.title.replace('&', 'and').replace(' and ', ' & ') })],
  ['translated title', r => ({ ...noIds, title: `[${r.title}].` })],
  ['abstract behind the title', r => ({ ...noIds, title: `${r.title} [abstract]` })],
  ['print year', r => ({ ...noIds, year: plus(r.year, 1) })],
  ['et al.', r => ({ ...noIds, authors: [`${r.authors[0]!.split(',')[0]} et al.`] })],
  ['names exchanged', r => ({ ...noIds, authors: [r.authors[0]!.split(', ').join(' ')] })],
  ['address of the DOI', r => ({ pmid: '', doi: `https://doi.org/${r.doi.toUpperCase()}`, title: r.title })],
];

/** Variations that identifiers settle, however the rest is written. */
const SAME_BY_ID: readonly (readonly [kind: string, a: Change, b: Change])[] = [
  ['full stop behind the DOI', () => ({}), r => ({ doi: `doi:${r.doi}.`, pmid: '' })],
  ['short title, same DOI', () => ({}), r => ({ title: r.title.split(' ').slice(0, 5).join(' '), pmid: '' })],
  ['PubMed number alone', () => ({}), () => ({ doi: '', year: '' })],
  [
    'versions of arXiv',
    () => ({ ...noIds, identifier: 'arXiv:2303.04360' }),
    () => ({ ...noIds, identifier: 'arXiv:2303.04360v2' }),
  ],
  ['percent signs', () => ({}), r => ({ doi: r.doi.replace('/', '%2F'), pmid: '' })],
];

/** Changes that make another report of the same subject. */
const OTHER: readonly (readonly [kind: string, change: Change])[] = [
  ['a group more', r => ({ title: r.title.replace(/ (in|for|of|and|after|on) /, ' among women $1 ') })],
  ['another country', r => ({ title: `${r.title} in Ghana`, year: plus(r.year, 1) })],
  ['other people, same title', r => ({ authors: ['Stranger, Quentin'], title: r.title, year: plus(r.year, 4) })],
  ['an update', r => ({ title: `${r.title}: 2024 update`, year: '2024' })],
  ['parts', r => ({ title: `${r.title}, part 2` })],
  ['a protocol', r => ({ title: `${r.title}: protocol of a study`, year: plus(r.year, -2) })],
  ['a comment', r => ({ title: `Comment on ${r.title}`, authors: ['Critic, Ada'] })],
  [
    'the word exchanged',
    r => ({
      title: r.title.replace(
        /older|young|electronic|paediatric|hospital|rural|long-term|clinical|cancer|exercise/,
        'surgical',
      ),
    }),
  ],
  [
    'another outcome, same authors and year',
    r => ({ title: `${r.title.split(' ').slice(0, 4).join(' ')} and costs of care over ten years` }),
  ],
  ['two words less', r => ({ title: r.title.split(' ').slice(0, -2).join(' '), year: plus(r.year, 3) })],
];

/** Pairs that look alike by themselves. */
const LOOK_ALIKE: readonly (readonly [a: Partial<Reference>, b: Partial<Reference>])[] = [
  [
    { title: 'Prognosis of hypotension in emergency care of adults' },
    { title: 'Prognosis of hypertension in emergency care of adults' },
  ],
  [
    { title: 'Interprofessional training of pharmacists in primary care' },
    { title: 'Intraprofessional training of pharmacists in primary care' },
  ],
  [
    { title: 'Satisfaction of inpatients with digital consent forms' },
    { title: 'Satisfaction of outpatients with digital consent forms' },
  ],
  [
    { title: 'Body image and physical activity in men with diabetes' },
    { title: 'Body image and physical activity in women with diabetes' },
  ],
  [
    { title: 'Editorial', authors: ['Kim, A'], year: '2019' },
    { title: 'Editorial', authors: ['Lee, B'], year: '2021' },
  ],
  [
    { title: 'Introduction', authors: ['Kim, A'], year: '2019' },
    { title: 'Introduction', authors: ['Kim, B'], year: '2014' },
  ],
  [
    { type: 'chapter', title: 'Sleep in schools', doi: '10.5555/book', pages: '1-20' },
    { type: 'chapter', title: 'Wind and mood', doi: '10.5555/book', pages: '21-40' },
  ],
  [
    { type: 'chapter', title: 'Methods for surveys, part 1', doi: '10.5555/book', pages: '1-20' },
    { type: 'chapter', title: 'Methods for surveys, part 2', doi: '10.5555/book', pages: '21-40' },
  ],
  [
    { type: 'chapter', title: 'Teaching adults with aphasia to read again', doi: '10.5555/book', pages: '1-9' },
    { type: 'chapter', title: 'Teaching older adults with aphasia to read again', doi: '10.5555/book', pages: '10-19' },
  ],
  [
    { title: 'Aspirin 100 mg for prevention of stroke in adults' },
    { title: 'Aspirin 300 mg for prevention of stroke in adults' },
  ],
  [
    { title: 'Burnout among nurses in intensive care units' },
    { title: 'Burnout among student nurses in intensive care units' },
  ],
  [
    { title: 'Prenatal exposure to lead and attention at school age' },
    { title: 'Perinatal exposure to lead and attention at school age' },
  ],
  [
    { title: 'Predictors of mortality in moderate asthma of childhood' },
    { title: 'Predictors of morbidity in moderate asthma of childhood' },
  ],
  [
    { title: 'Adoption of telehealth by rural general practitioners' },
    { title: 'Adaption of telehealth by rural general practitioners' },
  ],
  [
    { title: 'A phase II trial of exercise for fatigue in lymphoma' },
    { title: 'A phase III trial of exercise for fatigue in lymphoma' },
  ],
  [{ title: 'Oral health of children in foster care' }, { title: 'Mental health of children in foster care' }],
  [
    { title: 'Screening with the short scale in primary schools' },
    { title: 'Screening without the short scale in primary schools' },
  ],
  [
    { title: 'Acceptance of vaccines before the pandemic in Italy' },
    { title: 'Acceptance of vaccines after the pandemic in Italy' },
  ],
  [
    { title: 'Increase of visits to emergency departments in winter' },
    { title: 'Decrease of visits to emergency departments in winter' },
  ],
  [
    { title: 'Causal effects of schooling on the health of parents' },
    { title: 'Casual effects of schooling on the health of parents' },
  ],
];

const FILLER = [
  'Navigation errors of bats near wind turbines',
  'School gardens and attention in first grade pupils',
  'Water quality monitoring by citizen scientists',
  'Voice assistants in the kitchens of older couples',
  'Guided reading of poems after stroke',
];

/** The 300 pairs, in the same order each time. */
export function labelledPairs(): LabelledPair[] {
  const pairs: LabelledPair[] = [];
  // 15 kinds × 8 subjects, and 5 kinds of identifiers × 6 subjects
  for (const [kind, change] of SAME)
    for (let index = 0; index < 8; index++) {
      const a = base((index * 3 + pairs.length) % SUBJECTS.length);
      pairs.push({ kind, a, b: { ...a, ...change(a, index) }, same: true });
    }
  for (const [kind, first, second] of SAME_BY_ID)
    for (let index = 0; index < 6; index++) {
      const a = base(index + 2);
      pairs.push({ kind, a: { ...a, ...first(a, index) }, b: { ...a, ...second(a, index) }, same: true });
    }
  // 10 kinds × 10 subjects: half with identifiers of their own, half without any
  for (const [kind, change] of OTHER)
    for (let index = 0; index < 10; index++) {
      const a = base(index);
      const b = { ...a, ...change(a, index), doi: `10.5555/other.${index}`, pmid: String(31_000_000 + index) };
      const bare = index % 2 === 0 ? {} : noIds;
      pairs.push({ kind, a: { ...a, ...bare }, b: { ...b, ...bare }, same: false });
    }
  // 20 look-alikes with identifiers, 20 without (chapters keep their book's DOI), 10 records of quite other subjects
  for (const withIds of [true, false])
    LOOK_ALIKE.forEach(([one, other], index) => {
      const a = { ...base(index), ...(withIds ? {} : noIds), pmid: '', ...one };
      const b = { ...base(index), ...(withIds ? { doi: `10.5555/like.${index}` } : noIds), pmid: '', ...other };
      pairs.push({ kind: 'look-alike', a, b, same: false });
    });
  for (let index = 0; index < 10; index++)
    pairs.push({
      kind: 'another subject',
      a: base(index),
      b: { ...base(index), ...noIds, title: FILLER[index % FILLER.length]!, ...(index > 4 ? { year: '2001' } : {}) },
      same: false,
    });
  return pairs;
}
