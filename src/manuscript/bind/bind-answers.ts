import { isPlain, lastPart } from '../read/cell.ts';

import { missingLevel, missingStateOf } from './says-missing.ts';
import { fieldKey, type Proposal, proposalOf, type Term } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';
import { stemsIn, wordsOfLabel } from './words.ts';

/** A row must name its field at least this well, and this much better than it names any other. */
const NAMED = 0.55;
const LEAD = 0.08;

const YES =
  /^(?:yes|y|true|reported|present|met|done|fulfilled|stated|described|addressed|assessed|performed|provided|available|adequate|evidence(?: (?:reported|present|available))?)$/i;
const NO =
  /^(?:no|n|false|absent|none|not (?:reported|present|met|done|fulfilled|stated|described|addressed|assessed|performed|provided|available|adequate)|unmet|inadequate|no evidence(?: (?:reported|present|available))?)$/i;
const NO_ALONE = /^(?:no|n|false|absent|none)$/i;

/** Words at the top of a column that say how something is counted, and nothing of what. */
const COUNTED =
  /\b(?:n|no\.|number|numbers|count|counts|%|per ?cent|percentage|studies|articles|papers|reviews|reports|publications|trials|records|of)(?![\p{L}])|[%(),:=\d]/giu;

const answerIn = (head: string): string =>
  head
    .replace(/\b[nN]\s*=\s*[\d, ]+/g, ' ')
    .replace(/\bno\.(?=\s|$)/gi, ' ')
    .replace(head.trim().length <= 2 ? /$^/ : COUNTED, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** `Number of reviews (% of 12): Yes`; `Present: n` over `Present: %` */
const answerOfHead = (head: string): string => {
  const parts = head.split(/:\s+/);
  const own = answerIn(lastPart(head));
  return own !== '' && !/^n$/i.test(own) ? own : answerIn(parts.at(-2) ?? '');
};

/**
 * Tables of items by answers: each row names a field (an item of a checklist, a domain of bias), each column one of its answers
 * (Yes, No, Unclear; Low, High; Reported, Not reported). Gives what a cell reports, for tables that are of this kind.
 *
 * @param rows label by row
 * @returns null where the table is of another kind
 */
/** A head that is an answer and nothing else: Yes, No. */
export const isAnswer = (head: string): boolean => {
  const answer = answerOfHead(head);
  return /^(?:yes|no|true|false)$/i.test(answer);
};

export function bindAnswers(
  rows: ReadonlyMap<number, string>,
  heads: readonly string[],
  vocabulary: Vocabulary,
): ((row: number, column: number) => Proposal | null) | null {
  const answers = heads.map((head, i) => (i === 0 ? '' : answerOfHead(head)));
  const columns = answers.flatMap((answer, i) => (i > 0 && answer !== '' && !isPlain(answer) ? [i] : []));
  if (columns.length === 0 || rows.size < 2) return null;
  const levels = new Map<string, Term[]>();
  for (const term of vocabulary.terms)
    if (term.level !== null) levels.set(fieldKey(term), [...(levels.get(fieldKey(term)) ?? []), term]);
  const negated = answers.some(answer => NO_ALONE.test(answer));
  const found = new Map<string, Proposal>();
  let named = 0;
  for (const [row, { field, worth, lead }] of fieldsOfRows(rows, vocabulary, levels)) {
    const own = columns.map(column => ({ column, term: answerOf(answers[column]!, levels.get(field)!, negated) }));
    // a column that is no answer (`Comment`) leaves the others what they are, where two are
    if (own.filter(({ term }) => term !== null).length < Math.min(2, own.length)) continue;
    named++;
    const certainty = Math.min(0.97, 0.35 + 0.5 * worth + 0.5 * Math.min(0.4, lead));
    for (const { column, term } of own) if (term !== null) found.set(`${row} ${column}`, proposalOf(term, certainty));
  }
  // the words of the columns must be answers to most of the rows
  if (named < 2 || named < 0.5 * rows.size) return null;
  return (row, column) => found.get(`${row} ${column}`) ?? null;
}

interface FieldOfRow {
  readonly field: string;
  readonly worth: number;
  readonly lead: number;
}

/** The field that each row names, no field twice. */
function fieldsOfRows(
  rows: ReadonlyMap<number, string>,
  vocabulary: Vocabulary,
  levels: ReadonlyMap<string, readonly Term[]>,
): Map<number, FieldOfRow> {
  const best = new Map<string, { row: number } & FieldOfRow>();
  for (const [row, label] of rows) {
    const list = vocabulary
      .fields(wordsOfLabel(label))
      .filter(({ field }) => levels.has(field))
      .map(({ field, cover, precise }) => ({ field, worth: 0.5 * cover + 0.5 * precise }))
      .sort((a, b) => b.worth - a.worth);
    const [first, second] = list;
    if (first === undefined || first.worth < NAMED) continue;
    const lead = first.worth - (second?.worth ?? 0);
    if (lead < LEAD) continue;
    const before = best.get(first.field);
    if (before === undefined || before.worth < first.worth) best.set(first.field, { row, ...first, lead });
  }
  return new Map([...best.values()].map(({ row, ...rest }) => [row, rest]));
}

/** The category of a field that an answer at the top of a column means; null for none. */
function answerOf(answer: string, terms: readonly Term[], negated: boolean): Term | null {
  const stems = stemsIn(answer).join(' ');
  const own = terms.filter(({ state }) => state !== true);
  const exact = own.find(({ names }) => names.some(name => stemsIn(name).join(' ') === stems));
  if (exact !== undefined) return exact;
  const level = (shape: RegExp): Term | null => own.find(term => shape.test(term.level ?? '')) ?? null;
  const state = missingStateOf(answer);
  // beside No, `Not reported` says that nothing is known; beside Reported it is the No
  if (state !== null && (negated || state !== 'not_reported')) return missingLevel(terms, terms[0]!.field, state);
  if (YES.test(answer)) return level(/^(?:yes|true|1|y)$/i);
  if (NO.test(answer)) return level(/^(?:no|false|0|n)$/i);
  return null;
}
