import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { EXAMPLES } from '../../src/cli/examples.ts';
import { main } from '../../src/cli/main.ts';
import { nodeEffects } from '../../src/node/node-effects.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const commands = COMMANDS.all.flatMap(entry =>
  'commands' in entry ? entry.commands.map(({ name }) => `${entry.name} ${name}`) : [entry.name],
);

const DESIGN = '{ name: design, title: Design, categories: [trial, cohort] }';
const codebook = (version: string, design: string): string => `version: ${version}
primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id }
  - { name: title }
  - { name: year, type: year }
  - ${design}
  - { name: setting, title: Setting, categories: [hospital, school] }
  - { name: outcomes, title: Outcomes, type: list, delimiter: ";", categories: [pain, function] }
  - { name: size, type: integer }
  - { name: quality, categories: [low, high], categoriesOrdered: true }
  - { name: funder }
`;
const ROWS = `Walking after stroke,2019,trial,hospital,pain;function,60,high,NIH
Meals at school,2020,cohort,school,function,40,low,nih
Sleep in wards,2021,trial,hospital,pain,NR,high,Wellcome
Reading in class,2021,cohort,school,function,90,low,Wellcome Trust
Falls in wards,2022,trial,hospital,pain,30,NR,NIH
Sport at school,2022,cohort,school,pain,80,high,NIH`.split('\n');
// twenty-four coded studies, and one whose design nobody has coded
const SHEET = `id,title,year,design,setting,outcomes,size,quality,funder
${Array.from({ length: 24 }, (_, at) => `s${at},${ROWS[at % 6]!.replace(',', ` ${at},`)}\n`).join('')}u,Walking at home,2022,,hospital,pain,50,low,NIH
`;
const CLAIMS =
  'source: { citation: A paper }\nclaims:\n  - { id: one, field: design, category: trial, n: 12, N: 24 }\n';
const FILES: Readonly<Record<string, string>> = {
  'review.yaml': `name: example
unit: { name: study, key: id }
citation: { title: title, year: year }
codings: [{ name: charting, from: { files: { A: coder-a, B: coder-b } } }]
resources:
  - { name: studies, path: studies.csv, schema: codebook.yaml }
  - { name: coder-a, path: coder-a.csv, schema: codebook.yaml }
  - { name: coder-b, path: coder-b.csv, schema: codebook.yaml }
  - { name: arms, path: arms.csv, schema: arms.yaml, unit: arm, of: studies, by: id }
migrations: [migration.yaml]
`,
  'codebook.yaml': codebook('2.0.0', DESIGN),
  'codebook-1.yaml': codebook('1.0.0', DESIGN.replace('trial', 'rct')),
  'migration.yaml': 'from: 1.0.0\nto: 2.0.0\nsteps:\n  - rename: { field: design, code: rct, to: trial }\n',
  'studies.csv': SHEET,
  'coder-a.csv': SHEET,
  'coder-b.csv': SHEET.replace('school 1,2020,cohort', 'school 1,2020,trial'),
  'earlier.csv': SHEET.replaceAll(',trial,', ',rct,'),
  'charting.csv': SHEET,
  'arms.yaml':
    'primaryKey: arm_id\nfields:\n  - { name: arm_id }\n  - { name: id }\n  - { name: kind, categories: [drug, sham] }\n',
  'arms.csv': 'arm_id,id,kind\na1,s0,drug\na2,s0,sham\nb1,s1,drug\n',
  'figures/figure-1.yaml': 'figure: bar\nfield: design\nformats: [svg]\n',
  'figures/table-1.yaml': 'table: shares\nfields: [design]\nformats: [md]\n',
  'paper.md': 'Twelve of 24 studies (50.0%) were trials.\n',
  'draft.md': 'Of {{ studies }} studies, {{ design = trial }} were trials.\n',
  'claims.yaml': CLAIMS,
  'claims-v1.yaml': CLAIMS.replace('n: 12', 'n: 11'),
  'new.ris': 'TY  - JOUR\nTI  - A study that is new here\nPY  - 2023\nER  - \n',
};

/** What a command needs that another one writes. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  reconcile: ['agreement', '--disagreements', 'adjudicated.xlsx'],
  verify: ['build'],
  build: ['build'],
};

const split = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, inQuotes, plain]) => inQuotes ?? plain ?? '');

test('every command has examples, and nothing else has', () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual([...commands].sort());
});

/** Runs a command in a folder, as a process that was started there. */
async function run(folder: string, ...args: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const status = await main(args, {
    ...nodeEffects(folder),
    out: text => {
      said.out += text;
    },
    err: text => {
      said.err += text;
    },
    terminalWidth: null,
    colour: false,
  });
  return { status, ...said };
}

test.each(Object.entries(EXAMPLES))('the examples of %s run, and --help shows them', async (name, lines) => {
  const folder = temporaryFolder(FILES);
  const before = BEFORE[name];
  if (before !== undefined) await run(folder, ...before);
  for (const line of lines) {
    const [program, ...args] = split(line === 'scopebook watch' ? `${line} --once` : line);
    expect(program).toBe('scopebook');
    const { status, err } = await run(folder, ...args);
    expect(`${line}: ${status} ${status === 0 ? '' : err}`).toBe(`${line}: 0 `);
  }
  const { out } = await run(folder, ...name.split(' '), '--help');
  for (const line of lines) expect(out).toContain(`  ${line}\n`);
});
