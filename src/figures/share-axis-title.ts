import { inSentence } from '../base/in-sentence.ts';
import { sentenceCase } from '../base/sentence-case.ts';
import type { FigureInput } from './figure-type.ts';
import type { ShareGroup } from './share-groups.ts';

/** `Studies, % (95% CI)`: what the axis shows. */
export function shareAxisTitle({ words, results, declaration }: FigureInput): string {
  const level = results.rows.find(row => row.ci !== null)?.ci?.level;
  const unit = declaration.denominator === 'responses' ? 'Mentions' : sentenceCase(words.units);
  return `${unit}, %${level === undefined ? '' : ` (${Math.round(level * 1000) / 10}% CI)`}`;
}

/** `clinical domain and year of publication` */
export const byTitle = (words: FigureInput['words'], fields: readonly string[]): string =>
  fields.map(field => inSentence(words.fieldTitle(field))).join(' and ');

/** A name with the number of units behind it: `Oncology (n = 12)`. */
export const withSize = ({ format }: FigureInput, name: string, group: ShareGroup): string =>
  `${name} (n\u00a0=\u00a0${format.count(group.N)})`;
