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
  ['Self-management of anaemia in haemodialysis units: a cluster-randomised evaluation', 'Dvořák, Petr', '2018'],
  ['Patient-centred rehabilitation programmes and labour market outcomes after stroke', 'Åkesson, Elin', '2021'],
  ['Counselling by tele-health for tumour survivors and their family carers', 'Gómez, Lucía', '2020'],
  ['Fibre intake & colour-coded food labelling in primary-school canteens', 'Hébert, Luc', '2016'],
  ['Follow-up of foetal growth and maternal well-being after pre-term birth', 'Öztürk, Ayşe', '2019'],
  ['Socio-economic inequalities and behaviour change in diarrhoea prevention', 'Núñez, Iñaki', '2013'],
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

const AMERICAN: readonly (readonly [british: string, american: string])[] = [
  ['andomised', 'andomized'],
  ['ehaviour', 'ehavior'],
  ['paediatric', 'pediatric'],
  ['oesophageal', 'esophageal'],
  ['Organisational', 'Organizational'],
  ['anaemia', 'anemia'],
  ['haemodialysis', 'hemodialysis'],
  ['centred', 'centered'],
  ['programmes', 'programs'],
  ['labour', 'labor'],
  ['Counselling', 'Counseling'],
  ['tumour', 'tumor'],
  ['Fibre', 'Fiber'],
  ['colour', 'color'],
  ['labelling', 'labeling'],
  ['foetal', 'fetal'],
  ['diarrhoea', 'diarrhea'],
];
const american = (title: string): string =>
  AMERICAN.reduce((text, [british, word]) => text.replace(british, word), title);

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
  ['American spelling', r => ({ ...noIds, title: american(r.title) })],
  ['hyphens', r => ({ ...noIds, title: r.title.replace(/-/g, ' ') })],
  ['compound', r => ({ ...noIds, title: r.title.replace(/([a-z])-([a-z])/gi, '$1$2') })],
  ['a slip of one letter', r => ({ ...noIds, title: slip(r.title) })],
  [
    'and',
    r => ({ ...noIds, title: r.title.includes('&') ? r.title.replace('&', 'and') : r.title.replace(' and ', ' & ') }),
  ],
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
        /older|young|electronic|paediatric|hospital|rural|long-term|clinical|cancer|exercise|family|maternal|food/,
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

/** What a reader of a record compares. */
const shown = ({ title, authors, year, doi }: Reference): string => JSON.stringify([title, authors, year, doi]);

/** So many subjects, from one on, whose record a change really changes. */
function changedBy(change: Change, from: number, count: number): number[] {
  const all = SUBJECTS.map((_, at) => (from + at) % SUBJECTS.length);
  const found = all.filter(index => {
    const record = { ...base(index), ...noIds };
    const changed = { ...record, ...change(base(index), index) };
    return shown(changed) !== shown(record);
  });
  if (found.length < count) throw new Error(`only ${found.length} subjects have what is changed`);
  return found.slice(0, count);
}

/** The 300 pairs, in the same order each time. */
export function labelledPairs(): LabelledPair[] {
  const pairs: LabelledPair[] = [];
  // 15 kinds × 8 subjects that have what the kind changes, and 5 kinds of identifiers × 6 subjects
  for (const [place, [kind, change]] of SAME.entries())
    for (const index of changedBy(change, 3 * place, 8)) {
      const a = base(index);
      pairs.push({ kind, a, b: { ...a, ...change(a, index) }, same: true });
    }
  for (const [kind, first, second] of SAME_BY_ID)
    for (let index = 0; index < 6; index++) {
      const a = base(index + 2);
      pairs.push({ kind, a: { ...a, ...first(a, index) }, b: { ...a, ...second(a, index) }, same: true });
    }
  // 10 kinds × 10 subjects: half with identifiers of their own, half without any
  for (const [place, [kind, change]] of OTHER.entries())
    for (const [at, index] of changedBy(change, 3 * place, 10).entries()) {
      const a = base(index);
      const b = { ...a, ...change(a, index), doi: `10.5555/other.${index}`, pmid: String(31_000_000 + index) };
      const bare = at % 2 === 0 ? {} : noIds;
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
