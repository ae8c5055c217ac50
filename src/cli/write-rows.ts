import { usageFault } from '../base/fault.ts';
import { unknownWord } from '../base/unknown-word.ts';
import type { ResultRow } from '../model/result-row.ts';
import type { CommandContext, OptionValues } from './command.ts';
import { textOption } from './command.ts';

const FORMATS = ['md', 'csv', 'ard'];

/** What is for paragraphs alone. */
const OF_PARAGRAPHS = ['fields', 'linked', 'forEach', 'template'] as const;

/** Writes the rows of the declared analyses (all, or those of the named exhibits) in a format for other programs. */
export async function writeRows(
  { effects, review, json, strict }: CommandContext,
  names: readonly string[],
  format: string,
  options: OptionValues,
): Promise<number> {
  if (!FORMATS.includes(format)) throw unknownWord(format, FORMATS, 'format of results', 'format');
  const other = json
    ? 'json'
    : OF_PARAGRAPHS.find(option => ![undefined, false].includes(options[option] as undefined | false));
  if (other !== undefined)
    throw usageFault(
      'format',
      door =>
        `${door.option(other)} is for paragraphs, and the format ${format} holds the rows of the declared analyses`,
      door =>
        `leave one of them out, or use the command of an analysis, e.g. scopebook shares FIELD ${door.option('format', format)}`,
    );
  const { openReview } = await import('../read/session.ts');
  const { declaredResults } = await import('../pipeline/manuscript/declared-results.ts');
  const { printedDisclosure } = await import('../pipeline/request/disclosure.ts');
  const { failed, printFaults } = await import('./print-findings.ts');
  const open = await openReview(effects, review);
  const { rows, faults } = await declaredResults(effects, open, names);
  printFaults(effects, faults);
  const out = textOption(options, 'out');
  if (faults.length === 0) {
    const disclosed = (row: ResultRow): string | null => printedDisclosure(open.of(row.from ?? null));
    const data =
      format === 'ard'
        ? await (await import('../export/rows-ard.ts')).rowsArd(rows, open.words, disclosed)
        : await (await import('../export/rows-csv.ts')).rowsCsv(rows, disclosed);
    if (out === null) effects.out(data);
    else {
      await (await import('../write/outputs.ts')).writeFiles(effects, { review: open.review }, [{ path: out, data }]);
      effects.out(`wrote ${out}\n`);
    }
  }
  return failed([], faults, strict);
}
