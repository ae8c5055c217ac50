import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initReview } from '../../src/pipeline/sheets/init.ts';
import { openReview } from '../../src/read/session.ts';
import { commandResults } from '../support/command-results.ts';
import { memoryEffects } from '../support/memory-effects.ts';

/** A review as somebody coded it, before it is put into a spreadsheet of any layout. */
interface Coded {
  readonly studies: readonly {
    readonly author: string;
    readonly year: number;
    readonly size: number;
    readonly design: string;
    readonly blinded: string;
    readonly outcomes: readonly string[];
  }[];
  readonly options: readonly string[];
}

const DESIGNS = ['Cohort', 'RCT', 'Case series', 'Cross-sectional', 'Qualitative interview'];
const OUTCOMES = ['Pain', 'Sleep', 'Quality of life', 'Cost', 'Mood', 'Return to work'];
const AUTHORS = ['Adler', 'Brandt', 'Costa', 'Dubois', 'Eriksen', 'Fujita', 'Garcia', 'Huang', 'Ito', 'Jansen'];

const coded: fc.Arbitrary<Coded> = fc
  .record({
    options: fc.shuffledSubarray(OUTCOMES, { minLength: 3 }),
    designs: fc.shuffledSubarray(DESIGNS, { minLength: 2 }),
    missing: fc.constantFrom('NR', 'Not reported', 'n.r.'),
    count: fc.integer({ min: 14, max: 40 }),
  })
  .chain(({ options, designs, missing, count }) =>
    fc.record({
      options: fc.constant(options),
      studies: fc
        .array(
          fc.record({
            size: fc.integer({ min: 5, max: 900 }),
            design: fc.oneof(
              { weight: 9, arbitrary: fc.constantFrom(...designs) },
              { weight: 1, arbitrary: fc.constant(missing) },
            ),
            blinded: fc.constantFrom('Yes', 'No', 'Unclear'),
            outcomes: fc.shuffledSubarray(options, { minLength: 1, maxLength: 3 }),
          }),
          { minLength: count, maxLength: count },
        )
        .map(list =>
          list.map((entry, i) => ({
            ...entry,
            author: AUTHORS[i % AUTHORS.length]!,
            year: 2005 + (i % 15),
          })),
        ),
    }),
  );

type Grid = readonly (readonly string[])[];

const HEADER = ['ID', 'First author', 'Year', 'Study design', 'Blinded', 'Sample size', 'Outcomes'];

const row = (study: Coded['studies'][number], i: number, delimiter: string): string[] => [
  `S${String(i + 1).padStart(2, '0')}`,
  study.author,
  String(study.year),
  study.design,
  study.blinded,
  String(study.size),
  study.outcomes.join(delimiter),
];

const plain = ({ studies }: Coded, delimiter = '; '): string[][] => [
  HEADER,
  ...studies.map((study, i) => row(study, i, delimiter)),
];

const pad = (grid: Grid): Grid => {
  const width = Math.max(...grid.map(line => line.length));
  return grid.map(line => [...line, ...Array<string>(width - line.length).fill('')]);
};

/** Every way in which the same codes may stand in a spreadsheet. */
const LAYOUTS: Readonly<Record<string, (review: Coded) => Grid>> = {
  plain: review => plain(review),
  'line breaks in lists': review => plain(review, '\n'),
  'bars in lists': review => plain(review, ' | '),
  'title rows': review =>
    pad([['Table 2. Charted studies'], ['exported from the sheet of the team'], ...plain(review)]),
  'a total row': review => [
    ...plain(review),
    ['Total', '', '', '', '', String(review.studies.reduce((sum, study) => sum + study.size, 0)), ''],
  ],
  'counts below': review => pad([...plain(review), [], ['', 'Design', 'n'], ['', 'RCT', '3'], ['', 'Cohort', '4']]),
  'notes beside': review =>
    plain(review).map((line, i) => [...line, '', ...(i === 1 ? ['to do'] : i === 2 ? ['ask Kim'] : [''])]),
  'items in rows': review => {
    const grid = plain(review);
    const heads = review.studies.map((study, i) => `${study.author} ${study.year} (${i + 1})`);
    return [
      ['Item', ...heads],
      ...HEADER.slice(3).map((header, at) => [header, ...grid.slice(1).map(line => line[at + 3]!)]),
    ];
  },
  'items in rows, described': review => {
    const grid = plain(review);
    const heads = review.studies.map((study, i) => `${study.author} ${study.year} (${i + 1})`);
    return [
      ['Item', 'What is coded', 'Codes', ...heads],
      ...HEADER.slice(3).map((header, at) => [
        header,
        `What the authors report about ${header.toLowerCase()}`,
        at < 2 ? 'one of the list' : 'any number',
        ...grid.slice(1).map(line => line[at + 3]!),
      ]),
    ];
  },
  'counts beside': review =>
    plain(review).map((line, i) => [
      ...line,
      '',
      ...([
        ['Design', 'n'],
        ['RCT', '7'],
        ['Cohort', '9'],
      ][i] ?? ['', '']),
    ]),
  'totals above the studies': review => {
    const [head, ...rest] = plain(review);
    return [head!, ['Total', '', '', '', '', '4711', ''], ...rest];
  },
  'blank rows between groups': review =>
    plain(review).flatMap((line, i) => (i % 5 === 4 ? [line, line.map(() => '')] : [line])),
  'repeats of REDCap': review => [
    ['record_id', 'redcap_repeat_instrument', 'redcap_repeat_instance', 'design', 'blinded', 'outcome'],
    ...review.studies.flatMap(({ design, blinded, outcomes }, i) => [
      [String(i + 1), '', '', design, blinded, ''],
      ...outcomes.map((outcome, at) => [String(i + 1), 'outcomes', String(at + 1), '', '', outcome]),
    ]),
  ],
  'boxes with 0 and 1': review =>
    boxes(review, option => `outcome___${option.toLowerCase().replaceAll(' ', '_')}`, '1', '0'),
  'boxes of TRUE and FALSE': review =>
    boxes(review, option => `outcome_${option.replaceAll(' ', '_')}`, 'TRUE', 'FALSE'),
  'boxes below a question': review => {
    const [head, ...rest] = boxes(review, option => option, 'TRUE', 'FALSE');
    return [
      head!.map((_, at) => (at === 6 ? 'Outcomes' : at < 6 ? HEADER[at]! : '')),
      head!.map((header, at) => (at < 6 ? '' : header)),
      ...rest,
    ];
  },
  'designs in merged cells': review => {
    const sorted = [...review.studies].sort((a, b) => (a.design < b.design ? -1 : a.design > b.design ? 1 : 0));
    return [
      ['Study design', 'ID', 'Year', 'Blinded', 'Outcomes'],
      ...sorted.map(({ design, year, blinded, outcomes }, i) => [
        sorted[i - 1]?.design === design ? '' : design,
        `S${i + 1}`,
        String(year),
        blinded,
        outcomes.join('; '),
      ]),
    ];
  },
  'boxes with x': review => boxes(review, option => `Outcomes [${option}]`, 'x', ''),
  'boxes with their labels': review => boxes(review, option => `Outcomes -> ${option}`, null, ''),
  'a row an outcome': review => [
    ['study_id', 'author', 'year', 'Study design', 'Blinded', 'Outcomes'],
    ...review.studies.flatMap(({ outcomes, author, year, design, blinded }, i) =>
      outcomes.map(outcome => [`S${i + 1}`, author, String(year), design, blinded, outcome]),
    ),
  ],
  'coders by row': review => [
    ['study_id', 'coder', 'Study design', 'Blinded', 'Outcomes'],
    ...review.studies.flatMap(({ design, blinded, outcomes }, i) =>
      ['Ann', 'Ben', 'consensus'].map((coder, at) => [
        `S${i + 1}`,
        coder,
        i % 7 === 3 && at === 1 ? 'Cohort' : design,
        i % 5 === 2 && at === 0 ? 'No' : blinded,
        outcomes.join('; '),
      ]),
    ),
  ],
  'coders by suffix': review => coderColumns(review, (field, coder) => `${field}_${coder}`),
  'coders in brackets': review => coderColumns(review, (field, coder) => `${field} (${coder})`),
  'coders by prefix': review => coderColumns(review, (field, coder) => `${coder}_${field}`),
  'a small table above': review => pad([['Design', 'n'], ['RCT', '7'], ['Cohort', '9'], [], ...plain(review)]),
  'excluded studies below': review =>
    pad([
      ...plain(review),
      [],
      ['Excluded studies'],
      ['ID', 'First author', 'Reason'],
      ['X1', 'Kaya', 'wrong population'],
      ['X2', 'Lund', 'no full text'],
    ]),
  'a row of means': review => [
    ...plain(review),
    [
      'Mean',
      '',
      '',
      '',
      '',
      String(Math.round(review.studies.reduce((sum, study) => sum + study.size, 0) / review.studies.length)),
      '',
    ],
  ],
  'slots by number': review => slots(review, at => `Outcome ${at + 1}`),
  'slots by ordinal': review => slots(review, at => `${['First', 'Second', 'Third'][at]} outcome`),
  'slots with letters': review => slots(review, at => `${'ABC'[at]}. Outcome`),
  'and in lists': review =>
    plain(review).map((line, i) =>
      i === 0 ? line : [...line.slice(0, 6), listed(review.studies[i - 1]!.outcomes, 'and')],
    ),
  'und in lists': review =>
    plain(review).map((line, i) =>
      i === 0 ? line : [...line.slice(0, 6), listed(review.studies[i - 1]!.outcomes, 'und')],
    ),
  'slashes in lists': review => plain(review, ' / '),
  'brackets of programs in lists': review =>
    plain(review).map((line, i) =>
      i === 0 ? line : [...line.slice(0, 6), `[${review.studies[i - 1]!.outcomes.join('][')}]`],
    ),
  'trailing separators': review =>
    plain(review).map((line, i) => (i === 0 ? line : [...line.slice(0, 6), `${line[6]!};`])),
  'several separators': review =>
    plain(review).map((line, i) =>
      i === 0 ? line : [...line.slice(0, 6), review.studies[i - 1]!.outcomes.join(i % 2 === 0 ? '; ' : '\n')],
    ),
  'answers of Kobo': review =>
    plain(review).map((line, i) =>
      i === 0
        ? line
        : [
            ...line.slice(0, 6),
            review.studies[i - 1]!.outcomes.map(text => text.toLowerCase().replaceAll(' ', '_')).join(' '),
          ],
    ),
  'answers of Kobo in the order of the form': review =>
    plain(review).map((line, i) =>
      i === 0
        ? line
        : [
            ...line.slice(0, 6),
            review.options
              .filter(option => review.studies[i - 1]!.outcomes.includes(option))
              .map(text => text.toLowerCase().replaceAll(' ', '_'))
              .join(' '),
          ],
    ),
  'paths of Kobo': review =>
    boxes(review, option => `form/outcomes/${option.toLowerCase().replaceAll(' ', '_')}`, '1', '0'),
  'boxes with Yes and No': review => boxes(review, option => `Outcomes: ${option}`, 'Yes', 'No'),
  'boxes with Checked and Unchecked': review =>
    boxes(review, option => `Outcomes (choice=${option})`, 'Checked', 'Unchecked'),
  'boxes with 1 and blank': review => boxes(review, option => `outcomes/${option}`, '1', ''),
  'coders by number': review =>
    coderColumns(review, (field, coder) => `${field} (coder ${CODERS.indexOf(coder) + 1})`, 2),
  'coders by number in front': review =>
    coderColumns(review, (field, coder) => `${CODERS.indexOf(coder) + 1}_${field}`, 2),
  'a consensus of some studies': review => [
    ['study_id', 'coder', 'Study design', 'Blinded', 'Outcomes'],
    ...review.studies.flatMap(({ design, blinded, outcomes }, i) =>
      (i % 3 === 0 ? ['Ann', 'Ben', 'consensus'] : ['Ann']).map(coder => [
        `S${i + 1}`,
        coder,
        i % 6 === 3 && coder === 'Ben' ? 'Cohort' : design,
        blinded,
        outcomes.join('; '),
      ]),
    ),
  ],
  'the header on each page': review => {
    const [head, ...rest] = plain(review);
    return [head!, ...rest.flatMap((line, i) => (i % 10 === 9 ? [line, head!] : [line]))];
  },
  'a row of instructions': review => {
    const [head, ...rest] = plain(review);
    return [
      head!,
      ['text', 'text', 'YYYY', 'select one', 'yes / no / unclear', 'number', 'select all that apply'],
      ...rest,
    ];
  },
  'numbers with noise': review =>
    plain(review).map((line, i) =>
      i === 0
        ? line
        : line.map((cell, at) =>
            at === 5
              ? i % 4 === 0
                ? `n=${cell}`
                : i % 4 === 1
                  ? `~${cell}`
                  : cell
              : at === 2 && i % 5 === 0
                ? `${cell}a`
                : cell,
          ),
    ),
  'keys with zeros': review =>
    plain(review).map((line, i) => (i === 0 ? line : [String(i).padStart(3, '0'), ...line.slice(1)])),
};

function boxes({ studies }: Coded, header: (option: string) => string, on: string | null, off: string): Grid {
  const options = [...new Set(studies.flatMap(study => study.outcomes))].sort();
  return [
    [...HEADER.slice(0, 6), ...options.map(header)],
    ...studies.map((study, i) => [
      ...row(study, i, ';').slice(0, 6),
      ...options.map(option => (study.outcomes.includes(option) ? (on ?? option) : off)),
    ]),
  ];
}

/** A column for the first, second and third answer. */
function slots(review: Coded, header: (at: number) => string): Grid {
  return [
    [...HEADER.slice(0, 6), ...[0, 1, 2].map(header)],
    ...review.studies.map((study, i) => [
      ...row(study, i, ';').slice(0, 6),
      ...[0, 1, 2].map(at => study.outcomes[at] ?? ''),
    ]),
  ];
}

/** `A, B and C` */
const listed = (items: readonly string[], and: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;

const CODERS = ['primary', 'secondary', 'agreed'];

/** Two coders and what they agreed on, if a third column holds that; they differ in some rows. */
function coderColumns({ studies }: Coded, header: (field: string, coder: string) => string, several = 3): Grid {
  const coders = CODERS.slice(0, several);
  return [
    ['ID', ...['design', 'blinded'].flatMap(field => coders.map(coder => header(field, coder)))],
    ...studies.map((study, i) => [
      `S${i + 1}`,
      ...[i % 7 === 3 ? 'Cohort' : study.design, study.design, study.design].slice(0, several),
      ...[study.blinded, i % 5 === 2 ? 'No' : study.blinded, study.blinded].slice(0, several),
    ]),
  ];
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (grid: Grid): string => `${grid.map(line => line.map(quoted).join(',')).join('\n')}\n`;

/** n of each code, and N; what is missing has no code. */
function truth({ studies }: Coded, what: 'design' | 'blinded' | 'outcomes'): Map<string, number> {
  const counts = new Map<string, number>();
  for (const study of studies)
    for (const code of new Set([study[what]].flat()))
      if (!/^(NR|n\.r\.|Not reported|Unclear)$/.test(code)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

const HEADS: Readonly<Record<'design' | 'blinded' | 'outcomes', RegExp>> = {
  design: /design/i,
  blinded: /blinded/i,
  outcomes: /outcome/i,
};

/** Where a count is not the true one and nothing is asked; null where all is well. */
async function silentlyWrong(review: Coded, layout: string): Promise<string | null> {
  const effects = memoryEffects({ 'sheet.csv': csv(LAYOUTS[layout]!(review)) });
  const done = await initReview(effects, 'review', { from: 'sheet.csv', dictionary: null, sheet: null });
  const open = await openReview(effects, 'review');
  for (const what of ['design', 'blinded', 'outcomes'] as const) {
    // boxes that look like questions of their own have the same n and N
    if (/^boxes (of TRUE|with Yes)/.test(layout) && !done.codebook.fields.some(({ columns }) => columns !== undefined))
      continue;
    if (/^coders (by suffix|in|by prefix|by number)/.test(layout) && what === 'outcomes') continue;
    const field =
      done.codebook.fields.find(({ name, title = name, group }) => group === undefined && HEADS[what].test(title)) ??
      done.codebook.fields.find(({ name }) => HEADS[what].test(name));
    if (field === undefined) return `${layout}: no field for ${what}`;
    const asked = done.unconfirmed.some(({ doubt }) => doubt.field === null || doubt.field === field.name);
    // what two coders entered is compared, and counted only once somebody says whose codes count
    if (/^coders by number/.test(layout) && done.unconfirmed.some(({ doubt }) => doubt.scope === 'coders')) continue;
    const { rows } = commandResults(open, 'shares', [field.name]);
    const level = (value: string): string =>
      value
        .toLowerCase()
        .replaceAll('_', ' ')
        .replace(/^\[|\]$/g, '');
    const found = new Map(
      rows.flatMap(entry => (entry.kind === 'level' && entry.n! > 0 ? [[level(entry.level!), entry.n]] : [])),
    );
    const expected = new Map([...truth(review, what)].map(([code, n]) => [level(code), n]));
    const equal = found.size === expected.size && [...expected].every(([code, n]) => found.get(code) === n);
    const units = rows.find(entry => entry.kind === 'level')?.N ?? review.studies.length;
    if (process.env['LAYOUT_STATS'] !== undefined && (!equal || units !== review.studies.length)) {
      const key = `${layout}\t${what}\t${asked ? 'asked' : 'SILENT'}\t${done.unconfirmed
        .filter(({ doubt }) => doubt.field === null || doubt.field === field.name)
        .map(({ doubt }) => `${doubt.field === null ? doubt.scope : 'field'}:${doubt.key}`)
        .join(
          ' ',
        )}\t${JSON.stringify([...found])} of ${units} / ${JSON.stringify([...expected])} of ${review.studies.length}`;
      (await import('node:fs')).appendFileSync(process.env['LAYOUT_STATS'], `${key}\n`);
    }
    if ((!equal || units !== review.studies.length) && !asked)
      return `${layout}, ${what}: ${JSON.stringify([...found])} of ${units} instead of ${JSON.stringify([...expected])} of ${review.studies.length}`;
  }
  return null;
}

test.each(Object.keys(LAYOUTS))(
  'any review, as %s: the true counts, or a question',
  { timeout: 60_000 * Math.max(1, Number(process.env['LAYOUT_RUNS'] ?? 6) / 6) },
  async layout => {
    await fc.assert(
      fc.asyncProperty(coded, async review => {
        expect(await silentlyWrong(review, layout)).toBeNull();
      }),
      { numRuns: Number(process.env['LAYOUT_RUNS'] ?? 6), seed: Number(process.env['LAYOUT_SEED'] ?? 20) },
    );
  },
);
