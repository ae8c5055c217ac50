import { readFileSync } from 'node:fs';
import { adjudicationXlsx } from '../../../src/export/adjudication-xlsx.ts';
import { additionsFrom } from '../../../src/pipeline/sheets/add.ts';
import { adjudicationOf } from '../../../src/pipeline/sheets/adjudication.ts';
import { agreementOf } from '../../../src/pipeline/sheets/agreement.ts';
import { initReview } from '../../../src/pipeline/sheets/init.ts';
import { reconcile } from '../../../src/pipeline/sheets/reconcile.ts';
import { dictionaryFile } from '../../../src/read/dictionary-file.ts';
import { openReview } from '../../../src/read/session.ts';
import { disagreementsOf } from '../../../src/tabulate/agreement/disagreements.ts';
import { memoryFolder } from '../../../src/web/app/memory-folder.ts';
import { unzippedFolder, zippedFolder } from '../../../src/web/app/zipped-folder.ts';
import { memoryEffects } from '../../support/memory-effects.ts';
import { bytes, fuzzer, promise, text } from '../fuzzer.ts';
import { mutateZip } from '../mutate.ts';

const STUDIES = 'id,method,parts,title\n1,x,a,"one, two"\n2,,a,Two\n3,x,b,=1\n';
const REVIEW: Readonly<Record<string, string>> = {
  'review.yaml': `name: fuzzed
unit: { name: study, key: id }
studies: studies
codings:
  - { name: charting, from: { files: { A: a, B: b } } }
resources:
  - { name: studies, path: studies.csv, schema: codebook.yaml }
  - { name: a, path: a.csv, schema: codebook.yaml }
  - { name: b, path: b.csv, schema: codebook.yaml }
`,
  'codebook.yaml': `version: 1
primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id, type: string }
  - { name: method, type: string, categories: [{ value: x, label: Method X }, y, z] }
  - { name: parts, type: list, delimiter: ";", categories: [a, b, { value: c, exclusive: true }] }
  - { name: title, type: string }
`,
  'a.csv': 'id,method,parts\n1,x,a\n2,x,a\n3,x,b\n',
  'b.csv': 'id,method,parts\n3,y,b\n2,y,a\n1,x,a;b\n',
  'studies.csv': STUDIES,
};
const CODES = 'id,method,parts,title\n4,x,a;b,Four\n5,y,,Five\n2,z,b,Two\n';

const NO_OPTIONS = {
  where: null,
  stage: null,
  level: null,
  categories: null,
  bootstrap: null,
  seed: null,
  benchmarks: null,
};

/** What an adjudicator sends back; a code that nobody decided changes nothing, and no study is lost. */
export const adjudication = fuzzer({
  name: 'adjudication',
  tokens: [
    '<c r="G2" t="inlineStr"><is><t>y</t></is></c>',
    '<v>3</v>',
    '</row>',
    'x',
    'y',
    'a;b',
    't="s"',
    'hidden',
    'lists',
  ],
  mutate: mutateZip,
  async seeds() {
    const open = await openReview(memoryEffects(REVIEW), null);
    const { stages } = agreementOf(open.material, { ...NO_OPTIONS, fields: ['method', 'parts'] });
    const data = await adjudicationXlsx(adjudicationOf(stages.flatMap(disagreementsOf), open.material));
    return [{ name: 'sheet.xlsx', data }];
  },
  async read(file) {
    const effects = memoryEffects({ ...REVIEW, '/inbox/sheet.xlsx': file.data });
    const options = { out: null, intoStudies: true, leaveOpen: true };
    const { decisions, findings, written } = await reconcile(effects, null, '/inbox/sheet.xlsx', options);
    promise(effects.text('studies.csv') === STUDIES, 'the sheet of studies itself stays as it was');
    for (const path of written.filter(name => name.endsWith('.csv'))) {
      const keys = effects
        .text(path)
        .split('\n')
        .filter(line => /^[123],/.test(line));
      promise(path.includes('log') || keys.length === 0 || keys.length === 3, `${path} holds the 3 studies`);
    }
    return JSON.stringify([decisions, findings, written]);
  },
});

/** A sheet of codes for records, and of further rows. */
export const codes = fuzzer({
  name: 'codes',
  tokens: [',', '"', ';', '\n', 'id', 'method', '4,', '2,', 'NR', 'Method X', '\t', '\ufeff'],
  seeds: async () => [{ name: 'codes.csv', data: bytes(CODES) }],
  async read(file) {
    const effects = memoryEffects({ ...REVIEW, '/inbox/codes.csv': file.data, '/inbox/new.csv': CODES });
    const rows = await additionsFrom(effects, null, '/inbox/codes.csv', null);
    const joined = await additionsFrom(effects, null, '/inbox/new.csv', '/inbox/codes.csv');
    for (const plan of [rows, joined]) {
      const keys = [...plan.added.map(entry => entry.key), '1', '2', '3'];
      promise(new Set(keys).size === keys.length, 'no new study has the key of another');
    }
    return JSON.stringify([rows.added, rows.duplicates, rows.told, joined.added, joined.conflicts]);
  },
});

/** An empty review from a dictionary: what is inferred can be opened. */
const dictionary = async ({ name, data }: { name: string; data: Uint8Array }): Promise<string> => {
  const effects = memoryEffects({ [`/inbox/${name}`]: data });
  const reading = await dictionaryFile(effects, `/inbox/${name}`);
  await initReview(effects, null, { from: null, dictionary: `/inbox/${name}`, sheet: null });
  await openReview(effects, null);
  return JSON.stringify(reading, (_, value) => (value instanceof Map ? [...value] : value));
};
export const dictionaryCsv = fuzzer({
  name: 'dictionary-csv',
  tokens: [
    ',',
    '"',
    '|',
    '1, Yes',
    ' | ',
    'checkbox',
    'radio',
    'select_multiple',
    '<b>',
    '&amp;',
    '\n',
    '[x] = "1"',
    '=',
    ';',
  ],
  seeds: async () => [
    { name: 'redcap.csv', data: readFileSync('test/fixtures/sheets/redcap_dictionary.csv') },
    {
      name: 'labels.csv',
      data: bytes(
        'variable,label,values,type\nmethod,Method,"x = Method X; y = Method Y",single\nparts,Parts,"a; b; c",multi\n',
      ),
    },
    {
      name: 'levels.csv',
      data: bytes('Variable,Code,Definition\nmethod,x,Method X\nmethod,y,Method Y\nparts,a,Part A\n'),
    },
  ],
  read: dictionary,
});
export const dictionaryJson = fuzzer({
  name: 'dictionary-json',
  tokens: [
    'null',
    '[]',
    '{}',
    '""',
    '7',
    '"type": "integer"',
    '"fields": null',
    '"categories": [null]',
    '"enum": {}',
    '[[',
    ',',
  ],
  seeds: async () => [
    {
      name: 'schema.json',
      data: bytes(
        '{"fields":[{"name":"id","type":"string"},{"name":"method","type":"string","constraints":{"enum":["x","y"]},"title":"Method"},{"name":"kind","type":"integer","categories":[{"value":1,"label":"One"}]}],"missingValues":["","NR"],"primaryKey":"id"}',
      ),
    },
  ],
  read: dictionary,
});

/** A saved review folder that the page opens again: what is zipped and opened is the same folder. */
export const savedReview = fuzzer({
  name: 'saved-review',
  tokens: ['name: ', '..', '/', 'id,', '\n', 'path: ', ': '],
  mutate: mutateZip,
  seeds: async () => [
    {
      name: 'review.zip',
      data: zippedFolder(
        memoryFolder(Object.fromEntries(Object.entries(REVIEW).map(([name, content]) => [name, bytes(content)]))),
      ),
    },
  ],
  async read(file) {
    const folder = unzippedFolder(file.data);
    const names = [...folder.files.keys()];
    promise(
      names.every(name => !name.split('/').includes('..')),
      'no file stands outside the folder',
    );
    const again = unzippedFolder(zippedFolder(folder));
    promise(
      JSON.stringify([...again.files.keys()].sort()) === JSON.stringify(names.sort()),
      'the same files come back',
    );
    for (const name of names)
      promise(text(again.files.get(name)!) === text(folder.files.get(name)!), `${name} comes back as it was`);
    return names.join('\n');
  },
});
