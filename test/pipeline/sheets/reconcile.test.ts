import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { runAgreement, runReconcile } from '../../support/agreement.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const CODEBOOK = `primaryKey: id
missingValues: [{ value: NR, label: not_reported }]
fields:
  - { name: id }
  - { name: method, categories: [{ value: x, label: Method X }, y, z] }
  - { name: parts, type: list, delimiter: ";", categories: [a, b, { value: c, exclusive: true }] }
`;
const STUDIES = 'id,method,parts,remark\n1,x,a,"one, two"\n2,,a,\n3,x,b,=1\n';
/** Two coders who differ on the method of 2 and 3 and the parts of 1; the consensus of 2 is still open. */
const review = (): string =>
  temporaryFolder({
    'a.csv': 'id,method,parts\n1,x,a\n2,x,a\n3,x,b\n',
    'b.csv': 'id,method,parts\n3,y,b\n2,y,a\n1,x,a;b\n',
    'studies.csv': STUDIES,
    'codebook.yaml': CODEBOOK,
    'review.yaml': `name: r
unit: { name: study, key: id }
studies: studies
codings:
  - { name: charting, from: { files: { A: a, B: b } } }
resources:
  - { name: studies, path: studies.csv, schema: codebook.yaml }
  - { name: a, path: a.csv, schema: codebook.yaml }
  - { name: b, path: b.csv, schema: codebook.yaml }
`,
  });

type Cells = (string | null)[][];

/** Writes the sheet, lets an adjudicator change its cells, and reads it back. */
async function adjudicated(folder: string, change: (rows: Cells) => Cells): Promise<string> {
  const sheet = join(folder, 'sheet.xlsx');
  await runAgreement([], { disagreements: sheet }, folder);
  const book = await readXlsx(new Uint8Array(readFileSync(sheet)));
  const [rows, lists] = book.sheets.map(({ rows: cells }) => cells as Cells);
  const kept = change(rows!);
  const bytes = await writeXlsx({
    sheets: [
      { name: 'adjudication', rows: kept },
      { name: 'lists', rows: lists!, hidden: true },
    ],
  });
  await writeFile(sheet, bytes);
  return sheet;
}

const CONSENSUS = 6;
const REASON = 7;
const decide = (rows: Cells): Cells => {
  // method of 2, method of 3, parts of 1, in this order
  ['y', 'Method X', 'b;a'].forEach((code, i) => {
    rows[i + 1]![CONSENSUS] = code;
    rows[i + 1]![REASON] = '=because';
  });
  return rows;
};

test('the sheet holds a row a disagreement, and lists of codes in a hidden sheet; the same data give the same bytes', async () => {
  const folder = review();
  const [one, two] = [join(folder, 'one.xlsx'), join(folder, 'two.xlsx')];
  await runAgreement([], { disagreements: one }, folder);
  await runAgreement([], { disagreements: two }, folder);
  expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
  const { sheets } = await readXlsx(new Uint8Array(readFileSync(one)));
  expect(sheets[0]!.rows).toEqual(
    [
      ['stage', 'unit', 'field', 'A', 'B', 'consensus before', 'consensus', 'reason'],
      ['charting', '2', 'method', 'x', 'y', null, null, null],
      ['charting', '3', 'method', 'x', 'y', 'x', null, null],
      ['charting', '1', 'parts', 'a', 'a;b', 'a', null, null],
    ].map(row => expect.arrayContaining(row.filter(cell => cell !== null))),
  );
  expect(sheets[0]!.rows).toHaveLength(4);
  expect(sheets[0]!.dataValidations?.map(({ range, formula1 }) => [range, formula1])).toEqual([
    ['G2:G3', 'lists!$A$2:$A$5'],
    ['G4:G4', 'lists!$B$2:$B$6'],
  ]);
  expect(sheets[1]!.hidden).toBe(true);
  expect(sheets[1]!.rows.map(row => row[0])).toEqual(['method', 'x', 'y', 'z', 'NR', null]);
});

test('decisions become the consensus, labels become codes, and every decision is in the log', async () => {
  const folder = review();
  const { status, out } = await runReconcile(await adjudicated(folder, decide), {}, folder);
  expect(out).toBe('3 decisions\nout/consensus.csv\nout/consensus-log.csv\n');
  expect(status).toBe(0);
  expect(readFileSync(join(folder, 'out/consensus.csv'), 'utf8')).toBe('id,method,parts\n1,x,a;b\n2,y,a\n3,x,b\n');
  expect(readFileSync(join(folder, 'out/consensus-log.csv'), 'utf8')).toBe(
    `stage,unit,field,A,B,consensus_before,consensus,reason
charting,2,method,x,y,,y,'=because
charting,3,method,x,y,x,x,'=because
charting,1,parts,a,a;b,a,a;b,'=because
`,
  );
});

test('into a copy of the studies sheet: only the decided cells differ, and the sheet itself is never touched', async () => {
  const folder = review();
  const sheet = await adjudicated(folder, decide);
  await runReconcile(sheet, { intoStudies: true }, folder);
  expect(readFileSync(join(folder, 'out/studies-reconciled.csv'), 'utf8')).toBe(
    'id,method,parts,remark\n1,x,a;b,"one, two"\n2,y,a,\n3,x,b,=1\n',
  );
  expect(readFileSync(join(folder, 'studies.csv'), 'utf8')).toBe(STUDIES);
  await expect(runReconcile(sheet, { intoStudies: true, out: join(folder, 'studies.csv') }, folder)).rejects.toThrow(
    'an input is never overwritten',
  );
  await expect(runReconcile(sheet, { out: `${folder}/x/../a.csv` }, folder)).rejects.toThrow(
    'an input is never overwritten',
  );
});

test('a row that is left open keeps the consensus that there was, if that is asked for', async () => {
  const folder = review();
  const sheet = await adjudicated(folder, rows => {
    rows[1]![CONSENSUS] = 'z';
    return rows;
  });
  const refused = await runReconcile(sheet, {}, folder);
  expect(refused.status).toBe(1);
  expect(refused.out).toContain('3, method has no consensus');
  const open = await runReconcile(sheet, { leaveOpen: true }, folder);
  expect(open.status).toBe(0);
  expect(readFileSync(join(folder, 'out/consensus.csv'), 'utf8')).toBe('id,method,parts\n1,x,a\n2,z,a\n3,x,b\n');
});

test.each<[string, (rows: Cells) => Cells, string]>([
  ['a missing row', rows => rows.filter((_, i) => i !== 2), 'A202: the row of 3, method is gone'],
  [
    'an extra row',
    rows => [...rows, ['charting', '9', 'method', 'x', 'y', '', 'x', '']],
    'B5 (unit): error A203: this row (9, method) was not written',
  ],
  ['a row twice', rows => [...rows, [...rows[1]!]], 'A203: this row (2, method) is duplicated'],
  [
    'an unknown code',
    rows => set(rows, 1, CONSENSUS, 'q'),
    'G2 (consensus): error A204: 2, method: "q" is not a category of method',
  ],
  ['an unknown item', rows => set(rows, 3, CONSENSUS, 'a;d'), 'A204: 1, parts: "d"'],
  ['an exclusive code with another', rows => set(rows, 3, CONSENSUS, 'a;c'), 'A204: 1, parts'],
  [
    'a changed code of a coder',
    rows => set(rows, 1, 3, 'z'),
    'A206: 2, method: the code of A is "x" now, and was "z" in the sheet',
  ],
  [
    'a consensus that changed in between',
    rows => set(rows, 2, 5, 'z'),
    'A206: 3, method: the consensus changed in between: it is "x" now, and was "z"',
  ],
  [
    'a column that is gone',
    rows => rows.map(row => row.filter((_, i) => i !== CONSENSUS)),
    'A201: the sheet has no column "consensus"',
  ],
])('%s: the sheet is refused whole, and nothing is written', async (_, change, message) => {
  const folder = review();
  const sheet = await adjudicated(folder, rows => {
    decide(rows);
    return change(rows);
  });
  const { status, out } = await runReconcile(sheet, {}, folder);
  expect(status).toBe(1);
  expect(out).toContain(message);
  expect(out).toContain('the sheet was refused and nothing was written');
  expect(existsSync(join(folder, 'out'))).toBe(false);
  expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([]);
});

function set(rows: Cells, row: number, column: number, value: string): Cells {
  rows[row]![column] = value;
  return rows;
}

test('a file that is no such sheet, and none at all', async () => {
  const folder = review();
  await expect(runReconcile(join(folder, 'a.csv'), {}, folder)).rejects.toThrow('is not a sheet for the adjudicator');
  await expect(runReconcile(join(folder, 'no.xlsx'), {}, folder)).rejects.toThrow('no.xlsx does not exist');
  await expect(runAgreement([], { disagreements: join(folder, 'd.csv') }, folder)).rejects.toThrow('is a workbook');
});
