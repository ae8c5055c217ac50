// A synthetic review of 150 studies × 130 fields (XLSX) with a manuscript of 40 pages (DOCX): everything from one seed.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { writeXlsx } from 'hucre/xlsx';
import { stringify } from 'yaml';
import { work } from './material.mjs';

const STUDIES = 150;
const FIELDS = 130;
const PARAGRAPHS = 160;

/** Numbers between 0 and 1, always the same. */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const SYLLABLES =
  'ba be bi bo cra cre da den dor fa fen gi gra hel ka kon la len lo ma mel mi na nor o pa per pli ra ri san sel ta ten tor u va ver'.split(
    ' ',
  );
const FILLER =
  'This section describes how the included work was conducted and how its authors explained their choices, since neither the setting nor the reasons were given in the same words by everybody, and since later work often took over the design of earlier work without saying why it had been chosen in the first place.';

/** Writes the review and its manuscript, once, and returns their folder. */
export async function largeReview() {
  const folder = join(work, 'large-review');
  if (existsSync(join(folder, 'manuscript.docx'))) return folder;
  mkdirSync(join(folder, 'codebook'), { recursive: true });
  const random = seeded(15);
  const pick = list => list[Math.floor(random() * list.length)];
  const word = () => `${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}`;
  const title = text => text[0].toUpperCase() + text.slice(1);
  const fields = Array.from({ length: FIELDS - 2 }, (_, i) => {
    const kind = i % 8 === 7 ? 'number' : i % 4 === 3 ? 'list' : i % 4 === 2 ? 'boolean' : 'string';
    const categories =
      kind === 'string' || kind === 'list'
        ? Array.from({ length: 4 + (i % 5) }, (_, j) => ({ value: `c${j + 1}`, label: title(`${word()} ${word()}`) }))
        : null;
    return { name: `field_${i + 1}`, title: title(`${word()} ${word()} ${word()}`), kind, categories };
  });
  const cell = ({ kind, categories }) => {
    if (random() < 0.05) return 'NR';
    if (kind === 'number') return Math.floor(random() * 400);
    if (kind === 'boolean') return random() < 0.4 ? 'yes' : 'no';
    if (kind === 'string') return pick(categories).value;
    const chosen = categories.filter(() => random() < 0.3);
    return (chosen.length === 0 ? [categories[0]] : chosen).map(({ value }) => value).join('; ');
  };
  const rows = Array.from({ length: STUDIES }, (_, i) => [
    `S${String(i + 1).padStart(3, '0')}`,
    2000 + Math.floor(random() * 24),
    ...fields.map(cell),
  ]);
  const header = ['study', 'year', ...fields.map(({ name }) => name)];
  writeFileSync(
    join(folder, 'studies.xlsx'),
    await writeXlsx({ sheets: [{ name: 'Coding', rows: [header, ...rows] }] }),
  );
  writeFileSync(
    join(folder, 'codebook/codebook.yaml'),
    stringify({
      version: '1.0.0',
      primaryKey: 'study',
      missingValues: [{ value: 'NR', label: 'not_reported' }],
      fields: [
        { name: 'study' },
        { name: 'year', type: 'year' },
        ...fields.map(({ name, title, kind, categories }) => ({
          name,
          title,
          description: `${title} of the included work, as its authors describe it in the methods.`,
          type: kind === 'number' ? 'integer' : kind,
          ...(kind === 'list' ? { delimiter: '; ' } : {}),
          ...(kind === 'boolean' ? { trueValues: ['yes'], falseValues: ['no'] } : {}),
          ...(categories === null ? {} : { categories }),
        })),
      ],
    }),
  );
  writeFileSync(
    join(folder, 'review.yaml'),
    stringify({
      name: 'large',
      unit: { name: 'study', key: 'study' },
      studies: 'studies',
      resources: [{ name: 'studies', path: 'studies.xlsx', schema: 'codebook/codebook.yaml' }],
    }),
  );
  const coded = fields.filter(({ categories }) => categories !== null);
  const count = (field, { value }) =>
    rows.filter(row =>
      String(row[fields.indexOf(field) + 2])
        .split('; ')
        .includes(value),
    ).length;
  const share = n => `${n} (${((100 * n) / STUDIES).toFixed(1)}%)`;
  const children = [new Paragraph({ text: 'Results', heading: HeadingLevel.HEADING_1 })];
  for (let i = 0; i < PARAGRAPHS; i++) {
    const field = coded[i % coded.length];
    const [first, second] = [pick(field.categories), pick(field.categories)];
    // one number in twenty is wrong
    const n = count(field, first) + (i % 20 === 0 ? 3 : 0);
    children.push(
      new Paragraph(
        `Of the ${STUDIES} included studies, ${share(n)} had ${first.label} as their ${field.title.toLowerCase()}, and ${share(count(field, second))} had ${second.label}. ${FILLER} ${FILLER}`,
      ),
    );
    if (i % 16 === 15)
      children.push(
        new Table({
          rows: [
            [field.title, 'n (%)'],
            ...field.categories.map(category => [category.label, share(count(field, category))]),
          ].map(
            cells => new TableRow({ children: cells.map(text => new TableCell({ children: [new Paragraph(text)] })) }),
          ),
        }),
      );
  }
  writeFileSync(join(folder, 'manuscript.docx'), await Packer.toBuffer(new Document({ sections: [{ children }] })));
  return folder;
}
