import * as z from 'zod';
import type { Analysis } from '../src/analyses/analysis.ts';
import { type CommandData, commandData } from '../src/analyses/command-data.ts';
import { type DescribedOption, describeOptions } from '../src/analyses/option-shape.ts';
import { commandShape } from '../src/analyses/parse-request.ts';
import type { Registry } from '../src/base/registry.ts';
import { analysisCommand } from '../src/cli/analysis-command.ts';
import type { Command, CommandGroup } from '../src/cli/command.ts';
import type { ExhibitOption } from '../src/model/exhibit.ts';
import { KEY_DESCRIPTIONS } from './key-descriptions.ts';

type Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What the generator found in src: modules by their path. */
export interface Found {
  readonly registries: Modules;
  readonly schemas: Modules;
  readonly findings: Modules;
}

const INTRO = 'This page is made from the code by `npm run generate`; edit the code, not the page.\n';

/** The files to write, as path and text. */
export function files(found: Found, readme: string): [string, string][] {
  const analyses = commandData(analysesOf(found));
  const commands = commandsOf(found, analyses);
  return [
    ['src/cli/analysis-commands.ts', analysisCommandsFile(analyses)],
    ['src/analyses/lazy-analyses.ts', lazyAnalysesFile(analysesOf(found))],
    ['src/model/verdict-names.ts', verdictNamesFile(found)],
    ...schemaFiles(found),
    ['docs/reference/commands.md', commandsPage(commands)],
    ['docs/reference/findings.md', findingsPage(found)],
    ...registryPages(found.registries),
    ['docs/reference/libraries.md', librariesPage(found)],
    ['README.md', withCommands(readme, commands)],
  ];
}

const text = (value: unknown): string =>
  String(value ?? '')
    .replace(/\|/g, '\\|')
    .replace(/</g, '&lt;')
    .replace(/\s*\n\s*/g, ' ');
const code = (value: string): string => `\`${value.replace(/\|/g, '\\|')}\``;
const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
const record = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;

const isRegistry = (value: unknown): value is Registry<{ name: string }> => {
  const entry = record(value);
  return (
    entry !== null && Array.isArray(entry['all']) && Array.isArray(entry['names']) && typeof entry['get'] === 'function'
  );
};

const registriesOf = (modules: Modules) =>
  Object.entries(modules).flatMap(([file, module]) =>
    Object.entries(module).flatMap(([name, value]) => (isRegistry(value) ? [{ file, name, registry: value }] : [])),
  );

/** Every analysis, from the one list. */
const analysesOf = (found: Found): readonly Analysis[] =>
  (registriesOf(found.registries).find(entry => entry.name === 'ANALYSES')?.registry.all ??
    []) as unknown as Analysis[];

/** Commands in the order of --help; those of analyses as the analyses describe them now, behind `validate`. */
function commandsOf(found: Found, analyses: readonly CommandData[]): readonly Command[] {
  const all = registriesOf(found.registries).find(entry => entry.name === 'COMMANDS');
  const made = analyses.map(analysisCommand);
  const names = new Set(made.map(({ name }) => name));
  // a group's commands are named with it: `claims check`
  return ((all?.registry.all ?? []) as unknown as readonly (Command | CommandGroup)[])
    .filter(({ name }) => !names.has(name))
    .flatMap(entry =>
      'commands' in entry
        ? entry.commands.map(command => ({ ...command, name: `${entry.name} ${command.name}` }))
        : entry.name === 'validate'
          ? [entry, ...made]
          : [entry],
    );
}

/** The commands of analyses as data, so that --help loads no analysis. */
const analysisCommandsFile = (
  commands: readonly CommandData[],
): string => `import type { CommandData } from '../analyses/command-data.ts';

// Made by \`npm run generate\` from the list of analyses (src/analyses/index.ts): edit the analyses, not this file.
export const ANALYSIS_COMMANDS: readonly CommandData[] = [
${commands.map(entry => `  ${JSON.stringify(entry)},\n`).join('')}];
`;

/** The names of verdicts, which claims may expect: the schema of claims is in a room below that of the verdicts. */
const verdictNamesFile = (
  found: Found,
): string => `// Made by \`npm run generate\` from the list of verdicts (src/claims/verdicts/index.ts): edit that, not this file.

/** What is said of a claim, strongest first. */
export const VERDICT_NAMES = [
${(registriesOf(found.registries).find(entry => entry.name === 'VERDICTS')?.registry.names ?? []).map(name => `  '${name}',\n`).join('')}] as const;

export type VerdictName = (typeof VERDICT_NAMES)[number];
`;

/** Each analysis by itself, so that a command loads its own alone. */
const lazyAnalysesFile = (
  analyses: readonly Analysis[],
): string => `import { type ListedAnalysis, listed } from './analysis.ts';

// Made by \`npm run generate\` from the list of analyses (src/analyses/index.ts): edit that, not this file.
export const LAZY_ANALYSES: Readonly<Record<string, () => Promise<ListedAnalysis>>> = {
${analyses
  .map(
    ({ name }) => `  ${name}: async () =>
    listed(
      (await import('./${name}/analysis.ts')).${name},
      () => import('./${name}/table.ts'),
      () => import('./${name}/sentences.ts'),
    ),
`,
  )
  .join('')}};
`;

const usage = (command: Command): string =>
  `scopebook ${command.name}${(command.arguments ?? []).map(argument => ` ${argument.name}`).join('')}`;

function commandsPage(commands: readonly Command[]): string {
  const one = (command: Command): string => {
    const described = [
      ...(command.arguments ?? []).map(argument => [code(argument.name), text(argument.describe)]),
      ...(command.options ?? []).map(option => [code(option.flags), text(option.describe)]),
    ];
    return `## ${command.name}\n\n${code(usage(command))}: ${text(command.describe)}.\n${described.length > 0 ? `\n${table(['argument or option', 'meaning'], described)}\n` : ''}`;
  };
  return `# Commands\n\n${INTRO}
Every command takes \`--review PATH\` (a review.yaml or its folder; the nearest one upwards where left out), \`--json\` (one JSON document on standard output, messages on standard error), \`--strict\`, \`--server URL\` (the ClickHouse server of tables that review.yaml names) and \`--debug\`.
Exit status: 0 done, 1 an error finding, an unexpected verdict or a failed check (\`--strict\`: warnings too), 2 wrong usage, 3 an input is missing, unreadable or broken, 70 a bug in scopebook.

${commands.map(one).join('\n')}`;
}

function withCommands(readme: string, commands: readonly Command[]): string {
  const rows = commands.map(command => [code(usage(command)), text(command.describe)]);
  return readme.replace(
    /(<!-- commands -->\n)[\s\S]*?(<!-- \/commands -->)/,
    (_, open: string, close: string) => `${open}${table(['command', 'does'], rows)}\n${close}`,
  );
}

interface FindingCode {
  readonly code: string;
  readonly name: string;
  readonly severity: string;
  readonly explain: string;
}

/** What each kind of library file is read for. */
function librariesPage(found: Found): string {
  const all = registriesOf(found.registries).find(entry => entry.name === 'LIBRARY_FORMATS');
  const one = (format: { readonly name: string }): string => {
    const { describe, extensions, fields } = format as typeof format & {
      describe: string;
      extensions: readonly string[];
      fields: Readonly<Record<string, string>>;
    };
    const rows = Object.entries(fields).map(([part, from]) => [code(part), text(from)]);
    return `## ${format.name}\n\n${text(describe)}; usual endings: ${extensions.map(code).join(', ')}.\n\n${table(['part', 'read from'], rows)}\n`;
  };
  return `# Library files\n\n${INTRO}\n\`scopebook add\` recognises a file by its content. Other fields of an entry are not read.\n\n${(all?.registry.all ?? []).map(one).join('\n')}`;
}

/** Every object with a code, a severity and an explanation, wherever a module exports it. */
function findingsIn(value: unknown, name: string, depth = 0): FindingCode[] {
  const entry = record(value);
  if (entry === null || depth > 3) return [];
  const { code: id, severity, explain, describe } = entry;
  if (typeof id === 'string' && /^[A-Z]\d{3}$/.test(id) && typeof severity === 'string')
    return [
      {
        code: id,
        name: typeof entry['name'] === 'string' ? entry['name'] : name,
        severity,
        explain: String(explain ?? describe ?? ''),
      },
    ];
  if (isRegistry(entry)) return entry.all.flatMap(item => findingsIn(item, item.name, depth + 1));
  return Object.entries(entry).flatMap(([key, item]) => findingsIn(item, key, depth + 1));
}

function findingsPage(found: Found): string {
  const all = new Map<string, FindingCode>();
  for (const module of [...Object.values(found.findings), ...Object.values(found.registries)])
    for (const entry of findingsIn(module, '')) {
      const other = all.get(entry.code);
      if (other !== undefined && other.name !== entry.name)
        throw new Error(
          `the code ${entry.code} is that of ${other.name} and of ${entry.name}; give one of them another`,
        );
      all.set(entry.code, entry);
    }
  const rows = [...all.values()]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(entry => [entry.code, text(entry.severity), code(entry.name), text(entry.explain)]);
  return `# Findings\n\n${INTRO}
A finding is one problem with its place. An **error** makes its cell invalid: it is not counted. A **warning** or a **note** leaves the cell as it is.
Codes are stable: \`D\` data, \`C\` codebook, \`A\` agreement, \`R\` reproduction, \`F\` figure.

${table(['code', 'severity', 'rule', 'what it means'], rows)}
`;
}

/** Which page a registry stands on, by the beginning of its path; the first that fits. */
const PAGES: readonly (readonly [prefix: string, page: string, title: string])[] = [
  ['cli/', '', ''],
  ['validate/rules', '', ''],
  // all of them are listed with the tables of analyses
  ['tables/types', '', ''],
  ['analyses/tables', 'tables', 'Tables'],
  ['figures/', 'figures', 'Figures'],
  ['export/figure', 'figures', 'Figures'],
  ['tables/', 'tables', 'Tables'],
  ['export/table', 'tables', 'Tables'],
  ['stats/', 'statistics', 'Statistics'],
  ['tabulate/', 'statistics', 'Statistics'],
  ['analyses/', 'statistics', 'Statistics'],
  ['claims/', 'claims', 'Claims'],
  ['manuscript/', 'claims', 'Claims'],
  ['', 'files', 'Files and formats'],
];

const COLUMNS = ['code', 'label', 'extension', 'describe', 'explain', 'remedy', 'source', 'method', 'note'] as const;

function registryPages(modules: Modules): [string, string][] {
  const pages = new Map<string, { title: string; parts: string[] }>();
  for (const { file, registry } of registriesOf(modules)) {
    const [, page, title] = PAGES.find(([prefix]) => file.startsWith(prefix)) ?? ['', '', ''];
    if (page === '') continue;
    const known = pages.get(page) ?? { title, parts: [] };
    known.parts.push(registryPart(file.replace(/\/index\.ts$/, ''), registry.all));
    pages.set(page, known);
  }
  return [...pages].map(([page, { title, parts }]) => [
    `docs/reference/${page}.md`,
    `# ${title}\n\n${INTRO}\n${parts.join('\n')}`,
  ]);
}

/** The options of an entry: a list of its own, or those that the schema of an analysis describes. */
const optionsOf = (row: Readonly<Record<string, unknown>>): readonly (unknown | DescribedOption)[] =>
  Array.isArray(row['options'])
    ? row['options']
    : record(row['shape']) === null
      ? []
      : describeOptions(commandShape(row as unknown as Analysis));

function registryPart(folder: string, entries: readonly { readonly name: string }[]): string {
  const rows = entries.map(entry => entry as unknown as Readonly<Record<string, unknown>>);
  const columns = COLUMNS.filter(column => rows.some(row => typeof row[column] === 'string' && row[column] !== ''));
  const main = table(
    ['name', ...columns],
    rows.map(row => [code(String(row['name'])), ...columns.map(column => text(row[column]))]),
  );
  const options = rows.flatMap(row =>
    optionsOf(row).flatMap((option: unknown) => {
      const known = record(option);
      return known === null
        ? []
        : [
            [
              code(String(row['name'])),
              code(String(known['name'])),
              text(
                Array.isArray(known['values'])
                  ? known['values'].join(', ')
                  : (known['kind'] ?? known['value'] ?? 'flag'),
              ),
              text(known['describe']),
            ],
          ];
    }),
  );
  const asked = rows.flatMap(row => {
    const { fields, statistics } = record(row['catalogue']) ?? {};
    if (!Array.isArray(fields)) return [];
    const inside = fields.map(count => ['a box', 'a field', 'two fields'][Number(count)]).join(' or ');
    return [
      [
        code(String(row['name'])),
        inside,
        Object.keys(record(statistics) ?? {})
          .map(code)
          .join(', '),
      ],
    ];
  });
  return [
    `## ${folder.split('/').slice(-2).join(': ')}\n\n${main}\n`,
    ...(options.length > 0 ? [`${table(['of', 'option', 'value', 'meaning'], options)}\n`] : []),
    ...(asked.length > 0
      ? [
          'A manuscript asks for a row by its statistic, `{{ statistic(field, field) }}`:\n',
          `${table(['of', 'in the brackets', 'statistics'], asked)}\n`,
        ]
      : []),
  ].join('\n');
}

interface JsonSchema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly required?: readonly string[];
}

/** A JSON Schema and a page of keys for every kind of file that users write. */
function schemaFiles(found: Found): [string, string][] {
  return Object.entries(found.schemas).flatMap(([file, module]): [string, string][] => {
    const name = file.replace(/^model\/|-file\.ts$/g, '');
    // a module may hold schemas of parts too: the file's own is the export that is named after it
    const schema = module[`${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}File`];
    if (!(schema instanceof z.ZodType)) throw new Error(`${file}: no schema is exported under the file's name`);
    const plain = z.toJSONSchema(schema, {
      io: 'input',
      unrepresentable: 'any',
      // the names of 0.1 are for the reader of files: JSON Schema knows no such keyword
      override: ({ jsonSchema }) => void Reflect.deleteProperty(jsonSchema, 'formerly'),
    }) as JsonSchema;
    const json = withDescriptions(
      withTextNames(name === 'exhibit' ? withRegistries(plain, found) : plain),
      KEY_DESCRIPTIONS[name] ?? {},
    );
    const title = `${name[0]?.toUpperCase()}${name.slice(1)} file`;
    const page = `# ${title}\n\n${INTRO}\nEditors with a YAML language server complete and check such a file by \`schemas/${name}.schema.json\` ([in an editor](../guides/start-from-a-spreadsheet.md#in-an-editor)).\n\n${table(['key', 'value', 'meaning'], keyRows(json, ''))}\n`;
    return [
      [
        `schemas/${name}.schema.json`,
        `${JSON.stringify({ $id: `urn:scopebook:schema:${name}`, title: `scopebook: ${title}`, ...json }, null, 2)}\n`,
      ],
      [`docs/reference/${name}-file.md`, page],
    ];
  });
}

/** A schema in which every key has words for an editor: its own, or those of the list. */
function withDescriptions(schema: JsonSchema, words: Readonly<Record<string, string>>, path = ''): JsonSchema {
  const inside = (part: JsonSchema, at: string): JsonSchema => withDescriptions(part, words, at);
  return {
    ...schema,
    ...(schema.properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(schema.properties).map(([key, value]) => {
              const at = path === '' ? key : `${path}.${key}`;
              const description = value.description ?? words[at];
              return [key, { ...(description === undefined ? {} : { description }), ...inside(value, at) }];
            }),
          ),
        }),
    ...(schema.items === undefined ? {} : { items: inside(schema.items, `${path}[]`) }),
    ...(schema.anyOf === undefined ? {} : { anyOf: schema.anyOf.map(part => inside(part, path)) }),
    ...(typeof schema.additionalProperties === 'object'
      ? { additionalProperties: inside(schema.additionalProperties, `${path}.*`) }
      : {}),
  };
}

/** Names of keys are text, whatever a reader makes of them; a number there is refused by strict validators. */
function withTextNames<T>(schema: T): T {
  return JSON.parse(
    JSON.stringify(schema, (key, value) => (key === 'propertyNames' ? { type: 'string', minLength: 1 } : value)),
  );
}

/** The words that registries know, so that editors complete and check them; options are those of the type that is named. */
function withRegistries(schema: JsonSchema, found: Found): JsonSchema {
  const all = registriesOf(found.registries);
  const entriesOf = (name: string) => {
    const entry = all.find(one => one.name === name);
    if (entry === undefined) throw new Error(`no registry ${name}`);
    return entry.registry.all as readonly { name: string; describe?: string; options?: readonly ExhibitOption[] }[];
  };
  const words = (...registries: string[]) => ({
    enum: [...new Set(registries.flatMap(name => entriesOf(name).map(entry => entry.name)))],
  });
  const known = (key: string, value: JsonSchema) => ({
    [key]: { ...value, description: schema.properties?.[key]?.description },
  });
  const optionsOf = (kind: 'figure' | 'table', registry: string) =>
    entriesOf(registry).map(entry => {
      const options = Object.fromEntries(
        (entry.options ?? []).map(option => [option.name, { description: option.describe, ...allowedOf(option) }]),
      );
      const consequence = {
        properties: { options: { type: 'object', additionalProperties: false, properties: options } },
      };
      return Object.fromEntries([
        ['if', { properties: { [kind]: { const: entry.name } }, required: [kind] }],
        ['then', consequence],
      ]);
    });
  return {
    ...schema,
    properties: {
      ...schema.properties,
      ...known('figure', words('FIGURE_TYPES')),
      ...known('table', words('EXHIBIT_TABLES')),
      ...known('journal', words('JOURNALS')),
      ...known('ci', words('PROPORTION_METHODS', 'SIMULTANEOUS_METHODS')),
      ...known('formats', { type: 'array', items: words('FIGURE_FORMATS', 'TABLE_FORMATS') }),
    },
    allOf: [...optionsOf('figure', 'FIGURE_TYPES'), ...optionsOf('table', 'EXHIBIT_TABLES')],
  } as JsonSchema;
}

/** What an option may be, as `figures` and `tables` check it. */
function allowedOf({ kind, values }: ExhibitOption): JsonSchema {
  const word = values === undefined ? { type: ['string', 'number'] } : { enum: [...values] };
  const kinds: Readonly<Record<ExhibitOption['kind'], object>> = {
    flag: { type: 'boolean' },
    number: { type: 'number' },
    word,
    words: { anyOf: [word, { type: 'array', items: word }] },
    field: { type: 'string' },
    fields: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    mapping: { type: 'object' },
    state: { type: ['string', 'number'] },
  };
  return kinds[kind] as JsonSchema;
}

function keyRows(schema: JsonSchema, prefix: string, depth = 0): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    const required = schema.required?.includes(key) ? ' (required)' : '';
    const inner =
      depth > 3
        ? []
        : alternatives(value).flatMap(part => [
            ...(part.items === undefined ? [] : alternatives(part.items).map(item => ({ item, at: `${path}[]` }))),
            { item: part, at: path },
          ]);
    const nested = new Map(inner.flatMap(({ item, at }) => keyRows(item, at, depth + 1)).map(row => [row[0], row]));
    return [[code(path), text(typeName(value)) + required, text(value.description)], ...nested.values()];
  });
}

const alternatives = (schema: JsonSchema): readonly JsonSchema[] => schema.anyOf?.flatMap(alternatives) ?? [schema];

function typeName(schema: JsonSchema): string {
  const names = alternatives(schema).map(part => {
    if (part.enum !== undefined) return part.enum.map(value => JSON.stringify(value)).join(', ');
    if (part.const !== undefined) return JSON.stringify(part.const);
    if (part.items !== undefined) return `list of ${typeName(part.items)}`;
    if (part.type === 'object') return 'mapping';
    return Array.isArray(part.type) ? 'text' : (part.type ?? 'anything');
  });
  const all = new Set(names);
  // a file's reader takes `1` and `"1"`, `true` and `"true"` shareAWord
  if (all.has('text')) for (const name of ['string', 'number', 'boolean']) all.delete(name);
  if (all.has('boolean')) all.delete('string');
  if (all.has('number')) all.delete('string');
  return [...all].map(name => (name === 'string' ? 'text' : name === 'boolean' ? 'true or false' : name)).join(' or ');
}
