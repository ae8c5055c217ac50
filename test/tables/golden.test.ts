import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TableModel } from '../../src/model/table-model.ts';
import { renderExhibits } from '../../src/pipeline/exhibits/render.ts';
import { openReview } from '../../src/read/session.ts';
import type { Output } from '../../src/write/output.ts';
import known from '../known/tables/counts.json' with { type: 'json' };
import { filesOf } from '../support/files.ts';
import { memoryEffects } from '../support/memory-effects.ts';

const FOLDER = 'test/fixtures/tables';
/** The parts of office files that hold what we wrote. */
const PARTS = ['word/document.xml', 'word/footnotes.xml', 'xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'];

async function rendered(): Promise<readonly Output[]> {
  const effects = memoryEffects(filesOf(FOLDER));
  const open = await openReview(effects, null);
  const { outputs, faults } = await renderExhibits(effects, open, 'table');
  expect(faults).toEqual([]);
  return outputs;
}

let outputs: readonly Output[] = [];
beforeAll(async () => {
  outputs = await rendered();
});

const output = (path: string): Output => {
  const found = outputs.find(entry => entry.path === path);
  if (found === undefined) throw new Error(`${path} was not written`);
  return found;
};
const model = (name: string): TableModel => JSON.parse(String(output(`out/${name}.json`).data));

test('every exhibit in every format is as it was, text by text', async () => {
  expect(outputs.length).toBe(46);
  for (const { path, data } of outputs) {
    const name = path.replace('out/', '');
    if (typeof data === 'string') await expect(data).toMatchFileSnapshot(`../golden/tables/${name}`);
    else
      for (const [part, bytes] of Object.entries(unzipSync(data)))
        if (PARTS.includes(part))
          await expect(strFromU8(bytes).replaceAll('><', '>\n<')).toMatchFileSnapshot(
            `../golden/tables/${name}.${part.split('/').pop()}`,
          );
  }
});

test('two runs give the same bytes', async () => {
  const again = await rendered();
  expect(again.map(({ path, data }) => ({ path, data }))).toEqual(outputs.map(({ path, data }) => ({ path, data })));
});

describe('cells are what Python counts', () => {
  const LABELS: Readonly<Record<string, string>> = {
    rct: 'Randomised trial',
    before_after: 'Before–after (Δ ≥ 0)',
    cohort: '=SUM(A1) cohort',
    other: 'Other_design | 50% & "more" <b>',
    never: 'Never seen',
    experiment: 'Experiments',
    not_reported: 'Not reported',
    harm: 'Harm',
    benefit: 'Benefit',
    cost: 'Cost (€)',
    true: 'year >= 2021',
  };
  const COLUMNS: Readonly<Record<string, number>> = { all: 1, eu: 2, as: 3, af: 4 };
  const TITLES: Readonly<Record<string, string | null>> = {
    design: 'Design',
    outcome: 'Outcomes',
    'year >= 2021': null,
  };
  test.each(known.counts.filter(entry => 'level' in entry))('$field = $level in $group: $n of $N', entry => {
    const group = model('shares').groups.find(part =>
      TITLES[entry.field] === null ? part.label === null : part.label === TITLES[entry.field],
    );
    const row = group?.rows.find(part => part.cells[0]?.text === LABELS[String(entry.level)]);
    const cell = row?.cells[COLUMNS[entry.group ?? 'all']!];
    expect({ n: cell?.n, N: cell?.N }).toEqual({ n: entry.n, N: entry.N });
  });
  test.each(known.counts.filter(entry => 'median' in entry))('sample in $group: median $median', entry => {
    const rows = model('shares').groups.find(part => part.label === 'Sample size')?.rows ?? [];
    const cell = rows[0]?.cells[COLUMNS[entry.group ?? 'all']!];
    expect([cell?.estimate, cell?.n]).toEqual([entry.median, entry.n]);
    const print = (x: number | undefined): string => (x ?? 0).toLocaleString('en-US');
    expect(cell?.text).toBe(`${print(entry.median)} (${print(entry.q1)}, ${print(entry.q3)})`);
    expect(rows[1]?.cells[COLUMNS[entry.group ?? 'all']!]?.text).toBe(`${print(entry.min)} to ${print(entry.max)}`);
  });
});

test('every number in a table names the row that it comes from', () => {
  const cells = model('shares').groups.flatMap(group => group.rows.flatMap(row => row.cells.slice(1)));
  expect(cells.filter(cell => cell.n !== null && cell.n > 0 && cell.row === null)).toEqual([]);
});

test('no cell of any spreadsheet begins a formula', () => {
  for (const name of ['shares', 'studies', 'codebook']) {
    const cells: string[] = parse(String(output(`out/${name}.csv`).data)).flat();
    expect(cells.filter(cell => /^[=+@-]/.test(cell))).toEqual([]);
    const parts = unzipSync(output(`out/${name}.xlsx`).data as Uint8Array);
    const xml = Object.entries(parts)
      .map(([, bytes]) => strFromU8(bytes))
      .join('');
    expect(xml).not.toMatch(/<f>|<f /);
    expect(xml).not.toMatch(/<t[^>]*>[=@+]/);
  }
});

test('numbers in a workbook are numbers', () => {
  const sheet = strFromU8(unzipSync(output('out/shares.xlsx').data as Uint8Array)['xl/worksheets/sheet2.xml']!);
  expect(sheet).toMatch(/<c r="D2"[^>]*><v>6<\/v>/);
  expect(sheet).toMatch(/<c r="E2"[^>]*><v>13<\/v>/);
});

test('a Word table repeats its header, is described, has a numbered caption and its footnotes below it', () => {
  const parts = unzipSync(output('out/shares.docx').data as Uint8Array);
  const document = strFromU8(parts['word/document.xml']!);
  expect(document.match(/<w:tblHeader\/>/g)?.length).toBe(2);
  expect(document).toContain('<w:tblCaption w:val="Design, outcomes &amp; more (50%) &lt;by region&gt;"/>');
  expect(document).toMatch(/<w:tblDescription w:val=" ?A table of Design, Outcomes[^"]+"\/><\/w:tblPr>/);
  // three notes, each with its letter in the table and below it
  const marks = [...document.matchAll(/<w:vertAlign w:val="superscript"\/>.*?<w:t[^>]*>([^<]*)<\/w:t>/g)].map(
    found => found[1]!,
  );
  expect(['a', 'b', 'c'].map(mark => marks.filter(text => text.split(',').includes(mark)).length >= 2)).toEqual([
    true,
    true,
    true,
  ]);
  expect(document).not.toContain('w:footnoteReference');
  expect(document.indexOf('Not in the denominator of the percentages.')).toBeGreaterThan(document.indexOf('</w:tbl>'));
  expect(document).toContain('<w:fldSimple w:instr="SEQ Table \\* ARABIC">');
});

test('a table that does not add up to 100 says so, and only then', () => {
  const notes = model('shares').notes.join(' ');
  expect(notes).toContain('may not add up to 100 because of rounding');
  // 5 and 2 of 7, 1 and 4 of 5 …: roll-ups are no part of the sum
  const summary = String(output('out/citations.md').data);
  expect(summary).not.toContain('because of rounding');
});

test('hidden states are told, undefined shares have a reason', () => {
  const intervals = model('intervals');
  expect(intervals.footnotes).toEqual(['No study is in this denominator, so there is no share.']);
  expect(intervals.notes.join(' ')).toContain('1 study without a code for the subgroup is not shown');
});
