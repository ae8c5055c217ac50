import { Fault } from '../../base/fault.ts';
import type { DraftField, Guess } from '../../infer/draft.ts';
import { editYaml } from '../../infer/write/edit-yaml.ts';
import type { Edit } from '../../infer/write/update-codebook.ts';
import { renderExhibits } from '../../pipeline/exhibits/render.ts';
import type { Shown } from '../../pipeline/exhibits/shown.ts';
import { checkManuscript, type ManuscriptCheck } from '../../pipeline/manuscript/check-manuscript.ts';
import { reviewClaims } from '../../pipeline/manuscript/claims.ts';
import { type AgreementReport, ALL_AGREEMENT, agreementReport } from '../../pipeline/sheets/agreement.ts';
import { changeCell } from '../../pipeline/sheets/change-cell.ts';
import { confirmGuesses } from '../../pipeline/sheets/confirm.ts';
import { type Fixed, fixSheet } from '../../pipeline/sheets/fix.ts';
import { initReview } from '../../pipeline/sheets/init.ts';
import type { Initiated } from '../../pipeline/sheets/initiated.ts';
import type { Ask, Question } from '../../pipeline/sheets/resolve-doubts.ts';
import { loadScreening } from '../../read/load-screening.ts';
import { type OpenReview, openReview } from '../../read/session.ts';
import { readText } from '../../review.ts';
import { reportData } from '../data/report-data.ts';
import type { ReportJson } from '../data/report-json.ts';
import { FOLDER, type MemoryFolder, memoryFolder } from './memory-folder.ts';

/** What a folder in memory holds, read and counted. */
export interface Look {
  readonly open: OpenReview;
  readonly report: ReportJson;
  readonly shown: readonly Shown[];
  readonly faults: readonly Fault[];
  readonly codebookText: string;
}

/** A question that `init` would ask at a terminal, with the answer that was given; null: not yet decided. */
export interface AskedQuestion extends Question {
  readonly answer: number | null;
}

/** A review in memory: its folder, what was guessed of its sheet, and what it holds now. */
export interface Workbench {
  readonly folder: MemoryFolder;
  /** the sheet that the review was started from; null of a folder that was saved before, or once its codebook was changed */
  readonly sheet: { readonly name: string; readonly bytes: Uint8Array } | null;
  readonly questions: readonly AskedQuestion[];
  readonly guesses: readonly Guess[];
  readonly notes: Initiated['notes'];
  readonly look: Look;
}

/** What tells one question from the others. */
export const questionName = ({ about, question }: Question): string => `${about ?? ''}\n${question}`;

/** Starts a review from a sheet, as `init --from` does at a terminal: with the answers to its questions. */
export async function startFrom(
  name: string,
  bytes: Uint8Array,
  answers: ReadonlyMap<string, number> = new Map(),
): Promise<Workbench> {
  const plain = name.replace(/[^\p{L}\p{N}._ -]+/gu, '-').replace(/^\.+/, '') || 'sheet.csv';
  const path = `corpus/${plain}`;
  const folder = memoryFolder({ [path]: bytes });
  const questions: AskedQuestion[] = [];
  const ask: Ask = async question => {
    const answer = answers.get(questionName(question)) ?? null;
    questions.push({ ...question, answer });
    return answer;
  };
  const { guesses, notes } = await initReview(folder, null, {
    from: path,
    dictionary: null,
    sheet: null,
    settle: { ask },
  });
  return { folder, sheet: { name, bytes }, questions, guesses, notes, look: await lookAt(folder) };
}

/** Opens a review that was saved before; what was guessed then stands in its codebook. */
export async function reopen(folder: MemoryFolder): Promise<Workbench> {
  return { folder, sheet: null, questions: [], guesses: [], notes: [], look: await lookAt(folder) };
}

/** Reads, checks, counts and draws everything again. */
export async function lookAt(folder: MemoryFolder): Promise<Look> {
  const open = await openReview(folder, FOLDER);
  const figures = await renderExhibits(folder, open, 'figure', [], { formats: ['svg'] });
  const tables = await renderExhibits(folder, open, 'table', [], { formats: ['md'] });
  const claims = await reviewClaims(folder, open);
  const shown = [...figures.shown, ...tables.shown];
  const report = reportData({
    open,
    shown: shown.map(entry => ({ ...entry, files: [] })),
    claims: claims?.check ?? null,
    claimSets: claims?.sets ?? [],
    hashes: await hashesOf(folder, [open.review.studies.path]),
    changes: null,
    screening: await loadScreening(open),
  });
  const codebookText = await readText(folder, `${FOLDER}/${open.codebook.file}`, open.codebook.file);
  return { open, report, shown, faults: [...figures.faults, ...tables.faults], codebookText };
}

async function hashesOf({ files }: MemoryFolder, paths: readonly string[]): Promise<[string, string][]> {
  return Promise.all(
    paths.map(async (path): Promise<[string, string]> => {
      const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(files.get(`${FOLDER}/${path}`) ?? []));
      return [path, [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('')];
    }),
  );
}

/** Changes the codebook's text; everything else in it stays as it was. A codebook that no longer reads is refused. */
export async function editCodebook(bench: Workbench, edits: readonly Edit[]): Promise<Workbench> {
  return rewriteCodebook(bench, await editYaml(bench.look.codebookText, edits));
}

export async function rewriteCodebook(bench: Workbench, text: string): Promise<Workbench> {
  const next = await withFile(bench, bench.look.open.codebook.file, new TextEncoder().encode(text));
  return { ...next, sheet: null, questions: [] };
}

/** The review with one file changed (null: removed), read again. Where it no longer reads, the review stays as it was. */
export async function withFile(bench: Workbench, path: string, data: Uint8Array | null): Promise<Workbench> {
  const files = new Map(bench.folder.files);
  if (data === null) files.delete(`${FOLDER}/${path}`);
  else files.set(`${FOLDER}/${path}`, data);
  const folder = memoryFolder(
    Object.fromEntries([...files].map(([name, bytes]) => [name.slice(FOLDER.length + 1), bytes])),
  );
  return { ...bench, folder, look: await lookAt(folder) };
}

/** Changes one cell of the sheet by hand. */
export async function setCell(bench: Workbench, cell: Parameters<typeof changeCell>[2]): Promise<Workbench> {
  return withFile(bench, bench.look.open.review.studies.path, await changeCell(bench.folder, FOLDER, cell));
}

/** Takes a guess as confirmed, as `scopebook confirm` does. */
export async function confirmGuess(bench: Workbench, name: string): Promise<Workbench> {
  await confirmGuesses(bench.folder, FOLDER, [name]);
  return { ...bench, sheet: null, questions: [], look: await lookAt(bench.folder) };
}

/** The fields as the codebook's file has them. */
export async function fieldsIn({ look }: Workbench): Promise<readonly DraftField[]> {
  const yaml = await import('yaml');
  return ((yaml.parse(look.codebookText) as { fields?: DraftField[] }).fields ?? []) as readonly DraftField[];
}

/** The safe repairs of the sheet; with `apply` they are made in the folder's sheet. */
export async function repairs(bench: Workbench, apply: boolean): Promise<{ bench: Workbench; fixed: Fixed }> {
  const { path } = bench.look.open.review.studies;
  const choice = { codebook: null, sheet: null, only: [] };
  const ending = /\.[^.]*$/.exec(path)?.[0] ?? '.csv';
  const out = `${FOLDER}/out/mended${ending}`;
  bench.folder.files.delete(out);
  const fixed = await fixSheet(bench.folder, FOLDER, null, { ...choice, out: apply ? out : null } as never);
  if (!apply) return { bench, fixed };
  const mended = bench.folder.files.get(out);
  if (mended !== undefined) {
    bench.folder.files.set(`${FOLDER}/${path}`, mended);
    bench.folder.files.delete(out);
  }
  return { bench: { ...bench, look: await lookAt(bench.folder) }, fixed };
}

/** Every number of a manuscript held against the data. */
export async function checkText(bench: Workbench, name: string, bytes: Uint8Array): Promise<ManuscriptCheck> {
  const plain = `manuscript/${name.replace(/[^\p{L}\p{N}._ -]+/gu, '-')}`;
  bench.folder.files.set(`${FOLDER}/${plain}`, bytes);
  return checkManuscript(bench.folder, FOLDER, plain, { changes: 'accepted', certainty: 0.5, against: null });
}

/** The agreement of the coders that the review names, or of two sheets. */
export async function agreement(
  bench: Workbench,
  sheets: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<AgreementReport> {
  const paths = sheets.map(({ name, bytes }, at) => {
    const path = `out/coder-${at + 1}${/\.[^.]*$/.exec(name)?.[0] ?? '.csv'}`;
    bench.folder.files.set(`${FOLDER}/${path}`, bytes);
    return `${String.fromCharCode(65 + at)}=${FOLDER}/${path}`;
  });
  const nothing = { key: null, codebook: null, sheet: null, column: null, affix: null, votes: null };
  const typed =
    paths.length === 0
      ? null
      : { ...nothing, files: paths, delimiter: null, take: null, consensus: null, names: [], fields: [], missing: [] };
  try {
    return await agreementReport(bench.folder, FOLDER, typed, ALL_AGREEMENT);
  } finally {
    for (const path of paths) bench.folder.files.delete(path.slice(2));
  }
}

/** What went wrong, in words. */
export const wordsOfFault = (error: unknown): string =>
  error instanceof Fault ? `${error.message}. ${error.hint}` : error instanceof Error ? error.message : String(error);
