import { asker } from '../../manuscript/draft/ask.ts';
import { drafting } from '../../manuscript/draft/drafting.ts';
import { groupLabel, joined, label, lead, name } from '../../manuscript/draft/phrases.ts';
import type { ResultRow } from '../../model/result-row.ts';
import type { Words } from '../../model/words.ts';

export const sentences = drafting({
  name: 'gaps',
  describe: 'how many cells of the grid are empty or thin, how many are expected to be, and which are unexpected',
  // the others say the numbers of the sentences again
  saysResult: true,
  write(declared, tools) {
    const { words } = tools;
    const rows = tools.rows(declared.request);
    const get = (statistic: string): ResultRow | undefined => rows.find(row => row.statistic === statistic);
    const empty = get('empty_cells');
    if (empty?.field == null || empty.with === null) return [];
    const ask = asker(declared, tools, ['impossible']);
    const thinAsk = asker(declared, tools, ['impossible', 'thin']);
    const cells = rows.filter(row => row.statistic === 'gap');
    const [expected, unsettled, unexpected, impossible, predicted, thin] = [
      'empty_cells_expected',
      'empty_cells_unsettled',
      'empty_cells_unexpected',
      'empty_cells_impossible',
      'empty_cells_predicted',
      'thin_cells',
    ].map(get);
    const chance =
      predicted?.estimate == null ? '' : `; given the row and column totals, ${ask(predicted)} are expected`;
    const sentences =
      empty.estimate === null
        ? ['No cell of the grid is possible.']
        : [
            `${ask(empty, 'n')} of ${ask(empty, 'N')} cells (${ask(empty, '%')}) are empty${chance}.`,
            `Of the empty cells, ${ask(expected!)} are expected given the row and column totals, ${ask(unsettled!)} are unsettled and ${ask(unexpected!)} are unexpected.`,
          ];
    if (impossible !== undefined) sentences.push(`${ask(impossible)} further cells are declared impossible.`);
    if (thin !== undefined)
      sentences.push(
        `${thinAsk(thin)} further cells hold at most ${String(declared.request.options?.thin)} ${words.units}.`,
      );
    const isImpossible = (row: ResultRow): boolean => row.warnings[0]?.code === 'impossible';
    const held = (impossible: boolean): string =>
      joined(
        cells
          .filter(row => (row.n ?? 0) > 0 && isImpossible(row) === impossible)
          .map(row => `${cell(row, words)} with ${thinAsk(row, 'n')}`),
      );
    if (held(false) !== '') sentences.push(`These are ${held(false)}.`);
    if (held(true) !== '') sentences.push(`Declared impossible, but not empty: ${held(true)}.`);
    for (const verdict of ['unexpected', 'unsettled']) {
      const own = cells.filter(row => row.n === 0 && row.warnings[0]?.code === verdict).map(row => cell(row, words));
      if (own.length > 0)
        sentences.push(`${verdict === 'unexpected' ? 'Unexpected' : 'Unsettled'} empty cells: ${joined(own)}.`);
    }
    const head = `Cells of ${name(empty.field, words)} by ${name(empty.with, words)}`;
    return [`${lead(head, empty.where, words)}${sentences.join(' ')}`];
  },
});

const cell = (row: ResultRow, words: Words): string => `${label(row)} × ${groupLabel(row, words)}`;
