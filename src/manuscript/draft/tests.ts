import type { ResultRow } from '../../model/result-row.ts';
import type { Words } from '../../model/words.ts';
import type { Ask } from './ask.ts';
import { ciWords, grouped, groupLabel, joined, label, plain, reason } from './phrases.ts';

/** A test or measure: its value, interval, degrees of freedom and P value, or why there is none. */
export function testSentence(row: ResultRow, ask: Ask): string {
  const words = plain((row.label ?? row.statistic).replace(/ \(P\)$/, ''));
  if (row.estimate === null && row.test === null) return `${words} is undefined (${reason(row)}).`;
  // a row whose estimate is the P value itself says it once
  if (row.estimate === null || row.estimate === row.test?.p) return `${words} gave ${ask(row, 'p')}.`;
  return `${words} was ${ask(row)}${inBrackets(row, ask)}.`;
}

/** ` (95% CI 0.1 to 0.4, df 4, P = 0.03)` */
export function inBrackets(row: ResultRow, ask: Ask): string {
  const parts = [
    row.ci === null ? '' : `${ciWords(row)} ${ask(row, 'ci')}`,
    row.test?.df == null ? '' : `df ${ask(row, 'df')}`,
    row.test?.p == null ? '' : ask(row, 'p'),
  ].filter(part => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** The P values of every option of a multi-select field, in one sentence; cells of two single fields have none here. */
export function optionSentence(tests: readonly ResultRow[], ask: Ask, words: Words): string[] {
  const parts = tests.filter(row => (row.level === null) !== (row.by.length === 0) && row.test?.p != null);
  const list = grouped(parts, row => JSON.stringify([row.level, row.by])).flatMap(own => {
    const get = (statistic: string): ResultRow | undefined => own.find(row => row.statistic === statistic);
    const test = get('fisher_exact') ?? get('pearson_chi_square');
    if (test === undefined) return [];
    const adjusted = get('holm_p');
    const title = test.level === null ? groupLabel(test, words) : label(test);
    return [`${title} ${ask(test, 'p')}${adjusted === undefined ? '' : ` (adjusted ${ask(adjusted, 'p')})`}`];
  });
  return list.length === 0
    ? []
    : [`Option by option, by Fisher's exact test where it can be computed and adjusted by Holm: ${joined(list)}.`];
}
