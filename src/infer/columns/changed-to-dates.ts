import { codesBehindDate } from '../../model/codes-behind-date.ts';
import type { FieldDoubt } from '../doubt.ts';
import type { DraftCategory } from '../draft.ts';
import { cells, shown } from './detector.ts';
import type { Profile } from './profile.ts';

/** A column of days or of times has such cells itself. */
const OF_DAYS = /\b(dates?|datum|fecha|data|day|days|month|months|mois|mes|mês|monat|season|period|time|when)\b|日期/i;

/**
 * Categories that a spreadsheet program perhaps made of codes of two numbers (`5-Mar` of 3-5), where too few such codes are
 * left to be sure of it.
 */
export function changedToDates({ header, values }: Profile, categories: readonly DraftCategory[]): FieldDoubt[] {
  if (OF_DAYS.test(header)) return [];
  // a number alone may be any number
  const found = values.filter(([text]) => !/^\d+$/.test(text) && codesBehindDate(text).length > 0);
  if (found.length === 0) return [];
  const codeOf = (text: string): string | undefined =>
    found.some(([date]) => date === text) ? codesBehindDate(text).toSorted(byFirst)[0] : undefined;
  const named = found.slice(0, 3).map(([text]) => `${shown(text)} was perhaps ${codeOf(text)}`);
  const [first] = found;
  return [
    {
      key: 'categories',
      evidence: `${named.join(', ')}: ${cells(found.reduce((sum, [, count]) => sum + count, 0))} look like dates that a spreadsheet program makes of codes`,
      question: `Is ${shown(first![0])} the code ${codeOf(first![0])}, changed by a spreadsheet program?`,
      proposal: 'no, it is kept as it is written',
      otherwise: `${codeOf(first![0])} instead of ${first![0]} in ${cells(first![1])}`,
      choices: [
        {
          label: 'yes, a spreadsheet program changed such codes',
          field: {
            categories: categories.map(category => {
              const code = codeOf(category.value);
              if (code === undefined || categories.some(({ value }) => value === code)) return category;
              return { ...category, value: code, aliases: [...(category.aliases ?? []), category.value] };
            }),
          },
        },
      ],
    },
  ];
}

/** A range goes up: 3-5 rather than 5-3. */
const byFirst = (a: string, b: string): number => Number.parseInt(a, 10) - Number.parseInt(b, 10);
