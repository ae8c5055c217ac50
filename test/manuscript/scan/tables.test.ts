import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { scan } from '../../../src/manuscript/scan/scan.ts';
import { renderExhibits } from '../../../src/pipeline/exhibits/render.ts';
import { checkReviewClaims } from '../../../src/pipeline/manuscript/claims.ts';
import { scanManuscript } from '../../../src/pipeline/manuscript/scan-manuscript.ts';
import { openReview } from '../../../src/read/session.ts';
import { memoryEffects, seedFiles } from '../../support/memory-effects.ts';
import { term } from '../../support/scan-terms.ts';

const TERMS = [
  term('method', 'prompting', 'Prompting', 'Generation method'),
  term('method', 'fine_tuning', 'Fine-tuning', 'Generation method'),
  term('modality', 'text', 'Unstructured text', 'Modality'),
  term('modality', 'tabular', 'Tabular', 'Modality'),
  term('release', 'code', 'Code', 'Release', true),
];
const read = (name: string, content: string) =>
  scan(strToU8(content), name, { changes: 'accepted', terms: TERMS, certainty: 0.6 });
/** `n p% N field=level where …` of every number in the body of a table. */
const cells = async (name: string, content: string) =>
  (await read(name, content)).claims
    .filter(claim => !claim.whole)
    .map(({ numbers, N, proposal, bound }) => ({
      ...numbers,
      ...(N === null ? {} : { of: N }),
      ...(bound ? { says: `${proposal!.field}=${proposal!.level}` } : {}),
      ...(bound && proposal!.where !== undefined ? { where: proposal!.where } : {}),
    }));

const HEADS = [
  { n: '10', says: 'modality=text' },
  { n: '5', says: 'modality=tabular' },
];
const SUBGROUPS = [
  { n: '7', percent: '70.0', of: '10', says: 'method=prompting', where: 'modality = text' },
  { n: '3', percent: '60.0', of: '5', says: 'method=prompting', where: 'modality = tabular' },
  { n: '3', percent: '30.0', of: '10', says: 'method=fine_tuning', where: 'modality = text' },
  { n: '2', percent: '40.0', of: '5', says: 'method=fine_tuning', where: 'modality = tabular' },
];

describe('a cell speaks of its row within the subgroup of its column', () => {
  test.each([
    [
      'a.md',
      '| | Unstructured text (N = 10) | Tabular (N = 5) |\n|---|---|---|\n| **Generation method** | | |\n| Prompting | 7 (70.0%) | 3 (60.0%) |\n| Fine-tuning | 3 (30.0) | 2 (40.0) |\n',
    ],
    [
      'a.html',
      '<table><thead><tr><th rowspan="2">Method</th><th colspan="2">Modality</th></tr><tr><th>Unstructured text (N&nbsp;=&nbsp;10)</th><th>Tabular (N = 5)</th></tr></thead><tbody><tr><td colspan="3">Generation method</td></tr><tr><td>Prompting</td><td>7 (70.0%)</td><td>3 (60.0%)</td></tr><tr><td>Fine-tuning</td><td>3 (30.0%)</td><td>2 (40.0%)</td></tr></tbody></table>',
    ],
    [
      'a.tex',
      '\\begin{tabular}{lrr}\n\\toprule\nMethod & \\multicolumn{2}{c}{Modality} \\\\\n\\cmidrule(lr){2-3}\n & Unstructured text ($N = 10$) & Tabular ($N = 5$) \\\\\n\\midrule\n\\multicolumn{3}{l}{\\textbf{Generation method}} \\\\\nPrompting & 7 (70.0\\%) & 3 (60.0\\%) \\\\\n\\addlinespace\nFine-tuning & 3 (30.0\\%) & 2 (40.0\\%) \\\\\n\\bottomrule\n\\end{tabular}\n',
    ],
  ])('%s', async (name, content) => {
    expect(await cells(name, content)).toEqual([...HEADS, ...SUBGROUPS]);
  });

  test('a table turned on its side: the subgroup is where the whole stands', async () => {
    expect(
      await cells(
        'a.md',
        '| Modality | Prompting | Fine-tuning |\n|---|---|---|\n| Unstructured text (n = 10) | 7 (70.0%) | 3 (30.0%) |\n| Tabular (n = 5) | 3 (60.0%) | 2 (40.0%) |\n',
      ),
    ).toEqual([HEADS[0], SUBGROUPS[0], SUBGROUPS[2], HEADS[1], SUBGROUPS[1], SUBGROUPS[3]]);
  });

  test('a field with several codes has one', async () => {
    expect(
      await cells('a.md', '| | Code (N = 10) | n (%) |\n|---|---|---|\n| Prompting | 7 (70.0%) | 9 (90.0%) |\n'),
    ).toEqual([
      { n: '10', says: 'release=code' },
      { n: '7', percent: '70.0', of: '10', says: 'method=prompting', where: 'release has code' },
      { n: '9', percent: '90.0', says: 'method=prompting' },
    ]);
  });
});

test('an answer of yes or no is a label like any other', async () => {
  const protocol = [term('protocol', 'no', 'No', 'Protocol'), term('protocol', 'yes', 'Yes', 'Protocol')];
  const { claims } = await scan(
    strToU8('| Protocol | Text (N = 10) | No. (%) |\n|---|---|---|\n| No | 7 (70.0%) | 9 (90.0%) |\n'),
    'a.md',
    { changes: 'accepted', terms: [...protocol, term('modality', 'text', 'Text', 'Modality')], certainty: 0.6 },
  );
  expect(claims.map(({ proposal }) => [proposal?.field, proposal?.level, proposal?.where])).toEqual([
    ['modality', 'text', undefined],
    ['protocol', 'no', 'modality = text'],
    ['protocol', 'no', undefined],
  ]);
});

describe('marks and wholes inside a table', () => {
  test.each([
    ['a.md', '| Method | n |\n|---|---|\n| Prompting | 52<sup>1</sup> |\n'],
    ['a.html', '<table><tr><th>Method</th><th>n</th></tr><tr><td>Prompting</td><td>52<sup>1</sup></td></tr></table>'],
    ['a.tex', '\\begin{tabular}{lr}\nMethod & n \\\\\nPrompting & 52\\textsuperscript{1} \\\\\n\\end{tabular}\n'],
  ])('the mark of a footnote is no digit: %s', async (name, content) => {
    expect(await cells(name, content)).toEqual([{ n: '52', says: 'method=prompting' }]);
  });

  test('the mark of a footnote is no digit: a.docx', async () => {
    const run = (text: string, properties = '') => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;
    const raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>';
    const cell = (content: string) => `<w:tc><w:p>${content}</w:p></w:tc>`;
    const row = (...content: string[]) => `<w:tr>${content.map(cell).join('')}</w:tr>`;
    const body = `<w:tbl>${row(run('Method'), run('n'), run('%'))}${row(run('Prompting'), run('52') + run('1', raised), run('7'))}</w:tbl>`;
    const file = zipSync({
      'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
    });
    const { claims } = await scan(file, 'a.docx', { changes: 'accepted', terms: TERMS, certainty: 0.6 });
    expect(claims.map(claim => claim.numbers)).toEqual([{ n: '52', percent: '7' }]);
  });

  test('a row group has its own whole, and its title may hold digits', async () => {
    const found = await cells(
      'a.md',
      '| | All (N = 20) | Tabular (N = 10) |\n|---|---|---|\n| Generation method of COVID-19 | N = 16 | N = 8 |\n| Prompting | 12 (75.0%) | 4 (50.0%) |\n',
    );
    expect(found).toEqual([
      { n: '10', says: 'modality=tabular' },
      { n: '12', percent: '75.0', of: '16', says: 'method=prompting' },
      { n: '4', percent: '50.0', of: '8', says: 'method=prompting', where: 'modality = tabular' },
    ]);
  });

  test('all is no total of columns that leave some out', async () => {
    const table = (all: number) =>
      `| | All (N = ${all}) | Unstructured text (N = 50) | Tabular (N = 45) |\n|---|---|---|---|\n| Prompting | 40 | 20 | 19 |\n`;
    const parts = async (all: number) =>
      (await read('a.md', table(all))).claims.find(claim => claim.numbers.n === '40')!.parts.length;
    expect([await parts(100), await parts(95)]).toEqual([0, 2]);
  });
});

describe('what is not understood is not bound', () => {
  test('columns that name no category', async () => {
    const found = await cells(
      'a.md',
      '| | Before 2020 | After 2020 |\n|---|---|---|\n| Prompting | 7 (70.0%) | 3 (60.0%) |\n',
    );
    expect(found).toEqual([
      { n: '7', percent: '70.0' },
      { n: '3', percent: '60.0' },
    ]);
  });

  test('one column of numbers needs no name', async () => {
    expect(await cells('a.md', '| Method | Frequency of use |\n|---|---|\n| Prompting | 7 (70.0%) |\n')).toEqual([
      { n: '7', percent: '70.0', says: 'method=prompting' },
    ]);
  });

  test('numbers of other cells are no words of a label', async () => {
    const terms = [...TERMS, term('family', 'gpt_4', 'GPT-4', 'Model family')];
    const { claims } = await scan(
      strToU8('| | n (%) | Rank |\n|---|---|---|\n| Something else | 5 (50.0%) | 4 |\n'),
      'a.md',
      { changes: 'accepted', terms, certainty: 0.2 },
    );
    expect(claims.map(claim => claim.proposal)).toEqual([null]);
  });
});

describe('wholes and totals', () => {
  const parts = async (content: string) =>
    (await read('a.md', content)).claims.flatMap(claim =>
      claim.parts.length === 0 ? [] : [`${claim.numbers.n} = ${claim.parts.length} parts`],
    );

  test('a total below, a total beside', async () => {
    const table =
      '| Method | Unstructured text | Tabular | Total |\n|---|---|---|---|\n| Prompting | 7 | 3 | 10 |\n| Fine-tuning | 3 | 2 | 6 |\n| Total | 10 | 5 | 15 |\n';
    expect(await parts(table)).toEqual(['10 = 2 parts', '6 = 2 parts', '10 = 2 parts', '5 = 2 parts', '15 = 2 parts']);
  });

  test('a total above its parts; categories that overlap are no parts', async () => {
    expect(
      await parts('| Method | n |\n|---|---|\n| All studies | 11 |\n| Prompting | 7 |\n| Fine-tuning | 3 |\n'),
    ).toEqual(['11 = 2 parts']);
    expect(await parts('| Method | n |\n|---|---|\n| Prompting | 7 |\n| Fine-tuning | 6 |\n| Total | 10 |\n')).toEqual(
      [],
    );
  });

  test('each row group has its own', async () => {
    expect(
      await parts(
        '| | n |\n|---|---|\n| Method | |\n| Prompting | 7 |\n| Fine-tuning | 3 |\n| Total | 10 |\n| Modality | |\n| Text | 4 |\n| Tabular | 5 |\n| Total | 10 |\n',
      ),
    ).toEqual(['10 = 2 parts', '10 = 2 parts']);
  });

  test('percentages of the row are held against the row, whatever the columns say', async () => {
    const found = await cells(
      'a.md',
      '| | Unstructured text (N = 10) | Tabular (N = 5) |\n|---|---|---|\n| Prompting | 7 (77.8%) | 2 (22.2%) |\n| Fine-tuning | 3 (50.0%) | 3 (50.0%) |\n',
    );
    expect(found).toEqual([
      ...HEADS,
      { n: '7', percent: '77.8', of: '9', says: 'modality=text', where: 'method = prompting' },
      { n: '2', percent: '22.2', of: '9', says: 'modality=tabular', where: 'method = prompting' },
      { n: '3', percent: '50.0', of: '6', says: 'modality=text', where: 'method = fine_tuning' },
      { n: '3', percent: '50.0', of: '6', says: 'modality=tabular', where: 'method = fine_tuning' },
    ]);
  });

  test('no whole is made up from percentages that happen to fit', async () => {
    const { claims } = await read(
      'a.txt',
      'We included 50 studies. Of the records, 12 (60%) were old and 8 (40%) new.',
    );
    expect(claims.slice(1).map(claim => claim.N)).toEqual([null, null]);
  });

  test('in a sentence, a total after its parts', async () => {
    const { claims } = await read(
      'a.txt',
      'Of the studies, 7 used prompting (70.0%), 3 (30.0%) fine-tuning, 11 in total.',
    );
    expect(claims.at(-1)).toMatchObject({ numbers: { n: '11' }, parts: [claims[0]!.id, claims[1]!.id] });
  });

  test.each<[string, string, unknown[]]>([
    [
      'a.md',
      "| Field | Cohen's kappa | Modality |\n|---|---|---|\n| Generation method | 0.94 (0.85 to 1.00) | 5 |\n",
      ['method', null],
    ],
    ['a.txt', 'For the generation method the coders agreed well (kappa = 0.81).', ['method', null]],
    ['a.txt', 'They agreed on modality. For the generation method kappa was 0.81.', ['method', null]],
    ['a.txt', 'For modality and generation method kappa was 0.81.', [undefined, undefined]],
  ])('a kappa speaks of the one field that is named before it: %s %s', async (name, text, [field, level]) => {
    const { claims } = await read(name, text);
    const found = claims.find(claim => claim.numbers.kappa !== undefined)!;
    expect(found.bound ? [found.proposal?.field, found.proposal?.level] : [undefined, undefined]).toEqual([
      field,
      level,
    ]);
  });

  test('the agreement between the coders as a table: every kappa is reproduced with its interval', async () => {
    const files = Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => !path.includes('figures/')));
    const effects = memoryEffects({
      ...files,
      'figures/it.yaml': 'table: agreement\nfields: [domain, modality, method, privacy_claim]\nformats: [md]\n',
    });
    const open = await openReview(effects, null);
    const { outputs } = await renderExhibits(effects, open, 'table');
    await effects.write('it.md', outputs[0]!.data);
    const { draft, problems } = await scanManuscript(effects, null, 'it.md', { changes: 'accepted', certainty: 0.6 });
    expect(problems).toEqual([]);
    await effects.write('claims.yaml', draft);
    const { claims } = await checkReviewClaims(effects, null, ['claims.yaml'], null);
    const kappas = claims.filter(claim => 'kappa' in claim.reported);
    expect(kappas.map(claim => [claim.verdict, 'interval' in claim.reported])).toEqual(
      Array(4).fill(['reproduced', true]),
    );
  });

  test('a kappa and its interval are read with the head', async () => {
    expect(
      await cells('a.md', "| Field | Cohen's kappa | n |\n|---|---|---|\n| Other | 0.94 (0.85–1.00) | 86 |\n"),
    ).toEqual([{ kappa: '0.94', interval: '0.85 to 1.00' }, { n: '86' }]);
  });
});

const TABLES: Readonly<Record<string, string>> = {
  'two fields by modality': 'table: shares\nfields: [method, privacy_claim]\nby: modality\n',
  'several codes by domain': 'table: shares\nfields: [evaluation, release, method]\nby: domain\n',
  'a cross-tab': 'table: crosstab\nfield: method\nwith: domain\n',
  'all fields': 'table: shares\nfields: [modality, method, evaluation, privacy_claim, release]\n',
};

describe('the tables of the review, scanned, drafted as claims and checked', () => {
  test.each(
    Object.entries(TABLES).flatMap(([name, table]) =>
      ['md', 'html', 'docx', 'tex'].map(format => [name, format, table]),
    ),
  )('%s as %s: no false alarm, and every bound number is reproduced', async (_, format, table) => {
    const files = Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => !path.includes('figures/')));
    const effects = memoryEffects({ ...files, 'figures/it.yaml': `${table}formats: [${format}]\n` });
    const { outputs, faults } = await renderExhibits(effects, await openReview(effects, null), 'table');
    expect(faults).toEqual([]);
    await effects.write('it', outputs[0]!.data);
    await effects.write(`it.${format}`, effects.files.get('/review/it')!);
    const found = await scanManuscript(effects, null, `it.${format}`, { changes: 'accepted', certainty: 0.6 });
    expect(found.problems.map(({ claim, checked }) => `${claim.context}: ${checked.explanation}`)).toEqual([]);
    await effects.write('claims.yaml', found.draft);
    const check = await checkReviewClaims(effects, null, ['claims.yaml'], null);
    const verdicts = new Map<string, number>();
    for (const { verdict } of check.claims) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    const bound = found.scan.claims.filter(claim => claim.bound).length;
    // every share of the table, missing states too
    expect(found.scan.claims.filter(claim => claim.numbers.percent !== undefined && !claim.bound)).toEqual([]);
    expect(bound).toBeGreaterThan(15);
    expect(verdicts.get('reproduced')).toBeGreaterThanOrEqual(bound);
    expect(check.unexpected.map(({ id, verdict, explanation }) => `${id} ${verdict} ${explanation}`)).toEqual([]);
  });
});

test('a second row of the head that a converter wrote one column too far to the left', async () => {
  const html = `<table><thead><tr><th>Method</th><th colspan="2">Unstructured text (N = 10)</th><th colspan="2">Tabular (N = 5)</th></tr><tr><th>n</th><th>%</th><th>n</th><th>%</th><th></th></tr></thead><tbody><tr><td>Prompting</td><td>7</td><td>70.0</td><td>3</td><td>60.0</td></tr></tbody></table>`;
  expect((await cells('a.html', html)).slice(2)).toEqual([
    { n: '7', percent: '70.0', of: '10', says: 'method=prompting', where: 'modality = text' },
    { n: '3', percent: '60.0', of: '5', says: 'method=prompting', where: 'modality = tabular' },
  ]);
});
