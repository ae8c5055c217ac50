import { printWord } from '../base/expression/print.ts';
import { markdownText } from '../base/markdown-text.ts';
import type { ResultRow } from '../model/result-row.ts';
import type { Words } from '../model/words.ts';

/** One analysis to be put into words: shares of one field. */
export interface Draftable {
  readonly field: string;
  readonly kind: 'single' | 'multi' | 'numeric' | 'proposition';
  readonly where: string | null;
  /** only where it isn't the review's own */
  readonly denominator: string | null;
  /** rows of all units together */
  readonly rows: readonly ResultRow[];
  /** rows by subgroup, all of one field */
  readonly groups: readonly { readonly field: string; readonly multi: boolean; readonly rows: readonly ResultRow[] }[];
}

/**
 * A paragraph about one field, every number a placeholder that `fill` understands. Plain: what was coded, of how many, what
 * was not reported; nothing is judged, compared or left out.
 */
export function draftParagraph(analysis: Draftable, words: Words): string {
  const title = markdownText(words.fieldTitle(analysis.field)).replaceAll('{{', '{ {');
  const sentences =
    analysis.kind === 'numeric'
      ? numberSentences(analysis, words)
      : analysis.kind === 'proposition'
        ? [propositionSentence(analysis, words)]
        : shareSentences(analysis, words);
  const scope =
    analysis.where === null
      ? ''
      : ` (only ${words.units} with ${markdownText(words.condition(analysis.where)).replaceAll('{{', '{ {')})`;
  const lead = analysis.kind === 'proposition' ? '' : `**${title}${scope}.** `;
  return `${lead}${[...sentences, ...analysis.groups.flatMap(group => groupSentences(analysis, group, words))].join(' ')}`;
}

const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``;

/** A placeholder about this analysis. */
const ask = ({ where, denominator }: Draftable, subject: string, shape = ''): string =>
  `{{ ${subject}${where === null ? '' : ` where ${where}`}${denominator === null ? '' : ` denominator ${denominator}`}${shape === '' ? '' : ` | ${shape}`} }}`;

const is = ({ field, kind }: Draftable, level: string): string =>
  `${printWord(field, '`')} ${kind === 'multi' ? 'has' : '='} ${printWord(level, "'")}`;

/** Most frequent first; ties stay in the codebook's order. */
const byFrequency = (rows: readonly ResultRow[]): ResultRow[] => [...rows].sort((a, b) => (b.n ?? 0) - (a.n ?? 0));

const label = (row: ResultRow): string => markdownText(row.label ?? row.level ?? '').replaceAll('{{', '{ {');

const joined = (parts: readonly string[], last = 'and'): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;

function shareSentences(analysis: Draftable, words: Words): string[] {
  const { rows, kind } = analysis;
  const levels = rows.filter(row => row.kind === 'level');
  const states = rows.filter(row => row.kind === 'state');
  const [first] = levels;
  if (first === undefined) return [`No ${words.unit} has a code here.`];
  if (first.N === 0)
    return [`There is no ${words.unit} in the denominator.`, ...stateSentences(analysis, states, words)];
  const some = byFrequency(levels.filter(row => (row.n ?? 0) > 0));
  const none = levels.filter(row => row.n === 0);
  const parts = some.map(row => `${label(row)} in ${ask(analysis, is(analysis, row.level ?? ''))}`);
  const of = `Of ${ask(analysis, is(analysis, first.level ?? ''), 'N')} ${base(first, states, words)}`;
  return [
    ...(parts.length === 0 ? [] : [`${of}, ${name(analysis.field, words)} was coded as ${joined(parts)}.`]),
    ...(none.length === 0 ? [] : [`No ${words.unit} was coded as ${joined(none.map(label), 'or')}.`]),
    ...stateSentences(analysis, states, words),
    ...(kind === 'multi' && first.unit !== 'mention' ? [`A ${words.unit} can have several codes.`] : []),
  ];
}

/** What the denominator holds, said only where it isn't simply all units. */
function base(row: ResultRow, states: readonly ResultRow[], words: Words): string {
  if (row.unit === 'mention') return 'mentions';
  if (!states.some(state => state.N === null)) return words.units;
  switch (row.denominator) {
    case 'reported':
      return `${words.units} that report it`;
    case 'applicable':
      return `${words.units} to which it applies`;
    case 'coded':
      return `${words.units} that were coded`;
    case 'accessible':
      return `${words.units} whose report was accessible`;
    default:
      return words.units;
  }
}

/** A title in the middle of a sentence; what is an abbreviation keeps its capitals. */
function name(field: string, words: Words): string {
  const title = words.fieldTitle(field);
  const plain = /^\p{Lu}\p{Ll}/u.test(title) ? `${title[0]!.toLowerCase()}${title.slice(1)}` : title;
  return markdownText(plain).replaceAll('{{', '{ {');
}

const STATE_WORDS: Readonly<Record<string, string>> = {
  not_reported: 'It was not reported in',
  unclear: 'It was unclear in',
  not_applicable: 'It did not apply in',
  not_coded: 'It was not coded in',
  not_accessible: 'The report was not accessible in',
  invalid: 'The coded value is invalid in',
};

const stateSentences = (analysis: Draftable, states: readonly ResultRow[], words: Words): string[] =>
  states.map(state => {
    const asked = `${printWord(analysis.field, '`')} is ${state.level}`;
    const number = ask(analysis, asked, state.N === null ? 'n' : '');
    return `${STATE_WORDS[state.level ?? ''] ?? `${state.label} in`} ${number}${state.N === null ? ` ${state.n === 1 ? words.unit : words.units}` : ''}.`;
  });

function numberSentences(analysis: Draftable, words: Words): string[] {
  const median = analysis.rows.find(row => row.statistic === 'median');
  const states = analysis.rows.filter(row => row.kind === 'state');
  if (median === undefined || median.estimate === null)
    return [`No ${words.unit} has a number here.`, ...stateSentences(analysis, states, words)];
  const of = (statistic: string, shape = ''): string =>
    ask(analysis, `${statistic}(${printWord(analysis.field, '`')})`, shape);
  return [
    `The median was ${of('median')} (interquartile range ${of('iqr')}; range ${of('range')}) in ${of('median', 'n')} ${median.n === 1 ? words.unit : words.units}.`,
    ...stateSentences(analysis, states, words),
  ];
}

function propositionSentence(analysis: Draftable, words: Words): string {
  const { field } = analysis;
  return `${ask(analysis, field, 'n')} of ${ask(analysis, field, 'N')} ${words.units} for which it is known (${ask(analysis, field, '%')}) have ${code(field)}.`;
}

/** One sentence a subgroup, with the categories that occur in it. */
function groupSentences(analysis: Draftable, group: Draftable['groups'][number], words: Words): string[] {
  if (analysis.kind === 'proposition' || analysis.kind === 'numeric') return [];
  const shown = group.rows.filter(row => row.kind === 'level' && !row.by.some(part => part.missing));
  const levels = [...new Set(shown.map(row => row.by[0]?.level ?? ''))];
  const sentences = levels.flatMap(level => {
    const own = shown.filter(row => row.by[0]?.level === level);
    if ((own[0]?.N ?? 0) === 0) return [];
    const condition = `${printWord(group.field, '`')} ${group.multi ? 'has' : '='} ${printWord(level, "'")}`;
    const within = {
      ...analysis,
      where: analysis.where === null ? condition : `(${analysis.where}) and ${condition}`,
    };
    const some = byFrequency(own.filter(row => (row.n ?? 0) > 0));
    const title = markdownText(words.levelLabel(group.field, level)).replaceAll('{{', '{ {');
    const size = ask(within, is(within, own[0]?.level ?? ''), 'N');
    const list =
      some.length === 0
        ? 'none of these codes'
        : joined(some.map(row => `${label(row)} in ${ask(within, is(within, row.level ?? ''))}`));
    return [`${title} (N = ${size}): ${list}.`];
  });
  return sentences.length === 0 ? [] : [`By ${name(group.field, words)}:`, ...sentences];
}
