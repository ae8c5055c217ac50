import { expect, test } from 'vitest';
import { PLATFORM_EXPORTS } from '../../../src/ingest/exports/index.ts';

const read = (name: string, text: string) => PLATFORM_EXPORTS.get(name)!.read(text, `x.${name}`);
const kindOf = (text: string) => PLATFORM_EXPORTS.all.find(entry => entry.matches(text, 'x'))?.name ?? null;

test('Rayyan: quotes and bars in notes, people’s own notes, several N1 lines, and a record nobody decided on', async () => {
  const ris = [
    'TY  - JOUR',
    'TI  - One',
    'AU  - A, B',
    'AU  - C, D',
    'N1  - RAYYAN-INCLUSION: {"Ana | Bo"=>"Included"} | RAYYAN-LABELS: a,b,a | USER-NOTES: {"Ana"=>["see p. 2 | 3"]}',
    'N1  - from the database',
    'ER  - ',
    'TY  - JOUR',
    'TI  - Two',
    'ER  - ',
  ].join('\r\n');
  expect(kindOf(ris)).toBe('rayyan');
  const { rows } = await read('rayyan', ris);
  expect(rows).toEqual([
    ['key', 'title', 'authors', 'decision', 'decision_Ana | Bo', 'labels', 'exclusion_reasons', 'other_notes'],
    [
      '1',
      'One',
      'A, B; C, D',
      'Included',
      'Included',
      'a\nb',
      '',
      'USER-NOTES: {"Ana"=>["see p. 2 | 3"]}\nfrom the database',
    ],
    ['2', 'Two', '', '', '', '', '', ''],
  ]);
});

test('Rayyan: records without a decision at the beginning, none at all, and other formats', async () => {
  const undecided = Array.from({ length: 40 }, (_, i) => `rayyan-${i},Title ${i},"${'An abstract. '.repeat(200)}",`);
  const head = 'key,title,abstract,notes';
  const decided = 'rayyan-40,Title 40,,"RAYYAN-INCLUSION: {""Ana"" => ""Included""}"';
  const text = [head, ...undecided, decided].join('\n');
  expect(kindOf(text.slice(0, 1 << 16))).toBe('rayyan');
  expect((await read('rayyan', text)).rows.at(-1)).toEqual([
    ...['rayyan-40', 'Title 40', '', 'Included', 'Included', '', ''],
  ]);
  await expect(read('rayyan', [head, ...undecided].join('\n'))).rejects.toMatchObject({ code: 'library' });
  const bibtex = '@article{rayyan-1,\n title={One},\n note={RAYYAN-INCLUSION: {"Ana"=>"Included"}}\n}\n';
  expect(kindOf(bibtex)).toBe('rayyan');
  await expect(read('rayyan', bibtex)).rejects.toMatchObject({ hint: 'export it as CSV or RIS' });
});

const EPPI = {
  CodeSets: [
    {
      SetName: 'Map',
      Attributes: {
        AttributesList: [
          {
            AttributeId: 1,
            AttributeName: 'Section',
            AttributeType: 'Not selectable (no checkbox)',
            Attributes: {
              AttributesList: [
                {
                  AttributeId: 2,
                  AttributeName: 'Country',
                  AttributeType: 'Not selectable (no checkbox)',
                  Attributes: {
                    AttributesList: [
                      {
                        AttributeId: 3,
                        AttributeName: 'Europe',
                        AttributeType: 'Selectable (show checkbox)',
                        Attributes: { AttributesList: [{ AttributeId: 4, AttributeName: 'France' }] },
                      },
                      { AttributeId: 5, AttributeName: 'Peru' },
                    ],
                  },
                },
              ],
            },
          },
          { AttributeId: 6, AttributeName: 'Key paper' },
        ],
      },
    },
  ],
  References: [
    {
      ItemId: 9,
      Title: 'T',
      Codes: [{ AttributeId: 4, AdditionalText: 'p. 1', ArmId: 2 }, { AttributeId: 6 }, { AttributeId: 77 }],
    },
    { ItemId: 10, Title: 'U' },
  ],
};

test('EPPI-Reviewer: headings are groups, codes below codes have a parent, codes nobody ticked stay, loose codes belong to their set', async () => {
  const { rows, schema, notes } = await read('eppi-reviewer', JSON.stringify(EPPI));
  expect(rows).toEqual([
    ['item_id', 'short_title', 'title', 'authors', 'year', 'journal', 'doi', 'Map', 'Country', 'Country: notes'],
    ['9', '', 'T', '', '', '', '', 'Key paper', 'France', 'France: p. 1'],
    ['10', '', 'U', '', '', '', '', '', '', ''],
  ]);
  expect(schema?.fields).toEqual([
    expect.objectContaining({ name: 'Map', categories: [{ value: 'Key paper', label: 'Key paper' }] }),
    expect.objectContaining({
      name: 'Country',
      'x-group': 'Section',
      categories: [
        { value: 'Europe', label: 'Europe' },
        { value: 'France', label: 'France', parent: 'Europe' },
        { value: 'Peru', label: 'Peru' },
      ],
    }),
  ]);
  expect(notes.join()).toMatch(/1 code of references is in none .*1 reference has codes for single arms/);
});

test('EPPI-Reviewer: without references, or broken', async () => {
  await expect(read('eppi-reviewer', '{"CodeSets": []}')).rejects.toMatchObject({ code: 'eppi' });
  await expect(read('eppi-reviewer', '{"CodeSets": [')).rejects.toMatchObject({ code: 'json' });
});

test('SyRF: several investigators and reconciled answers become rows of coders and of the consensus', async () => {
  const csv = [
    'StudyId,Title,InvestigatorId,Reconciled,AnnotationId,Question,Answer,Comments',
    's1,T,i1,FALSE,a1,Species,Mouse,sure',
    's1,T,i2,FALSE,a2,Species,Rat,',
    's1,T,i2,TRUE,a3,Species,Mouse,',
  ].join('\n');
  expect(kindOf(csv)).toBe('syrf-long');
  const { rows, schema, notes } = await read('syrf-long', csv);
  expect(rows).toEqual([
    ['StudyId', 'Title', 'Reviewer Name', 'Species'],
    ['s1', 'T', 'i1', 'Mouse'],
    ['s1', 'T', 'i2', 'Rat'],
    ['s1', 'T', 'Consensus', 'Mouse'],
  ]);
  expect(schema).toBeNull();
  expect(notes[1]).toBe('the comments on 1 answers were left out');
});

test('ASReview: an unscreened record is blank, in the words of every version', async () => {
  const { rows } = await read('asreview', 'record_id,included\n1,1\n2,0\n3,-1\n4,\n');
  expect(rows.map(row => row[1])).toEqual(['decision', 'relevant', 'irrelevant', '', '']);
});

test('a table of studies is no export of this kind', () => {
  for (const text of ['id,design\n1,rct\n', '{"fields": []}', 'record_id,title\n1,T\n', 'StudyId,Question\n'])
    expect(kindOf(text)).toBeNull();
});

test('a quotation mark inside a cell is read, and one that is never closed refuses the file', async () => {
  const rows = ['key,title,authors,notes', '1,a 5" screen,Kim,"RAYYAN-INCLUSION: {""Ana""=>""Included""}"'];
  expect(kindOf(rows.join('\n'))).toBe('rayyan');
  const made = await read('rayyan', rows.join('\n'));
  expect(JSON.stringify(made)).toContain('a 5\\\\" screen'.replace('\\\\', '\\'));
  await expect(read('rayyan', `${rows.join('\n')}\n2,"never closed,Lee,`)).rejects.toMatchObject({ code: 'quote' });
  await expect(read('asreview', 'record_id,title,included\n1,"a,1\n')).rejects.toMatchObject({ code: 'quote' });
});
