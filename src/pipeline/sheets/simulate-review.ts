import type { Effects, FolderLock } from '../../base/effects.ts';
import { fieldsOf } from '../../base/expression.ts';
import { usageFault } from '../../base/fault.ts';
import { folderOf } from '../../base/paths.ts';
import { VERSION } from '../../base/version.ts';
import { yamlFlow, yamlText } from '../../base/yaml-text.ts';
import type { Codebook, Field } from '../../model/codebook.ts';
import { citationOf } from '../../read/citation-fields.ts';
import { codedSheet, readTable } from '../../read/coded-sheet.ts';
import { loadCodebook, readText } from '../../review.ts';
import { drawCoder, fallibleFields } from '../../simulate/draw-coder.ts';
import { type PlantedFault, plantFaults } from '../../simulate/plant-faults.ts';
import { type PlannedAssociation, type RowMaker, rowMaker } from '../../simulate/row-maker.ts';
import { seededRandom } from '../../stats/random.ts';
import { RULES } from '../../validate/rules/index.ts';
import { type NewFile, whileLocked, writeFiles } from '../../write/outputs.ts';
import { baseName } from './review-paths.ts';

export interface SimulateOptions {
  readonly codebook: string;
  readonly units: number;
  readonly seed: number;
  /** the folder of the new review */
  readonly out: string;
  readonly missing: number;
  readonly coders: number;
  /** the probability that a coder writes another category than the consensus has */
  readonly error: number;
  readonly faults: number;
  /** the field with the planted category, and the field whose first category makes it more probable */
  readonly associate: readonly [field: string, by: string] | null;
}

/** Probabilities of the planted category, in the group and outside of it. */
const INSIDE = 0.6;
const OUTSIDE = 0.3;

/** So often a row is drawn anew whose codes contradict a rule of the codebook. */
const MOST_DRAWS = 200;

export interface Simulated {
  readonly written: readonly string[];
  readonly units: number;
  readonly seed: number;
  readonly association: PlannedAssociation | null;
  readonly faults: readonly (PlantedFault & { readonly code: string; readonly file: string })[];
  readonly coderErrors: number;
}

/**
 * Writes a synthetic review: a consensus drawn from the codebook, coders' sheets with errors, planted faults with their answer
 * key, and a manifest. Everything is declared `synthetic: true`. The seed determines every byte.
 */
export async function simulateReview(effects: Effects, options: SimulateOptions): Promise<Simulated> {
  if (!(await effects.isEmpty(options.out)))
    throw usageFault('not-empty', `${options.out} is not empty`, 'name a new folder; nothing is written over');
  return whileLocked(effects, options.out, lock => simulateInto(effects, options, lock));
}

async function simulateInto(effects: Effects, options: SimulateOptions, lock: FolderLock): Promise<Simulated> {
  const codebook = await loadCodebook(effects, options.codebook, options.codebook);
  const association = associationOf(codebook, options.associate);
  const sheet = await drawSheet(codebook, { ...options, association });
  const referred = referredFields(codebook);
  const free = new Set(codebook.fields.map(field => field.name).filter(name => !referred.has(name)));
  const { headers } = sheet;
  const files: NewFile[] = [];
  const add = (path: string, data: string): void => void files.push({ path: `${options.out}/${path}`, data });
  const { stringify } = await import('csv-stringify/sync');
  const coders = Array.from({ length: options.coders }, (_, i) => {
    const name = String.fromCharCode(65 + i);
    const random = seededRandom(options.seed * 1000 + 1 + i);
    return { name, ...drawCoder(sheet.rows, headers, fallibleFields(codebook, referred), options.error, random) };
  });
  const rows = sheet.rows.map(row => [...row]);
  const planted = plantFaults(rows, headers, codebook, free, options.faults, seededRandom(options.seed * 1000));
  const faults = planted.map(fault => ({ ...fault, file: 'corpus/studies.csv', code: codeOf(fault) }));
  const schema = `codebook/${baseName(options.codebook)}`;
  const own = await readText(effects, options.codebook, options.codebook);
  add(schema, own);
  for (const { file } of codebook.modules)
    add(
      `codebook/${file.slice(folderOf(options.codebook).length).replace(/^\//, '')}`,
      await readText(effects, file, file),
    );
  add('corpus/studies.csv', stringify([headers, ...rows]));
  for (const { name, rows: coded } of coders)
    add(`corpus/coder-${name.toLowerCase()}.csv`, stringify([headers, ...coded]));
  add(
    'review.yaml',
    reviewYaml(
      codebook,
      options,
      schema,
      coders.map(coder => coder.name),
    ),
  );
  const manifest = {
    synthetic: true,
    statement: 'Made up by scopebook simulate. No study stands behind any row.',
    generator: { name: 'scopebook simulate', version: VERSION },
    codebook: {
      file: schema,
      version: codebook.version,
      modules: codebook.modules.map(({ file, version }) => ({ file, version })),
    },
    seed: options.seed,
    units: options.units,
    missing: options.missing,
    margins: sheet.margins,
    association,
    coders: coders.map(({ name, errors }) => ({ name, errorRate: options.error, errors: errors.length })),
    rowsThatBreakARule: sheet.broken,
    fieldsLeftBlank: sheet.blank,
  };
  add('corpus/simulation.json', `${JSON.stringify(manifest, null, 2)}\n`);
  add(
    'corpus/answer-key.csv',
    stringify([
      ['file', 'row', 'field', 'kind', 'finding', 'was', 'written'],
      ...faults.map(({ file, row, field, kind, code, was, wrote }) => [file, row + 2, field, kind, code, was, wrote]),
      ...coders.flatMap(({ name, errors }) =>
        errors.map(error => [
          `corpus/coder-${name.toLowerCase()}.csv`,
          error.row + 2,
          error.field,
          'coder-error',
          '',
          error.was,
          error.wrote,
        ]),
      ),
    ]),
  );
  const written = await writeFiles(effects, { review: null, inputs: [options.codebook], lock }, files);
  return {
    written,
    units: options.units,
    seed: options.seed,
    association,
    faults,
    coderErrors: coders.reduce((sum, coder) => sum + coder.errors.length, 0),
  };
}

/** Draws rows until their codes obey conditions and rules, which the rows are checked against as any sheet is. */
export async function drawSheet(
  codebook: Codebook,
  options: Pick<SimulateOptions, 'units' | 'seed' | 'missing'> & { readonly association: PlannedAssociation | null },
): Promise<{
  headers: readonly string[];
  rows: string[][];
  margins: RowMaker['margins'];
  blank: readonly string[];
  broken: number;
}> {
  const random = seededRandom(options.seed);
  const bibliography = new Set(Object.values(citationOf(codebook)).filter(name => name !== null));
  const maker = rowMaker(codebook, { ...options, bibliography }, random);
  const { headers } = maker;
  const { stringify } = await import('csv-stringify/sync');
  const rows = Array.from({ length: options.units }, (_, unit) => maker.row(unit));
  let open = rows.map((_, row) => row);
  let draws = 0;
  for (; open.length > 0 && draws < MOST_DRAWS; draws++) {
    const broken = new Set<number>();
    // cells where a field does not apply are blanked, which may change what applies further down
    for (let pass = 0; pass < codebook.fields.length; pass++) {
      const text = stringify([headers, ...open.map(row => rows[row]!)]);
      const table = await readTable(bytesOf(text));
      const { findings } = codedSheet(table, codebook);
      broken.clear();
      let blanked = false;
      for (const { code, row, header } of findings) {
        const at = open[(row ?? 0) - 2];
        const column = headers.indexOf(header ?? '');
        if (at === undefined) continue;
        if (code === NOT_APPLICABLE_HERE && column >= 0 && rows[at]![column] !== '') {
          rows[at]![column] = '';
          blanked = true;
        } else if (code === BETWEEN_FIELDS) broken.add(at);
      }
      if (!blanked) break;
    }
    open = [...broken];
    if (draws < MOST_DRAWS - 1) for (const row of open) rows[row] = maker.row(row);
  }
  return { headers, rows, margins: maker.margins, blank: maker.blank, broken: open.length };
}

const codeNamed = (name: string): string => RULES.all.find(rule => rule.name === name)!.code;
const NOT_APPLICABLE_HERE = codeNamed('value-where-not-applicable');
const BETWEEN_FIELDS = codeNamed('between-fields');
const codeOf = ({ kind }: PlantedFault): string => codeNamed(kind);

const bytesOf = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  return {
    name: 'synthetic.csv',
    size: bytes.length,
    bytes: async () => bytes,
    async *stream() {
      yield bytes;
    },
  };
};

/** Fields that conditions and rules refer to. */
function referredFields(codebook: Codebook): Set<string> {
  const expressions = [
    ...codebook.fields.flatMap(field => field.appliesIf ?? []),
    ...codebook.rules.map(rule => rule.assert),
  ];
  return new Set(expressions.flatMap(expression => fieldsOf(expression).map(({ name }) => name)));
}

/** The planted association: as it was asked for, else of the first two fields that stand for themselves; null where there are none. */
export function associationOf(
  codebook: Codebook,
  named: readonly [field: string, by: string] | null,
): PlannedAssociation | null {
  const referred = referredFields(codebook);
  const isPossible = (field: Field): boolean =>
    field.categories !== null &&
    field.categories.length > 1 &&
    field.type !== 'list' &&
    field.appliesIf === null &&
    !field.given;
  const possible = codebook.fields.filter(field => isPossible(field) && !referred.has(field.name));
  const pick = (name: string): Field => {
    const field = codebook.fields.find(entry => entry.name === name);
    if (field !== undefined && isPossible(field)) return field;
    throw usageFault(
      'associate',
      `no association can be planted in "${name}"`,
      `name two of ${possible.map(entry => entry.name).join(', ')}: single-select fields that always apply`,
    );
  };
  const [by, field] = named === null ? possible : [pick(named[1]), pick(named[0])];
  if (by === undefined || field === undefined) return null;
  const first = (entry: Field): string => entry.categories!.find(category => category.codable)!.value;
  return {
    field: field.name,
    category: first(field),
    by: by.name,
    group: first(by),
    inside: INSIDE,
    outside: OUTSIDE,
  };
}

function reviewYaml(codebook: Codebook, options: SimulateOptions, schema: string, coders: readonly string[]): string {
  const citation = Object.fromEntries(Object.entries(citationOf(codebook)).filter(([, field]) => field !== null));
  const provenance = {
    generator: 'scopebook simulate',
    version: VERSION,
    source: `${schema}, seed ${options.seed}, ${options.units} units`,
    rights: 'CC0: nothing in it is anybody’s',
  };
  const [key] = codebook.primaryKey;
  const files = Object.fromEntries(coders.map(name => [name, `coder-${name.toLowerCase()}`]));
  const resource = (name: string): string =>
    `  - ${yamlFlow({ name, path: `corpus/${name}.csv`, schema, synthetic: true, provenance })}`;
  return [
    '# A synthetic review, made up by `scopebook simulate`: no study stands behind any row.',
    `name: synthetic-${options.seed}`,
    `title: ${yamlText(`Synthetic review (seed ${options.seed})`)}`,
    'version: 0.1.0',
    `unit: ${yamlFlow({ name: 'study', key })}`,
    'studies: studies',
    ...(Object.keys(citation).length === 0 ? [] : [`citation: ${yamlFlow(citation)}`]),
    ...(coders.length < 2
      ? []
      : [
          'codings:',
          '  - name: charting',
          `    from: ${yamlFlow({ files })}`,
          `    roles: ${yamlFlow(Object.fromEntries(coders.map(name => [name, 'machine'])))}`,
        ]),
    'resources:',
    resource('studies'),
    ...Object.values(files).map(resource),
    '',
  ].join('\n');
}
