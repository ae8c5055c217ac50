import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, node, nothing, work } from '../material.mjs';

const STUDIES = 5000;

const COMMON = 'of in the and for with a on to among by from'.split(' ');
const SYLLABLES =
  'ba be bi bo ca ce ci co cu da de di do fa fe fi ga ge gi go ha he hi la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi tion ment ness ther cal tic log gram scop path neur card'.split(
    ' ',
  );
const FAMILIES =
  'Kim Lee Müller Smith Jones García Zhang Wang Li Chen Brown Johnson Okafor Silva Rossi Novak Petrov Khan Singh Nguyen Tanaka Sato Larsen Hansen Dubois Martin'.split(
    ' ',
  );

/** Numbers from 0 on, below n: mulberry32, whose low bits are as random as the others. */
function generator(seed) {
  let state = seed;
  return n => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n);
  };
}

/** Words that titles of health research share, the most frequent ones first. */
const SHARED =
  'study review systematic patients trial health care analysis randomized clinical treatment controlled risk disease effects effect children cancer use women intervention quality outcomes management adults cohort factors evidence chronic therapy life impact associated association protocol population older scoping meta-analysis research interventions training prevention pain diabetes mental data role primary heart acute evaluation learning based social community medical exercise survey qualitative outcome support cardiovascular physical infection assessment development hospital physical-activity education program screening stroke depression new surgery pregnancy young models digital practice among-people breast long-term cross-sectional experiences nursing implementation mortality diagnosis network machine symptoms services artificial-intelligence disorders blood coronary injury perspectives comparison safety efficacy prevalence validation self-management barriers facilitators countries rural school students nurses family caregivers dementia obesity hypertension asthma vaccine pandemic covid-19 telehealth mobile application rehabilitation palliative decision-making prediction model knowledge attitudes'.split(
    ' ',
  );

/**
 * 6,000 words, of which the one at place k is used 1/(k + 3) as often as the first (Zipf), as words in titles are: first those that
 * titles of one subject share, so that most titles have several words in common, then invented ones.
 */
function vocabulary(random) {
  const words = new Set(SHARED);
  while (words.size < 6000) {
    const word = Array.from({ length: 2 + random(3) }, () => SYLLABLES[random(SYLLABLES.length)]).join('');
    if (word.length > 3) words.add(word);
  }
  const list = [...words];
  const sums = [];
  let sum = 0;
  for (let k = 0; k < list.length; k++) {
    sum += 1 / (k + 3);
    sums.push(sum);
  }
  return () =>
    list[
      Math.max(
        0,
        sums.findIndex(limit => limit > (random(1e9) / 1e9) * sum),
      )
    ];
}

/**
 * A review of 5,000 studies and a library of 5,000 records. Titles have 8 to 16 words, some a subtitle; a third of the studies has
 * no DOI. Half of the records are there already: in capitals, with a letter lost, without the subtitle, or without the DOI.
 */
function material() {
  const random = generator(7);
  const isOften = percent => random(100) < percent;
  const word = vocabulary(random);
  const title = () => {
    const length = 8 + random(9);
    const words = Array.from({ length }, (_, i) =>
      i > 0 && i < length - 1 && isOften(30) ? COMMON[random(COMMON.length)] : word(),
    );
    if (length > 9 && isOften(35)) words[4 + random(length - 7)] += ':';
    return words.join(' ');
  };
  const author = () =>
    `${FAMILIES[random(FAMILIES.length)]}${isOften(60) ? SYLLABLES[random(SYLLABLES.length)] : ''}, A.`;
  const withSlip = text => text.replace(/([a-z]{6})[a-z]([a-z]+)/, '$1$2');
  const studies = Array.from({ length: STUDIES }, (_, i) => ({
    key: `s${i + 1}`,
    author: author(),
    title: title(),
    year: 2000 + random(25),
    doi: isOften(33) ? '' : `10.${1000 + random(40)}/study.${i}`,
  }));
  const folder = join(work, 'ris');
  mkdirSync(folder, { recursive: true });
  const rows = studies.map(({ key, author, title, year, doi }) => `${key},"${author}",${title},${year},${doi}`);
  writeFileSync(join(folder, 'studies.csv'), `study_id,author,title,year,doi\n${rows.join('\n')}\n`);
  writeFileSync(
    join(folder, 'codebook.yaml'),
    'version: 1.0.0\nprimaryKey: study_id\nfields:\n  - { name: study_id }\n  - { name: author }\n  - { name: title }\n  - { name: year, type: year }\n  - { name: doi }\n',
  );
  writeFileSync(
    join(folder, 'review.yaml'),
    'name: bench\nunit: { name: study, key: study_id }\nstudies: studies\nresources:\n  - { name: studies, path: studies.csv, schema: codebook.yaml }\n',
  );
  const records = Array.from({ length: STUDIES }, (_, i) => {
    const known = i % 2 === 0 ? studies[i] : null;
    const written = known?.title ?? title();
    const change = known === null ? 3 : random(4);
    const shown = [written.toUpperCase(), withSlip(written), written.split(':')[0], written][change];
    const doi = isOften(30) ? '' : (known?.doi ?? `10.2000/new.${i}`);
    const year = known?.year ?? 2000 + random(25);
    return `TY  - JOUR\nAU  - ${known?.author ?? author()}\nAU  - ${author()}\nTI  - ${shown}.\nPY  - ${year}\nJO  - Journal\n${doi === '' ? '' : `DO  - https://doi.org/${doi}\n`}ER  - \n`;
  });
  writeFileSync(join(folder, 'records.ris'), records.join('\n'));
  return { folder, library: join(folder, 'records.ris') };
}

export const ris = {
  name: 'ris',
  title: '`scopebook add --dry-run`: 5,000 RIS records read, matched against 5,000 studies and listed',
  rounds: 3,
  contenders: () => {
    const { folder, library } = material();
    return [nothing, { name: 'scopebook', command: [node, cli, '--review', folder, 'add', library, '--dry-run'] }];
  },
  // 5 s on the reference machine, where `node -e 0` takes 58 ms
  target: { of: 'scopebook', against: 'node -e 0', ratio: 85 },
};
