import { REFERENCE_TOLERANCE } from '../../analyses/compare/read-reference.ts';
import type { Effects } from '../../base/effects.ts';
import { Fault } from '../../base/fault.ts';
import { insidePath } from '../../base/paths.ts';
import type { AnalysisRequest } from '../../model/analysis-request.ts';
import { readTable, requireSource } from '../../read/coded-sheet.ts';
import { refuseOutside } from '../../review.ts';

/** What a column of a reference may hold, and what its numbers are divided by. */
const KINDS: Readonly<Record<string, number | null>> = { share: 1, percent: 100, count: null };

/** The file of a reference population that a request of `compare` names; null: it names none. */
export function referenceFile({ analysis, options }: AnalysisRequest): string | null {
  const path = options?.['with'];
  return analysis === 'compare' && typeof path === 'string' ? path : null;
}

/**
 * A request of `compare` with the shares of the file that it names; every other request as it is.
 *
 * @param declared the folder of the review and the file of an exhibit, whose paths are of that folder; null: a path as typed
 */
export async function withReference(
  effects: Effects,
  request: AnalysisRequest,
  declared: { readonly folder: string; readonly file: string } | null = null,
): Promise<AnalysisRequest> {
  const named = referenceFile(request);
  if (named === null) return request;
  const path = declared === null ? named : insidePath(named, declared.file);
  if (declared !== null) refuseOutside(effects, declared.folder, path);
  const table = await readTable(
    await requireSource(effects, declared === null ? path : `${declared.folder}/${path}`, path),
  );
  const wrong = (message: string, hint: string): Fault => new Fault('reference', `${path}${message}`, hint);
  const find = (name: string): number => table.columns.findIndex(column => column.header.trim().toLowerCase() === name);
  const category = find('category');
  const kinds = Object.keys(KINDS).filter(kind => find(kind) >= 0);
  const [kind] = kinds;
  if (category < 0 || kind === undefined || kinds.length > 1)
    throw wrong(
      ` has the columns ${table.columns.map(column => column.header).join(', ')}`,
      'give it a column "category", and one of "share" (0 to 1), "percent" (0 to 100) or "count"',
    );
  const cell = (column: number, row: number): string => table.columns[column]!.value(row).trim();
  const entries = Array.from({ length: table.rows }, (_, row) => {
    const typed = cell(find(kind), row);
    const value = typed === '' ? Number.NaN : Number(typed.replace(/%$/, ''));
    if (!(value >= 0))
      throw wrong(
        `, row ${table.at(row, null).row}: "${typed}" is not a ${kind}`,
        'write a number with a decimal point',
      );
    return { category: cell(category, row), value };
  });
  const twice = entries.findIndex(({ category: own }, i) => entries.slice(0, i).some(other => other.category === own));
  if (twice >= 0)
    throw wrong(
      `, row ${table.at(twice, null).row}: "${entries[twice]!.category}" is there already`,
      'give each category one row',
    );
  const sum = entries.reduce((all: number, { value }) => all + value, 0);
  const total = KINDS[kind] ?? sum;
  if (sum > total * (1 + REFERENCE_TOLERANCE))
    throw wrong(
      `: the column "${kind}" adds up to ${Math.round(sum * 1000) / 1000}, and to ${total} at most is allowed`,
      'correct the shares of the reference population',
    );
  return {
    ...request,
    options: {
      ...request.options,
      with: path,
      reference: entries.map(entry => `${entry.category}=${entry.value / total}`),
    },
  };
}
