import type { Effects, FolderLock, Source } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { fetchedOnce } from '../../base/fetched-once.ts';
import { stemOf } from '../../base/paths.ts';
import { FIGURE_TYPES } from '../../figures/types/index.ts';
import { findCoderSheets, type OtherSheet } from '../../infer/coders/coder-sheets.ts';
import { citationIn } from '../../infer/columns/draft-citation.ts';
import { type Applied, applyDictionary } from '../../infer/dictionaries/apply-dictionary.ts';
import { ROWS_THAT_COUNT } from '../../infer/doubts/not-final-doubt.ts';
import type { InferNote } from '../../infer/draft.ts';
import { infer, type Proposal } from '../../infer/infer.ts';
import { findJoinedSheets } from '../../infer/joined-sheets.ts';
import { isPassedOver, sniffWorkbook } from '../../infer/sniff-workbook.ts';
import { codebookYaml } from '../../infer/write/codebook-yaml.ts';
import { exampleExhibits } from '../../infer/write/example-exhibits.ts';
import { reviewYaml } from '../../infer/write/review-yaml.ts';
import { requireSource } from '../../read/coded-sheet.ts';
import { dictionaryFile } from '../../read/dictionary-file.ts';
import { platformSheet } from '../../read/platform-sheet.ts';
import { WORKBOOK_READER } from '../../read/workbook-reader.ts';
import { loadReview } from '../../review.ts';
import { type NewFile, whileLocked, writeFiles } from '../../write/outputs.ts';
import { beginReview } from './begin-review.ts';
import { withEditorSchemas } from './editor-schemas.ts';
import type { Initiated } from './initiated.ts';
import { joinedResources } from './joined-resources.ts';
import { refuseLibrary } from './refuse-library.ts';
import { resolveDoubts, type Settle } from './resolve-doubts.ts';
import { baseName, checkCodebook, corpusPath, reviewThere, slug, titleOf } from './review-paths.ts';
import { settleLayout } from './settle-layout.ts';
import { settleSheet } from './settle-sheet.ts';
import { updateReview } from './update-review.ts';

export interface InitOptions {
  readonly from: string | null;
  readonly dictionary: string | null;
  readonly sheet: string | null;
  /** files of other coders, with the same columns */
  readonly coders?: readonly string[];
  /** how doubts are settled; left out: they stay guesses */
  readonly settle?: Settle;
}

/**
 * Starts a review from a stranger's spreadsheet:
 *
 * ```
 * file ─sniffWorkbook→ Table + dialect ─infer→ Proposal ─dictionary→ codebook ─write→ review.yaml, codebook/, corpus/, figures/
 *                                                      └ with a codebook that is there: ─updateCodebook→ edits in place
 * ```
 */
export async function initReview(effects: Effects, dir: string | null, options: InitOptions): Promise<Initiated> {
  const folder = (dir ?? '.').replaceAll('\\', '/').replace(/(?<!\/)\/+$/, '') || '.';
  return whileLocked(effects, folder, lock => initIn(effects, folder, options, lock));
}

async function initIn(effects: Effects, folder: string, options: InitOptions, lock: FolderLock): Promise<Initiated> {
  const within = (path: string): string => (folder === '.' ? path : `${folder}/${path}`);
  const there = await effects.exists(within('review.yaml'));
  if (options.from === null) {
    if (there) throw reviewThere(within('review.yaml'));
    const dictionary = options.dictionary === null ? null : await dictionaryFile(effects, options.dictionary);
    return beginReview(effects, within, folder, dictionary, lock);
  }
  const given = fetchedOnce(await requireSource(effects, options.from));
  const platform = await platformSheet(given);
  if (platform === null) await refuseLibrary(given);
  const source = platform?.source ?? given;
  // a sheet that was made of an export is nowhere yet
  const from = platform === null ? options.from : null;
  const settle = there ? 'guess' : (options.settle ?? 'guess');
  const sniffed = await sniffWorkbook(source, WORKBOOK_READER, options.sheet);
  const sheet = await settleLayout(source, await settleSheet(source, sniffed, settle), settle);
  const dictionary =
    options.dictionary === null
      ? (platform?.dictionary ?? sheet.dictionary)
      : await dictionaryFile(effects, options.dictionary);
  const proposal = infer(sheet.table, sheet.studiesIn);
  if (proposal.results !== null) throw rowsAreResults(source.name, sheet.dialect.sheetName, proposal.results);
  const blank = new Set(proposal.guesses.filter(guess => guess.detector === 'empty').map(guess => guess.name));
  const applied = dictionary === null ? null : applyDictionary(proposal.codebook, dictionary, blank);
  // a codebook that is taken over whole keeps its title
  const kept = dictionary?.complete === true ? applied?.codebook.title : undefined;
  const own = { ...(applied?.codebook ?? proposal.codebook), title: kept ?? titleOf(source.name) };
  const others = await otherCoders(effects, folder, options.coders ?? []);
  const first = {
    name: String(sheet.dialect.sheetName ?? stemOf(source.name)),
    table: sheet.table,
    dialect: sheet.dialect,
  };
  const coders = findCoderSheets(first, proposal, own, others.length > 0 ? others : sheet.others);
  for (const { name } of others)
    if (coders?.notes.some(({ message }) => message.includes(`"${name}"`)) !== true)
      throw new Fault(
        'other-coder',
        `"${name}" is not a coder's sheet of the same studies as ${source.name}`,
        'name only files that have the same columns and keys as the sheet that the review starts from',
      );
  const rest = sheet.others.filter(({ name }) => coders?.names.has(name) !== true);
  const joined = findJoinedSheets(sheet.table, proposal, rest);
  const known = applied?.known ?? new Set<string>();
  const { draft, guessed } = await resolveDoubts(
    sheet.table,
    {
      codebook: coders?.codebook ?? own,
      unit: { ...proposal.unit, key: keyOfUnits(proposal, applied, dictionary?.codebook.primaryKey) },
      codings: coders === null ? proposal.codings : [coders.coding],
    },
    [...(coders?.doubts ?? []), ...proposal.doubts].filter(doubt => !known.has(doubt.field ?? '')),
    settle,
  );
  const { codebook, unit, codings } = draft;
  const notes = [
    ...(platform?.notes ?? []),
    ...(coders?.notes ?? []),
    ...joined.map(({ note }) => note),
    ...sheet.notes.filter(
      note => coders?.reads(note) !== true && !joined.some(entry => isPassedOver(note, entry.sheet.name)),
    ),
    ...(applied?.notes ?? []),
    ...proposal.notes.filter(note => !settled(note, applied)),
  ];
  const stem = slug(source.name);
  const paths = { codebook: `codebook/${stem}.yaml`, proposed: `codebook/${stem}.proposed.json` };
  const shared = {
    codebook,
    guesses: proposal.guesses,
    notes,
    rows: sheet.table.rows,
    unit,
    unconfirmed: guessed,
    layout: sheet.guess,
  };
  const head = [
    `Proposed by \`scopebook init\` from ${baseName(source.name)} (${sheet.table.rows} rows, ${sheet.table.columns.length} columns).`,
    'The comment above each field gives the evidence for it. Change anything: a later init with a newer export keeps what you changed.',
  ].join('\n');

  if (there) {
    const update = await updateReview(effects, within, folder, from, source, stem, shared.codebook, lock);
    const about = guessed.filter(({ doubt }) => doubt.key === ROWS_THAT_COUNT);
    const isAnswered =
      about.length === 0 || (await loadReview(effects, within('review.yaml'))).studies.where !== undefined;
    const news = (isAnswered ? [] : about).map(
      ({ doubt, otherwise }) => `${doubt.evidence}: ${doubt.proposal}; ${doubt.choices[0]!.label}: ${otherwise}`,
    );
    return { ...shared, ...update, news: [...update.news, ...news], review: within('review.yaml') };
  }
  const text = codebookYaml(codebook, head, new Map(proposal.guesses.map(guess => [guess.name, guess])));
  await checkCodebook(paths.codebook, text);
  const beside = await joinedResources(joined, stem, coders?.coders.map(({ resource }) => resource) ?? [], settle);
  const corpus = await corpusPath(effects, folder, from, source);
  const files: NewFile[] = [];
  const write = (path: string, data: Uint8Array | string): void => void files.push({ path, data });
  if (corpus.copy) write(corpus.path, await source.bytes());
  for (const other of others) if (other.isCopied) write(other.path, await other.source.bytes());
  write(paths.codebook, text);
  for (const { codebook: own } of beside) write(own.path, own.text);
  write(paths.proposed, `${JSON.stringify({ bytes: source.size, codebook }, null, 1)}\n`);
  for (const { name, text: exhibit } of exampleExhibits(codebook, proposal.guesses, FIGURE_TYPES.names))
    write(`figures/${name}`, exhibit);
  write(
    'review.yaml',
    reviewYaml(
      {
        name: stem,
        title: titleOf(source.name),
        unit,
        citation: citationIn(codebook),
        codings,
        coders: coders?.coders ?? [],
        path: corpus.path,
        schema: paths.codebook,
        dialect: sheet.dialect,
        where: draft.where ?? null,
        layoutGuess: sheet.guess,
        joined: beside.map(({ resource }) => resource),
      },
      notes.filter(note => note.field === null).map(note => note.message),
    ),
  );
  const written = await writeFiles(
    effects,
    { review: null, inputs: [options.from, ...(options.coders ?? [])], lock },
    withEditorSchemas(files).map(file => ({ ...file, path: within(file.path) })),
  );
  return { ...shared, review: within('review.yaml'), written, news: null };
}

interface CoderFile extends OtherSheet {
  readonly path: string;
  readonly source: Source;
  readonly isCopied: boolean;
}

/** The files of the other coders, read like the first one. */
async function otherCoders(effects: Effects, folder: string, files: readonly string[]): Promise<CoderFile[]> {
  const found: CoderFile[] = [];
  for (const file of files) {
    const source = fetchedOnce(await requireSource(effects, file));
    const { table, dialect } = await sniffWorkbook(source, WORKBOOK_READER, null);
    const { path, copy } = await corpusPath(effects, folder, file, source);
    found.push({ name: stemOf(source.name), table, dialect, path, source, isCopied: copy });
  }
  return found;
}

const rowsAreResults = (file: string, sheetName: unknown, evidence: string): Fault =>
  new Fault(
    'results-table',
    `${typeof sheetName === 'string' ? `the sheet "${sheetName}" of ${file}` : file} seems to be a table of results, not of studies: ${evidence}, and no column names studies`,
    'name the sheet with one row per study; if each row is a study, give the column that names it the header "Study" and run init again',
  );

/** The key that a dictionary names counts the units, where they were not found to have several rows each. */
function keyOfUnits({ codebook, unit }: Proposal, applied: Applied | null, said: unknown): string | null {
  const key = applied?.codebook.primaryKey;
  if (said !== undefined && typeof key === 'string' && typeof (codebook.primaryKey ?? '') === 'string') return key;
  return applied?.renamed.get(unit.key ?? '') ?? unit.key;
}

/** A note on what codes mean is void where a dictionary says it. */
const settled = (note: InferNote, applied: Applied | null): boolean =>
  applied?.known.has(note.field ?? '') === true &&
  (/ha(s|ve) no label$/.test(note.message) ||
    (/is read as "not reported"$/.test(note.message) &&
      applied.codebook.fields.some(field => field.name === note.field && field.categories !== undefined)));
