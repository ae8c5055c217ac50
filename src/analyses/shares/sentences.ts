import { printWord } from '../../base/expression/print.ts';
import { oneOf } from '../../base/plural.ts';
import { type Ask, asker, condition, placeholder, withSelection } from '../../manuscript/draft/ask.ts';
import { type Declared, drafting, type Tools } from '../../manuscript/draft/drafting.ts';
import { groupSentences } from '../../manuscript/draft/group-sentences.ts';
import { byFrequency, code, joined, label, lead, name, title } from '../../manuscript/draft/phrases.ts';
import { STATE_WORDS } from '../../manuscript/draft/states.ts';
import type { ResultRow } from '../../model/result-row.ts';

export const sentences = drafting({
  name: 'shares',
  describe:
    'what was coded, of how many, what never occurs and what was not reported; the median of a number; subgroups',
  merge: merged,
  write(declared, tools) {
    const { request } = declared;
    const { words } = tools;
    const rows = tools.rows({ ...request, by: [] });
    const field = rows[0]?.field;
    if (field == null) return [];
    const kind = tools.kind(field);
    const where = rows[0]!.where;
    const ask = shareAsker(declared, tools);
    const groups = (declared.options.groups as readonly (readonly string[])[] | undefined) ?? [];
    if (kind === 'proposition') return [propositionSentence(rows, ask, words.units)];
    const sentences =
      kind === 'numeric'
        ? numberSentences(declared, rows, ask, tools)
        : [
            ...shareSentences(declared, rows, ask, tools),
            ...groups.flatMap(by => groupSentences({ ...declared, request: { ...request, by } }, tools)),
          ];
    return [`${lead(title(field, words), where, words)}${sentences.join(' ')}`];
  },
});

/** One paragraph a field, selection and denominator, with all of its subgroups. */
function merged(declared: readonly Declared[], tools: Tools): Declared[] {
  const found = new Map<string, Declared & { readonly options: { readonly groups: readonly (readonly string[])[] } }>();
  for (const { request } of declared)
    for (const asked of request.fields) {
      const { where = null, denominator = null, by = [] } = request;
      const plain = { analysis: 'shares', fields: [asked], where, denominator };
      const [row] = tools.rows(plain);
      const field = row?.field ?? asked;
      const key = JSON.stringify([field, row?.where ?? where, denominator]);
      const groups = found.get(key)?.options.groups ?? [];
      const fresh = by.length > 0 && !groups.some(other => JSON.stringify(other) === JSON.stringify(by));
      found.set(key, {
        request: { ...plain, fields: [field], where: row?.where ?? where },
        options: { groups: fresh ? [...groups, by] : groups },
      });
    }
  return [...found.values()];
}

/** A share is asked for by its proposition. */
function shareAsker({ request }: Declared, tools: Tools): Ask {
  return (row, shape) => {
    const query = condition(row.field ?? '', row.level, row.kind === 'state', tools);
    const denominator = tools.kind(row.field ?? '') === 'proposition' ? null : (request.denominator ?? null);
    return placeholder(withSelection(query, row.where, denominator), shape);
  };
}

function shareSentences(declared: Declared, rows: readonly ResultRow[], ask: Ask, tools: Tools): string[] {
  const { words } = tools;
  const levels = rows.filter(row => row.kind === 'level');
  const states = rows.filter(row => row.kind === 'state');
  const [first] = levels;
  if (first === undefined) return [`No ${words.unit} has a code here.`, ...stateSentences(states, ask, tools)];
  if (first.N === 0) return [`There is no ${words.unit} in the denominator.`, ...stateSentences(states, ask, tools)];
  const some = byFrequency(levels.filter(row => (row.n ?? 0) > 0));
  const none = levels.filter(row => row.n === 0);
  const parts = some.map(row => `${label(row)} in ${ask(row)}`);
  const field = name(first.field ?? '', words);
  const together = rows
    .filter(row => row.kind === 'rollup' && (row.n ?? 0) > 0)
    .map(row => `${label(row)} in ${ask(row)}`);
  const without = rows.find(row => row.kind === 'none');
  return [
    ...(parts.length === 0
      ? []
      : [`Of ${ask(first, 'N')} ${base(first, states, words.units)}, ${field} was coded as ${joined(parts)}.`]),
    ...(none.length === 0 ? [] : [`No ${words.unit} was coded as ${joined(none.map(label), 'or')}.`]),
    ...(together.length === 0 ? [] : [`Grouped: ${joined(together)}.`]),
    ...(without === undefined
      ? []
      : [`None of them was coded in ${asker(declared, tools)(without, without.N === null ? 'n' : '')}.`]),
    ...stateSentences(states, ask, tools),
    ...(tools.kind(first.field ?? '') === 'multi' && first.unit !== 'mention'
      ? [`${oneOf(words.unit)} can have several codes.`]
      : []),
  ];
}

/** What the denominator holds, said only where it isn't simply all units. */
function base(row: ResultRow, states: readonly ResultRow[], units: string): string {
  if (row.unit === 'mention') return 'mentions';
  if (!states.some(state => state.N === null)) return units;
  switch (row.denominator) {
    case 'reported':
      return `${units} that report it`;
    case 'applicable':
      return `${units} to which it applies`;
    case 'coded':
      return `${units} that were coded`;
    case 'accessible':
      return `${units} whose report was accessible`;
    default:
      return units;
  }
}

const stateSentences = (states: readonly ResultRow[], ask: Ask, { words }: Tools): string[] =>
  states.map(state => {
    const outside = state.N === null;
    const number = ask(state, outside ? 'n' : '');
    return `${STATE_WORDS[state.level ?? ''] ?? `${state.label} in`} ${number}${outside ? ` ${state.n === 1 ? words.unit : words.units}` : ''}.`;
  });

function numberSentences(declared: Declared, rows: readonly ResultRow[], ask: Ask, tools: Tools): string[] {
  const { words } = tools;
  const median = rows.find(row => row.statistic === 'median');
  const states = stateSentences(
    rows.filter(row => row.kind === 'state'),
    ask,
    tools,
  );
  if (median === undefined || median.estimate === null) return [`No ${words.unit} has a number here.`, ...states];
  const { where } = median;
  const of = (statistic: string, shape = ''): string =>
    placeholder(withSelection(`${statistic}(${printWord(declared.request.fields[0]!, '`')})`, where, null), shape);
  return [
    `The median was ${of('median')} (interquartile range ${of('iqr')}; range ${of('range')}) in ${of('median', 'n')} ${median.n === 1 ? words.unit : words.units}.`,
    ...states,
  ];
}

function propositionSentence(rows: readonly ResultRow[], ask: Ask, units: string): string {
  const [row] = rows;
  if (row === undefined) return '';
  if (row.N === 0) return `There are no ${units} for which it is known whether ${code(row.field ?? '')}.`;
  return `${ask(row, 'n')} of ${ask(row, 'N')} ${units} for which it is known (${ask(row, '%')}) have ${code(row.field ?? '')}.`;
}
