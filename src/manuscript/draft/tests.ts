import { groupedBy } from '../../base/grouped-by.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { Words } from '../../model/words.ts';
import type { Ask } from './ask.ts';
import { ciWords, groupLabel, joined, label, plain, reason } from './phrases.ts';

/** Tests and measures, a sentence each; those that are undefined for the same reason share one. */
export function testSentences(rows: readonly ResultRow[], ask: Ask): string[] {
  const isUndefined = (row: ResultRow): boolean => row.estimate === null && row.test === null;
  return [
    ...rows.filter(row => !isUndefined(row)).map(row => testSentence(row, ask)),
    ...groupedBy(rows.filter(isUndefined), reason).map(
      own => `${joined(own.map(title))} ${own.length === 1 ? 'is' : 'are'} undefined (${reason(own[0])}).`,
    ),
  ];
}

const title = (row: ResultRow): string => plain((row.label ?? row.statistic).replace(/ \(P\)$/, ''));

/** A test or measure: its value, interval, degrees of freedom and P value. */
function testSentence(row: ResultRow, ask: Ask): string {
  const words = title(row);
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
  const list = groupedBy(parts, row => JSON.stringify([row.level, row.by])).flatMap(own => {
    const get = (statistic: string): ResultRow | undefined => own.find(row => row.statistic === statistic);
    const test = get('fisher_exact') ?? get('pearson_chi_square');
    if (test === undefined) return [];
    const adjusted = get('holm_p');
    const name = test.level === null ? groupLabel(test, words) : label(test);
    return [`${name} ${ask(test, 'p')}${adjusted === undefined ? '' : ` (adjusted ${ask(adjusted, 'p')})`}`];
  });
  return list.length === 0
    ? []
    : [`Option by option, by Fisher's exact test where it can be computed and adjusted by Holm: ${joined(list)}.`];
}
