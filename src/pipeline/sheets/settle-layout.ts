import type { Source } from '../../base/effects.ts';
import type { UndeclaredSheet } from '../../infer/sniff-workbook.ts';
import { WORKBOOK_READER } from '../../read/workbook-reader.ts';
import type { Settle } from './resolve-doubts.ts';

/**
 * Asks whether the sheet is read as it was found (rows below the table left out, items in rows turned); another answer reads
 * every row. What nobody decides stays a guess.
 */
export async function settleLayout(source: Source, sheet: UndeclaredSheet, settle: Settle): Promise<UndeclaredSheet> {
  const { guess, dialect, notes } = sheet;
  if (guess === null || settle === 'guess') return sheet;
  if (settle === 'defaults') return { ...sheet, guess: null };
  const { otherwise = '', ...found } = guess;
  const answer = await settle.ask({
    about: null,
    evidence: Object.values(found).join('; '),
    question: 'Is this how the sheet is to be read?',
    proposal: 'yes',
    choices: ['orientation' in found ? 'no, every row is a study' : 'no, these rows are studies too'],
    otherwise,
  });
  if (answer === null) return sheet;
  if (answer === 0) return { ...sheet, guess: null };
  const { orientation: _, summaryRows: __, range, ...rest } = dialect;
  const open = 'orientation' in found || typeof range !== 'string' ? rest : { ...rest, range: openRange(range) };
  return {
    ...sheet,
    dialect: open,
    guess: null,
    table: await WORKBOOK_READER.table(source, open),
    notes: notes.filter(({ message }) => !/ sums? up .*and (is|are) not read$/.test(message)),
  };
}

/** `A3:K43` without its last row. @example openRange('A3:K43') // => 'A3:K' */
export const openRange = (range: string): string => range.replace(/\d+$/, '');
