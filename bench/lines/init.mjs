import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, node, nothing, work } from '../material.mjs';

const ROWS = 1000;
const COLUMNS = 300;

/** A stranger's sheet of 1,000 rows and 300 columns: codes, lists, boxes, numbers, text and missing values in many spellings. */
function sheet() {
  const path = join(work, 'stranger.csv');
  if (existsSync(path)) return path;
  mkdirSync(work, { recursive: true });
  let seed = 7;
  const random = n => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % n;
  };
  const words = [
    'cohort',
    'trial',
    'survey',
    'review',
    'case report',
    'hospital',
    'community',
    'school',
    'rats',
    'mice',
  ];
  const missing = ['', '', 'NR', 'N/A', 'unclear', 'not reported'];
  const some = () => (random(6) === 0 ? missing[random(missing.length)] : null);
  const kinds = [
    () => some() ?? words[random(5)],
    () => some() ?? (random(2) ? 'Yes' : 'No'),
    () => some() ?? [...new Set([words[random(10)], words[random(10)], words[random(10)]])].join('; '),
    () => some() ?? String(random(900)),
    () => String(random(2)),
    () => `Remark ${random(100000)} on ${words[random(10)]} and ${words[random(10)]}`,
  ];
  const header = [
    'study_id',
    'year',
    ...Array.from({ length: COLUMNS - 2 }, (_, i) =>
      i % 6 === 4 ? `boxes${Math.floor(i / 60)}___${i}` : `What was reported on item ${i}?`,
    ),
  ];
  const lines = [header.join(',')];
  for (let row = 0; row < ROWS; row++)
    lines.push(
      [`s${row}`, String(2000 + random(25)), ...Array.from({ length: COLUMNS - 2 }, (_, i) => kinds[i % 6]())].join(
        ',',
      ),
    );
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const folder = join(work, 'init');

export const init = {
  name: 'init',
  title: '`scopebook init --from` on 1,000 rows × 300 columns',
  rounds: 5,
  contenders: () => {
    const from = sheet();
    rmSync(folder, { recursive: true, force: true });
    // each run needs a folder of its own
    const code = `const {spawnSync}=require('child_process');const {rmSync}=require('fs');rmSync(${JSON.stringify(folder)},{recursive:true,force:true});process.exitCode=spawnSync(${JSON.stringify(node)},[${JSON.stringify(cli)},'init',${JSON.stringify(folder)},'--from',${JSON.stringify(from)}],{stdio:'ignore'}).status`;
    return [nothing, { name: 'scopebook', command: [node, '-e', code] }];
  },
  // 2 s on the reference machine, where `node -e 0` takes 58 ms
  target: { of: 'scopebook', against: 'node -e 0', ratio: 34 },
};
