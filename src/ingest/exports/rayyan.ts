import { Fault } from '../../base/fault.ts';
import { csvCells } from '../csv-cells.ts';
import { BETWEEN_CODES, listField, platformExport } from '../platform-export.ts';

/** What Rayyan writes into the notes of a record. */
interface Decisions {
  readonly votes: ReadonlyMap<string, string>;
  readonly labels: readonly string[];
  readonly reasons: readonly string[];
  /** notes that people wrote */
  readonly rest: string;
}

/** What Rayyan's reviewers can say, and what became of it. */
const DECISIONS = ['Included', 'Maybe', 'Excluded', 'Conflict'];

const MARK = /RAYYAN-(?:INCLUSION|LABELS|EXCLUSION-REASONS)\s*:/;
/** how Rayyan calls its records: those at the beginning may have no decision yet */
const OWN_KEY = /(?:^|[\n,])(?:ID {2}- |"?)rayyan-\d/;
/** BibTeX and EndNote, which Rayyan writes as well */
const OTHER_FORMAT = /^\s{0,9}(?:@\w|%0 )/;
/** the question of a data extraction: its number, and its title */
const QUESTION = /^\d+-(?=\S)/;

/**
 * Rayyan writes its decisions into the notes of a record:
 * `RAYYAN-INCLUSION: {"Ana"=>"Included"} | RAYYAN-LABELS: a,b | RAYYAN-EXCLUSION-REASONS: c`. They become columns: a vote per
 * reviewer, the decision (where all agree), labels and reasons.
 */
export const rayyan = platformExport({
  name: 'rayyan',
  describe: 'Rayyan CSV or RIS: decisions, labels and exclusion reasons in the notes',
  matches: head => MARK.test(head) || OWN_KEY.test(head),
  async read(text, name) {
    if (OTHER_FORMAT.test(text) || !MARK.test(text)) throw withoutDecisions(name, OTHER_FORMAT.test(text));
    const records = /^\ufeff?\s*TY {2}-/.test(text) ? risRecords(text) : await csvRecords(text);
    const read = records.map(({ cells, notes }) => ({ cells, found: decisionsIn(notes) }));
    const reviewers = [...new Set(read.flatMap(({ found }) => [...found.votes.keys()]))];
    const noted = read.some(({ found }) => found.rest !== '');
    const decisions = new Set(read.map(({ found }) => decisionOf(found)));
    const header = [...new Set(records.flatMap(({ cells }) => [...cells.keys()]))];
    const titles = header.map(column => column.replace(QUESTION, ''));
    const isOnce = (title: string): boolean => titles.filter(other => other === title).length === 1;
    const conflicts = read.filter(({ found }) => decisionOf(found) === 'Conflict').length;
    return {
      rows: [
        [
          ...header.map((column, at) => (isOnce(titles[at]!) ? titles[at]! : column)),
          'decision',
          ...reviewers.map(name => `decision_${name}`),
          'labels',
          'exclusion_reasons',
          ...(noted ? ['other_notes'] : []),
        ],
        ...read.map(({ cells, found }) => [
          ...header.map(name => cells.get(name) ?? ''),
          decisionOf(found),
          ...reviewers.map(name => found.votes.get(name) ?? ''),
          found.labels.join(BETWEEN_CODES),
          found.reasons.join(BETWEEN_CODES),
          ...(noted ? [found.rest] : []),
        ]),
      ],
      schema: {
        fields: [
          { name: 'decision', type: 'string', categories: DECISIONS.filter(word => decisions.has(word)) },
          listField(
            'labels',
            read.flatMap(({ found }) => found.labels.map(label => ({ label }))),
          ),
          listField(
            'exclusion_reasons',
            read.flatMap(({ found }) => found.reasons.map(label => ({ label }))),
          ),
        ].filter(field => (field.categories as readonly unknown[]).length > 0),
      },
      notes: [
        `the notes became "decision", "labels", "exclusion_reasons" and a vote per reviewer (${reviewers.join(', ')}); "decision" is Conflict where the reviewers differ (${conflicts} of ${records.length} records)`,
      ],
    };
  },
});

const withoutDecisions = (name: string, isOtherFormat: boolean): Fault =>
  isOtherFormat
    ? new Fault('platform-format', `${name} is an export of Rayyan in another format`, 'export it as CSV or RIS')
    : new Fault(
        'library',
        `${name} holds records of Rayyan, but no decision, label or reason`,
        `export them with decisions and labels, or start a review with \`scopebook init\` and add the records with \`scopebook add ${name}\``,
      );

/** What all reviewers said, or that they differ; blank where nobody decided. */
function decisionOf({ votes }: Decisions): string {
  const said = new Set(votes.values());
  return said.size > 1 ? 'Conflict' : ([...said][0] ?? '');
}

function decisionsIn(notes: string): Decisions {
  const votes = new Map<string, string>();
  let labels: string[] = [];
  let reasons: string[] = [];
  const rest: string[] = [];
  for (const part of notes.split(/\|\s{0,9}(?=RAYYAN-|USER-NOTES)|\n/)) {
    const [, name = '', value = ''] = /^\s*(?:RAYYAN-)?([A-Z-]+)\s*:\s*(.*)$/s.exec(part) ?? [];
    if (name === 'INCLUSION')
      for (const [, who = '', vote = ''] of value.matchAll(
        /"((?:[^"\\]|\\.){0,200})"\s{0,9}=>\s{0,9}"((?:[^"\\]|\\.){0,200})"/g,
      ))
        votes.set(who, vote);
    else if (name === 'LABELS') labels = items(value);
    else if (name === 'EXCLUSION-REASONS') reasons = items(value);
    else if (part.trim() !== '') rest.push(part.trim());
  }
  return { votes, labels, reasons, rest: rest.join('\n') };
}

const items = (value: string): string[] => [
  ...new Set(
    value
      .split(',')
      .map(item => item.trim())
      .filter(item => item !== ''),
  ),
];

interface RayyanRecord {
  readonly cells: ReadonlyMap<string, string>;
  readonly notes: string;
}

async function csvRecords(text: string): Promise<RayyanRecord[]> {
  const [header = [], ...rows] = await csvCells(text);
  return rows.map(row => {
    const cells = new Map(header.map((name, column) => [name.trim(), row[column] ?? '']));
    const notes = cells.get('notes') ?? '';
    cells.delete('notes');
    return { cells, notes };
  });
}

/** The parts of a RIS record that say which study it is. */
const RIS_COLUMNS: Readonly<Record<string, string>> = {
  ID: 'key',
  TI: 'title',
  T1: 'title',
  AU: 'authors',
  A1: 'authors',
  PY: 'year',
  Y1: 'year',
  JF: 'journal',
  JO: 'journal',
  T2: 'journal',
  DO: 'doi',
};

function risRecords(text: string): RayyanRecord[] {
  const records: { cells: Map<string, string>; notes: string }[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, tag = '', value = ''] = /^\ufeff?([A-Z][A-Z0-9]) {2}- ?(.*)$/.exec(line) ?? [];
    if (tag === 'TY') records.push({ cells: new Map([['key', '']]), notes: '' });
    const record = records.at(-1);
    if (record === undefined) continue;
    const column = RIS_COLUMNS[tag];
    if (tag === 'N1') record.notes = [record.notes, value.trim()].filter(part => part !== '').join('\n');
    else if (column === 'authors')
      record.cells.set(column, [record.cells.get(column), value.trim()].filter(Boolean).join('; '));
    else if (column !== undefined && !record.cells.get(column)) record.cells.set(column, value.trim());
  }
  return records.map((record, i) => {
    if (record.cells.get('key') === '') record.cells.set('key', String(i + 1));
    return record;
  });
}
