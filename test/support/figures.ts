import { renderExhibits } from '../../src/pipeline/exhibits/render.ts';
import { openReview } from '../../src/read/session.ts';
import type { Overrides } from '../../src/write/output.ts';
import { memoryEffects, seedFiles } from './memory-effects.ts';

const declared = (figures: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(figures).map(([name, text]) => [`figures/${name}.yaml`, text]));

/** The seed review with other figures. */
export const seedWith = (figures: Readonly<Record<string, string>>): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(seedFiles()).filter(([path]) => !path.startsWith('figures/'))),
  ...declared(figures),
});

/** A small review: a field `kind` with categories, a field `group`, and rows of them. */
export const smallFiles = (
  figures: Readonly<Record<string, string>>,
  rows: readonly (readonly [kind: string, group: string])[],
  labels: Readonly<Record<string, string>> = { a: 'Alpha', b: 'Beta' },
): Record<string, string> => ({
  'review.yaml':
    'name: small\nunit: { name: study, key: id }\nstudies: studies\nresources:\n  - { name: studies, path: studies.csv, schema: codebook.yaml }\n',
  'codebook.yaml': `version: 1
primaryKey: id
missingValues: [{ value: NR, label: not_reported }, { value: NA, label: not_applicable }]
fields:
  - { name: id, type: string }
  - name: kind
    title: Kind
    type: string
    categories:
${Object.entries(labels)
  .map(([value, label]) => `      - { value: ${value}, label: ${JSON.stringify(label)} }`)
  .join('\n')}
  - name: group
    title: Group
    type: string
    categories: [{ value: g, label: Group G }, { value: h, label: Group H }, { value: i, label: Group I }]
`,
  'studies.csv': `id,kind,group\n${rows.map(([kind, group], i) => `s${i},${kind},${group}\n`).join('')}`,
  ...declared(figures),
});

export interface YearStudy {
  readonly year: string;
  readonly kind: string;
  /** several, with `;` */
  readonly items: string;
}

/** A small review with a field of years, a field `kind`, and a multi-select field `items` of the same categories. */
export const yearFiles = (
  figures: Readonly<Record<string, string>>,
  studies: readonly YearStudy[],
  labels: Readonly<Record<string, string>> = { a: 'Alpha', b: 'Beta' },
): Record<string, string> => {
  const categories = Object.entries(labels).map(([value, label]) => ({ value, label }));
  return {
    'review.yaml':
      'name: small\nunit: { name: study, key: id }\nsearched: 2025-06-30\nstudies: studies\nresources:\n  - { name: studies, path: studies.csv, schema: codebook.yaml }\n',
    'codebook.yaml': JSON.stringify({
      version: '1',
      primaryKey: 'id',
      missingValues: [
        { value: 'NR', label: 'not_reported' },
        { value: 'NA', label: 'not_applicable' },
      ],
      fields: [
        { name: 'id', type: 'string' },
        { name: 'year', title: 'Year', type: 'integer' },
        { name: 'kind', title: 'Kind', type: 'string', categories },
        { name: 'items', title: 'Items', type: 'list', delimiter: ';', categories },
      ],
    }),
    'studies.csv': `id,year,kind,items\n${studies.map(({ year, kind, items }, i) => `s${i},${year},${kind},${items}\n`).join('')}`,
    ...declared(figures),
  };
};

/** Renders the figures of such a review. */
export async function render(files: Readonly<Record<string, string>>, overrides: Overrides = {}) {
  const effects = memoryEffects(files);
  const { outputs, findings, faults } = await renderExhibits(
    effects,
    await openReview(effects, null),
    'figure',
    [],
    overrides,
  );
  return {
    outputs: new Map(outputs.map(output => [output.path, output.data])),
    codes: findings.map(finding => finding.code),
    messages: findings.map(finding => finding.message),
    faults: faults.map(fault => fault.message),
  };
}
