import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixedText } from '../../src/cli/fixed-text.ts';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CODEBOOK = `version: 1.0.0
primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id, constraints: { pattern: "s[0-9]{4}" } }
  - { name: title }
  - { name: design, categories: [rct, cohort] }
  - { name: setting, categories: [home, hospital] }
  - { name: year, type: integer, constraints: { minimum: 2000, maximum: 2025 } }
`;
const FILES = {
  'c.yaml': CODEBOOK,
  's.csv':
    'id,title,design,setting,year\ns0001,Alpha beams,rct,home,2020\ns0002,Beta rays, cohort,hospital,2021\ns0003,Gamma knives,rct,NR,2019\n',
  'review.yaml':
    'name: t\nunit: { name: study, key: id }\ncitation: { title: title }\nresources:\n  - { name: s, path: s.csv, schema: c.yaml }\n',
  'm.md':
    'Two of three studies (66.7%) had the design rct. We screened 40 records, and one of three (33.3%) took place at home.\n',
};
const started = (more: Readonly<Record<string, string>> = {}) => temporaryFolder({ ...FILES, ...more });

describe('simulate', () => {
  test('draws a review that says what was planted, and gives the same for the same seed', async () => {
    const folder = started();
    const args = [
      '--codebook',
      join(folder, 'c.yaml'),
      '--units',
      '30',
      '--seed',
      '5',
      '--faults',
      '3',
      '--associate',
      'design,setting',
    ];
    const { status, out } = await runCommand('simulate', join(folder, 'one'), ...args);
    expect(status).toBe(0);
    expect(out).toMatch(/^Synthetic review of 30 units \(seed 5\): no row describes a real study\.\n/);
    expect(out).toMatch(/Planted: design = rct with probability 0\.\d+ where setting = home, else 0\.\d+\./);
    expect(out).toMatch(/Planted faults: 3\. Coders' errors: \d+\. The answer key has each of them\./);
    expect(out).toContain('Next: scopebook validate --review ');
    const json = JSON.parse((await runCommand('simulate', join(folder, 'two'), ...args, '--json')).out);
    expect(json).toMatchObject({ units: 30, seed: 5, association: { field: 'design', by: 'setting' } });
    const sheets = (name: string) =>
      readdirSync(join(folder, name, 'corpus')).map(file => readFileSync(join(folder, name, 'corpus', file), 'utf8'));
    expect(sheets('two')).toEqual(sheets('one'));
  });

  test.each([
    [[], /simulate needs a codebook\n.*write --codebook/],
    [['--codebook', 'c.yaml', '--associate', 'design'], /--associate needs two fields/],
    [
      ['--codebook', 'c.yaml', '--units', 'many'],
      /--units "many" is not a whole number from 1 to 100000\n.*write e\.g\. --units 100/,
    ],
    [['--codebook', 'c.yaml', '--coders', '27'], /--coders "27" is not a whole number from 0 to 26/],
    [['--codebook', 'c.yaml', '--missing', '1'], /--missing "1" is not a probability from 0 to below 1/],
    [['--codebook', 'c.yaml', '--error', 'some'], /--error "some" is not a probability from 0 to below 1/],
  ])('%j is refused', async (args, message) => {
    const folder = temporaryFolder();
    const { status, err } = await runCommand('simulate', join(folder, 'out'), ...args);
    expect([status, err]).toEqual([2, expect.stringMatching(message)]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('init', () => {
  test('a sheet in place of the folder is refused with the right command', async () => {
    const folder = started();
    const { status, err } = await runCommand('init', join(folder, 's.csv'));
    expect(status).not.toBe(0);
    expect(err).toContain('is a file, and a review starts in a folder');
    expect(err).toContain(`scopebook init --from "${join(folder, 's.csv')}"`);
  });

  test('lists the shipped codebooks, a line each or as JSON', async () => {
    const { out } = await runCommand('init', '--list-templates');
    expect(out).toMatch(/^scoping-review +charting items of a scoping review/);
    const { templates } = JSON.parse((await runCommand('init', '--list-templates', '--json')).out);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map(line => line.split(' ')[0]),
    ).toEqual(templates.map(({ name }: { name: string }) => name));
  });

  test('starts with a shipped codebook, and says what to do next', async () => {
    const folder = join(temporaryFolder(), 'new');
    const { status, out } = await runCommand('init', folder, '--template', 'risk-of-bias-rob2');
    expect([status, out]).toEqual([0, expect.stringContaining('Next: scopebook codebook --template form.xlsx')]);
    expect(readdirSync(folder).sort()).toEqual(['.scopebook', 'codebook', 'corpus', 'review.yaml']);
    const json = await runCommand('init', join(temporaryFolder(), 'new'), '--template', 'scoping-review', '--json');
    expect(JSON.parse(json.out)).toBeTypeOf('object');
  });

  test.each(['from', 'dictionary', 'sheet'])('a template takes no --%s', async option => {
    const { status, err } = await runCommand(
      'init',
      temporaryFolder(),
      '--template',
      'scoping-review',
      `--${option}`,
      'x.csv',
    );
    expect([status, err]).toEqual([2, expect.stringContaining(`so --${option} has no effect`)]);
  });
});

describe('confirm', () => {
  const guessed = async () => {
    const folder = temporaryFolder({
      'in.csv': 'Study ID,Design,Size\nS1,rct,NR\nS2,cohort,10\nS3,rct,12\nS4,n/a,14\n',
    });
    await runCommand('init', join(folder, 'r'), '--from', join(folder, 'in.csv'));
    return join(folder, 'r');
  };

  test('lists guesses with their evidence, confirms one by its name, and then all', async () => {
    const review = await guessed();
    const listed = JSON.parse((await runCommand('confirm', '--review', review, '--json')).out);
    expect(listed.open.length).toBeGreaterThan(0);
    expect(listed).toMatchObject({ confirmed: [], written: [] });
    const text = (await runCommand('confirm', '--review', review)).out;
    expect(text).toMatch(/^\d+ unconfirmed guess/);
    expect(text).toContain(`${listed.open[0].file}:${listed.open[0].line}`);
    expect(text).toContain(`Confirm with \`scopebook confirm ${listed.open[0].name}\` or \`--all\``);
    const one = (await runCommand('confirm', listed.open[0].name, '--review', review)).out;
    expect(one).toMatch(/^confirmed: /);
    expect(one).toContain('Written: ');
    expect((await runCommand('confirm', '--all', '--review', review)).out).toContain('No unconfirmed guess is left.');
    expect((await runCommand('confirm', '--review', review)).out).toBe('No unconfirmed guess is left.\n');
  });

  test('an unknown name, and names beside --all, are refused', async () => {
    const review = await guessed();
    expect((await runCommand('confirm', 'nothing', '--review', review)).err).toContain(
      '"nothing" is not an unconfirmed guess',
    );
    expect((await runCommand('confirm', 'unit', '--all', '--review', review)).err).toContain(
      'names and --all were both given',
    );
  });
});

describe('check', () => {
  test('--all lists the numbers without an alarm too', async () => {
    const folder = started();
    const short = await runCommand('check', join(folder, 'm.md'), '--review', folder);
    const all = await runCommand('check', join(folder, 'm.md'), '--review', folder, '--all');
    expect(short.out).not.toContain('Without an alarm:');
    expect(all.out).toContain('Without an alarm:');
    expect(all.out.length).toBeGreaterThan(short.out.length);
  });

  test('a text without numbers says so', async () => {
    const folder = started({ 'n.md': 'Nothing is counted here.\n' });
    const { status, out } = await runCommand('check', join(folder, 'n.md'), '--review', folder);
    expect([status, out]).toEqual([0, expect.stringContaining('no reported number was found')]);
  });

  test.each([
    ['c.pdf', /c\.pdf is neither \.docx nor \.html/],
    ['c.docx', /m\.md is not a Word document, so it can't get Word comments/],
  ])('--annotate %s is refused', async (target, message) => {
    const folder = started();
    const { status, err } = await runCommand(
      'check',
      join(folder, 'm.md'),
      '--review',
      folder,
      '--annotate',
      join(folder, target),
    );
    expect([status, err]).toEqual([2, expect.stringMatching(message)]);
  });

  test('a page with highlighted numbers is written', async () => {
    const folder = started();
    const { err, out } = await runCommand(
      'check',
      join(folder, 'm.md'),
      '--review',
      folder,
      '--annotate',
      join(folder, 'c.html'),
    );
    expect(`${out}${err}`).toContain('c.html');
    expect(readFileSync(join(folder, 'c.html'), 'utf8')).toContain('<mark');
  });

  test.each([
    [['--certainty', '2'], /--certainty is 2\n.*from 0 to 1/],
    [['--certainty', 'much'], /--certainty is much/],
    [['--changes', 'rejected'], /--changes is "rejected"\n.*write accepted or original/],
  ])('claims scan %j is refused', async (args, message) => {
    const folder = started();
    const { status, err } = await runCommand('claims', 'scan', join(folder, 'm.md'), '--review', folder, ...args);
    expect([status, err]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('validate', () => {
  test('repairs are listed with what stood there; nothing is written without --out', async () => {
    const folder = started();
    const { out } = await runCommand('validate', '--fix', '--review', folder);
    expect(out).toContain('s.csv C3 (design): " cohort" → "cohort"');
    expect(out).toContain('Nothing was written; --out FILE writes a corrected copy.');
    expect(readFileSync(join(folder, 's.csv'), 'utf8')).toBe(FILES['s.csv']);
  });

  test.each([
    [['--only', 'trim'], /--only has no effect without --fix/],
    [['--max', 'all'], /--max "all" is not a number of findings\n.*write e\.g\. --max 100/],
    [['--fix', '--annotate', 'x.xlsx'], /--fix and --annotate write two different files\n.*correct the copy first/],
  ])('%j is refused', async (args, message) => {
    const { status, err } = await runCommand('validate', ...args, '--review', started());
    expect([status, err]).toEqual([2, expect.stringMatching(message)]);
  });

  test('of a long text the part that differs is shown, and of many repairs the first', () => {
    const long = 'x'.repeat(60);
    const cell = (row: number, old: string, text: string) => ({
      file: 's.csv',
      sheet: 'A',
      row,
      column: 'C',
      field: 'f',
      old,
      new: text,
      reason: 'why',
    });
    const text = fixedText(
      {
        file: 's.csv',
        repairs: [cell(2, `${long} old ${long}`, `${long} new ${long}`), cell(3, 'a', 'b')],
        left: [cell(4, 'c', 'd')],
        before: { errors: 1, warnings: 2 },
        after: { errors: 0, warnings: 1 },
        written: 'copy.csv',
      } as never,
      1,
    );
    const around = 'x'.repeat(19);
    expect(text).toBe(
      `s.csv [A] C2 (f): "…${around} old ${around}…" → "…${around} new ${around}…"  why\n… 1 more\n\nComputed by a formula; correct the cells that the formula uses:\ns.csv [A] C4 (f): "c" → "d"  why\n\n2 safe repairs. Now: 1 error, 2 warnings; corrected: 0 errors, 1 warning\nWritten: copy.csv; s.csv is unchanged\n`,
    );
  });
});

test('app writes the workbench as one page', async () => {
  const folder = temporaryFolder();
  const { status, out } = await runCommand('app', join(folder, 'w.html'));
  expect([status, out]).toEqual([0, expect.stringContaining('w.html')]);
  expect(readFileSync(join(folder, 'w.html'), 'utf8')).toContain('<!doctype html>');
});

describe('codebook', () => {
  test('what a format cannot store is listed', async () => {
    const folder = started();
    const { out, err } = await runCommand(
      'codebook',
      '--format',
      'redcap',
      '--out',
      join(folder, 'd.csv'),
      '--review',
      folder,
    );
    expect(`${out}${err}`).toContain('Not stored by the format redcap:');
  });
  test('a form and a codebook are two files', async () => {
    const { status, err } = await runCommand(
      'codebook',
      '--template',
      'f.xlsx',
      '--format',
      'md',
      '--review',
      started(),
    );
    expect([status, err]).toEqual([2, expect.stringContaining('--template and --format write two different files')]);
  });
});

describe('add', () => {
  const library =
    'TY  - JOUR\nTI  - Alpha beams\nDO  - 10.1000/a\nER  - \nTY  - JOUR\nTI  - New lanterns\nPY  - 2024\nER  - \nTY  - JOUR\nPY  - 2020\nER  - \n';
  const review = {
    'n.ris': library,
    'c.yaml': `${CODEBOOK}  - { name: doi }\n`,
    's.csv': 'id,title,design,setting,year,doi\ns0001,Alpha beams,rct,home,2020,10.1000/A\n',
    'review.yaml': FILES['review.yaml'].replace('title: title', 'title: title, identifier: doi'),
  };
  test('new, skipped and broken records are listed, and how to add a skipped one', async () => {
    const folder = started(review);
    const { out } = await runCommand('add', join(folder, 'n.ris'), '--review', folder, '--dry-run');
    expect(out).toMatch(/^new +s0002 {2}New lanterns/m);
    expect(out).toMatch(/^skipped +Alpha beams \(line 1\): already in the sheet as s0001; /m);
    expect(out).toMatch(/^not read +line 9: /m);
    expect(out).toContain('1 new study, 1 skipped, 1 not read');
    expect(out).toContain('to add a skipped record all the same: --keep 1 (its line), or --all');
    expect(readFileSync(join(folder, 's.csv'), 'utf8')).toBe(review['s.csv']);
  });
  test('a skipped record is added on request', async () => {
    const folder = started(review);
    const { out } = await runCommand('add', join(folder, 'n.ris'), '--review', folder, '--all');
    expect(out).toMatch(/kept +line 1: added on request, though it is the same as s0001/);
    expect(readFileSync(join(folder, 's.csv'), 'utf8').trimEnd().split('\n')).toHaveLength(4);
  });
});
