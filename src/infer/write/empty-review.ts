import { citationIn } from '../columns/draft-citation.ts';
import type { DraftCodebook, DraftField } from '../draft.ts';
import { codebookYaml } from './codebook-yaml.ts';
import { reviewYaml } from './review-yaml.ts';

const EXAMPLE: DraftField[] = [
  { name: 'study_id', title: 'Study', type: 'string', constraints: { required: true, unique: true } },
  { name: 'first_author', title: 'First author', type: 'string' },
  { name: 'year', title: 'Year of publication', type: 'year' },
  { name: 'title', title: 'Title', type: 'string' },
  {
    name: 'design',
    title: 'Study design',
    description: 'What the authors did, not what they call it.',
    type: 'string',
    categories: [
      { value: 'experimental', label: 'Experimental' },
      { value: 'observational', label: 'Observational' },
      { value: 'review', label: 'Review' },
    ],
  },
  {
    name: 'setting',
    title: 'Setting',
    description: 'Every setting that is reported; several are separated by a semicolon.',
    type: 'list',
    delimiter: ';',
    categories: [
      { value: 'hospital', label: 'Hospital' },
      { value: 'community', label: 'Community' },
      { value: 'school', label: 'School' },
    ],
  },
];

/** The files of a review that has no data yet: a codebook to be changed, and a sheet with its headers. */
export function emptyReview(
  name: string,
  dictionary: DraftCodebook | null,
): { readonly files: readonly { path: string; text: string }[]; readonly codebook: DraftCodebook } {
  const codebook: DraftCodebook = {
    version: '0.1',
    primaryKey: 'study_id',
    missingValues: [
      { value: 'NR', label: 'not_reported' },
      { value: 'NA', label: 'not_applicable' },
    ],
    ...(dictionary ?? { fields: EXAMPLE }),
  };
  if (!codebook.fields.some(field => field.name === codebook.primaryKey)) delete codebook.primaryKey;
  const headers = codebook.fields.flatMap(field => field.columns?.map(column => column.name) ?? [field.name]);
  const quoted = headers.map(header => (/[",\n;]/.test(header) ? `"${header.replaceAll('"', '""')}"` : header));
  const key = typeof codebook.primaryKey === 'string' ? codebook.primaryKey : null;
  return {
    codebook,
    files: [
      { path: 'corpus/studies.csv', text: `${quoted.join(',')}\n` },
      {
        path: 'codebook/codebook.yaml',
        text: codebookYaml(codebook, 'What is coded, and how. Change it to your coding guide.'),
      },
      {
        path: 'review.yaml',
        text: reviewYaml(
          {
            name,
            title: 'A scoping review',
            unit: { name: 'study', key },
            citation: citationIn(codebook),
            codings: [],
            coders: [],
            path: 'corpus/studies.csv',
            schema: 'codebook/codebook.yaml',
            dialect: {},
            where: null,
            layoutGuess: null,
          },
          [],
        ),
      },
    ],
  };
}
