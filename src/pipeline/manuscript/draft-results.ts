import { ANALYSES } from '../../analyses/index.ts';
import { sentenceWriters } from '../../analyses/sentence-writers.ts';
import type { Effects } from '../../base/effects.ts';
import { Fault, usageFault } from '../../base/fault.ts';
import type { Registry } from '../../base/registry.ts';
import { placeholdersFrom } from '../../manuscript/draft/ask.ts';
import type { Declared, Drafting, Tools } from '../../manuscript/draft/drafting.ts';
import { plain } from '../../manuscript/draft/phrases.ts';
import type { Filled } from '../../manuscript/fill/fill-text.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { OpenReview } from '../../read/session.ts';
import { exhibitFault } from '../exhibits/exhibit-fault.ts';
import { type Exhibit, loadExhibits } from '../exhibits/load-exhibits.ts';
import { printedDisclosure } from '../request/disclosure.ts';
import { fieldKind } from '../request/field-kind.ts';
import { results } from '../request/results.ts';
import { rowNotes } from '../request/row-notes.ts';
import { fillMarkdown } from './fill.ts';

/** A drafted paragraph: with placeholders, and filled. */
export interface Paragraph {
  readonly linked: string;
  readonly text: string;
  readonly numbers: readonly Filled[];
}

export interface ResultsDraft {
  readonly paragraphs: readonly Paragraph[];
  /** denominators, states, how the data were coded */
  readonly notes: readonly string[];
  /** exhibits that could not be read or computed */
  readonly faults: readonly Fault[];
  /** exhibits and analyses that make no sentence, and why */
  readonly skipped: readonly string[];
}

/** Fields that were named instead of what is declared. */
export interface TypedAnalysis {
  readonly analysis: string;
  readonly fields: readonly string[];
  readonly by: readonly string[];
  readonly where: string | null;
  /** the resource whose units are counted; null or left out: the studies */
  readonly of?: string | null;
}

interface Source extends Declared {
  /** who asks for it; none where it was typed, whose faults are nobody else's */
  readonly exhibits: readonly Exhibit[];
}

/** Drafts Results paragraphs from the analyses that the review's exhibits declare, or from one that is named. */
export async function draftResults(
  effects: Effects,
  open: OpenReview,
  names: readonly string[],
  typed: TypedAnalysis,
): Promise<ResultsDraft> {
  const writers = await sentenceWriters();
  const faults: Fault[] = [];
  const skipped = new Set<string>();
  const sources: Source[] = [];
  if (typed.fields.length > 0 || typed.analysis === 'flow')
    sources.push({ ...typedSource(typed, writers), exhibits: [] });
  else {
    const loaded = await loadExhibits(effects, open, 'all', names);
    faults.push(...loaded.faults);
    for (const exhibit of loaded.exhibits) {
      const { name, plan, declaration, lists } = exhibit;
      const requests = attempt(faults, [exhibit], () => plan(declaration.value)) ?? [];
      if (requests.length === 0 && lists !== null) skipped.add(`${name} (it lists ${lists})`);
      for (const request of requests)
        sources.push({ exhibits: [exhibit], request, options: declaration.value.options ?? {} });
    }
  }
  if (sources.length === 0 && faults.length === 0)
    throw usageFault(
      'no-analysis',
      'no analysis is declared, so there is nothing to write about',
      door => `declare a table of shares in figures/, or name fields, e.g. ${door.option('fields', 'method,domain')}`,
    );
  const notes = new Set<string>();
  const disclosures = new Set<string>();
  // a grid that a map and a list share is said once
  const linked = [
    ...new Set(
      [null, ...open.counted].flatMap(of => {
        const own = sources.filter(({ request }) => (request.of ?? null) === of);
        if (own.length === 0) return [];
        const paragraphs = sentences(open.of(of), writers, own, { faults, skipped, notes });
        return of === null ? paragraphs : paragraphs.map(text => placeholdersFrom(text, of));
      }),
    ),
  ];
  const paragraphs = linked.map(text => {
    const filled = fillMarkdown(open, text);
    return { linked: text, text: filled.text, numbers: filled.filled };
  });
  for (const note of rowNotes(
    paragraphs.flatMap(({ numbers }) => numbers.flatMap(({ rows }) => rows)),
    open.words,
  ))
    notes.add(note);
  // of every resource whose units are counted, last and each once
  for (const of of new Set(sources.map(({ request }) => request.of ?? null))) {
    const disclosed = printedDisclosure(open.of(of));
    if (disclosed !== null) disclosures.add(disclosed);
  }
  return {
    paragraphs,
    notes: [...notes, ...disclosures],
    faults,
    skipped: [...skipped],
  };
}

function typedSource({ analysis, fields, by, where, of = null }: TypedAnalysis, writers: Registry<Drafting>): Declared {
  writers.need(analysis, 'analysis', 'analysis');
  return { request: { analysis, fields, by, where, test: true, ...(of === null ? {} : { of }) }, options: {} };
}

/** The paragraphs of all sources, in the order of a Results section. */
function sentences(
  open: OpenReview,
  writers: Registry<Drafting>,
  sources: readonly Source[],
  { faults, skipped, notes }: { faults: Fault[]; skipped: Set<string>; notes: Set<string> },
): string[] {
  const tools = toolsOf(open, writers, notes);
  return writers.all.flatMap(drafting => {
    const own = sources.filter(
      ({ exhibits, request }) =>
        request.analysis === drafting.name && attempt(faults, exhibits, () => tools.rows(request)) !== null,
    );
    const all = [...new Set(own.flatMap(({ exhibits }) => exhibits))];
    const jobs: readonly Source[] = drafting.merge?.(own, tools).map(job => ({ ...job, exhibits: all })) ?? unique(own);
    return jobs.flatMap(job => {
      const written = attempt(faults, job.exhibits, () => drafting.write(job, tools)) ?? null;
      if (written?.length === 0)
        skipped.add(`${namesOf(job.exhibits) || drafting.name} (there are no numbers of ${drafting.name})`);
      return written ?? [];
    });
  });
}

/** The same analysis is put into words once, however many exhibits draw it. */
const unique = (sources: readonly Source[]): Source[] => [
  ...new Map(sources.map(source => [JSON.stringify([source.request, source.options]), source])).values(),
];

const namesOf = (exhibits: readonly Exhibit[]): string => exhibits.map(({ name }) => name).join(', ');

/** What can't be computed is a fault of its exhibit; the others are drafted all the same. */
function attempt<T>(faults: Fault[], exhibits: readonly Exhibit[], work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    const [exhibit] = exhibits;
    if (!(error instanceof Fault) || exhibit === undefined) throw error;
    faults.push(exhibitFault(error, exhibit));
    return null;
  }
}

function toolsOf(open: OpenReview, writers: Registry<Drafting>, notes: Set<string>): Tools {
  const known = new Map<string, readonly ResultRow[]>();
  return {
    words: open.words,
    rows(request: AnalysisRequest) {
      const key = JSON.stringify(request);
      const before = known.get(key);
      if (before !== undefined) return before;
      const found = results(open, [request]);
      const said = writers.get(request.analysis)?.saysResult === true;
      // a result is what the sentences themselves say
      for (const note of found.notes) if (!said || note.code !== 'result') notes.add(note.message);
      known.set(key, found.rows);
      return found.rows;
    },
    kind: field => fieldKind(open, field),
    catalogue: analysis => ANALYSES.get(analysis)!.catalogue,
  };
}

/** The draft as Markdown: filled, with the query of each number in a comment, or with the placeholders themselves. */
export function draftMarkdown({ paragraphs, notes }: ResultsDraft, linked: boolean): string {
  const blocks = paragraphs.map(paragraph =>
    linked
      ? paragraph.linked
      : `${paragraph.text}\n\n<!-- ${paragraph.numbers
          .map(number => `${number.text} ← ${number.query}`)
          .join(' ; ')
          .replaceAll('--', '- -')} -->`,
  );
  // titles and labels stand in notes as they are in the codebook
  const said = plain(notes.join(' ')).replaceAll('\\`', '`');
  return `${[...blocks, ...(notes.length === 0 ? [] : [said])].join('\n\n')}\n`;
}
