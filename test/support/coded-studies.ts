import type { CodedStudies, StudyCell, StudyReference } from '../../src/model/coded-studies.ts';
import type { State } from '../../src/model/state.ts';

const REFERENCE: StudyReference = {
  title: '',
  authors: [],
  year: '',
  venue: '',
  volume: '',
  issue: '',
  pages: '',
  doi: '',
  pmid: '',
  identifier: '',
  url: '',
  abstract: '',
  keywords: [],
};

const code = (value: string, label: string, parent: string | null = null, codable = true) => ({
  value,
  label,
  description: '',
  parent,
  codable,
});
const cell = (state: State, text = '', codes: readonly string[] = [], evidence = ''): StudyCell => ({
  state,
  text,
  codes,
  evidence,
});

/** Three invented studies: awkward labels, a group of codes, missing states, a number, a text that a spreadsheet would run. */
export const STUDIES: CodedStudies = {
  unit: 'study',
  title: 'Invented & awkward',
  disclosure: null,
  denominator: 'applicable',
  fields: [
    {
      name: 'design',
      title: 'Design',
      description: 'how it was done',
      group: 'Methods',
      kind: 'codes',
      codes: [code('trial', 'Trial'), code('cohort', 'Cohort, "open"')],
    },
    {
      name: 'outcomes',
      title: 'Outcomes (all)',
      description: '',
      group: null,
      kind: 'codes',
      codes: [
        code('patient', 'Of patients', null, false),
        code('pain', 'Pain', 'patient'),
        code('function', 'Function; daily life', 'patient'),
        code('cost', 'Cost'),
      ],
    },
    { name: 'size', title: 'Sample size', description: '', group: null, kind: 'number', codes: [] },
    { name: 'remarks', title: 'Remarks', description: '', group: null, kind: 'text', codes: [] },
  ],
  studies: [
    {
      key: 'a-1',
      citation: 'Gągol 2020',
      doi: '10.9999/a',
      reference: {
        ...REFERENCE,
        title: 'Water & light\nafter rain, p < 0.05',
        authors: ['Gągol, Đ.', "O'Neill, Ana"],
        year: '2020',
        venue: 'Journal of Invented Trials',
        volume: '3',
        issue: '2',
        pages: '10-20',
        doi: '10.9999/a',
        pmid: '12345678',
        abstract: 'First line.\nSecond line.',
        keywords: ['rain'],
      },
      cells: [
        cell('coded', 'Trial', ['trial'], 'p. 4'),
        cell('coded', 'Pain; Function; daily life', ['pain', 'function']),
        cell('coded', '-5.5', ['-5.5']),
        cell('coded', '=1+1', ['=1+1']),
      ],
    },
    {
      key: 'b',
      citation: 'Nguyễn 2021',
      doi: null,
      reference: {
        ...REFERENCE,
        title: 'A preprint',
        authors: ['Nguyễn, H.'],
        year: '2021',
        identifier: 'arXiv:2303.04360',
      },
      cells: [cell('not_reported'), cell('not_applicable'), cell('invalid'), cell('not_coded')],
    },
    {
      key: 'c',
      citation: 'c',
      doi: null,
      reference: { ...REFERENCE, title: 'Without year' },
      cells: [
        cell('coded', 'Cohort, "open"', ['cohort']),
        cell('coded'),
        cell('coded', '12', ['12']),
        cell('coded', 'two\nlines', ['two\nlines']),
      ],
    },
  ],
};
