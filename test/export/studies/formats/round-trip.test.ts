import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { STUDY_FORMATS } from '../../../../src/export/studies/formats/index.ts';
import { eppiReviewer } from '../../../../src/ingest/exports/eppi-reviewer.ts';
import { LIBRARY_FORMATS } from '../../../../src/library/formats/index.ts';
import { STUDIES } from '../../../support/coded-studies.ts';

const written = async (name: string): Promise<string> => (await STUDY_FORMATS.need(name, 'format').write(STUDIES)).data;

test.each([
  ['ris', 'ris'],
  ['endnote', 'endnote-xml'],
])('what is written as %s is read back: references, and codes as keywords', async (name, reader) => {
  const text = await written(name);
  const format = LIBRARY_FORMATS.need(reader, 'format');
  expect(format.matches(text)).toBe(true);
  const { references, broken } = await format.read(text);
  expect(broken).toEqual([]);
  expect(references).toHaveLength(3);
  const [first, second, third] = references;
  expect(first).toMatchObject({
    type: 'article',
    title: 'Water & light after rain, p < 0.05',
    authors: ['Gągol, Đ.', "O'Neill, Ana"],
    year: '2020',
    venue: 'Journal of Invented Trials',
    volume: '3',
    issue: '2',
    pages: '10-20',
    doi: '10.9999/a',
    pmid: '12345678',
    abstract: 'First line. Second line.',
    keywords: ['rain', 'Design: Trial', 'Outcomes (all): Pain', 'Outcomes (all): Function; daily life'],
  });
  expect(second).toMatchObject({ title: 'A preprint', year: '2021', keywords: ['Design: Not reported'] });
  expect(third).toMatchObject({ title: 'Without year', year: '', keywords: ['Design: Cohort, "open"'] });
});

test('RIS has the form of its specification: a tag, two blanks, a hyphen, a blank; each entry from TY to ER', async () => {
  const text = await written('ris');
  const lines = text.split('\r\n').filter(line => line !== '');
  expect(lines.filter(line => !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual([]);
  expect(text.match(/^TY {2}- (JOUR|GEN)\r$/gm)).toHaveLength(3);
  expect(text.match(/^ER {2}- \r$/gm)).toHaveLength(3);
  expect(text).toContain('UR  - https://arxiv.org/abs/2303.04360\r\n');
  expect(text).toContain('ID  - a-1\r\n');
});

/** The order of the children of `record` in EndNote's RSXML.dtd, as far as they are written. */
const ORDER =
  'rec-number ref-type contributors titles periodical pages volume number keywords dates accession-num electronic-resource-num abstract label notes urls';

test('EndNote XML keeps the order of the DTD', async () => {
  const [, record = ''] = /<record>(.*)<\/record>/.exec(await written('endnote')) ?? [];
  const names = ORDER.split(' ').filter(name => record.includes(`<${name}`));
  const places = names.map(name => record.indexOf(`<${name}`));
  expect(names.length).toBeGreaterThan(12);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('EPPI-Mapper JSON is read back as the fields and codes that were written', async () => {
  const text = await written('eppi-mapper');
  expect(eppiReviewer.matches(text, 'map.json')).toBe(true);
  const { rows, schema } = await eppiReviewer.read(text, 'map.json');
  const [header = [], ...body] = rows;
  const column = (name: string) => body.map(row => row[header.indexOf(name)]);
  expect(header).toEqual([
    ...['item_id', 'short_title', 'title', 'authors', 'year', 'journal', 'doi'],
    ...['Design', 'Outcomes (all)', 'Design: notes'],
  ]);
  expect(column('short_title')).toEqual(['Gągol 2020', 'Nguyễn 2021', 'c']);
  expect(column('Design')).toEqual(['Trial', 'Not reported', 'Cohort, "open"']);
  expect(column('Design: notes')).toEqual(['Trial: p. 4', '', '']);
  expect(column('Outcomes (all)')).toEqual(['Pain\nFunction; daily life', '', '']);
  const fields = (schema as { fields: { name: string; categories: { label?: string; value: string }[] }[] }).fields;
  expect(fields.map(field => field.categories.length)).toEqual([3, 3]);
});

interface Node {
  readonly AttributeId: number;
  readonly AttributeName: string;
  readonly AttributeType: string;
  readonly Attributes?: { readonly AttributesList: readonly Node[] };
}

test('EPPI-Mapper JSON: groups and pure groups of codes have no check box, numbers are unique, codes refer to them', async () => {
  const { CodeSets, References } = JSON.parse(await written('eppi-mapper'));
  const nodes: Node[] = [];
  const walk = (list: readonly Node[] = []): void => {
    for (const node of list) {
      nodes.push(node);
      walk(node.Attributes?.AttributesList);
    }
  };
  walk(CodeSets[0].Attributes.AttributesList);
  expect(new Set(nodes.map(node => node.AttributeId)).size).toBe(nodes.length);
  const unticked = nodes.filter(node => node.AttributeType === 'Not selectable (no checkbox)');
  expect(unticked.map(node => node.AttributeName)).toEqual(['Methods', 'Design', 'Outcomes (all)', 'Of patients']);
  const ids = new Map(nodes.map(node => [node.AttributeId, node.AttributeName]));
  const names = References.map((reference: { Codes: { AttributeId: number }[] }) =>
    reference.Codes.map(({ AttributeId }) => ids.get(AttributeId)),
  );
  expect(names).toEqual([['Trial', 'Pain', 'Function; daily life'], ['Not reported'], ['Cohort, "open"']]);
});

test('tidy CSV: a row for each unit, field and code; numbers are numbers; shares can be counted from it', async () => {
  const text = await written('tidy');
  const rows: Record<string, string>[] = parse(text, { columns: true });
  expect(rows.map(row => `${row.unit_id} ${row.field} ${row.label}`)).toEqual([
    ...['a-1 design Trial', 'a-1 outcomes Pain', 'a-1 outcomes Function; daily life', 'a-1 size ', 'a-1 remarks '],
    ...['b design Not reported', 'b outcomes Not applicable', 'b size Invalid', 'b remarks Not coded'],
    ...['c design Cohort, "open"', 'c outcomes None', 'c size ', 'c remarks '],
  ]);
  // a number keeps its sign, a text that a spreadsheet would run does not start with "="
  expect(rows.map(row => row.number).filter(Boolean)).toEqual(['-5.5', '12']);
  expect(rows[4]!.text).toBe("'=1+1");
  const units = (keep: (row: Record<string, string>) => boolean): number =>
    new Set(rows.filter(keep).map(row => row.unit_id)).size;
  const isDesign = (row: Record<string, string>): boolean => row.field === 'design' && row.in_denominator === '1';
  expect([units(row => isDesign(row) && row.label === 'Trial'), units(isDesign)]).toEqual([1, 3]);
  const isOutcome = (row: Record<string, string>): boolean => row.field === 'outcomes' && row.in_denominator === '1';
  expect([units(row => isOutcome(row) && row.label === 'Pain'), units(isOutcome)]).toEqual([1, 2]);
});
