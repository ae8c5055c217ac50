import type { Effects } from '../../base/effects.ts';
import { usageFault } from '../../base/fault.ts';
import type { CodedColumn } from '../../model/coded-table.ts';
import { CODED, NOT_CODED } from '../../model/state.ts';
import { type OpenReview, openStudies } from '../../read/session.ts';
import { binomialTail } from '../../stats/binomial-tail.ts';
import { seededRandom } from '../../stats/random.ts';
import { columnNamed } from '../../tabulate/data/selection.ts';
import { textFields } from './text-fields.ts';

/** A code that is proposed for a unit that has none. */
export interface Suggestion {
  readonly unit: string;
  readonly citation: string;
  readonly code: string;
  readonly probability: number;
  /** the words that spoke for it, strongest first */
  readonly words: readonly string[];
}

/** How a classifier did on one question: a field with one code a unit, or one option of a multi-select field. */
export interface Judged {
  readonly question: string;
  readonly texts: number;
  readonly right: number;
  readonly majorityRight: number;
  readonly folds: number;
  readonly p: number;
  readonly better: boolean;
}

export interface Suggestions {
  readonly open: OpenReview;
  readonly field: string;
  readonly from: readonly string[];
  readonly seed: number;
  readonly uncoded: number;
  readonly judged: readonly Judged[];
  readonly suggestions: readonly Suggestion[];
}

/** Fewer coded studies than this teach nothing. */
const FEWEST = 10;
const WORDS = 5;

/** Proposes codes for uncoded units from their words, only where that does better than the most frequent code. */
export async function suggest(
  effects: Effects,
  path: string | null,
  field: string,
  { from, seed }: { readonly from: readonly string[]; readonly seed: number },
): Promise<Suggestions> {
  const open = await openStudies(effects, path);
  const column = columnNamed(open.studies.coded, field);
  const declared = column.field.categories !== null || column.field.type === 'boolean';
  if (!declared || (column.kind !== 'single' && column.kind !== 'multi'))
    throw usageFault('no-codes', `${field} has no categories that could be suggested`, 'name a field with categories');
  const { fields, texts, units } = textFields(open, from);
  const { termsOf, wordsOfStems } = await import('../../text/terms.ts');
  const terms = texts.map(termsOf);
  const words = wordsOfStems(terms);
  const documents = terms.map(list => new Set(list.map(term => term.stem)));
  const uncoded = units.flatMap((_, unit) => (column.states[unit] === NOT_CODED ? [unit] : []));
  const coded = units.flatMap((_, unit) => (column.states[unit] === CODED ? [unit] : []));
  if (coded.length < FEWEST)
    throw usageFault(
      'too-few',
      `only ${coded.length} units have a code of ${field}; at least ${FEWEST} are needed to learn from`,
      'code some more first',
    );
  const judged: Judged[] = [];
  const suggestions: Suggestion[] = [];
  for (const question of questionsOf(column)) {
    const { judgement, proposals } = await ask(question, { coded, uncoded, documents, words, seed });
    judged.push(judgement);
    suggestions.push(
      ...proposals.map(({ unit, ...rest }) => ({
        unit: units[unit]?.key ?? '',
        citation: units[unit]?.citation ?? '',
        ...rest,
      })),
    );
  }
  const order = new Map(units.map((unit, at) => [unit.key, at]));
  suggestions.sort((a, b) => (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0));
  return { open, field, from: fields, seed, uncoded: uncoded.length, judged, suggestions };
}

interface Question {
  readonly name: string;
  labelOf(unit: number): string;
  /** the code that a class stands for; null for "does not have it" */
  codeOf(label: string): string | null;
}

function questionsOf(column: CodedColumn): Question[] {
  if (column.kind === 'single')
    return [
      {
        name: column.field.name,
        labelOf: unit => column.levels[column.codes[unit] ?? 0]?.value ?? '',
        codeOf: label => label,
      },
    ];
  if (column.kind !== 'multi') return [];
  return column.levels.map((level, index) => ({
    name: `${column.field.name} has ${level.value}`,
    labelOf: unit => (column.sets[column.codes[unit] ?? 0]?.includes(index) ? 'yes' : 'no'),
    codeOf: label => (label === 'yes' ? level.value : null),
  }));
}

interface Material {
  readonly coded: readonly number[];
  readonly uncoded: readonly number[];
  readonly documents: readonly ReadonlySet<string>[];
  readonly words: ReadonlyMap<string, string>;
  readonly seed: number;
}

async function ask(question: Question, { coded, uncoded, documents, words, seed }: Material) {
  const { crossValidate } = await import('../../text/cross-validate.ts');
  const { trainBayes } = await import('../../text/naive-bayes.ts');
  const texts = coded.map(unit => documents[unit] ?? new Set<string>());
  const labels = coded.map(question.labelOf);
  const {
    texts: count,
    right,
    majorityRight,
    folds,
    p,
    better,
  } = crossValidate(texts, labels, { seed, shuffle: items => seededRandom(seed).shuffle(items), binomialTail });
  const judgement: Judged = { question: question.name, texts: count, right, majorityRight, folds, p, better };
  if (!better) return { judgement, proposals: [] };
  const model = trainBayes(texts, labels);
  const proposals = uncoded.flatMap(unit => {
    const own = documents[unit] ?? new Set<string>();
    const probabilities = model.probabilities(own);
    const best = probabilities.indexOf(Math.max(...probabilities));
    const code = question.codeOf(model.classes[best] ?? '');
    if (code === null || own.size === 0) return [];
    const strong = [...own]
      .map(stem => ({ stem, weight: model.evidence(stem, model.classes[best] ?? '') }))
      .filter(entry => entry.weight > 0);
    // without a word that speaks for it a code is only the most frequent one, and up to a half it is more likely wrong than right
    if (strong.length === 0 || (probabilities[best] ?? 0) <= 0.5) return [];
    strong.sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1));
    return [
      {
        unit,
        code,
        probability: probabilities[best] ?? 0,
        words: strong.slice(0, WORDS).map(entry => words.get(entry.stem) ?? entry.stem),
      },
    ];
  });
  return { judgement, proposals };
}
