import type { Source } from '../../base/effects.ts';
import { counted } from '../../base/plural.ts';
import { isAnotherCoder } from '../../infer/coders/coder-sheets.ts';
import { infer } from '../../infer/infer.ts';
import { findJoinedSheets } from '../../infer/joined-sheets.ts';
import { sheetGuess } from '../../infer/sheet-choice.ts';
import { sniffWorkbook, type UndeclaredSheet } from '../../infer/sniff-workbook.ts';
import { WORKBOOK_READER } from '../../read/workbook-reader.ts';
import type { Settle } from './resolve-doubts.ts';

/**
 * Asks which sheet of a workbook holds the studies, where several could; what nobody decides stays a guess. The sheets of
 * coders and those whose rows belong to the studies are no question.
 */
export async function settleSheet(source: Source, sheet: UndeclaredSheet, settle: Settle): Promise<UndeclaredSheet> {
  const { rivals, others, dialect, table } = sheet;
  if (rivals.length === 0 || settle === 'defaults') return sheet;
  const named = others.filter(({ name }) => rivals.includes(name));
  const joined = new Set(findJoinedSheets(table, infer(table), named).map(entry => entry.sheet.name));
  const open = named.filter(other => !joined.has(other.name) && !isAnotherCoder(table, other.table));
  const chosen = { name: String(dialect.sheetName ?? ''), table };
  const guess = sheetGuess(chosen, open);
  if (guess === null) return sheet;
  const { otherwise = '', sheetName: evidence = '' } = guess;
  if (settle !== 'guess') {
    const answer = await settle.ask({
      about: null,
      evidence,
      question: 'Which sheet holds the studies?',
      proposal: `"${chosen.name}" (${counted(table.rows, 'row')})`,
      choices: open.map(other => `"${other.name}" (${counted(other.table.rows, 'row')})`),
      otherwise,
    });
    if (answer === 0) return sheet;
    if (answer !== null) return sniffWorkbook(source, WORKBOOK_READER, open[answer - 1]!.name);
  }
  const { otherwise: ofLayout, ...layout } = sheet.guess ?? {};
  return {
    ...sheet,
    guess: { sheetName: evidence, ...layout, otherwise: [otherwise, ofLayout].filter(Boolean).join('; ') },
  };
}
