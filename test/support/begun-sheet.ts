import { initReview } from '../../src/pipeline/sheets/init.ts';
import { openReview } from '../../src/read/session.ts';
import { commandResults } from './command-results.ts';
import { memoryEffects } from './memory-effects.ts';

export interface Options {
  readonly dictionary?: string;
  readonly name?: string;
  readonly denominator?: string;
}

/** What `init` proposes for a sheet, and the counts that come out. */
export async function begun(sheet: string | Uint8Array, { dictionary, name = 's.csv' }: Options = {}) {
  const effects = memoryEffects({ [name]: sheet, ...(dictionary === undefined ? {} : { 'd.csv': dictionary }) });
  const done = await initReview(effects, 'review', {
    from: name,
    dictionary: dictionary === undefined ? null : 'd.csv',
    sheet: null,
  });
  const open = await openReview(effects, 'review');
  return { done, open, effects };
}

/** `code n` of all codes that occur, and `of N`. */
export async function counts(sheet: string | Uint8Array, header: string, options: Options = {}): Promise<string> {
  const { done, open } = await begun(sheet, options);
  const field =
    done.guesses.find(guess => guess.headers.includes(header))?.name ??
    done.codebook.fields.find(entry => entry.name === header)?.name ??
    header;
  const { denominator } = options;
  const { rows } = commandResults(open, 'shares', [field], denominator === undefined ? {} : { denominator });
  const levels = rows.filter(row => row.kind === 'level' && row.n! > 0);
  const median = rows.find(row => row.statistic === 'median');
  if (median !== undefined) return `median ${median.estimate} of ${median.N}`;
  const of = rows.find(row => row.kind === 'level')?.N ?? 0;
  return `${levels
    .map(row => `${row.label} ${row.n}`)
    .sort()
    .join(', ')} of ${of}`;
}

/** Rows of a sheet. */
export const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;
/** A column of cells behind a running id; cells with a comma are quoted. */
export const column = (header: string, ...cells: readonly string[]): string =>
  lines(
    `id,${header}`,
    ...cells.map((cell, i) => `s${i + 1},${/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell}`),
  );
