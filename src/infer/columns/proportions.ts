import type { FieldDoubt } from '../doubt.ts';
import { cells, shown } from './detector.ts';
import type { Profile } from './profile.ts';

/** `0.45` beside `51%`: a proportion, perhaps, which is no number of the same scale. */
export function proportionsAmong({ values }: Profile, numbers: readonly number[]): FieldDoubt | null {
  const small = values.filter(([text], i) => !text.endsWith('%') && numbers[i]! > 0 && numbers[i]! < 1);
  const isPercent = values.every(([text], i) => !text.endsWith('%') || numbers[i]! >= 1);
  if (small.length === 0 || !isPercent) return null;
  const found = small.reduce((sum, [, count]) => sum + count, 0);
  return {
    key: 'constraints',
    evidence: `${cells(found)} such as ${shown(small[0]![0])} ${found === 1 ? 'is' : 'are'} below 1 and ${found === 1 ? 'lacks' : 'lack'} the percent sign that the others have`,
    question: `Is ${shown(small[0]![0])} a proportion?`,
    proposal: 'yes, so it does not count until it is written as a percentage',
    choices: [{ label: 'no, it is a percentage below 1', field: { constraints: undefined } }],
  };
}

/** `0.45` among `32`, `51` in a column of percentages without signs. */
export function unsignedProportions({ header, values }: Profile): FieldDoubt | null {
  if (!/%|percent|prozent|pourcent|porcent|百分/i.test(header)) return null;
  const numbers = values.map(([text]) => Number(text));
  const small = values.filter((_, i) => numbers[i]! > 0 && numbers[i]! < 1);
  const found = small.reduce((sum, [, count]) => sum + count, 0);
  const others = numbers.filter(number => number >= 1);
  if (found < 2 || others.length < 2 || Math.max(...others) < 10) return null;
  // shares of less than a percent are rarely written with the two figures of a proportion
  if (!small.every(([text]) => /^0?\.\d{2,}$/.test(text) || /^0?\.[1-9]$/.test(text))) return null;
  return {
    key: 'constraints',
    evidence: `${cells(found)} such as ${shown(small[0]![0])} are below 1, beside ${shown(String(Math.max(...others)))}`,
    question: `Is ${shown(small[0]![0])} a proportion?`,
    proposal: 'yes, so it does not count until it is written as a percentage',
    choices: [{ label: 'no, it is a percentage below 1', field: { constraints: undefined } }],
  };
}
