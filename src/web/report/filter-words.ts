import type { Formatter } from '../../base/formatter.ts';
import type { Words } from '../../model/words.ts';
import type { Strings } from '../strings/index.ts';
import type { FieldFilter, Filter } from './filter.ts';

/** One field's choice in words, e.g. "Method is Prompting or Not reported". */
export function choiceWords(
  field: string,
  choice: FieldFilter,
  words: Words,
  strings: Strings,
  format: Formatter,
): string {
  const { mode, codes, states, from, to } = choice;
  const number = (value: number): string =>
    words.isYear(field) ? String(value) : format.number(value, decimals(value));
  const range =
    from === null && to === null
      ? []
      : [
          from === null
            ? strings.upTo(number(to ?? 0))
            : to === null
              ? strings.fromOn(number(from))
              : strings.between(number(from), number(to)),
        ];
  const values = [
    ...codes.map(code => words.levelLabel(field, code)),
    ...range,
    ...states.map(state => (strings.states[state] ?? state).toLowerCase()),
  ];
  const title = words.fieldTitle(field);
  if (mode === 'all') return strings.hasAll(title, values.join(strings.andWord));
  return (mode === 'none' ? strings.isNone : strings.isAny)(title, values.join(strings.or));
}

const decimals = (value: number): number => (String(value).split('.')[1] ?? '').length;

/** The whole filter in words; '' where nothing is asked. */
export function filterWords(filter: Filter, search: string, words: Words, strings: Strings, format: Formatter): string {
  const parts = Object.entries(filter).map(([field, choice]) => choiceWords(field, choice, words, strings, format));
  if (search.trim() !== '') parts.push(strings.found(search.trim()));
  return parts.join(strings.and);
}
