import { ANALYSES } from '../../analyses/index.ts';
import type { Effects } from '../../base/effects.ts';
import { Fault, faultIn, usageFault } from '../../base/fault.ts';
import { absolutePath } from '../../base/paths.ts';
import { FILE_WORDING } from '../../base/wording.ts';
import { boundedZip } from '../../ingest/bounded-zip.ts';
import { type Answer, answer, requestOf } from '../../manuscript/fill/answer.ts';
import { fillDocx } from '../../manuscript/fill/fill-docx.ts';
import { type Filled, fillText, type Unfilled } from '../../manuscript/fill/fill-text.ts';
import { parseQuery } from '../../manuscript/fill/parse-query.ts';
import type { ManuscriptKind } from '../../manuscript/fill/placeholders.ts';
import { QueryError } from '../../manuscript/fill/query.ts';
import { queryParts } from '../../manuscript/fill/query-parts.ts';
import type { QueryScope } from '../../manuscript/fill/scope.ts';
import { expressionScope } from '../../model/close-codebook.ts';
import { noteTexts } from '../../model/note.ts';
import { ENDS_CUT, printedEnds } from '../../model/printed-ends.ts';
import type { Results } from '../../model/result-row.ts';
import { requireSource } from '../../read/coded-sheet.ts';
import { citationFields, type OpenReview } from '../../read/session.ts';
import { listing } from '../../tabulate/data/listing.ts';
import { INTERVAL_NAMES } from '../../tabulate/rows/interval.ts';
import { results } from '../request/results.ts';
import { rowNotes } from '../request/row-notes.ts';

/** A manuscript with its numbers in it. */
export interface FilledManuscript {
  readonly data: Uint8Array | string;
  readonly filled: readonly Filled[];
  /** what must be said of the numbers: denominators, methods */
  readonly notes: readonly string[];
}

const KINDS: Readonly<Record<string, ManuscriptKind>> = {
  md: 'markdown',
  markdown: 'markdown',
  qmd: 'quarto',
  rmd: 'quarto',
  txt: 'markdown',
  tex: 'latex',
  ltx: 'latex',
  html: 'html',
  htm: 'html',
  docx: 'docx',
};

/** Fills a manuscript's placeholders from the review. Every placeholder that can't be filled is named, in one Fault. */
export async function fillManuscript(effects: Effects, open: OpenReview, file: string): Promise<FilledManuscript> {
  const source = await requireSource(effects, file);
  const kind = kindOf(file);
  const bytes = await source.bytes();
  const { answering, notes } = answersOf(open);
  if (kind === 'docx') {
    checkDocx(bytes, file);
    const made = await fillDocx(bytes, file, answering);
    complete(file, made.unfilled);
    return { data: made.bytes, filled: made.filled, notes: [...notes] };
  }
  const made = fillText(decoded(bytes, file), kind, answering);
  complete(file, made.unfilled);
  return { data: made.text, filled: made.filled, notes: [...notes] };
}

/** Fills a text that was made here. */
export function fillMarkdown(open: OpenReview, text: string): { text: string; filled: readonly Filled[] } {
  const made = fillText(text, 'markdown', answersOf(open).answering);
  complete('draft', made.unfilled);
  return made;
}

function kindOf(file: string): ManuscriptKind {
  const extension = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  const kind = KINDS[extension];
  if (kind !== undefined) return kind;
  throw usageFault(
    'manuscript',
    `${file} is not a manuscript that can be filled`,
    `give a Markdown, LaTeX, HTML or Word file (${Object.keys(KINDS)
      .map(name => `.${name}`)
      .join(', ')})`,
  );
}

function checkDocx(bytes: Uint8Array, file: string): void {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new Fault(
      'docx',
      `${file} is protected with a password, or an old .doc file`,
      'open it in a word processor and save it as .docx without a password',
    );
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new Fault('docx', `${file} is not a Word document`, 'save it as .docx in a word processor');
  try {
    boundedZip(bytes, file);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    // a manuscript is no spreadsheet: the same trouble, another way out
    throw new Fault(
      'docx',
      error.message,
      'open it in a word processor, let it repair the file, and save it again as .docx',
    );
  }
}

function decoded(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Fault('encoding', `${file} is not UTF-8 text`, 'save the file as UTF-8');
  }
}

function complete(file: string, unfilled: readonly Unfilled[]): void {
  if (unfilled.length === 0) return;
  const lines = unfilled.map(({ place, message }) =>
    place.startsWith('line ') ? `${file}:${place.slice(5)}: ${message}` : `${file}, ${place}: ${message}`,
  );
  throw new Fault(
    'placeholder',
    `${unfilled.length === 1 ? 'a placeholder' : `${unfilled.length} placeholders`} can't be filled, so nothing was written\n${lines.join('\n')}`,
    'fields and codes are listed by `scopebook codebook`; a shares row by `scopebook shares FIELD`',
  );
}

/** Answers queries of a review; the same query is computed once. */
export function answersOf(whole: OpenReview): { answering: (query: string) => Answer; notes: Set<string> } {
  const known = new Map<string, Answer>();
  const notes = new Set<string>();
  const resources = new Map<string | null, (text: string) => Answer>();
  const answering = (text: string): Answer => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const { from } = queryParts(text);
    const own =
      resources.get(from) ??
      answersFrom(
        computed(() => whole.of(from)),
        notes,
      );
    resources.set(from, own);
    const answered = own(text);
    known.set(text, answered);
    return answered;
  };
  return { answering, notes };
}

/** Answers queries about the units of one resource. */
function answersFrom(open: OpenReview, notes: Set<string>): (query: string) => Answer {
  const { codebook, words, format, studies } = open;
  const scope: QueryScope = {
    expressions: expressionScope(codebook.fields, codebook.derive),
    unit: words.unit,
    units: words.units,
    keyField: codebook.primaryKey[0] ?? codebook.fields[0]?.name ?? '',
    intervals: INTERVAL_NAMES,
    analyses: ANALYSES.all,
    categories: words.categories,
  };
  const { units } = listing(studies.coded, [], null, citationFields(open.review, codebook));
  const citations = new Map(units.map(unit => [unit.key, unit.citation]));
  const computedOnce = new Map<string, Results>();
  return text => {
    const query = parseQuery(text, scope);
    const request = requestOf(query);
    const key = JSON.stringify(request);
    // many placeholders ask for rows of one analysis
    const found = computedOnce.get(key) ?? computed(() => results(open, [request]));
    computedOnce.set(key, found);
    const answered = answer(query, found.rows, {
      format,
      isYear: words.isYear,
      citation: key => citations.get(key) ?? key,
    });
    for (const note of [...noteTexts(found.notes), ...rowNotes(answered.rows, words)]) notes.add(note);
    if (query.shape === 'ci' && answered.rows.some(row => row.analysis === 'agreement' && printedEnds(row)?.cut))
      notes.add(ENDS_CUT);
    return answered;
  };
}

/** A fault of the tabulation is the placeholder's. */
function computed<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { message, hint } = faultIn(FILE_WORDING, error);
    throw new QueryError(`${message}${hint === '' ? '' : ` (${hint})`}`);
  }
}

/**
 * Every number of a filled manuscript with the rows and studies behind it.
 *
 * @param quoted texts that were copied from sheet and codebook: their digits are no numbers of the review
 */
export function numbersOf(
  open: OpenReview,
  file: string,
  filled: readonly Filled[],
  notes: readonly string[],
  quoted: readonly string[] = [],
): string {
  const { review, codebook } = open;
  return `${JSON.stringify(
    {
      // a name and no path: the file may come from anywhere
      manuscript: file.replaceAll('\\', '/').split('/').pop(),
      review: { name: review.value.name, version: review.value.version ?? null },
      codebook: { path: codebook.file, version: codebook.version },
      // what must be said where these numbers are printed
      notes,
      ...(quoted.length === 0 ? {} : { quoted }),
      numbers: filled.map(({ place, query, text, before, rows }) => ({
        place,
        query,
        text,
        before,
        rows: rows.map(({ id, statistic, n, N, estimate, denominator, studies }) => ({
          id,
          statistic,
          n,
          N,
          estimate,
          denominator,
          studies,
        })),
      })),
    },
    null,
    2,
  )}\n`;
}

/** Where a filled manuscript goes: a named file, else out/ in the review; never onto its input. */
export function fillTarget(effects: Effects, open: OpenReview, file: string, out: string | null): string {
  const target = out ?? `${open.review.folder}/out/${file.replaceAll('\\', '/').split('/').pop()}`;
  const [from, to] = [file, target].map(path => absolutePath(effects.cwd, path));
  // some file systems don't tell cases apart
  if (from!.toLowerCase() === to!.toLowerCase())
    throw usageFault(
      'same-file',
      `${target} is the manuscript itself`,
      door => `name another file with ${door.option('out')}`,
    );
  if (target.slice(target.lastIndexOf('.') + 1).toLowerCase() !== file.slice(file.lastIndexOf('.') + 1).toLowerCase())
    throw usageFault(
      'format',
      `${target} has another extension than ${file}`,
      door => `a filled manuscript keeps its format; name a file with the same extension for ${door.option('out')}`,
    );
  return target;
}
