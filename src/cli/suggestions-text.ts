import type { Formatter } from '../base/formatter.ts';
import { counted } from '../base/plural.ts';
import { textTable } from '../export/table/text-table.ts';
import type { Suggestions } from '../pipeline/sheets/suggest.ts';
import type { FoundTerms } from '../pipeline/sheets/terms.ts';
import type { VariantGroup } from '../text/fold-variants.ts';

/** How well it does, and what it proposes. */
export function suggestionsText(
  found: Suggestions,
  written: readonly string[],
  format: Formatter,
  colour: boolean,
): string {
  const { field, from, seed, uncoded, judged, suggestions } = found;
  const first = judged[0];
  const table = textTable(
    ['Question', 'Studies', 'Right', '%', 'Most frequent code', '%', 'P', 'Better'],
    judged.map(entry => [
      entry.question,
      String(entry.texts),
      String(entry.right),
      format.percent(entry.right, entry.texts),
      String(entry.majorityRight),
      format.percent(entry.majorityRight, entry.texts),
      format.pValue(entry.p),
      entry.better ? 'yes' : 'no',
    ]),
    { colour, left: [7] },
  );
  const none = suggestions.length === 0;
  const silent = uncoded - new Set(suggestions.map(entry => entry.unit)).size;
  const better = judged.some(entry => entry.better);
  return [
    `Learned from ${from.join(', ')}; naive Bayes, ${first?.folds ?? 0}-fold cross-validation (seed ${seed}), against always choosing the most frequent code (exact one-sided McNemar test, 1%).\n\n${table}\n`,
    better
      ? ''
      : `No code of ${field} is predicted better than by always choosing the most frequent code, so nothing is suggested.\n`,
    better && none
      ? `${uncoded === 0 ? `Every study has a code of ${field}` : `None of the ${uncoded} uncoded studies gets a suggestion`}; nothing is suggested.\n`
      : '',
    none
      ? ''
      : textTable(
          ['Unit', 'Citation', 'Code', 'Probability', 'Words'],
          suggestions.map(entry => [
            entry.unit,
            entry.citation,
            entry.code,
            format.number(entry.probability, 2),
            entry.words.join(', '),
          ]),
          { colour, left: [1, 2, 4] },
        ),
    none || silent === 0
      ? ''
      : `No code is more likely than all others together for ${silent} of the ${uncoded} uncoded studies; nothing is suggested for ${silent === 1 ? 'it' : 'them'}.\n`,
    ...written.map(path => `wrote ${path}; a code that is given after this is anchored, and left out of agreement\n`),
  ].join('');
}

/** Words by group. */
export const termsText = ({ from, groups }: Omit<FoundTerms, 'open'>, units: string): string =>
  `Words of ${from.join(', ')}; in brackets ${units} of the group with the word / of all.\n\n${groups.map(group => `${group.group} (${group.units})\n  ${group.terms.map(term => `${term.word} (${term.inside}/${term.overall})`).join(', ') || 'no distinctive words'}\n`).join('')}`;

/** Variants as lines for the codebook. */
export function foldText(
  field: string,
  groups: readonly VariantGroup[],
  { answers: total, others }: { readonly answers: number; readonly others: number },
): string {
  if (groups.length === 0) return `no two answers of ${field} look like spellings of one\n`;
  const lines = groups.map(({ keep, kept, count, variants }) => {
    const why = variants.map(variant => `${variant.spelling} (${variant.count}): ${variant.why}`).join('; ');
    return [
      `      # ${why}\n`,
      `      # cost: ${count - kept} of ${total} answers change; ${keep} from ${kept} to ${count}\n`,
      `      - { value: ${JSON.stringify(keep)}, aliases: [${variants.map(variant => JSON.stringify(variant.spelling)).join(', ')}] }\n`,
    ].join('');
  });
  return `Proposed for the codebook; check each before you take it over:\n\n  - name: ${field}\n    categories:\n${lines.join('')}${others === 0 ? '' : `      # ${counted(others, 'other answer')} ${others === 1 ? 'has' : 'have'} no variants; with \`categories\`, each needs one too\n`}`;
}
