// The codebook of the benchmark's synthetic corpus (codebook.json) as a review of ours: review.yaml and codebook.yaml beside the data.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

const TYPES = { string: 'string', integer: 'integer', category: 'string', multi: 'list' };

/** Declarations in the form in which people write them. */
const write = (path, value) => writeFileSync(path, stringify(value));

const fieldOf = column => ({
  name: column.name,
  type: TYPES[column.type],
  ...(column.sep ? { delimiter: column.sep } : {}),
  constraints: {
    required: true,
    ...(column.pattern ? { pattern: column.pattern.replace(/^\^|\$$/g, '') } : {}),
    ...(column.unique ? { unique: true } : {}),
    ...(column.min === undefined ? {} : { minimum: column.min, maximum: column.max }),
  },
  ...(column.levels ? { categories: column.levels.map(value => ({ value })) } : {}),
  // NR is a text of this field as good as any other for the peers; here it has a meaning
  ...(column.name === 'model' ? { missingValues: [{ value: 'NR', label: 'not_reported' }] } : {}),
  ...(column.na ? { missingValues: [{ value: column.na, label: 'not_reported' }] } : {}),
});

/** Writes a review of one sheet into a folder, and returns the folder. */
export function writeReview(folder, csv, codebookJson) {
  mkdirSync(join(folder, 'figures'), { recursive: true });
  copyFileSync(csv, join(folder, 'data.csv'));
  const { columns } = JSON.parse(readFileSync(codebookJson, 'utf8'));
  write(join(folder, 'codebook.yaml'), { version: '1.0.0', fields: columns.map(fieldOf) });
  write(join(folder, 'review.yaml'), {
    name: 'bench',
    // keys are repeated on purpose in the larger corpora; a key that is repeated would stop every count
    unit: { name: 'row' },
    studies: 'studies',
    resources: [{ name: 'studies', path: 'data.csv', schema: 'codebook.yaml' }],
  });
  // the peers' figure: grouped bars with intervals, 180 mm wide, as SVG and as PNG of 300 dpi
  write(join(folder, 'figures/figure.yaml'), {
    figure: 'grouped-bar',
    title: 'Generation method by clinical domain',
    field: 'method',
    by: 'domain',
    ci: 'wilson',
    width: '180mm',
    formats: ['svg', 'png'],
  });
  return folder;
}
