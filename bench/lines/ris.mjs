import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, node, nothing, work } from '../material.mjs';

const STUDIES = 5000;

const WORDS =
  'adults care children clinical cohort community diabetes digital effects evaluation exercise family health hospital learning mental models nursing older outcomes pain patients primary quality review risk school sleep support surgery training treatment trial women workers'.split(
    ' ',
  );

/** A review of 5,000 studies, and a library of 5,000 records: half of them are there already, with other capitals and punctuation. */
function material() {
  let seed = 11;
  const random = n => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % n;
  };
  const title = () => Array.from({ length: 9 }, () => WORDS[random(WORDS.length)]).join(' ');
  const studies = Array.from({ length: STUDIES }, (_, i) => ({
    key: `s${i + 1}`,
    title: title(),
    year: 2000 + random(25),
    // a third has no DOI and is known by its title
    doi: i % 3 === 0 ? '' : `10.1000/study.${i}`,
  }));
  const folder = join(work, 'ris');
  mkdirSync(folder, { recursive: true });
  const rows = studies.map(({ key, title, year, doi }) => `${key},${title},${year},${doi}`);
  writeFileSync(join(folder, 'studies.csv'), `study_id,title,year,doi\n${rows.join('\n')}\n`);
  writeFileSync(
    join(folder, 'codebook.yaml'),
    'version: 1.0.0\nprimaryKey: study_id\nfields:\n  - { name: study_id }\n  - { name: title }\n  - { name: year, type: year }\n  - { name: doi }\n',
  );
  writeFileSync(
    join(folder, 'review.yaml'),
    'name: bench\nunit: { name: study, key: study_id }\nstudies: studies\nresources:\n  - { name: studies, path: studies.csv, schema: codebook.yaml }\n',
  );
  const records = Array.from({ length: STUDIES }, (_, i) => {
    const known = i % 2 === 0 ? studies[i] : null;
    const name = known === null ? title() : `${known.title.toUpperCase()}.`;
    const doi = known === null ? `10.1000/new.${i}` : known.doi;
    const year = known?.year ?? 2000 + random(25);
    return `TY  - JOUR\nAU  - Author, A.\nTI  - ${name}\nPY  - ${year}\n${doi === '' ? '' : `DO  - https://doi.org/${doi}\n`}ER  - \n`;
  });
  const library = join(folder, 'records.ris');
  writeFileSync(library, records.join('\n'));
  return { folder, library };
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
