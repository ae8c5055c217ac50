import type { Effects } from '../base/effects.ts';
import { type Fault, usageFault } from '../base/fault.ts';
import { type Draftable, draftParagraph } from '../manuscript/draft.ts';
import type { Filled } from '../manuscript/fill/fill-text.ts';
import type { AnalysisRequest } from '../model/analysis-request.ts';
import { noteTexts } from '../model/note.ts';
import { disclosureOf } from './disclosure.ts';
import { exhibitFault } from './exhibit-fault.ts';
import { type Exhibit, loadExhibits } from './exhibits.ts';
import { fillMarkdown } from './fill.ts';
import type { OpenReview } from './open.ts';
import { results } from './results.ts';

/** A drafted paragraph: with placeholders, and filled. */
export interface Paragraph {
  readonly linked: string;
  readonly text: string;
  readonly numbers: readonly Filled[];
}

export interface Narration {
  readonly paragraphs: readonly Paragraph[];
  /** denominators, states, how the data were coded */
  readonly notes: readonly string[];
  /** exhibits that could not be read */
  readonly faults: readonly Fault[];
  /** declared analyses that are not put into words */
  readonly skipped: readonly string[];
}

/** What is asked for, and by which exhibit; null: on the command line. */
interface Asked {
  readonly request: AnalysisRequest;
  readonly exhibit: Exhibit | null;
}

/** Drafts Results paragraphs from the shares that the review's exhibits declare, or of fields that are named. */
export async function narrate(
  effects: Effects,
  open: OpenReview,
  names: readonly string[],
  typed: { readonly fields: readonly string[]; readonly by: readonly string[]; readonly where: string | null },
): Promise<Narration> {
  const faults: Fault[] = [];
  const skipped: string[] = [];
  const requests: Asked[] = [];
  if (typed.fields.length > 0)
    requests.push({
      request: { analysis: 'shares', fields: typed.fields, by: typed.by, where: typed.where },
      exhibit: null,
    });
  else {
    const loaded = await loadExhibits(effects, open.review, open.codebook, 'all', names);
    faults.push(...loaded.faults);
    for (const exhibit of loaded.exhibits)
      try {
        for (const request of exhibit.plan(exhibit.declaration.value))
          if (request.analysis === 'shares') requests.push({ request, exhibit });
          else skipped.push(`${exhibit.name} (${request.analysis})`);
      } catch (error) {
        // the others are put into words all the same
        faults.push(exhibitFault(error, exhibit));
      }
  }
  if (requests.length === 0 && faults.length === 0)
    throw usageFault(
      'no-analysis',
      'no shares are declared, so there is nothing to put into words',
      'declare a table of shares in figures/, or name fields: scopebook results --fields method,domain',
    );
  const notes = new Set<string>();
  const paragraphs = draftables(open, requests, notes, faults).map(analysis => {
    const linked = draftParagraph(analysis, open.words);
    const { text, filled } = fillMarkdown(open, linked);
    return { linked, text, numbers: filled };
  });
  const disclosure = disclosureOf(open);
  return {
    paragraphs,
    notes: [...notes, ...(disclosure === null ? [] : [`${disclosure[0]?.toUpperCase()}${disclosure.slice(1)}.`])],
    faults,
    skipped: [...new Set(skipped)],
  };
}

/** One analysis a field, selection and denominator; its subgroups beside it. What an exhibit asks for in vain is a fault of its own. */
function draftables(open: OpenReview, requests: readonly Asked[], notes: Set<string>, faults: Fault[]): Draftable[] {
  const found = new Map<string, Draftable>();
  for (const { request, exhibit } of requests)
    try {
      collect(open, request, notes, found);
    } catch (error) {
      if (exhibit === null) throw error;
      faults.push(exhibitFault(error, exhibit));
    }
  return [...found.values()];
}

function collect(open: OpenReview, request: AnalysisRequest, notes: Set<string>, found: Map<string, Draftable>): void {
  for (const asked of request.fields) {
    const { where = null, denominator = null, by = [] } = request;
    const plain = { analysis: 'shares', fields: [asked], where, denominator };
    const whole = results(open, [plain]);
    for (const note of noteTexts(whole.notes)) notes.add(note);
    const field = whole.rows[0]?.field ?? asked;
    const key = JSON.stringify([field, whole.rows[0]?.where ?? where, denominator]);
    const known = found.get(key) ?? {
      field,
      kind: kindOf(open, field),
      where: whole.rows[0]?.where ?? where,
      denominator,
      rows: whole.rows,
      groups: [],
    };
    const fresh = by.length === 1 && !known.groups.some(group => group.field === by[0]);
    const grouped = fresh ? results(open, [{ ...plain, by }]) : null;
    for (const note of noteTexts(grouped?.notes ?? [])) notes.add(note);
    const groups =
      grouped === null
        ? known.groups
        : [...known.groups, { field: by[0]!, multi: kindOf(open, by[0]!) === 'multi', rows: grouped.rows }];
    found.set(key, { ...known, groups });
  }
}

function kindOf({ studies }: OpenReview, field: string): Draftable['kind'] {
  const kind = studies.coded.columns.get(field)?.kind;
  return kind === undefined ? 'proposition' : kind === 'multi' || kind === 'numeric' ? kind : 'single';
}

/** The draft as Markdown: filled, with the query of each number in a comment, or with the placeholders themselves. */
export function narrationMarkdown({ paragraphs, notes }: Narration, linked: boolean): string {
  const blocks = paragraphs.map(paragraph =>
    linked
      ? paragraph.linked
      : `${paragraph.text}\n\n<!-- ${paragraph.numbers
          .map(number => `${number.text} ← ${number.query}`)
          .join(' ; ')
          .replaceAll('--', '- -')} -->`,
  );
  return `${[...blocks, ...(notes.length === 0 ? [] : [notes.join(' ')])].join('\n\n')}\n`;
}
