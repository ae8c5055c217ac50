import type { Effects, Source } from '../../base/effects.ts';
import { Fault, usageFault } from '../../base/fault.ts';
import { insidePath, stemOf } from '../../base/paths.ts';
import { readDeclaration, type Schema } from '../../base/yaml.ts';
import { FIGURE_TYPES } from '../../figures/types/index.ts';
import { findCoderSheets } from '../../infer/coders/coder-sheets.ts';
import { citationIn } from '../../infer/columns/citation-fields.ts';
import { type Applied, applyDictionary } from '../../infer/dictionaries/apply-dictionary.ts';
import type { DictionaryReading } from '../../infer/dictionaries/dictionary-format.ts';
import type { DraftCodebook, Guess, InferNote } from '../../infer/draft.ts';
import { infer, type Proposal } from '../../infer/infer.ts';
import { sniffWorkbook } from '../../infer/sniff-workbook.ts';
import { codebookYaml } from '../../infer/write/codebook-yaml.ts';
import { editYaml } from '../../infer/write/edit-yaml.ts';
import { emptyReview } from '../../infer/write/empty-review.ts';
import { exampleExhibits } from '../../infer/write/example-exhibits.ts';
import { reviewYaml } from '../../infer/write/review-yaml.ts';
import { updateCodebook } from '../../infer/write/update-codebook.ts';
import { closeCodebook } from '../../model/close-codebook.ts';
import type { CodebookFile } from '../../model/codebook-file.ts';
import { dictionaryFile } from '../../read/dictionary-file.ts';
import { WORKBOOK_READER } from '../../read/workbook-reader.ts';
import { readText } from '../../review.ts';
import { refuseLibrary } from './refuse-library.ts';

/** What init did: the files it wrote, what it thinks of each column, and what it noticed. */
export interface Initiated {
  readonly review: string;
  readonly written: readonly string[];
  readonly codebook: DraftCodebook;
  readonly guesses: readonly Guess[];
  readonly notes: readonly InferNote[];
  readonly rows: number;
  readonly unit: Proposal['unit'];
  /** of a second run: what the newer export brought */
  readonly news: readonly string[] | null;
}

export interface InitOptions {
  readonly from: string | null;
  readonly dictionary: string | null;
  readonly sheet: string | null;
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
  const folder = (dir ?? '.').replaceAll('\\', '/').replace(/\/+$/, '') || '.';
  const within = (path: string): string => (folder === '.' ? path : `${folder}/${path}`);
  const there = await effects.exists(within('review.yaml'));
  if (options.from === null) {
    if (there) throw reviewThere(within('review.yaml'));
    const dictionary = options.dictionary === null ? null : await dictionaryFile(effects, options.dictionary);
    return begin(effects, within, folder, dictionary);
  }
  const source = await effects.source(options.from);
  if (source === null)
    throw new Fault('missing-file', `${options.from} does not exist`, 'check the path that you gave to --from');
  await refuseLibrary(source);
  const sheet = await sniffWorkbook(source, WORKBOOK_READER, options.sheet);
  const dictionary = options.dictionary === null ? sheet.dictionary : await dictionaryFile(effects, options.dictionary);
  const proposal = infer(sheet.table);
  const applied = dictionary === null ? null : applyDictionary(proposal.codebook, dictionary);
  const own = { ...(applied?.codebook ?? proposal.codebook), title: titleOf(source.name) };
  const first = { name: String(sheet.dialect.sheetName ?? ''), table: sheet.table, dialect: sheet.dialect };
  const coders = findCoderSheets(first, proposal, own, sheet.others);
  const codebook = coders?.codebook ?? own;
  const notes = [
    ...(coders?.notes ?? []),
    ...sheet.notes.filter(note => coders?.reads(note) !== true),
    ...(applied?.notes ?? []),
    ...proposal.notes.filter(note => !settled(note, applied)),
  ];
  const stem = slug(source.name);
  const paths = { codebook: `codebook/${stem}.yaml`, proposed: `codebook/${stem}.proposed.json` };
  const shared = { codebook, guesses: proposal.guesses, notes, rows: sheet.table.rows, unit: proposal.unit };
  const head = [
    `Proposed by \`scopebook init\` from ${baseName(source.name)} (${sheet.table.rows} rows, ${sheet.table.columns.length} columns).`,
    'Above each field stands why it is what it is. Change anything: a later init with a newer export keeps what you changed.',
  ].join('\n');

  if (there)
    return {
      ...(await again(effects, within, folder, options.from, source, stem, shared.codebook)),
      ...shared,
      review: within('review.yaml'),
    };
  const text = codebookYaml(codebook, head, new Map(proposal.guesses.map(guess => [guess.name, guess])));
  await checked(paths.codebook, text);
  const corpus = await corpusPath(effects, folder, options.from, source);
  const written: string[] = [];
  const write = async (path: string, data: Uint8Array | string): Promise<void> => {
    await effects.write(within(path), data);
    written.push(path);
  };
  if (corpus.copy) await write(corpus.path, await source.bytes());
  await write(paths.codebook, text);
  await write(paths.proposed, `${JSON.stringify({ bytes: source.size, codebook }, null, 1)}\n`);
  for (const { name, text: exhibit } of exampleExhibits(codebook, proposal.guesses, FIGURE_TYPES.names))
    await write(`figures/${name}`, exhibit);
  await write(
    'review.yaml',
    reviewYaml(
      {
        name: stem,
        title: titleOf(source.name),
        unit: proposal.unit,
        citation: citationIn(codebook),
        codings: coders === null ? proposal.codings : [coders.coding],
        coders: coders?.coders ?? [],
        path: corpus.path,
        schema: paths.codebook,
        dialect: sheet.dialect,
      },
      notes.filter(note => note.field === null).map(note => note.message),
    ),
  );
  return { ...shared, review: within('review.yaml'), written: written.map(within), news: null };
}

const reviewThere = (path: string): Fault =>
  usageFault(
    'review-there',
    `there is a review already (${path})`,
    'name another folder: scopebook init FOLDER, or update its codebook with --from FILE',
  );

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const slug = (path: string): string =>
  stemOf(path)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase() || 'review';

const titleOf = (path: string): string => stemOf(path).replace(/[_-]+/g, ' ').trim() || 'A review';

/** A note on what codes mean is void where a dictionary says it. */
const settled = (note: InferNote, applied: Applied | null): boolean =>
  applied?.known.has(note.field ?? '') === true &&
  (/ha(s|ve) no label$/.test(note.message) ||
    (/is read as "not reported"$/.test(note.message) &&
      applied.codebook.fields.some(field => field.name === note.field && field.categories !== undefined)));

/** What was proposed must itself be a codebook without a mistake. */
async function checked(name: string, text: string): Promise<void> {
  const { codebookFile } = await import('../../model/codebook-file.ts');
  closeCodebook(await readDeclaration(name, text, codebookFile as unknown as Schema<CodebookFile>));
}

/** A file inside the review's folder is used where it lies; any other is copied into corpus/. */
async function corpusPath(
  effects: Effects,
  folder: string,
  from: string,
  source: Source,
): Promise<{ path: string; copy: boolean }> {
  const inside = inFolder(folder, from);
  if (inside !== null) return { path: inside, copy: false };
  const path = `corpus/${baseName(source.name)}`;
  const at = folder === '.' ? path : `${folder}/${path}`;
  if (await effects.exists(at))
    throw new Fault(
      'file-there',
      `${at} exists already and is not written over`,
      'move it away, or give init another folder',
    );
  return { path, copy: true };
}

/** A path as review.yaml names it, or null for a file outside the review's folder. */
function inFolder(folder: string, from: string): string | null {
  const plain = from.replaceAll('\\', '/').replace(/^\.\//, '');
  const prefix = folder === '.' ? '' : `${folder.replace(/^\.\//, '')}/`;
  const outside = plain.startsWith('/') || /^[A-Za-z]:/.test(plain) || plain.split('/').includes('..');
  return outside || !plain.startsWith(prefix) ? null : insidePath(plain.slice(prefix.length), 'review.yaml');
}

/** A second run: the codebook that people have edited takes in what the newer export brings. */
async function again(
  effects: Effects,
  within: (path: string) => string,
  folder: string,
  from: string,
  source: Source,
  stem: string,
  theirs: DraftCodebook,
): Promise<{ written: string[]; news: string[] }> {
  const found = (await effects.list(within('codebook'))).filter(name => name.endsWith('.proposed.json'));
  const own = found.includes(`${stem}.proposed.json`)
    ? stem
    : found.length === 1
      ? found[0]!.replace(/\.proposed\.json$/, '')
      : null;
  if (own === null) throw reviewThere(within('review.yaml'));
  const at = { codebook: `codebook/${own}.yaml`, proposed: `codebook/${own}.proposed.json` };
  const { codebookFile } = await import('../../model/codebook-file.ts');
  const text = await readText(effects, within(at.codebook), at.codebook);
  const mine = await readDeclaration(at.codebook, text, codebookFile as unknown as Schema<CodebookFile>);
  const base = JSON.parse(await readText(effects, within(at.proposed), at.proposed)) as { codebook: DraftCodebook };
  const update = updateCodebook(base.codebook, mine.value as unknown as DraftCodebook, theirs);
  const news = [...update.news];
  const written: string[] = [];
  if (update.edits.length > 0) {
    const edited = await editYaml(text, update.edits);
    await checked(at.codebook, edited);
    await effects.write(within(at.codebook), edited);
    written.push(within(at.codebook));
  }
  await effects.write(within(at.proposed), `${JSON.stringify({ bytes: source.size, codebook: theirs }, null, 1)}\n`);
  written.push(within(at.proposed));
  const copy = await newCopy(effects, within, source, inFolder(folder, from));
  if (copy !== null) {
    if (copy.path !== null) written.push(copy.path);
    news.push(copy.message);
  }
  return { written, news };
}

/** The newer export stands beside the older one; which of them is read, people decide in review.yaml. */
async function newCopy(
  effects: Effects,
  within: (path: string) => string,
  source: Source,
  inside: string | null,
): Promise<{ path: string | null; message: string } | null> {
  if (inside !== null) {
    const declared = await readText(effects, within('review.yaml'), 'review.yaml');
    if (declared.includes(inside)) return null;
    return {
      path: null,
      message: `write \`path: ${inside}\` in review.yaml to read the new file instead of the old one`,
    };
  }
  const bytes = await source.bytes();
  const name = baseName(source.name);
  const [stem, ending] = [name.replace(/\.[^.]*$/, ''), /\.[^.]*$/.exec(name)?.[0] ?? ''];
  for (let i = 1; ; i++) {
    const path = within(`corpus/${i === 1 ? name : `${stem}-${i}${ending}`}`);
    if (path === source.name) return null;
    const old = await effects.source(path);
    if (old !== null) {
      const before = await old.bytes();
      if (before.length === bytes.length && before.every((byte, at) => byte === bytes[at])) return null;
      continue;
    }
    await effects.write(path, bytes);
    return {
      path,
      message: `the new export was written to ${path}; name it as \`path:\` in review.yaml to read it instead of the old one`,
    };
  }
}

/** A review without data yet. */
async function begin(
  effects: Effects,
  within: (path: string) => string,
  folder: string,
  dictionary: DictionaryReading | null,
): Promise<Initiated> {
  const files = emptyReview(folder === '.' ? 'my-review' : slug(folder), dictionary?.codebook ?? null);
  for (const file of files.files)
    if (await effects.exists(within(file.path)))
      throw new Fault(
        'file-there',
        `${within(file.path)} exists already and is not written over`,
        'name another folder: scopebook init FOLDER',
      );
  for (const file of files.files) {
    if (file.path.startsWith('codebook/')) await checked(file.path, file.text);
    await effects.write(within(file.path), file.text);
  }
  return {
    review: within('review.yaml'),
    written: files.files.map(file => within(file.path)),
    codebook: files.codebook,
    guesses: [],
    notes: (dictionary?.unsaid ?? []).map(message => ({ field: null, message: `dictionary: ${message}`, change: '' })),
    rows: 0,
    unit: { name: 'study', key: 'study_id' },
    news: null,
  };
}
