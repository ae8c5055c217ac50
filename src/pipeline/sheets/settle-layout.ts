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
  // which sheet it is was asked before
  const { sheetName, otherwise: both = '', ...found } = guess;
  const [ofSheet, ofLayout] = sheetName === undefined ? ['', both] : splitOnce(both);
  const kept = sheetName === undefined ? null : { sheetName, otherwise: ofSheet };
  if (settle === 'defaults') return { ...sheet, guess: kept };
  if (Object.keys(found).length === 0) return sheet;
  const answer = await settle.ask({
    about: null,
    evidence: Object.values(found).join('; '),
    question: 'Is this how the sheet is to be read?',
    proposal: 'yes',
    choices: [
      'orientation' in found
        ? 'no, every row is a study'
        : Object.keys(found).join() === 'slots'
          ? 'no, each column is a question of its own'
          : Object.keys(found).join() === 'fillDown' && sheet.studiesIn === null
            ? 'no, a blank cell was not coded'
            : 'no, these rows are studies too',
    ],
    otherwise: ofLayout,
  });
  if (answer === null) return sheet;
  if (answer === 0) return { ...sheet, guess: kept };
  const { orientation: _, summaryRows: __, skipRows: ____, fillDown: ___, slots: _____, range, ...rest } = dialect;
  const open = 'orientation' in found || typeof range !== 'string' ? rest : { ...rest, range: openRange(range) };
  return {
    ...sheet,
    studiesIn: null,
    dialect: open,
    guess: kept,
    table: await WORKBOOK_READER.table(source, open),
    notes: notes.filter(
      ({ message }) =>
        !/ sums? up .{0,500}and (?:is|are) not read$| : not read \(| read as one multi-select column$/.test(message),
    ),
  };
}

/** What is said of the sheet, then what is said of its layout. */
function splitOnce(text: string): [string, string] {
  const at = text.indexOf('; ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 2)];
}

/** `A3:K43` without its last row. @example openRange('A3:K43') // => 'A3:K' */
export const openRange = (range: string): string => range.replace(/(?<!\d)\d+$/, '');
